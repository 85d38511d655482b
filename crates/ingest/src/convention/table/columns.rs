//! What the columns of a table hold, by their names.

use super::row::{self, Row};
use crate::words::{self, Part};
use benang_model::Span;

/// Names of columns are short.
const MAX_WORDS: usize = 6;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column<'t> {
    /// What the interviewer says; the column's name, if it names a person or a part.
    Asks(Option<&'t str>),
    /// What an informant says; likewise.
    Answers(Option<&'t str>),
    /// Who talks, or who answers.
    Speaker,
    /// What somebody says.
    Talk,
    /// A number, a code, a remark: no talk.
    Margin,
    /// It can't be told.
    Unknown,
}

/// The columns of a table that is an interview.
#[derive(Debug, Clone)]
pub(crate) struct Columns<'t> {
    columns: Vec<Column<'t>>,
    /// The word that heads the answers, or the talk.
    pub(crate) heads_answers: &'t str,
}

#[rustfmt::skip]
const MARGIN: &[&str] = &[
    "no", "nomor", "nmr", "number", "num", "nr", "item", "id", "baris", "line", "paragraf", "segmen", "segment",
    "waktu", "time", "timestamp", "menit", "durasi", "duration", "jam", "start", "end", "mulai", "selesai", "begin",
    "tanggal", "date", "hari",
    "keterangan", "ket", "reflektif", "refleksi", "reflection", "inisial", "initials", "coding", "koding", "kode",
    "code", "codes", "tag", "tags", "tema", "subtema", "theme", "themes", "kategori", "category", "catatan", "note",
    "notes", "remark", "remarks", "analisis", "analysis", "interpretasi", "interpretation", "makna", "meaning",
    "fakta", "pemadatan", "kesimpulan", "conclusion", "observasi", "observation", "indikator", "indicator",
    "variabel", "variable", "aspek", "aspect", "dimensi", "dimension", "topik", "topic", "fokus", "focus",
    "komentar", "comment", "comments", "memo", "sumber", "source", "konsep", "concept", "axial", "open", "bukti",
];

/// Names of columns to be ticked: a questionnaire.
const SCALE: &[&str] = &["ya", "tidak", "yes", "ss", "ts", "sts", "skor", "score", "skala", "scale", "nilai", "ceklis"];

const ASKS: &[&str] = &["pertanyaan", "question", "questions", "tanya", "soal"];

#[rustfmt::skip]
const ANSWERS: &[&str] = &[
    "jawaban", "jawab", "answer", "answers", "response", "responses", "respons", "respon", "tanggapan", "reply",
];

#[rustfmt::skip]
const SPEAKER: &[&str] = &[
    "pelaku", "speaker", "pembicara", "penutur", "speakers", "who", "name", "nama", "tokoh", "inisial", "initials",
];

#[rustfmt::skip]
const TALK: &[&str] = &[
    "transkrip", "transkripsi", "transcript", "transcription", "verbatim", "percakapan", "dialog", "dialogue",
    "ujaran", "tuturan", "utterance", "ucapan", "pernyataan", "statement", "teks", "text", "talk", "speech",
    "wawancara", "interview", "perkataan", "kutipan", "quote", "content",
];

impl<'t> Columns<'t> {
    /// The columns that `row` names, if these are an interview's.
    pub(crate) fn named(text: &'t str, row: &Row) -> Option<Self> {
        if row.len() < 2 {
            return None;
        }
        let mut columns = Vec::with_capacity(row.len());
        for cell in row.cells() {
            let name = cell.of(text);
            if name.split_whitespace().count() > MAX_WORDS || name.ends_with(['?', '.', '!']) && name.len() > 4 {
                return None;
            }
            columns.push(name);
        }
        Self::settle(&columns).filter(|columns| !columns.are_people() || talks_below(text, row))
    }

    fn settle(names: &[&'t str]) -> Option<Self> {
        if names.iter().any(|name| SCALE.contains(&name.trim().to_lowercase().as_str())) {
            return None;
        }
        let mut columns: Vec<Column<'t>> = names.iter().map(|name| column(name)).collect();
        let has = |columns: &[Column<'_>], wanted: fn(&Column<'_>) -> bool| columns.iter().any(wanted);
        let asks = has(&columns, |column| matches!(column, Column::Asks(_)));
        if asks {
            settle_answers(&mut columns);
        }
        let answers = has(&columns, |column| matches!(column, Column::Answers(_)));
        let talk = has(&columns, |column| *column == Column::Talk);
        let first_speaker = columns.iter().position(|column| *column == Column::Speaker);
        for (index, column) in columns.iter_mut().enumerate() {
            if *column == Column::Unknown || (*column == Column::Speaker && Some(index) != first_speaker) {
                *column = Column::Margin;
            }
        }
        let speaks = first_speaker < columns.iter().position(|column| *column == Column::Talk);
        let interview = (asks && answers) || (first_speaker.is_some() && talk && speaks && !asks && !answers);
        let heads = columns.iter().zip(names).find(|(column, _)| matches!(column, Column::Answers(_) | Column::Talk));
        let heads_answers = heads.map_or("", |(_, name)| *name);
        interview.then_some(Self { columns, heads_answers })
    }

    /// Whether all talk stands below the names of people: `Pewawancara | Informan` may head signatures, too.
    fn are_people(&self) -> bool {
        let unnamed = |column: &Column<'_>| matches!(column, Column::Asks(None) | Column::Answers(None) | Column::Talk);
        !self.columns.iter().any(unnamed)
    }

    /// What the cell at `index` holds; what is beyond the last column belongs to it.
    pub(crate) fn get(&self, index: usize) -> Column<'t> {
        self.columns.get(index).or(self.columns.last()).copied().unwrap_or(Column::Unknown)
    }

