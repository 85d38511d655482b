//! What reading a file found out, and what a researcher should look at before trusting the counts.

use crate::convention::Convention;
use crate::format::Encoding;
use crate::reason::Reason;
use benang_model::Locale;
use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

/// How a text was read, and what is odd about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostics {
    /// How the text says who talks.
    pub convention: Convention,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The next best convention with its confidence.
    pub runner_up: Option<(Convention, f64)>,
    /// What speaks for it, the weightiest first.
    pub reasons: Vec<Reason>,
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
    /// Somebody whom the legend names says nothing.
    SilentSpeaker {
        /// The label.
        label: String,
    },
    /// Turns that begin before the turn above them.
    TimesBackwards {
        /// How many.
        count: usize,
    },
    /// A label without its colon.
    NoColon {
        /// The label.
        label: String,
    },
    /// Talk before the first label.
    Unlabelled,
    /// Questions and answers that stand apart: which belong together is told by their order alone.
    PairedByOrder {
        /// How many questions.
        questions: usize,
        /// How many paragraphs of answers.
        answers: usize,
    },
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
    /// Parts of a document that are not in the text.
    LeftOut {
        /// What they are.
        part: Part,
        /// How many there are.
        count: usize,
    },
    /// The file doesn't say how its characters are stored.
    EncodingGuessed {
        /// What was taken.
        encoding: Encoding,
        /// How sure that is.
        certainty: Certainty,
        /// The first word whose reading depends on it.
        sample: String,
    },
    /// Characters of Windows-1252 that a conversion had made control characters were put right.
    ControlsMended {
        /// How many.
        count: usize,
    },
    /// Columns of a table that are not part of the text.
    ColumnsLeftOut {
        /// Their names.
        names: Vec<String>,
    },
    /// A table without a row of names: which column is which was told by what stands in them.
    NoHeader {
        /// The column of speakers, from 1.
        speaker: usize,
        /// The column of text, from 1.
        text: usize,
    },
    /// Stretches of talk that name no speaker, after some that do.
    SpeakerCarried {
        /// How many.
        count: usize,
    },
    /// Cues in which noScribe has put somebody who talks at the same time in the place of the speaker.
    SpeakerRestored {
        /// How many.
        count: usize,
    },
    /// Subtitles without a line that says when.
    NoCueTime {
        /// How many.
        count: usize,
    },
    /// Subtitles that begin before the one above them ends.
    CuesOverlap {
        /// How many.
        count: usize,
    },
    /// Subtitles that begin before the one above them begins.
    CuesOutOfOrder {
        /// How many.
        count: usize,
        /// What was done about it.
        order: CueOrder,
    },
    /// Subtitles that are far too short for what is said in them.
    CueTimesOdd {
        /// How many.
        count: usize,
    },
    /// Lines that roll up the screen, so that they are written twice: kept once.
    LinesRepeated {
        /// How many.
        count: usize,
    },
}

/// In which order subtitles are read whose times don't ascend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueOrder {
    /// As they stand in the file.
    AsWritten,
    /// By their times.
    ByTime,
}

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing speaks against it.
    Sure,
    /// Something else is possible too.
    Unsure,
}

/// A part of a document that a reader of its text doesn't see, or sees elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Part {
    /// Comments in the margin.
    Comments,
    /// Tracked deletions.
    Deletions,
    /// Hidden text.
    Hidden,
    /// Headers and footers of pages.
    HeadersAndFooters,
    /// Pictures, drawings and embedded objects.
    Pictures,
    /// Signs of a font of pictures that no letter stands for.
    Signs,
    /// Other documents inside this one.
    Documents,
    /// Control characters, which nobody sees.
    ControlCharacters,
    /// Rows and columns of a sheet that are hidden.
    HiddenRowsAndColumns,
    /// Sheets of a workbook that are hidden.
    HiddenSheets,
    /// Sheets of a workbook without a column of text.
    OtherSheets,
}

impl Part {
    fn describe(self, locale: Locale) -> &'static str {
        match self {
            Self::Comments => locale.pick("comments", "komentar"),
            Self::Deletions => locale.pick("tracked deletions", "penghapusan yang dilacak"),
            Self::Hidden => locale.pick("hidden passages", "teks tersembunyi"),
            Self::HeadersAndFooters => locale.pick("headers and footers", "kepala dan kaki halaman"),
            Self::Pictures => locale.pick("pictures and objects", "gambar dan objek"),
            Self::Signs => locale.pick("signs of a picture font", "tanda dari huruf bergambar"),
            Self::Documents => locale.pick("embedded documents", "dokumen yang disisipkan"),
            Self::ControlCharacters => locale.pick("control characters", "karakter kendali"),
            Self::HiddenRowsAndColumns => locale.pick("hidden rows and columns", "baris dan kolom tersembunyi"),
            Self::HiddenSheets => locale.pick("hidden sheets", "lembar tersembunyi"),
            Self::OtherSheets => locale.pick("sheets without a column of text", "lembar tanpa kolom teks"),
        }
    }
}

