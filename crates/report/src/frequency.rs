//! The theme frequency table, as it can stand in a thesis: what was counted, the figures with their
//! denominators, and under them what the figures mean.

use crate::error::json;
use crate::text::{one_line, wrap};
use crate::wording::{counted, number, of, of_with_percent, percent, role, state, units};
use crate::{Column, Format, Grid, Layout, ReportError, markdown, render_grid};
use benang_analysis::{FrequencyTable, Group, Key, Row, Share, State};
use benang_model::{Locale, Role};

/// The table in a format. `width` is that of the terminal in columns, for text; none: as wide as it is.
///
/// # Errors
/// If a writer refuses a value.
pub fn frequency(
    table: &FrequencyTable,
    format: Format,
    locale: Locale,
    width: Option<usize>,
) -> Result<String, ReportError> {
    match format {
        Format::Json => json(table),
        Format::Csv => render_grid(&raw_grid(table), Layout::Csv, None),
        Format::Tsv => render_grid(&raw_grid(table), Layout::Tsv, None),
        Format::Markdown => for_a_page(table, locale),
        Format::Text => for_the_terminal(table, locale, width),
    }
}

fn for_the_terminal(table: &FrequencyTable, locale: Locale, width: Option<usize>) -> Result<String, ReportError> {
    let figures = render_grid(&figures_grid(table, locale), Layout::Text, width)?;
    let wrapped = |line: &str, first: &str, further: &str| {
        wrap(&one_line(line), width.unwrap_or(usize::MAX), first, further).join("\n") + "\n"
    };
    let heading: String = heading(table, locale).iter().map(|line| wrapped(line, "", "  ")).collect();
    let mut parts = vec![heading, figures];
    if let Some(by) = table.by {
        parts.push(by_group(table, by, locale, width)?);
    }
    parts.push(notes(table, locale).iter().map(|note| wrapped(note, "- ", "  ")).collect());
    Ok(parts.join("\n"))
}

fn for_a_page(table: &FrequencyTable, locale: Locale) -> Result<String, ReportError> {
    let mut lines = heading(table, locale);
    lines.extend(table.by.filter(|_| !table.groups.is_empty()).map(|by| {
        locale.pick(
            format!("The last columns: segments by {}.", by.name(locale)),
            format!("Kolom-kolom terakhir: segmen menurut {}.", by.name(locale)),
        )
    }));
    let heading = lines.iter().map(|line| markdown::escape(line)).collect::<Vec<_>>().join("  \n");
    let grid = render_grid(&page_grid(table, locale), Layout::Markdown, None)?;
    let notes: String = notes(table, locale).iter().map(|note| format!("- {}\n", markdown::escape(note))).collect();
    Ok(format!("{heading}\n\n{grid}\n{notes}"))
}

/// What was counted, over what, and what was left out.
fn heading(table: &FrequencyTable, locale: Locale) -> Vec<String> {
    let totals = &table.totals;
    let (book, version) = (&table.codebook.name, &table.codebook.version);
    let unit = units(table.unit, totals.segments, locale);
    let segments = number(totals.segments, locale);
    let words = counted(totals.words, locale.pick("word", "kata"), locale.pick("words", "kata"), locale);
    let transcripts = counted(
        totals.transcripts,
        locale.pick("transcript", "transkrip"),
        locale.pick("transcripts", "transkrip"),
        locale,
    );
    let speakers =
        counted(totals.speakers, locale.pick("speaker", "penutur"), locale.pick("speakers", "penutur"), locale);
    let coded = of_with_percent(Share { part: totals.segments_coded, whole: totals.segments }, locale);
    let mut lines = vec![
        locale.pick(
            format!("Theme frequency, codebook {book} {version}"),
            format!("Frekuensi tema, buku kode {book} {version}"),
        ),
        locale.pick(
            format!("Counted: {segments} {unit} ({words}) in {transcripts}, by {speakers}."),
            format!("Yang dihitung: {segments} {unit} ({words}) dalam {transcripts}, oleh {speakers}."),
        ),
        locale.pick(format!("With at least one code: {coded}."), format!("Dengan sedikitnya satu kode: {coded}.")),
    ];
    if !totals.excluded.is_empty() {
        let roles = totals.excluded.iter().map(|(&who, &segments)| {
            format!("{} {} ({})", number(segments, locale), units(table.unit, segments, locale), role(who, locale))
        });
        let roles = roles.collect::<Vec<_>>().join(", ");
        lines.push(format!("{}: {roles}.", locale.pick("Not counted", "Tidak dihitung")));
    }
    lines
}

