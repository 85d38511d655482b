//! Tables as text: cells separated by commas, semicolons or tabs.

use crate::Options;
use crate::diagnostics::Diagnostics;
use crate::error::IngestError;
use crate::format::table::{self, HEAD, Layout, MAX_COLUMNS};
use crate::rows::{self, Rows};
use benang_model::Transcript;
use csv::StringRecord;

/// Reads a table.
///
/// # Errors
/// No column of text, rows with too many cells, quotation marks that don't match.
pub(crate) fn read(text: &str, options: &Options) -> Result<(Transcript, Diagnostics), IngestError> {
    let (layout, delimiter) = open(text)?;
    let rows = build(text, &layout, delimiter)?;
    if rows.text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok(table::finish(rows, layout.findings(), options))
}

/// Chooses the delimiter under which the columns that we need are named, of several the one with most columns.
fn open(content: &str) -> Result<(Layout, u8), IngestError> {
    let tables = [b',', b';', b'\t'].map(|delimiter| (head(content, delimiter), delimiter));
    let widest = |found: Vec<(Layout, u8)>| {
        found.into_iter().reduce(|best, next| if next.0.names.len() > best.0.names.len() { next } else { best })
    };
    let find = |layout: fn(&[Vec<String>]) -> Option<Layout>| {
        widest(tables.iter().filter_map(|(head, delimiter)| Some((layout(head)?, *delimiter))).collect())
    };
    find(Layout::find).or_else(|| find(Layout::guess)).ok_or_else(|| {
        let firsts = tables.iter().filter_map(|(head, _)| head.first());
        let columns = firsts.max_by_key(|row| row.len()).cloned().unwrap_or_default();
        IngestError::NoTextColumn { columns: columns.iter().map(|cell| cell.trim().to_owned()).collect() }
    })
}

/// The first rows.
fn head(content: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = reader(content, delimiter, Quoting::Csv);
    let rows = reader.records().map_while(Result::ok).take(HEAD);
    rows.map(|row| row.iter().take(MAX_COLUMNS).map(str::to_owned).collect()).collect()
}

fn build(content: &str, layout: &Layout, delimiter: u8) -> Result<Rows, IngestError> {
    // Tables with tabs often don't quote at all: there, quotation marks are talk.
    let quoting = match check_quotes(content, delimiter) {
        Err(_) if delimiter == b'\t' => Quoting::Literal,
        checked => checked.map(|()| Quoting::Csv)?,
    };
    let mut rows = Rows::default();
    let mut reader = reader(content, delimiter, quoting);
    let mut row = StringRecord::new();
    let mut index = 0;
    // Valid UTF-8 with flexible rows has no errors left; end of rows and error are the same.
    while reader.read_record(&mut row).unwrap_or_default() {
        let filled = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).last();
        let filled = filled.map_or(0, |(last, _)| last + 1);
        if filled > layout.names.len() {
            let line = row.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or_default();
            return Err(IngestError::ExtraCells { line, cells: filled, columns: layout.names.len() });
        }
        let cells: Vec<&str> = row.iter().take(filled).collect();
        layout.add(&mut rows, index, &cells);
        rows::within(rows.weight(), content.len())?;
        index += 1;
    }
    Ok(rows)
}

/// What quotation marks mean in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// They hold a cell together.
    Csv,
    /// Themselves.
    Literal,
}

fn reader(content: &str, delimiter: u8, quoting: Quoting) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).quoting(quoting == Quoting::Csv).flexible(true).has_headers(false);
    builder.from_reader(content.as_bytes())
}

