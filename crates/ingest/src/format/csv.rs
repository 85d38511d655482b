//! Tables with a row for each stretch of talk: `speaker,text,time`. The columns are found by their
//! names, in any order; the text is built as `Label: body` paragraphs.

use crate::Options;
use crate::cast::Standing;
use crate::convention::Convention;
use crate::diagnostics::{self, Diagnostics, Finding, WarningKind};
use crate::draft::{Draft, Opening};
use crate::error::IngestError;
use crate::label;
use crate::line;
use crate::reading::{self, Reading};
use crate::roles::{Hint, Roll};
use crate::time::{self, Stamp};
use crate::words;
use benang_model::{MarkKind, Metadata, Role, Span, Speaker, SpeakerIndex, Transcript};
use csv::StringRecord;
use std::collections::HashMap;

const TEXT: &[&str] = &[
    "text",
    "teks",
    "words",
    "ucapan",
    "isi",
    "utterance",
    "ujaran",
    "tuturan",
    "dialog",
    "dialogue",
    "pernyataan",
    "percakapan",
    "jawaban",
];
/// Names of a column of text only beside a column of speakers: elsewhere they name the interview.
const TEXT_BESIDE_SPEAKER: &[&str] = &["transkrip", "transcript", "content"];
const SPEAKER: &[&str] = &["speaker", "pembicara", "nama", "who", "penutur", "pelaku", "name"];
const TIME: &[&str] = &["time", "timestamp", "waktu", "start", "mulai", "jam"];

/// Reads a table.
///
/// # Errors
/// No column of text, rows with too many cells, quotation marks that don't match.
pub(crate) fn read(text: &str, options: &Options) -> Result<(Transcript, Diagnostics), IngestError> {
    let table = Table::open(text)?;
    let built = table.build()?;
    if built.text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    let left_out = Some(table.left_out()).filter(|names| !names.is_empty());
    let mut findings: Vec<Finding> =
        left_out.map(|names| Finding { at: None, kind: WarningKind::ColumnsLeftOut { names } }).into_iter().collect();
    if table.speaker.is_none() {
        let (transcript, mut diagnostics) = reading::turns(built.text, options);
        diagnostics.warnings.extend(diagnostics::warnings(&transcript.text, findings));
        return Ok((transcript, diagnostics));
    }
    let reading = Reading { findings: std::mem::take(&mut findings), ..built.read() };
    let (transcript, findings) = reading::assemble(&built.text, reading, Metadata::new(), options);
    let warnings = diagnostics::warnings(&built.text, findings);
    let diagnostics = Diagnostics { convention: Convention::Csv, confidence: 1.0, runner_up: None, warnings };
    Ok((Transcript { text: built.text, ..transcript }, diagnostics))
}

/// Whether a table is one that we write ourselves: counts, excerpts or hits, saved beside the
/// interviews. Taking it for an interview would count everything in it again.
fn is_a_result(header: &StringRecord) -> bool {
    let has = |name: &str| header.iter().any(|cell| cell == name);
    has("code") && (has("segments") || has("code_name")) || has("left") && has("match") && has("right")
}

/// A table whose columns are known.
struct Table<'t> {
    content: &'t str,
    delimiter: u8,
    header: StringRecord,
    text: usize,
    speaker: Option<usize>,
    time: Option<usize>,
}

impl<'t> Table<'t> {
    /// Finds the delimiter under which the first row names most of the columns that we need.
    fn open(content: &'t str) -> Result<Self, IngestError> {
        let tables = [b',', b';', b'\t'].map(|delimiter| {
            let mut reader = reader(content, delimiter, Quoting::Csv);
            let header = reader.headers().cloned().unwrap_or_default();
            let find =
                |names: &[&str]| names.iter().find_map(|name| header.iter().position(|cell| column(cell) == *name));
            let (speaker, time) = (find(SPEAKER), find(TIME));
            let text = find(TEXT).or_else(|| speaker.and_then(|_| find(TEXT_BESIDE_SPEAKER)));
            let text = text.filter(|_| !is_a_result(&header));
            (Self { content, delimiter, text: text.unwrap_or_default(), speaker, time, header }, text.is_some())
        });
        let mut columns = Vec::new();
        let mut best: Option<Self> = None;
        for (table, has_text) in tables {
            if table.header.len() > columns.len() {
                columns = table.header.iter().map(|cell| cell.trim().to_owned()).collect();
            }
            if has_text && best.as_ref().is_none_or(|best| table.header.len() > best.header.len()) {
                best = Some(table);
            }
        }
        best.ok_or(IngestError::NoTextColumn { columns })
    }

