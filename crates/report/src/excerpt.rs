//! The excerpts behind a row of a table.

use crate::error::json;
use crate::text::{MARKS, PAGE, one_line, wrap};
use crate::wording::{counted, number, role, units};
use crate::{Column, Format, Grid, ReportError, markdown, render_grid};
use benang_analysis::{CodebookRef, Share, State};
use benang_model::{Locale, Role, Unit};
use serde::Serialize;

/// The text that one coding covers, with where it is and why it is coded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The code's id.
    pub code: String,
    /// Its name.
    pub code_name: String,
    /// The transcript.
    pub transcript: String,
    /// The turn, from 1.
    pub turn: usize,
    /// Where it begins, in code points of the turn's body.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Who talks; none if the text doesn't say.
    pub speaker: Option<String>,
    /// Their part in the conversation.
    pub role: Role,
    /// When the turn begins, in milliseconds from the beginning of the recording.
    pub time_ms: Option<u64>,
    /// The rules that proposed the coding.
    pub rules: Vec<String>,
    /// The text.
    pub text: String,
    /// The words that made the rule match, in code points of `text`, end exclusive.
    pub matched: Vec<(usize, usize)>,
}

/// Between two rules in one cell.
const RULES_APART: &str = " | ";

/// What the excerpts are evidence of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptHeading {
    /// The codebook.
    pub codebook: CodebookRef,
    /// The id of the code that was asked for.
    pub code: String,
    /// Its name.
    pub code_name: String,
    /// What a segment is.
    pub unit: Unit,
    /// Segments that have the code or one below it, of those that could be coded.
    pub segments: Share,
    /// What is known about the code: if there are no excerpts, why.
    pub state: State,
}

/// The excerpts in a format, in the order given. `width` is that of the terminal in columns.
///
/// # Errors
/// If a writer refuses a value.
pub fn excerpts(
    excerpts: &[Excerpt],
    heading: &ExcerptHeading,
    format: Format,
    locale: Locale,
    width: Option<usize>,
) -> Result<String, ReportError> {
    match (format, format.layout()) {
        (Format::Text, _) => {
            let width = width.unwrap_or(PAGE);
            let parts = excerpts.iter().map(|excerpt| for_the_terminal(excerpt, locale, width));
            let wrapped = |line: &str| wrap(&one_line(line), width, "", "  ").join("\n");
            let under = if excerpts.is_empty() { absence(heading, locale) } else { legend(locale) };
            let title = format!("{}\n{}\n", wrapped(&title(excerpts, heading, locale)), wrapped(&under));
            Ok(std::iter::once(title).chain(parts).collect::<Vec<_>>().join("\n"))
        }
        (Format::Markdown, Some(layout)) => {
            let title = markdown::escape(&title(excerpts, heading, locale));
            let under = match excerpts {
                [] => absence(heading, locale) + "\n",
                _ => render_grid(&page_grid(excerpts, locale), layout, None)?,
            };
            Ok(format!("{title}\n\n{under}"))
        }
        (_, Some(layout)) => render_grid(&grid(excerpts), layout, None),
        (_, None) => json(excerpts),
    }
}

fn title(excerpts: &[Excerpt], heading: &ExcerptHeading, locale: Locale) -> String {
    let ExcerptHeading { codebook: CodebookRef { name, version }, code, code_name, unit, segments, .. } = heading;
    let (part, whole) = (number(segments.part, locale), number(segments.whole, locale));
    let unit = units(*unit, segments.whole, locale);
    let codings =
        counted(excerpts.len() as u64, locale.pick("coding", "pengodean"), locale.pick("codings", "pengodean"), locale);
    locale.pick(
        format!("Evidence for {code_name} ({code}), codebook {name} {version}: {part} of {whole} {unit}, {codings}"),
        format!("Bukti untuk {code_name} ({code}), buku kode {name} {version}: {part} dari {whole} {unit}, {codings}"),
    )
}

