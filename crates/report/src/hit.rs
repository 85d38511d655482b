//! What a search found, in context or as a concordance.

use crate::error::json;
use crate::text::{MARKS, PAGE, one_line, pad, wrap};
use crate::wording::{counted, number};
use crate::{Align, Column, Format, Grid, ReportError, markdown, render_grid};
use benang_model::Locale;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// One place that a query matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The transcript.
    pub transcript: String,
    /// The turn, from 1.
    pub turn: usize,
    /// Where the match begins, in code points of the turn's body.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Who talks; none if the text doesn't say.
    pub speaker: Option<String>,
    /// The segment's language: `id`, `en`, `mixed` or `other`.
    pub language: String,
    /// The text in front of the match.
    pub left: String,
    /// The match.
    #[serde(rename = "match")]
    pub matched: String,
    /// The text behind it.
    pub right: String,
    /// The ids of the codes that the segment has.
    pub codes: Vec<String>,
}

/// What a search found. Serialises as the JSON of `search`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hits {
    /// The query, as typed.
    pub query: String,
    /// Segments that match.
    pub total: u64,
    /// Places that match.
    pub matches: u64,
    /// The places to show, those of a transcript together; fewer than `matches` if limited.
    pub hits: Vec<Hit>,
}

/// How hits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Each with all of its context, below its transcript.
    #[default]
    Context,
    /// A line each, the matches below each other (KWIC).
    Concordance {
        /// How much of the context is kept on either side, in code points.
        width: usize,
    },
}

/// The hits in a format. `width` is that of the terminal in columns.
///
/// # Errors
/// If a writer refuses a value.
pub fn hits(
    found: &Hits,
    style: Style,
    format: Format,
    locale: Locale,
    width: Option<usize>,
) -> Result<String, ReportError> {
    match style {
        Style::Context => in_format(found, format, locale, |hits| context(hits, locale, width.unwrap_or(PAGE))),
        Style::Concordance { width } => {
            let hits = found.hits.iter().map(|hit| narrowed(hit, width)).collect();
            in_format(&Hits { hits, ..found.clone() }, format, locale, concordance)
        }
    }
}

fn in_format(
    found: &Hits,
    format: Format,
    locale: Locale,
    for_the_terminal: impl Fn(&[Hit]) -> String,
) -> Result<String, ReportError> {
    match (format, format.layout()) {
        (Format::Text, _) => Ok(format!("{}\n{}", title(found, locale), for_the_terminal(&found.hits))),
        (Format::Markdown, Some(layout)) => {
            let title = markdown::escape(&title(found, locale));
            Ok(format!("{title}\n\n{}", render_grid(&page_grid(&found.hits, locale), layout, None)?))
        }
        (_, Some(layout)) => render_grid(&grid(&found.hits), layout, None),
        (_, None) => json(found),
    }
}

fn title(found: &Hits, locale: Locale) -> String {
    let matches =
        counted(found.matches, locale.pick("match", "kecocokan"), locale.pick("matches", "kecocokan"), locale);
    let segments = counted(found.total, locale.pick("segment", "segmen"), locale.pick("segments", "segmen"), locale);
    let shown = found.hits.len() as u64;
    let limit = if shown < found.matches {
        format!(", {} {}", number(shown, locale), locale.pick("shown", "ditampilkan"))
    } else {
        String::new()
    };
    format!("{}: {matches} {} {segments}{limit}", one_line(&found.query), locale.pick("in", "dalam"))
}

