//! What reading a file found out, and what a researcher should look at before trusting the counts.

use crate::convention::Convention;
use benang_model::Locale;
use memchr::memchr_iter;

/// How a text was read, and what is odd about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostics {
    /// How the text says who talks.
    pub convention: Convention,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The next best convention with its confidence.
    pub runner_up: Option<(Convention, f64)>,
    /// What is odd, in order of lines.
    pub warnings: Vec<Warning>,
}

/// Something odd that doesn't keep a file from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The line where it stands first, from 1; none if it is about the file.
    pub line: Option<usize>,
    /// What it is.
    pub kind: WarningKind,
}

/// What is odd.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// A label with nothing after it.
    EmptyTurn {
        /// The label.
        label: String,
        /// How often.
        count: usize,
    },
    /// A label that occurs once.
    LabelOnce {
        /// The label.
        label: String,
    },
    /// A rare label one letter away from a common one.
    LikeAnotherLabel {
        /// The rare label.
        label: String,
        /// The common label.
        other: String,
    },
    /// A label that the legend doesn't list.
    UnlistedLabel {
        /// The label.
        label: String,
    },
    /// A label that names several speakers.
    JointLabel {
        /// The label.
        label: String,
    },
    /// A label without its colon.
    NoColon {
        /// The label.
        label: String,
    },
    /// Talk before the first label.
    Unlabelled,
    /// Speakers of whom it can't be told whether they ask or answer.
    RolesOpen {
        /// The labels of those whose role is unknown.
        labels: Vec<String>,
    },
    /// Who asks is told by the questions alone: by nothing that is written.
    AskerGuessed {
        /// The label of the one who is taken for the interviewer.
        label: String,
    },
    /// A text of several paragraphs in which no speaker was found.
    NoSpeakers,
    /// Columns of a table that are not part of the text.
    ColumnsLeftOut {
        /// Their names.
        names: Vec<String>,
    },
}

impl Warning {
    /// Whether it is about who speaks or who asks: then what is counted, and for whom, may be wrong.
    #[must_use]
    pub fn is_about_speakers(&self) -> bool {
        matches!(self.kind, WarningKind::AskerGuessed { .. } | WarningKind::NoSpeakers | WarningKind::RolesOpen { .. })
    }