/// What the figures mean, and where the evidence is.
fn notes(table: &FrequencyTable, locale: Locale) -> Vec<&'static str> {
    let mut notes: Vec<&str> = nothing_looked_for(table, locale).into_iter().collect();
    if table.status == "rule" {
        notes.push(locale.pick(
            "The counts are codings proposed by the codebook's rules; no person has checked them yet.",
            "Angka di atas adalah pengodean usulan aturan buku kode, belum diperiksa oleh manusia.",
        ));
    }
    notes.push(locale.pick(
        "A theme counts a segment once, however many of its sub-codes it has.",
        "Tema menghitung setiap segmen satu kali, berapa pun subkode yang dimilikinya.",
    ));
    notes.push(locale.pick(
        "The shares add up to more than 100 % where segments have several codes.",
        "Jumlah persentase melebihi 100 % bila ada segmen yang memiliki beberapa kode.",
    ));
    notes.push(locale.pick(
        "To see the excerpts behind a row: --evidence ID (the word in brackets).",
        "Untuk melihat kutipan di balik sebuah baris: --evidence ID (kata dalam kurung).",
    ));
    notes
}

/// Why codes weren't looked for, if there are such: a zero would read as a finding.
fn nothing_looked_for(table: &FrequencyTable, locale: Locale) -> Option<&'static str> {
    if table.totals.transcripts == 0 {
        return Some(locale.pick(
            "No transcript was read, so nothing was looked for.",
            "Tidak ada transkrip yang dibaca, jadi tidak ada yang dicari.",
        ));
    }
    if table.totals.segments == 0 {
        return Some(locale.pick(
            "There is no talk to count in what was read, so nothing was looked for: see --role.",
            "Tidak ada ucapan untuk dihitung dalam yang dibaca, jadi tidak ada yang dicari: lihat --role.",
        ));
    }
    table.rows.iter().any(|row| row.state == State::NeverLookedFor).then(|| {
        locale.pick(
            "Not looked for: the codebook has no rules for it, or only for talk that is not counted here (--role).",
            "Tidak dicari: buku kode tidak punya aturan untuknya, atau hanya untuk ucapan yang tidak dihitung di sini \
             (--role).",
        )
    })
}

/// The columns of a table for people. Their notes are the denominators, which are the same in every
/// row: repeating them would leave no room for the names.
fn figures_grid(table: &FrequencyTable, locale: Locale) -> Grid {
    let totals = &table.totals;
    let of =
        |column: Column, whole| column.with_note(format!("{} {}", locale.pick("of", "dari"), number(whole, locale)));
    let columns = vec![
        Column::left(locale.pick("Theme and code", "Tema dan kode")),
        Column::left(locale.pick("State", "Keadaan")),
        of(Column::right(locale.pick("Segments", "Segmen")), totals.segments),
        of(Column::right(locale.pick("Transcripts", "Transkrip")), totals.transcripts),
        of(Column::right(locale.pick("Speakers", "Penutur")), totals.speakers),
        of(Column::right(locale.pick("Words", "Kata")), totals.words),
    ];
    let percents = |share: fn(&FrequencyTable, &Row) -> Share| {
        let texts = table.rows.iter().filter_map(|row| percent(share(table, row), locale));
        texts.map(|text| format!("({text})").len()).max().unwrap_or_default()
    };
    let (segments, words) = (percents(FrequencyTable::of_segments), percents(FrequencyTable::of_words));
    let row = |row: &Row| {
        vec![
            format!("{}{} ({})", "  ".repeat(row.depth), row.name, row.code),
            state(row.state, locale).to_owned(),
            part_and_percent(table.of_segments(row), segments, locale),
            number(row.transcripts, locale),
            number(row.speakers, locale),
            part_and_percent(table.of_words(row), words, locale),
        ]
    };
    Grid { columns, rows: table.rows.iter().map(row).collect() }
}

/// `12 (10.0 %)`, the bracket filled with blanks to `width`, so that the numbers of a column align.
fn part_and_percent(share: Share, width: usize, locale: Locale) -> String {
    let part = number(share.part, locale);
    match percent(share, locale) {
        Some(percent) => format!("{part} {:>width$}", format!("({percent})")),
        None => part,
    }
}