/// Refuses quotation marks that the CSV reader would take for something: a cell that is never
/// closed swallows the rest of the file.
fn check_quotes(content: &str, delimiter: u8) -> Result<(), IngestError> {
    let mut bytes = content.bytes().peekable();
    let mut line = 1;
    let mut at_cell = true;
    while let Some(byte) = bytes.next() {
        if byte == b'"' && at_cell {
            let opened = line;
            loop {
                match bytes.next() {
                    None => return Err(IngestError::Quotes { line: opened }),
                    Some(b'\n') => line += 1,
                    Some(b'"') if bytes.next_if_eq(&b'"').is_none() => break,
                    Some(_) => {}
                }
            }
            if bytes.peek().is_some_and(|&next| next != delimiter && next != b'\n') {
                return Err(IngestError::Quotes { line: opened });
            }
            at_cell = false;
            continue;
        }
        line += usize::from(byte == b'\n');
        at_cell = byte == delimiter || byte == b'\n';
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Convention, WarningKind, reading};

    fn parse(content: &str) -> Result<(Transcript, Diagnostics), IngestError> {
        read(content, &Options::default())
    }

    #[test]
    fn rows_of_one_speaker_are_one_turn() {
        let content =
            "time;PEMBICARA;teks;tags\n[00:01];RA:;Apa?;x\n[00:03];KJ;\"Ya &#8212; \";\n;;\"Dan\n\nlagi\";\n;RA;Oh.;\n";
        let (transcript, diagnostics) = parse(content).expect("a table");
        assert_eq!(transcript.text, "RA: Apa?\n\nKJ: Ya —\n\nDan\n\nlagi\n\nRA: Oh.\n");
        assert_eq!(transcript.check(), Ok(()));
        let turns: Vec<_> =
            transcript.turns.iter().map(|turn| (turn.speaker, turn.bodies.len(), turn.time_ms)).collect();
        assert_eq!(turns, [(Some(0), 1, Some(1_000)), (Some(1), 3, Some(3_000)), (Some(0), 1, None)]);
        assert_eq!(diagnostics.warnings[0].kind, WarningKind::ColumnsLeftOut { names: vec!["tags".into()] });
    }

    #[test]
    fn a_built_text_reads_the_same_again() {
        let (built, _) =
            parse("speaker,text\nP,Sejak kapan?\nTN,Dari 2008.\nTN,Atau 2009.\nP,Oh?\nTN,Iya.\n").expect("a table");
        let (again, _) = reading::turns(built.text.clone(), &Options::default());
        assert_eq!((again.turns, again.speakers), (built.turns, built.speakers));
    }

    #[test]
    fn notes_in_the_speaker_column_are_no_talk() {
        let (transcript, _) = parse("speaker,text\nRA,Ya?\nMORE INFO:,lihat foto\nRA,Terus?\n").expect("a table");
        assert_eq!(transcript.text, "RA: Ya?\n\nMORE INFO: lihat foto\n\nTerus?\n");
        assert_eq!((transcript.turns.len(), transcript.check()), (1, Ok(())));
        let (transcript, _) = parse("speaker,text\n🙂,Ya?\n🙃,Ya.\n").expect("a table");
        assert_eq!(transcript.turns.len(), 2, "names without letters are names");
    }

    #[test]
    fn a_table_that_cannot_be_read_whole_is_refused() {
        let check = |content: &str, expected: &str| {
            let error = parse(content).expect_err(content);
            assert_eq!(format!("{error} @ {:?}", error.place(benang_model::Locale::En)), expected);
        };
        check("a,b\n1,2\n", "there is no column of text; the columns are: a, b @ Some(\"line 1\")");
        check("speaker,text\nP,Ya, Bu\n", "a row has 3 cells where the first row names 2 @ Some(\"line 2\")");
        check("speaker,text\nP,\"Ya\nN,b\n", "the quotation marks of a cell don't match @ Some(\"line 2\")");
        check("speaker,text\nP,\"Ya\" Bu\n", "the quotation marks of a cell don't match @ Some(\"line 2\")");
        check("speaker,text\n,\n", "there is no text in it @ None");
        let codings = "transcript,turn,codes\n01,3,motivasi\n";
        check(codings, "there is no column of text; the columns are: transcript, turn, codes @ Some(\"line 1\")");
    }

    #[test]
    fn tables_with_tabs_need_no_quotes() {
        let (transcript, _) = parse("speaker\ttext\nP\t\"Terserah\" itu apa?\nN\tYa.\n").expect("a table");
        assert_eq!(transcript.text, "P: \"Terserah\" itu apa?\n\nN: Ya.\n");
        let (transcript, _) = parse("speaker\ttext\nP\t\"Satu\nDua\"\nN\tYa.\n").expect("a table");
        assert_eq!(transcript.text, "P: Satu\nDua\n\nN: Ya.\n");
    }

    #[test]
    fn a_table_without_speakers_is_read_as_text() {
        let (transcript, diagnostics) = parse("teks\nP: Apa?\nN: Ya.\nP: Oh?\nN: Iya.\n").expect("a table");
        assert_eq!((transcript.turns.len(), diagnostics.convention), (4, Convention::LabelColon));
    }
}