    /// What it is, for the researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match &self.kind {
            WarningKind::EmptyTurn { label, count } => locale.pick(
                format!("nothing is said after the label {label:?} ({count}×)"),
                format!("tidak ada ucapan setelah label {label:?} ({count}×)"),
            ),
            WarningKind::LabelOnce { label } => locale
                .pick(format!("the label {label:?} occurs only once"), format!("label {label:?} hanya muncul sekali")),
            WarningKind::LikeAnotherLabel { label, other } => locale.pick(
                format!("the label {label:?} may be a slip for {other:?}; it is counted as a speaker of its own"),
                format!("label {label:?} mungkin salah ketik dari {other:?}; dihitung sebagai pembicara tersendiri"),
            ),
            WarningKind::UnlistedLabel { label } => locale.pick(
                format!("the label {label:?} is not in the legend"),
                format!("label {label:?} tidak ada dalam keterangan pembicara"),
            ),
            WarningKind::JointLabel { label } => locale.pick(
                format!("the label {label:?} names several speakers; it is counted as a speaker of its own"),
                format!("label {label:?} menyebut beberapa pembicara; dihitung sebagai pembicara tersendiri"),
            ),
            WarningKind::NoColon { label } => locale.pick(
                format!("the label {label:?} has no colon here; it is read as a label all the same"),
                format!("label {label:?} di sini tanpa titik dua; tetap dibaca sebagai label"),
            ),
            WarningKind::Unlabelled => locale.pick(
                "there is talk before the first label; it belongs to no speaker".to_owned(),
                "ada ucapan sebelum label pertama; ucapan itu tidak punya pembicara".to_owned(),
            ),
            WarningKind::RolesOpen { labels } => locale.pick(
                format!("it is not known whether these speakers ask or answer: {}", labels.join(", ")),
                format!("tidak diketahui apakah pembicara ini bertanya atau menjawab: {}", labels.join(", ")),
            ),
            WarningKind::AskerGuessed { label } => locale.pick(
                format!("who asks was guessed from the questions: {label}; check that this is the interviewer"),
                format!("siapa yang bertanya ditebak dari pertanyaannya: {label}; periksa apakah benar pewawancaranya"),
            ),
            WarningKind::NoSpeakers => locale.pick(
                "no speakers were found; the text is read as one turn by nobody".to_owned(),
                "tidak ditemukan pembicara; teks dibaca sebagai satu giliran tanpa pembicara".to_owned(),
            ),
            WarningKind::ColumnsLeftOut { names } => locale.pick(
                format!("these columns are not part of the text: {}", names.join(", ")),
                format!("kolom ini tidak masuk ke dalam teks: {}", names.join(", ")),
            ),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let hint = match &self.kind {
            WarningKind::EmptyTurn { .. } | WarningKind::ColumnsLeftOut { .. } => return None,
            WarningKind::LabelOnce { .. } | WarningKind::LikeAnotherLabel { .. } => locale.pick(
                "if it is a slip, correct it in the file".to_owned(),
                "kalau itu salah ketik, perbaiki di berkasnya".to_owned(),
            ),
            WarningKind::UnlistedLabel { label } => locale.pick(
                format!("add it to the legend, as in `{label}: Full Name (informant)`, or correct it"),
                format!("tambahkan ke keterangan, misalnya `{label}: Nama Lengkap (informan)`, atau perbaiki"),
            ),
            WarningKind::JointLabel { .. } => locale.pick(
                "to count it for one of them, change the label in the file".to_owned(),
                "untuk menghitungnya bagi salah satu dari mereka, ubah labelnya di berkas".to_owned(),
            ),
            WarningKind::NoColon { .. } => locale.pick(
                "put a colon after the label, or quotation marks around the word".to_owned(),
                "bubuhkan titik dua setelah label, atau tanda kutip pada katanya".to_owned(),
            ),
            WarningKind::Unlabelled => locale.pick(
                "put a label in front of it, or a `#` if it is a heading".to_owned(),
                "bubuhkan label di depannya, atau `#` kalau itu judul".to_owned(),
            ),
            WarningKind::RolesOpen { labels } => say_the_role(labels.first().map_or("P", String::as_str), locale),
            WarningKind::AskerGuessed { label } => say_the_role(label, locale),
            WarningKind::NoSpeakers => locale.pick(
                "if it is a conversation, put a label such as `P:` or `TN:` in front of each turn".to_owned(),
                "kalau ini percakapan, bubuhkan label seperti `P:` atau `TN:` di depan setiap giliran".to_owned(),
            ),
        };
        Some(hint)
    }
}

fn say_the_role(label: &str, locale: Locale) -> String {
    locale.pick(
        format!("say so in the first lines of the file: `{label} = interviewer` or `{label} = informant`"),
        format!("sebutkan di baris pertama berkas: `{label} = pewawancara` atau `{label} = narasumber`"),
    )
}

/// A warning whose place is still a byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) at: Option<usize>,
    pub(crate) kind: WarningKind,
}

/// The findings as warnings, in order of lines. Equal ones are given once, at their first place.
pub(crate) fn warnings(text: &str, mut findings: Vec<Finding>) -> Vec<Warning> {
    findings.sort_by_key(|finding| finding.at);
    let mut newlines = memchr_iter(b'\n', text.as_bytes()).peekable();
    let mut line = 1;
    let mut warnings: Vec<Warning> = Vec::new();
    for finding in findings {
        if warnings.iter().any(|warning| warning.kind == finding.kind) {
            continue;
        }
        let line = finding.at.map(|at| {
            while newlines.next_if(|&newline| newline < at).is_some() {
                line += 1;
            }
            line
        });
        warnings.push(Warning { line, kind: finding.kind });
    }
    warnings
}