fn context(hits: &[Hit], locale: Locale, width: usize) -> String {
    let (open, close) = MARKS;
    let mut lines = Vec::new();
    for hits in hits.chunk_by(|one, next| one.transcript == next.transcript) {
        lines.push(String::new());
        lines.extend(hits.first().map(|hit| one_line(&hit.transcript)));
        for hit in hits {
            lines.push(format!("  {}", place(hit, locale)));
            let text = format!("{}{open}{}{close}{}", hit.left, hit.matched, hit.right);
            for paragraph in text.lines() {
                lines.extend(wrap(&one_line(paragraph), width, "    ", "    "));
            }
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// `turn 12 · TN · motivasi`
fn place(hit: &Hit, locale: Locale) -> String {
    let turn = format!("{} {}", locale.pick("turn", "giliran"), hit.turn);
    let codes = (!hit.codes.is_empty()).then(|| hit.codes.join(", "));
    let parts = [Some(turn), hit.speaker.as_deref().map(one_line), codes];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The hit with at most `width` code points of context on either side.
fn narrowed(hit: &Hit, width: usize) -> Hit {
    let length = hit.left.chars().count();
    Hit {
        left: hit.left.chars().skip(length.saturating_sub(width)).collect(),
        right: hit.right.chars().take(width).collect(),
        ..hit.clone()
    }
}

fn concordance(hits: &[Hit]) -> String {
    let place = |hit: &Hit| {
        let turn = hit.turn.to_string();
        let parts = [Some(one_line(&hit.transcript)), Some(turn), hit.speaker.as_deref().map(one_line)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let widest = |text: &dyn Fn(&Hit) -> String| hits.iter().map(|hit| text(hit).width()).max().unwrap_or_default();
    let (open, close) = MARKS;
    let place_width = widest(&place);
    let left_width = widest(&|hit| one_line(&hit.left));
    let line = |hit: &Hit| {
        let place = pad(&place(hit), place_width, Align::Left);
        let left = pad(&one_line(&hit.left), left_width, Align::Right);
        let line = format!("{place}  {left}{open}{}{close}{}", one_line(&hit.matched), one_line(&hit.right));
        line.trim_end().to_owned() + "\n"
    };
    let gap = (!hits.is_empty()).then(|| "\n".to_owned());
    gap.into_iter().chain(hits.iter().map(line)).collect()
}

/// The hits for a page, its headings in the reader's language.
fn page_grid(hits: &[Hit], locale: Locale) -> Grid {
    let names = locale.pick(
        ["Transcript", "Turn", "From", "To", "Speaker", "Language", "Before", "Match", "After", "Codes"],
        ["Transkrip", "Giliran", "Dari", "Sampai", "Penutur", "Bahasa", "Sebelum", "Cocok", "Sesudah", "Kode"],
    );
    grid(hits).with_names(names)
}

fn grid(hits: &[Hit]) -> Grid {
    let columns = vec![
        Column::left("transcript"),
        Column::right("turn"),
        Column::right("start"),
        Column::right("end"),
        Column::left("speaker"),
        Column::left("language"),
        Column::left("left"),
        Column::left("match"),
        Column::left("right"),
        Column::left("codes"),
    ];
    let row = |hit: &Hit| {
        vec![
            hit.transcript.clone(),
            hit.turn.to_string(),
            hit.start.to_string(),
            hit.end.to_string(),
            hit.speaker.clone().unwrap_or_default(),
            hit.language.clone(),
            hit.left.clone(),
            hit.matched.clone(),
            hit.right.clone(),
            hit.codes.join(" "),
        ]
    };
    Grid { columns, rows: hits.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn hit(transcript: &str, turn: usize, speaker: Option<&str>, [left, matched, right]: [&str; 3]) -> Hit {
        let start = left.chars().count();
        Hit {
            transcript: transcript.into(),
            turn,
            start,
            end: start + matched.chars().count(),
            speaker: speaker.map(Into::into),
            language: "id".into(),
            left: left.into(),
            matched: matched.into(),
            right: right.into(),
            codes: if turn == 4 { vec!["kesadaran".into(), "jaringan".into()] } else { Vec::new() },
        }
    }

    fn found() -> Hits {
        let hits = vec![
            hit(
                "kenanga",
                4,
                Some("TN"),
                ["Dulu kami ikut ", "pelatihan", " di kelurahan, lalu\nada lagi tahun depannya."],
            ),
            hit("kenanga", 12, None, ["", "Pelatihannya", " lama 🙂 (tertawa)"]),
            hit("dahlia", 2, Some("=SUM(A1)"), ["- 日本 ", "melatih", ""]),
        ];
        Hits { query: "latih OR \"ikut pelatihan\"".into(), total: 17, matches: 1204, hits }
    }

    #[test]
    fn hits_for_people() {
        let shown = |style, format, locale| hits(&found(), style, format, locale, Some(50)).unwrap();
        let concordance = Style::Concordance { width: 12 };
        assert_snapshot!("text-en", shown(Style::Context, Format::Text, Locale::En));
        assert_snapshot!("text-id", shown(Style::Context, Format::Text, Locale::Id));
        assert_snapshot!("concordance-id", shown(concordance, Format::Text, Locale::Id));
        assert_snapshot!("markdown-id", shown(concordance, Format::Markdown, Locale::Id));
    }

    #[test]
    fn hits_for_programs() {
        let shown = |format, locale| hits(&found(), Style::Context, format, locale, None).unwrap();
        for format in [Format::Csv, Format::Tsv, Format::Json] {
            assert_snapshot!(format!("raw-{}", format.as_str()), shown(format, Locale::En));
            assert_eq!(shown(format, Locale::Id), shown(format, Locale::En));
        }
    }

    #[test]
    fn nothing_found_is_said() {
        let none = Hits { query: "x".into(), total: 0, matches: 0, hits: Vec::new() };
        let text = |style| hits(&none, style, Format::Text, Locale::En, None).unwrap();
        assert_eq!(text(Style::Context), "x: 0 matches in 0 segments\n");
        assert_eq!(text(Style::Concordance { width: 5 }), "x: 0 matches in 0 segments\n");
    }
}