/// How the segments of a row are spread over the groups: as many tables side by side as the terminal
/// needs, one below the other.
fn by_group(table: &FrequencyTable, by: Key, locale: Locale, width: Option<usize>) -> Result<String, ReportError> {
    let codes = Column::left(locale.pick("Code", "Kode"));
    let code = |row: &Row| format!("{}{}", "  ".repeat(row.depth), row.code);
    let column = |group: &Group| {
        let whole = number(group.segments, locale);
        Column::right(group_name(by, group, locale)).with_note(format!("{} {whole}", locale.pick("of", "dari")))
    };
    let columns: Vec<Column> = table.groups.iter().map(column).collect();
    let stub = table.rows.iter().map(|row| code(row).len()).chain([codes.name.len()]).max().unwrap_or_default();
    let mut tables = vec![format!("{} {}\n", locale.pick("Segments by", "Segmen menurut"), by.name(locale))];
    let mut from = 0;
    for block in blocks(&columns, stub, width) {
        let rows = table.rows.iter().map(|row| {
            let counts = row.by.iter().skip(from).take(block.len()).map(|&count| number(count, locale));
            std::iter::once(code(row)).chain(counts).collect()
        });
        let grid =
            Grid { columns: [codes.clone()].into_iter().chain(block.iter().cloned()).collect(), rows: rows.collect() };
        tables.push(render_grid(&grid, Layout::Text, None)?);
        from += block.len();
    }
    Ok(tables.join("\n"))
}

/// The columns in blocks that fit beside the stub, each of at least one column.
fn blocks(columns: &[Column], stub: usize, width: Option<usize>) -> Vec<&[Column]> {
    let mut blocks = Vec::new();
    let mut rest = columns;
    while !rest.is_empty() {
        let mut taken = stub;
        let fits = |column: &&Column| {
            taken += 2 + column.on_screen();
            width.is_none_or(|width| taken <= width)
        };
        let (block, further) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        blocks.push(block);
        rest = further;
    }
    blocks
}

/// The heading of a group, for people: a speaker's label has the name beside it that a legend gives.
fn group_name(by: Key, group: &Group, locale: Locale) -> String {
    let known_role = || Role::ALL.into_iter().find(|known| known.as_str() == group.name);
    match by {
        Key::Role => known_role().map_or(group.name.as_str(), |known| role(known, locale)).to_owned(),
        Key::Speaker if !group.names.is_empty() => format!("{} ({})", group.name, group.names.join(" / ")),
        Key::Transcript | Key::Speaker | Key::Language => group.name.clone(),
    }
}

/// The table of a page: each figure with its denominator, since a page has no room under a heading.
fn page_grid(table: &FrequencyTable, locale: Locale) -> Grid {
    let mut columns = vec![
        Column::left(locale.pick("Theme and code", "Tema dan kode")),
        Column::left(locale.pick("State", "Keadaan")),
        Column::right(locale.pick("Segments", "Segmen")),
        Column::right(locale.pick("Transcripts", "Transkrip")),
        Column::right(locale.pick("Speakers", "Penutur")),
        Column::right(locale.pick("Words", "Kata")),
    ];
    if let Some(by) = table.by {
        columns.extend(table.groups.iter().map(|group| Column::right(group_name(by, group, locale))));
    }
    let row = |row: &Row| {
        let groups = row.by.iter().zip(&table.groups);
        let groups = groups.map(|(&part, group)| of(Share { part, whole: group.segments }, locale));
        let figures = [
            format!("{}{} ({})", "\u{2003}".repeat(row.depth), row.name, row.code),
            state(row.state, locale).to_owned(),
            of_with_percent(table.of_segments(row), locale),
            of(table.of_transcripts(row), locale),
            of(table.of_speakers(row), locale),
            of_with_percent(table.of_words(row), locale),
        ];
        figures.into_iter().chain(groups).collect()
    };
    Grid { columns, rows: table.rows.iter().map(row).collect() }
}

/// The table of a spreadsheet: raw numbers, names as in JSON, in no language.
fn raw_grid(table: &FrequencyTable) -> Grid {
    let mut columns = vec![Column::left("code"), Column::left("name"), Column::right("depth"), Column::left("state")];
    let figures = [
        "segments",
        "segments_total",
        "percent_of_segments",
        "segments_coded",
        "percent_of_coded",
        "transcripts",
        "transcripts_total",
        "speakers",
        "speakers_total",
        "words",
        "words_total",
        "percent_of_words",
    ];
    columns.extend(figures.map(Column::right));
    for group in &table.groups {
        columns.push(Column::right(format!("segments:{}", group.name)));
        columns.push(Column::right(format!("segments_total:{}", group.name)));
    }
    Grid { columns, rows: table.rows.iter().map(|row| raw_row(table, row)).collect() }
}