/// Why there is nothing to show: that nothing was found is a finding, that nothing was looked for is none.
fn absence(heading: &ExcerptHeading, locale: Locale) -> String {
    let whole = heading.segments.whole;
    let segments = format!("{} {}", number(whole, locale), units(heading.unit, whole, locale));
    match (heading.state, whole) {
        (State::NeverLookedFor, 0) => locale
            .pick("Never looked for: there is no talk to look in.", "Tidak dicari: tidak ada ucapan untuk diperiksa.")
            .to_owned(),
        (State::NeverLookedFor, _) => locale
            .pick(
                "Never looked for: the codebook has no rules for it, or only for talk that is not counted here (--role).",
                "Tidak dicari: buku kode tidak punya aturan untuknya, atau hanya untuk ucapan yang tidak dihitung di \
                 sini (--role).",
            )
            .to_owned(),
        (State::NotFound | State::Asserted | State::Evidenced, _) => locale.pick(
            format!("Not found: none of {segments} has it."),
            format!("Tidak ditemukan: tidak satu pun dari {segments} memuatnya."),
        ),
    }
}

fn legend(locale: Locale) -> String {
    let (open, close) = MARKS;
    format!("{open}…{close}: {}", locale.pick("the words that made the rule match", "kata yang membuat aturan cocok"))
}

fn for_the_terminal(excerpt: &Excerpt, locale: Locale, width: usize) -> String {
    let mut lines = vec![one_line(&place(excerpt, locale))];
    for paragraph in marked(&excerpt.text, &excerpt.matched).lines() {
        lines.extend(wrap(&one_line(paragraph), width, "    ", "    "));
    }
    for rule in &excerpt.rules {
        let rule = one_line(rule);
        lines.push(format!("  {} {}: {rule}", excerpt.code, locale.pick("by the rule", "menurut aturan")));
    }
    lines.join("\n") + "\n"
}

/// `RW04 · turn 12 · TN (informant) · 0:12:03`
fn place(excerpt: &Excerpt, locale: Locale) -> String {
    let role = role(excerpt.role, locale);
    let speaker = match &excerpt.speaker {
        Some(label) => format!("{label} ({role})"),
        None => locale.pick("no speaker", "tanpa penutur").to_owned(),
    };
    let turn = format!("{} {}", locale.pick("turn", "giliran"), excerpt.turn);
    let time = excerpt.time_ms.map(clock);
    [excerpt.transcript.clone(), turn, speaker].into_iter().chain(time).collect::<Vec<_>>().join(" · ")
}

/// Hours, minutes and seconds.
fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// `text` with marks around the places, which are code points, end exclusive. Places that touch or
/// overlap are one; what reaches beyond the text ends with it.
fn marked(text: &str, places: &[(usize, usize)]) -> String {
    let (open, close) = MARKS;
    let mut marked = String::with_capacity(text.len());
    let mut letters = text.chars();
    let mut at = 0;
    for (start, end) in merged(places) {
        marked.extend(letters.by_ref().take(start - at));
        let word: String = letters.by_ref().take(end - start).collect();
        if !word.is_empty() {
            marked.push(open);
            marked.push_str(&word);
            marked.push(close);
        }
        at = end;
    }
    marked.extend(letters);
    marked
}