impl Warning {
    /// Whether it is about who speaks or who asks: then what is counted, and for whom, may be wrong.
    #[must_use]
    pub fn is_about_speakers(&self) -> bool {
        matches!(
            self.kind,
            WarningKind::AskerGuessed { .. }
                | WarningKind::NoSpeakers
                | WarningKind::RolesOpen { .. }
                | WarningKind::NoHeader { .. }
                | WarningKind::SpeakerCarried { .. }
                | WarningKind::SpeakerRestored { .. }
        )
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
            WarningKind::SilentSpeaker { label } => locale.pick(
                format!("the legend names {label:?}, who has no turn"),
                format!("keterangan menyebut {label:?}, yang tidak punya giliran bicara"),
            ),
            WarningKind::TimesBackwards { count } => locale.pick(
                format!("times go backwards ({count}×)"),
                format!("waktu berjalan mundur ({count}×)"),
            ),
            WarningKind::NoColon { label } => locale.pick(
                format!("the label {label:?} has no colon here; it is read as a label all the same"),
                format!("label {label:?} di sini tanpa titik dua; tetap dibaca sebagai label"),
            ),
            WarningKind::Unlabelled => locale.pick(
                "there is talk before the first label; it belongs to no speaker".to_owned(),
                "ada ucapan sebelum label pertama; ucapan itu tidak punya pembicara".to_owned(),
            ),
            WarningKind::PairedByOrder { questions, answers } => locale.pick(
                format!("the questions stand before the answers and go with them by their order alone: {questions} questions, {answers} paragraphs of answers"),
                format!("pertanyaan ditulis sebelum jawaban dan pasangannya hanya menurut urutan: {questions} pertanyaan, {answers} paragraf jawaban"),
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
            WarningKind::LeftOut { part, count } => locale.pick(
                format!("not part of the text: {} ({count}×)", part.describe(locale)),
                format!("tidak masuk ke dalam teks: {} ({count}×)", part.describe(locale)),
            ),
            WarningKind::EncodingGuessed { encoding, certainty: Certainty::Sure, sample } => locale.pick(
                format!("read as {}, which the file doesn't say itself: {sample:?}", encoding.as_str()),
                format!("dibaca sebagai {}, yang tidak disebut berkasnya sendiri: {sample:?}", encoding.as_str()),
            ),
            WarningKind::EncodingGuessed { encoding, certainty: Certainty::Unsure, sample } => locale.pick(
                format!("its encoding was guessed, and the guess is unsure: {}, as in {sample:?}", encoding.as_str()),
                format!("pengodeannya ditebak, dan tebakannya kurang pasti: {}, seperti {sample:?}", encoding.as_str()),
            ),
            WarningKind::ControlsMended { count } => locale.pick(
                format!("characters that a wrong conversion had made invisible were put right ({count}×)"),
                format!("karakter yang menjadi tak terlihat karena salah konversi diperbaiki ({count}×)"),
            ),
            WarningKind::ColumnsLeftOut { names } => locale.pick(
                format!("these columns are not part of the text: {}", names.join(", ")),
                format!("kolom ini tidak masuk ke dalam teks: {}", names.join(", ")),
            ),
            WarningKind::NoHeader { speaker, text } => locale.pick(
                format!("no row names the columns; column {speaker} is taken for the speakers, column {text} for what they say"),
                format!("tidak ada baris nama kolom; kolom {speaker} dianggap pembicara, kolom {text} dianggap ucapannya"),
            ),
            WarningKind::SpeakerCarried { count } => locale.pick(
                format!("stretches of talk that name no speaker: {count}; they go on with the speaker before"),
                format!("bagian ucapan tanpa nama pembicara: {count}; dianggap lanjutan pembicara sebelumnya"),
            ),
            WarningKind::SpeakerRestored { count } => locale.pick(
                format!("subtitles in which noScribe lost the speaker: {count}; the speaker was told from the turns around"),
                format!("takarir yang kehilangan pembicara karena noScribe: {count}; pembicaranya ditebak dari giliran di sekitarnya"),
            ),
            WarningKind::NoCueTime { count } => locale.pick(
                format!("subtitles without a time: {count}; the first one is here; their text is kept"),
                format!("takarir tanpa waktu: {count}; yang pertama di sini; teksnya tetap dibaca"),
            ),
            WarningKind::CuesOverlap { count } => locale.pick(
                format!("subtitles that begin before the one above ends: {count}; their text stays in its order"),
                format!("takarir yang mulai sebelum takarir di atasnya berakhir: {count}; urutan teksnya tetap"),
            ),
            WarningKind::CuesOutOfOrder { count, order: CueOrder::AsWritten } => locale.pick(
                format!("subtitles that begin before the one above begins: {count}; they are read as they stand"),
                format!("takarir yang mulai sebelum takarir di atasnya mulai: {count}; dibaca menurut urutan berkas"),
            ),
            WarningKind::CuesOutOfOrder { count, order: CueOrder::ByTime } => locale.pick(
                format!("subtitles that begin before the one above begins: {count}; they are put in order of time"),
                format!("takarir yang mulai sebelum takarir di atasnya mulai: {count}; diurutkan menurut waktu"),
            ),
            WarningKind::CueTimesOdd { count } => locale.pick(
                format!("subtitles too short for what is said in them: {count}; their times may be wrong"),
                format!("takarir yang terlalu singkat untuk ucapannya: {count}; waktunya mungkin keliru"),
            ),
            WarningKind::LinesRepeated { count } => locale.pick(
                format!("lines that the subtitles show twice: {count}; they are read once"),
                format!("baris yang ditampilkan dua kali oleh takarir: {count}; dibaca sekali"),
            ),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let hint = match &self.kind {
            WarningKind::EmptyTurn { .. } | WarningKind::ColumnsLeftOut { .. } | WarningKind::LeftOut { .. } => {
                return None;
            }
            WarningKind::CuesOverlap { .. }
            | WarningKind::CuesOutOfOrder { .. }
            | WarningKind::CueTimesOdd { .. }
            | WarningKind::LinesRepeated { .. } => return None,
            WarningKind::NoHeader { .. } => locale.pick(
                "if that is wrong, name the columns in the first row: speaker,text,time".to_owned(),
                "kalau keliru, beri nama kolom di baris pertama: pembicara,teks,waktu".to_owned(),
            ),
            WarningKind::SpeakerCarried { .. } => locale.pick(
                "if another one talks there, put the name in front in the file".to_owned(),
                "kalau yang berbicara orang lain, bubuhkan namanya di berkas".to_owned(),
            ),
            WarningKind::SpeakerRestored { .. } => locale.pick(
                "read noScribe's text or HTML file instead: it has all speakers".to_owned(),
                "pakai berkas teks atau HTML dari noScribe: semua pembicaranya ada di sana".to_owned(),
            ),
            WarningKind::NoCueTime { .. } => locale.pick(
                "put a line such as `00:01:02,000 --> 00:01:05,000` above it".to_owned(),
                "bubuhkan baris seperti `00:01:02,000 --> 00:01:05,000` di atasnya".to_owned(),
            ),
            WarningKind::ControlsMended { .. } => return None,
            WarningKind::EncodingGuessed { .. } => locale.pick(
                "if that word is wrong, save the file again with the encoding UTF-8".to_owned(),
                "kalau kata itu keliru, simpan ulang berkasnya dengan pengodean UTF-8".to_owned(),
            ),
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
            WarningKind::SilentSpeaker { .. } => locale.pick(
                "check that this person's turns are not written with another label".to_owned(),
                "periksa apakah giliran orang ini ditulis dengan label lain".to_owned(),
            ),
            WarningKind::TimesBackwards { .. } => locale.pick(
                "correct the times, or split the file if it holds several recordings".to_owned(),
                "perbaiki waktunya, atau pisahkan berkasnya kalau berisi beberapa rekaman".to_owned(),
            ),
            WarningKind::NoColon { .. } => locale.pick(
                "put a colon after the label, or quotation marks around the word".to_owned(),
                "bubuhkan titik dua setelah label, atau tanda kutip pada katanya".to_owned(),
            ),
            WarningKind::Unlabelled => locale.pick(
                "put a label in front of it, or a `#` if it is a heading".to_owned(),
                "bubuhkan label di depannya, atau `#` kalau itu judul".to_owned(),
            ),
            WarningKind::PairedByOrder { .. } => locale.pick(
                "who asks and who answers is certain; to have each answer after its question, move it there in the file".to_owned(),
                "penanya dan penjawabnya pasti; agar tiap jawaban mengikuti pertanyaannya, pindahkan di berkasnya".to_owned(),
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
