//! Why a text is read as it is, for the researcher who wonders.

use benang_model::Locale;

/// What speaks for the convention that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The user says so.
    Told,
    /// How many of the paragraphs begin with a label.
    Labelled {
        /// Those that do.
        labelled: usize,
        /// All.
        paragraphs: usize,
    },
    /// How many different labels there are.
    Labels {
        /// How many.
        count: usize,
    },
    /// How many of the labels a legend names.
    Legend {
        /// How many.
        count: usize,
    },
    /// A label names a part in the conversation: `Pewawancara`.
    PartNamed {
        /// The label.
        label: String,
    },
    /// How many questions without a label have a paragraph after them that answers.
    Answered {
        /// Those that have.
        answered: usize,
        /// All.
        questions: usize,
    },
    /// How many lists of questions have a list of answers after them.
    Lists {
        /// How many.
        count: usize,
    },
    /// How many of the rows of tables hold what somebody says.
    Rows {
        /// Those that do.
        talk: usize,
        /// All.
        rows: usize,
    },
    /// Nothing says who talks.
    NoSpeakers,
}

impl Reason {
    /// What it is, for the researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Told => locale.pick("you chose it".to_owned(), "Anda yang memilihnya".to_owned()),
            Self::Labelled { labelled, paragraphs } => locale.pick(
                format!("{labelled} of {paragraphs} paragraphs begin with a label"),
                format!("{labelled} dari {paragraphs} paragraf diawali label"),
            ),
            Self::Labels { count: 1 } => locale.pick("1 label".to_owned(), "1 label".to_owned()),
            Self::Labels { count } => locale.pick(format!("{count} labels"), format!("{count} label")),
            Self::Legend { count } => locale
                .pick(format!("a legend names {count} of them"), format!("keterangan menyebut {count} di antaranya")),
            Self::PartNamed { label } => locale.pick(
                format!("the label {label:?} names a part in the conversation"),
                format!("label {label:?} menyebut peran dalam percakapan"),
            ),
            Self::Answered { answered, questions } => locale.pick(
                format!("{answered} of {questions} questions are followed by what may answer them"),
                format!("{answered} dari {questions} pertanyaan diikuti teks yang dapat menjawabnya"),
            ),
            Self::Lists { count } => locale.pick(
                format!("lists of questions with answers after them: {count}"),
                format!("daftar pertanyaan yang diikuti jawaban: {count}"),
            ),
            Self::Rows { talk, rows } => locale.pick(
                format!("{talk} of {rows} rows of tables hold what somebody says"),
                format!("{talk} dari {rows} baris tabel berisi ucapan"),
            ),
            Self::NoSpeakers => locale.pick(
                "hardly any paragraph begins with a label".to_owned(),
                "hampir tidak ada paragraf yang diawali label".to_owned(),
            ),
        }
    }
}