fn raw_row(table: &FrequencyTable, row: &Row) -> Vec<String> {
    let with_percent = |share: Share| [share.part.to_string(), share.whole.to_string(), raw_percent(share)];
    let [segments, segments_total, percent_of_segments] = with_percent(table.of_segments(row));
    let [_, segments_coded, percent_of_coded] = with_percent(table.of_coded(row));
    let [words, words_total, percent_of_words] = with_percent(table.of_words(row));
    let figures = [
        row.code.clone(),
        row.name.clone(),
        row.depth.to_string(),
        row.state.as_str().to_owned(),
        segments,
        segments_total,
        percent_of_segments,
        segments_coded,
        percent_of_coded,
        row.transcripts.to_string(),
        table.totals.transcripts.to_string(),
        row.speakers.to_string(),
        table.totals.speakers.to_string(),
        words,
        words_total,
        percent_of_words,
    ];
    let groups = row.by.iter().zip(&table.groups).flat_map(|(part, group)| [*part, group.segments]);
    figures.into_iter().chain(groups.map(|count| count.to_string())).collect()
}

/// The percentage with a point; empty if it is of nothing.
fn raw_percent(share: Share) -> String {
    share.percent().map_or_else(String::new, |percent| format!("{percent:.1}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use benang_analysis::Totals;
    use insta::assert_snapshot;

    fn shown(by: Option<Key>, format: Format, locale: Locale, width: Option<usize>) -> String {
        frequency(&fixture::table(by), format, locale, width).unwrap()
    }

    #[test]
    fn a_table_for_the_terminal() {
        let check = |name: &str, by, locale, width| {
            let text = shown(by, Format::Text, locale, width);
            assert!(text.lines().all(|line| width.is_none_or(|width| line.chars().count() <= width)), "{text}");
            assert_snapshot!(name, text);
        };
        check("text-en", None, Locale::En, None);
        check("text-id-100", None, Locale::Id, Some(100));
        check("text-id-role-80", Some(Key::Role), Locale::Id, Some(80));
        check("text-en-speaker-80", Some(Key::Speaker), Locale::En, Some(80));
    }

    #[test]
    fn a_table_for_a_page() {
        assert_snapshot!("markdown-id", shown(Some(Key::Speaker), Format::Markdown, Locale::Id, None));
        assert_snapshot!("markdown-en", shown(None, Format::Markdown, Locale::En, None));
    }

    #[test]
    fn a_table_for_programs_is_the_same_in_every_language() {
        for format in [Format::Csv, Format::Tsv, Format::Json] {
            let name = format!("raw-{}", format.as_str());
            let english = shown(Some(Key::Speaker), format, Locale::En, None);
            assert_snapshot!(name, english);
            assert_eq!(shown(Some(Key::Speaker), format, Locale::Id, Some(40)), english);
        }
    }

    #[test]
    fn what_was_not_looked_for_is_explained() {
        let check = |change: fn(&mut FrequencyTable), expected: &str| {
            let mut table = fixture::table(None);
            change(&mut table);
            let text = frequency(&table, Format::Text, Locale::En, None).unwrap();
            assert_eq!(text.lines().find(|line| line.starts_with("- ")), Some(expected), "{text}");
        };
        check(
            |_| {},
            "- Not looked for: the codebook has no rules for it, or only for talk that is not counted here (--role).",
        );
        check(
            |table| table.rows.retain(|row| row.state != State::NeverLookedFor),
            "- The counts are codings proposed by the codebook's rules; no person has checked them yet.",
        );
        check(
            |table| table.totals.segments = 0,
            "- There is no talk to count in what was read, so nothing was looked for: see --role.",
        );
        check(|table| table.totals = Totals::default(), "- No transcript was read, so nothing was looked for.");
    }

    #[test]
    fn nothing_counted_has_no_percentage() {
        let mut table = fixture::table(None);
        table.rows.truncate(1);
        table.totals = Totals::default();
        table.rows[0] = Row { segments: 0, transcripts: 0, speakers: 0, words: 0, ..table.rows[0].clone() };
        let text = frequency(&table, Format::Text, Locale::En, None).unwrap();
        assert!(text.contains("With at least one code: 0 / 0.") && !text.contains("NaN"), "{text}");
        let csv = frequency(&table, Format::Csv, Locale::En, None).unwrap();
        assert_eq!(csv.lines().last(), Some("motivasi,Motivasi,0,evidenced,0,0,,0,,0,0,0,0,0,0,"));
    }
}