    /// Whether who talks stands in a cell, not in the names of the columns.
    pub(crate) fn is_by_speaker(&self) -> bool {
        self.columns.contains(&Column::Talk)
    }

    /// Whether a row has as many cells.
    pub(crate) fn fits(&self, row: &Row) -> bool {
        row.len() == self.columns.len()
    }

    /// Whether a row with another number of cells may be one of the table's: in Markdown empty cells at the end
    /// may be missing, and what is said may have tabs in it.
    pub(crate) fn may_hold(&self, row: &Row) -> bool {
        row.len() > self.columns.len() || row.has_pipes()
    }

    /// In how many words somebody answers, or says anything, in a row.
    pub(crate) fn words_of_talk(&self, text: &str, row: &Row) -> usize {
        let talk = |index: usize| matches!(self.get(index), Column::Answers(_) | Column::Talk);
        let cells = row.cells().enumerate().filter(|(index, _)| talk(*index)).map(|(_, cell)| cell.of(text));
        let words = |cell: &str| cell.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        cells.filter(|cell| !row::is_figure(cell)).map(words).sum()
    }
}

/// Beside a column of questions: if it has an unnamed answer (`Jawaban`), a column that names a part holds who
/// answers; without one, talk and the only column that isn't known hold the answers.
fn settle_answers(columns: &mut [Column<'_>]) {
    let unnamed = columns.contains(&Column::Answers(None));
    let named = columns.iter().any(|column| matches!(column, Column::Answers(Some(_))));
    let unknown = columns.iter().filter(|column| **column == Column::Unknown).count();
    let talk = columns.contains(&Column::Talk);
    // `Pembimbing`, `Peneliti` head signatures.
    let asked = columns.contains(&Column::Asks(None));
    for column in columns {
        match column {
            Column::Answers(Some(_)) if unnamed => *column = Column::Speaker,
            Column::Talk if unnamed || named => *column = Column::Margin,
            Column::Talk => *column = Column::Answers(None),
            Column::Unknown if asked && !unnamed && !named && !talk && unknown == 1 => *column = Column::Answers(None),
            _ => {}
        }
    }
}

/// Whether the first rows below `header` ask something or say more than a name.
fn talks_below(text: &str, header: &Row) -> bool {
    const ROWS: usize = 3;
    const WORDS: usize = 5;
    let below = row::all_lines(text, (header.line.end + 1).min(text.len())).take(ROWS).map(|line| Row::of(text, line));
    let talks = |cell: &str| cell.contains('?') || cell.split_whitespace().count() >= WORDS;
    below.take_while(Row::is_row).any(|row| row.cells().any(|cell| talks(cell.of(text))))
}

/// Names of columns that hold what was done, or what something is.
#[rustfmt::skip]
const NO_TALK: &[&str] = &[
    "kegiatan", "aktivitas", "activity", "activities", "tindakan", "action", "actions", "perilaku", "behaviour",
    "behavior", "definisi", "definition", "jabatan", "alamat", "uraian", "agenda", "materi", "tugas", "task",
];

/// Whether the first row of a text names columns, and none that holds talk: `Waktu | Pelaku | Kegiatan`.
pub(crate) fn heads_no_talk(text: &str) -> bool {
    let Some(row) = row::lines(text).next().map(|line| Row::of(text, line)) else { return false };
    let known = |cell: Span| match column(cell.of(text)) {
        Column::Unknown => NO_TALK.contains(&cell.of(text).to_lowercase().as_str()),
        Column::Asks(_) | Column::Answers(_) | Column::Talk => false,
        Column::Speaker | Column::Margin => true,
    };
    row.cells().all(known) && row.cells().any(|cell| column(cell.of(text)) == Column::Unknown)
}

fn column(name: &str) -> Column<'_> {
    let bare = name.trim_matches(|c: char| matches!(c, '*' | '_' | ':') || c.is_whitespace());
    let lower = bare.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words().next().unwrap_or_default();
    let any = |list: &[&str]| words().any(|word| list.contains(&word));
    if any(SPEAKER) && !any(TALK) && !any(ASKS) && !any(ANSWERS) {
        return Column::Speaker;
    }
    if first.is_empty() || MARGIN.contains(&first) {
        return Column::Margin;
    }
    if any(ANSWERS) {
        // `Jawaban Informan 2` beside `Jawaban Informan 1` names who answers.
        let who = words().any(|word| word.starts_with(|c: char| c.is_ascii_digit())) || lower.contains('(');
        return Column::Answers(who.then_some(bare));
    }
    if any(ASKS) {
        return Column::Asks(None);
    }
    if any(TALK) {
        return Column::Talk;
    }
    match words::part(bare).filter(|_| words::names_a_part_in_talk(first) || words().count() == 1) {
        Some(Part::Asks | Part::MayAsk) => Column::Asks(Some(bare)),
        Some(Part::Answers) => Column::Answers(Some(bare)),
        Some(Part::Aside) => Column::Margin,
        None => Column::Unknown,
    }
}