    /// The names of the columns that are not read.
    fn left_out(&self) -> Vec<String> {
        let read = [Some(self.text), self.speaker, self.time];
        let others = self.header.iter().enumerate().filter(|(index, _)| !read.contains(&Some(*index)));
        others.map(|(_, name)| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    }

    fn build(&self) -> Result<Built, IngestError> {
        // Tables with tabs often don't quote at all: there, quotation marks are talk.
        let quoting = match check_quotes(self.content, self.delimiter) {
            Err(_) if self.delimiter == b'\t' => Quoting::Literal,
            checked => checked.map(|()| Quoting::Csv)?,
        };
        let mut built = Built::default();
        let mut reader = reader(self.content, self.delimiter, quoting);
        let mut row = StringRecord::new();
        // Valid UTF-8 with flexible rows has no errors left; end of rows and error are the same.
        while reader.read_record(&mut row).unwrap_or_default() {
            let cells = (0..row.len())
                .rfind(|&cell| row.get(cell).is_some_and(|cell| !cell.trim().is_empty()))
                .map_or(0, |last| last + 1);
            if cells > self.header.len() {
                let line = row.position().map_or(0, csv::Position::line);
                let line = usize::try_from(line).unwrap_or_default();
                return Err(IngestError::ExtraCells { line, cells, columns: self.header.len() });
            }
            let cell = |index: Option<usize>| index.and_then(|index| row.get(index)).unwrap_or_default().trim();
            built.row(cell(self.speaker), &without_entities(cell(Some(self.text))), cell(self.time));
        }
        Ok(built)
    }
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
    builder.delimiter(delimiter).quoting(quoting == Quoting::Csv).flexible(true).from_reader(content.as_bytes())
}

/// A column's name, as in the lists above.
fn column(cell: &str) -> String {
    cell.trim().to_lowercase()
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

/// The text that is built from rows, and what stands where in it.
#[derive(Default)]
struct Built {
    text: String,
    rows: Vec<Row>,
    speakers: Vec<Speaker>,
    by_written: HashMap<String, SpeakerIndex>,
    by_key: HashMap<String, SpeakerIndex>,
    last: Option<SpeakerIndex>,
}

/// A row in the text.
struct Row {
    speaker: Option<SpeakerIndex>,
    /// The label with its colon, where the text has one.
    label: Option<Span>,
    body: Span,
    ms: Option<u64>,
    /// A transcriber's row: `MORE INFO:`.
    aside: bool,
}

impl Built {
    fn row(&mut self, speaker: &str, body: &str, time: &str) {
        let written = speaker.trim_end_matches(|c: char| c == ':' || c.is_whitespace()).trim_matches('*');
        let ms = time_of(time);
        if body.trim().is_empty() && ms.is_none() && written.is_empty() {
            return;
        }
        if !self.text.is_empty() && !body.trim().is_empty() {
            self.text.push('\n');
        }
        let aside = !written.is_empty() && words::heads_note(&label::key(written));
        let found = if written.is_empty() || aside { self.last } else { Some(self.speaker(written)) };
        let label = (aside || (found != self.last && !body.trim().is_empty())).then(|| self.label(written));
        let start = self.text.len();
        self.text.push_str(body.trim());
        let body = Span::new(start, self.text.len());
        if !body.is_empty() || label.is_some() {
            self.text.push('\n');
        }
        if !body.is_empty() && !aside {
            self.last = found;
        }
        self.rows.push(Row { speaker: found, label, body, ms, aside });
    }

    /// Writes a label with its colon and says where it stands.
    fn label(&mut self, written: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(written);
        self.text.push(':');
        let label = Span::new(start, self.text.len());
        self.text.push(' ');
        label
    }

    fn speaker(&mut self, written: &str) -> SpeakerIndex {
        if let Some(known) = self.by_written.get(written) {
            return *known;
        }
        let index = *self.by_key.entry(label::key(written)).or_insert(self.speakers.len());
        if index == self.speakers.len() {
            self.speakers.push(Speaker { label: written.to_owned(), name: None, role: Role::Unknown });
        }
        self.by_written.insert(written.to_owned(), index);
        index
    }

    fn read(&self) -> Reading {
        let mut draft = Draft::new(&self.text, None, Vec::new());
        for row in &self.rows {
            self.read_row(&mut draft, row);
        }
        let mut roll = Roll::default();
        for speaker in &self.speakers {
            let words = speaker.label.split_whitespace().count();
            let hint = Hint { part: words::part(&speaker.label), words, standing: Standing::Speaker };
            roll.enter(speaker.clone(), hint);
        }
        Reading { finished: draft.finish(), roll, findings: Vec::new() }
    }

    fn read_row(&self, draft: &mut Draft<'_>, row: &Row) {
        if row.aside {
            let start = row.label.map_or(row.body.start, |label| label.start);
            draft.mark(Span::new(start, row.body.end).trim(&self.text), MarkKind::NonSpeech);
            return;
        }
        if let (Some(speaker), Some(_)) = (row.speaker, row.label) {
            draft.turn(Opening { speaker, label: row.label, time: None });
        }
        if let Some(ms) = row.ms {
            draft.begins_at(ms);
        }
        for line in line::lines(row.body.of(&self.text), 0).filter(|line| !line.is_empty()) {
            draft.paragraph(Span::new(row.body.start + line.start, row.body.start + line.end));
        }
    }
}

fn time_of(cell: &str) -> Option<u64> {
    time::leading(cell, Span::new(0, cell.len())).map(|Stamp { ms, .. }| ms)
}

/// Character references that tables from web tools hold: `&#8212;`, `&amp;`.
fn without_entities(cell: &str) -> String {
    let mut decoded = String::with_capacity(cell.len());
    let mut pieces = cell.split('&');
    decoded.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            Some((character, rest)) => {
                decoded.push(character);
                decoded.push_str(rest);
            }
            None => {
                decoded.push('&');
                decoded.push_str(piece);
            }
        }
    }
    decoded
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(content: &str) -> Result<(Transcript, Diagnostics), IngestError> {
        read(content, &Options::default())
    }

    #[test]
    fn our_own_results_are_no_interviews() {
        for header in [
            "code,name,depth,state,segments,words",
            "code,code_name,turn,speaker,text",
            "transcript,turn,speaker,left,match,right",
        ] {
            let read = super::read(&format!("{header}\na,b,c,d,e,f\n"), &Options::default());
            assert!(matches!(read, Err(IngestError::NoTextColumn { .. })), "{header}");
        }
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