/// The places in order and apart from each other.
fn merged(places: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ordered: Vec<(usize, usize)> = places.iter().copied().filter(|(start, end)| start < end).collect();
    ordered.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ordered {
        match merged.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The same for a page, its headings in the reader's language.
fn page_grid(excerpts: &[Excerpt], locale: Locale) -> Grid {
    let names = locale.pick(
        [
            "Code",
            "Name",
            "Transcript",
            "Turn",
            "From",
            "To",
            "Speaker",
            "Role",
            "Time (ms)",
            "Rules",
            "Text",
            "Matched",
        ],
        [
            "Kode",
            "Nama",
            "Transkrip",
            "Giliran",
            "Dari",
            "Sampai",
            "Penutur",
            "Peran",
            "Waktu (ms)",
            "Aturan",
            "Teks",
            "Cocok",
        ],
    );
    grid(excerpts).with_names(names)
}

/// The columns of all fields, with the same names in every language.
fn grid(excerpts: &[Excerpt]) -> Grid {
    let columns = vec![
        Column::left("code"),
        Column::left("code_name"),
        Column::left("transcript"),
        Column::right("turn"),
        Column::right("start"),
        Column::right("end"),
        Column::left("speaker"),
        Column::left("role"),
        Column::right("time_ms"),
        Column::left("rules"),
        Column::left("text"),
        Column::left("matched"),
    ];
    let row = |excerpt: &Excerpt| {
        let matched = excerpt.matched.iter().map(|(start, end)| format!("{start}:{end}"));
        vec![
            excerpt.code.clone(),
            excerpt.code_name.clone(),
            excerpt.transcript.clone(),
            excerpt.turn.to_string(),
            excerpt.start.to_string(),
            excerpt.end.to_string(),
            excerpt.speaker.clone().unwrap_or_default(),
            excerpt.role.as_str().to_owned(),
            excerpt.time_ms.map(|ms| ms.to_string()).unwrap_or_default(),
            excerpt.rules.join(RULES_APART),
            excerpt.text.clone(),
            matched.collect::<Vec<_>>().join(" "),
        ]
    };
    Grid { columns, rows: excerpts.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn sample() -> Vec<Excerpt> {
        let first = Excerpt {
            code: "pelatihan".into(),
            code_name: "Pendidikan dan pelatihan".into(),
            transcript: "kenanga".into(),
            turn: 12,
            start: 0,
            end: 72,
            speaker: Some("TN".into()),
            role: Role::Informant,
            time_ms: Some(3_723_400),
            rules: vec!["latih NEAR/5 kader".into(), "pelatihan".into()],
            text: "Kader 🙂 di sini ikut pelatihan [dua hari] di kelurahan, rame-rame.\nSeru.".into(),
            matched: vec![(21, 30), (0, 5)],
        };
        let second = Excerpt {
            transcript: "dahlia|2".into(),
            turn: 3,
            start: 4,
            end: 19,
            speaker: None,
            role: Role::Unknown,
            time_ms: None,
            text: "- dilatih terus".into(),
            matched: vec![(2, 9)],
            ..first.clone()
        };
        vec![first, second]
    }

    fn shown(format: Format, locale: Locale, width: Option<usize>) -> String {
        excerpts(&sample(), &heading(State::Evidenced), format, locale, width).unwrap()
    }

    fn heading(state: State) -> ExcerptHeading {
        ExcerptHeading {
            codebook: CodebookRef { name: "sumodiningrat".into(), version: "1.0.0".into() },
            code: "kesadaran".into(),
            code_name: "Peningkatan kesadaran".into(),
            unit: Unit::Turn,
            segments: Share { part: 2, whole: 1200 },
            state,
        }
    }

    #[test]
    fn nothing_to_show_is_told_from_nothing_looked_for() {
        let check = |state, format, locale, expected: &str| {
            let text = excerpts(&[], &heading(state), format, locale, Some(120)).unwrap();
            assert_eq!(text.lines().last(), Some(expected), "{text}");
        };
        check(State::NotFound, Format::Text, Locale::En, "Not found: none of 1,200 turns has it.");
        check(
            State::NotFound,
            Format::Markdown,
            Locale::Id,
            "Tidak ditemukan: tidak satu pun dari 1.200 giliran bicara memuatnya.",
        );
        check(
            State::NeverLookedFor,
            Format::Text,
            Locale::En,
            "Never looked for: the codebook has no rules for it, or only for talk that is not counted here (--role).",
        );
    }

    #[test]
    fn excerpts_for_people() {
        assert_snapshot!("text-en-50", shown(Format::Text, Locale::En, Some(50)));
        assert_snapshot!("text-id", shown(Format::Text, Locale::Id, None));
        assert_snapshot!("markdown-id", shown(Format::Markdown, Locale::Id, None));
    }

    #[test]
    fn excerpts_for_programs() {
        for format in [Format::Csv, Format::Tsv, Format::Json] {
            assert_snapshot!(format!("raw-{}", format.as_str()), shown(format, Locale::En, None));
            assert_eq!(shown(format, Locale::Id, None), shown(format, Locale::En, None));
        }
    }

    #[test]
    fn marks_stand_around_the_matched_words() {
        let check = |text: &str, places: &[(usize, usize)], expected: &str| assert_eq!(marked(text, places), expected);
        check("iya bu", &[], "iya bu");
        check("iya bu", &[(4, 6), (0, 3)], "»iya« »bu«");
        check("🙂 iya bu", &[(2, 5)], "🙂 »iya« bu");
        check("iya bu", &[(0, 3), (2, 6), (1, 2)], "»iya bu«");
        check("iya bu", &[(0, 3), (3, 6)], "»iya bu«");
        check("iya bu", &[(4, 99), (50, 60), (2, 2)], "iya »bu«");
    }

    #[test]
    fn time_is_told_by_the_clock() {
        assert_eq!(clock(59_999), "0:00:59");
        assert_eq!(clock(36_061_000), "10:01:01");
    }
}
