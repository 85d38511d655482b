//! The words that the reader knows: who asks and who answers, what heads a line without being a
//! speaker, and what a transcriber notes between the talk. Two languages, lower case throughout.

use benang_model::Role;

/// What a word says about somebody's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Names the one who asks.
    Asks,
    /// Names the one who asks, unless somebody else plainly does: a `peneliti senior` may be the one who is asked.
    MayAsk,
    /// Names one who answers.
    Answers,
    /// Takes no part: an interpreter, a note-taker.
    Aside,
}

impl Part {
    /// The role that goes with it.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Asks | Self::MayAsk => Role::Interviewer,
            Self::Answers => Role::Informant,
            Self::Aside => Role::Other,
        }
    }
}

const ASKS: &[&str] =
    &["pewawancara", "penanya", "interviewer", "moderator", "enumerator", "pertanyaan", "tanya", "question"];

const MAY_ASK: &[&str] = &["peneliti", "researcher", "fasilitator", "facilitator"];

/// Beside `fasilitator`: words that leave it the one who leads the conversation.
const OF_A_DISCUSSION: &[&str] = &["diskusi", "fgd", "discussion", "group", "kelompok"];

const ASIDE: &[&str] = &[
    "penerjemah",
    "interpreter",
    "translator",
    "notulis",
    "notulen",
    "notetaker",
    "observer",
    "pengamat",
    "transkriptor",
    "transcriber",
];

#[rustfmt::skip]
const ANSWERS: &[&str] = &[
    "narasumber", "informan", "informant", "responden", "respondent", "interviewee", "participant", "partisipan",
    "peserta", "subjek", "subyek", "terwawancara", "jawaban", "jawab", "answer",
];

/// Who the people are that get asked. As a label, `Kader` may also head a list.
#[rustfmt::skip]
const OCCUPATIONS: &[&str] = &[
    "kader", "cadre", "relawan", "volunteer", "pendamping", "bidan", "midwife", "ketua", "chair", "chairwoman",
    "konsultan", "consultant", "warga", "resident", "petani", "farmer", "guru", "teacher", "officer", "staf", "staff",
    "koordinator", "coordinator", "pengurus", "lurah", "kepala", "anggota", "member", "direktur", "director",
    "penyuluh", "perawat", "nurse", "sekretaris", "secretary", "bendahara", "treasurer", "manajer", "manager", "dokter", "doctor", "organizer", "aktivis", "activist",
];

/// What `description` says about somebody's part: a label (`Interviewer 1`) or what a legend says
/// (`pendamping komunitas`).
pub(crate) fn part(description: &str) -> Option<Part> {
    let lower = description.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let any = |list: &[&str]| words().any(|word| list.contains(&word));
    if any(ASKS) {
        return Some(Part::Asks);
    }
    if any(&["fasilitator", "facilitator"]) {
        let leads = words().count() == 1 || any(OF_A_DISCUSSION);
        return Some(if leads { Part::Asks } else { Part::Answers });
    }
    if any(ASIDE) {
        return Some(Part::Aside);
    }
    if any(MAY_ASK) {
        return Some(Part::MayAsk);
    }
    (any(ANSWERS) || any(OCCUPATIONS)).then_some(Part::Answers)
}

/// Whether a word names a part in a conversation, so that it is a label wherever it stands: not so
/// `Kader`, which may head a list.
pub(crate) fn names_a_part_in_talk(word: &str) -> bool {
    part(word).is_some() && !OCCUPATIONS.contains(&word.to_lowercase().as_str())
}

/// The pairs of letters that stand for question and answer, the asking one first.
pub(crate) const LETTERS: [(&str, &str); 6] = [("Q", "A"), ("P", "N"), ("I", "R"), ("T", "J"), ("P", "J"), ("I", "N")];

/// The letters that go with `letter` in a pair.
pub(crate) fn partners(letter: &str) -> impl Iterator<Item = &'static str> + '_ {
    let partner = move |&(asks, answers): &(&'static str, &'static str)| match letter {
        _ if letter == asks => Some(answers),
        _ if letter == answers => Some(asks),
        _ => None,
    };
    LETTERS.iter().filter_map(partner)
}

/// Whether a label's key is one that heads answers, in texts whose questions have no label.
pub(crate) fn heads_answers(key: &str) -> bool {
    matches!(key.trim_end_matches(|c: char| c.is_ascii_digit()), "jawaban" | "jawab" | "answer")
}

/// A label without the number of an exchange: `Pertanyaan 3` is no other speaker than `Pertanyaan 2`, but
/// `Informan 3` is.
pub(crate) fn without_exchange_number(label: &str) -> &str {
    let stem = label.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let numbers_exchanges = ["pertanyaan", "question", "tanya", "jawaban", "jawab", "answer"];
    let word = numbers_exchanges.iter().any(|word| word.len() == stem.len() && stem.eq_ignore_ascii_case(word));
    if word { stem } else { label }
}

/// Keys of a `Key: value` block at the beginning of a file.
#[rustfmt::skip]
const METADATA: &[&str] = &[
    "judul", "title", "tanggal", "date", "haritanggal", "hari", "tempat", "place", "lokasi", "location",
    "catatan", "note", "notes", "waktu", "time", "durasi", "duration", "bahasa", "language", "topik", "topic",
    "tema", "kode", "code", "usia", "umur", "age", "jeniskelamin", "gender", "pekerjaan", "occupation",
    "pendidikan", "education", "alamat", "address", "nama", "name", "namainforman", "namanarasumber", "rekaman",
    "recording", "file", "berkas", "proyek", "project", "transkrip", "transcript", "transkriptor",
    "ditranskripoleh", "transcribedby", "transcriber", "wawancara", "interview", "wawancarake",
    "interviewnumber", "metode", "method", "kegiatan", "keterangan", "legend", "legenda",
];

/// Whether a label's key is one of a header block.
pub(crate) fn is_metadata(key: &str) -> bool {
    METADATA.contains(&key)
}

/// What stands before a colon in talk or in notes without being a speaker.
#[rustfmt::skip]
const NOT_A_SPEAKER: &[&str] = &[
    "catatan", "note", "notes", "nb", "ps", "moreinfo", "info", "contoh", "example", "examples", "misal",
    "jadibegini", "begini", "jadi", "artinya", "maksudnya", "pertama", "kedua", "ketiga", "keempat", "kelima",
    "satu", "dua", "tiga", "first", "second", "third", "one", "two", "three", "tujuan", "aim", "goal",
    "manfaat", "hasil", "result", "results", "kesimpulan", "conclusion", "definisi", "definition", "sumber",
    "source", "link", "http", "https", "email", "tema", "theme", "kategori", "category", "kode", "code", "step",
    "langkah", "bagian", "part", "bab", "chapter", "tabel", "table", "gambar", "figure", "lampiran", "appendix",
    "warning", "peringatan", "penting", "important", "update", "todo", "action", "intinya", "singkatnya",
    "yaitu", "yakni", "ya", "iya", "nah", "oh", "terus", "lalu", "tapi", "atau", "so", "and", "but", "well",
    "judul", "title", "tanggal", "date", "tempat", "waktu", "time", "lokasi", "location", "summary",
    "ringkasan", "keywords", "abstrak", "abstract",
];

/// Whether a label's key is a word that heads a note or a list.
pub(crate) fn is_no_speaker(key: &str) -> bool {
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit());
    NOT_A_SPEAKER.contains(&bare) || (bare.ends_with("nya") && bare.len() > 5)
}

/// Whether a label's key stands for whoever the recogniser didn't know.
pub(crate) fn is_nobody(key: &str) -> bool {
    matches!(
        key,
        "unknownspeaker" | "unknown" | "speakerunknown" | "pembicaratidakdikenal" | "tidakdikenal" | "unidentified"
    )
}

/// Whether a label's key heads a transcriber's note, in a column of speakers.
pub(crate) fn heads_note(key: &str) -> bool {
    matches!(key, "catatan" | "note" | "notes" | "nb" | "info" | "moreinfo" | "keterangan")
}

/// Whether a word reports what somebody else said: `Kata Bu Yati: …`.
pub(crate) fn reports(word: &str) -> bool {
    matches!(word, "kata" | "ujar" | "menurut" | "bilang" | "says" | "said")
}

/// Words that may stand uncapitalised inside a name or between two names.
const INSIDE_NAMES: &[&str] = &["dan", "and", "bin", "binti", "van", "de", "der", "al", "el", "von"];

/// Whether a word may stand uncapitalised in a name.
pub(crate) fn stands_in_names(word: &str) -> bool {
    INSIDE_NAMES.contains(&word)
}

/// Beginnings of the words that transcribers use for what isn't talk.
#[rustfmt::skip]
const NON_SPEECH: &[&str] = &[
    "laugh", "tertawa", "ketawa", "tawa", "terkekeh", "cekikik", "terbahak", "chuckl", "giggl", "haha", "hehe",
    "senyum", "tersenyum", "smil", "pause", "jeda", "dijeda", "diam", "terdiam", "hening", "silen", "quiet",
    "nangis", "menangis", "tangis", "terisak", "cry", "cries", "sob", "tear", "batuk", "cough", "bersin",
    "sneez", "berdeham", "berdehem", "clears", "suara", "bunyi", "berdering", "rings", "ringing", "inaudible",
    "unclear", "indistinct", "unintelligible", "crosstalk", "overlap", "bersamaan", "menghela", "mendesah",
    "sigh", "nunjuk", "menunjuk", "points", "pointing", "showing", "shows", "gestur", "mengangguk", "angguk",
    "nod", "menggeleng", "shakes", "berbisik", "bisik", "whisper", "musik", "music", "tepuk", "applause",
    "clap", "interrupt", "terpotong", "terputus", "rekaman", "recording", "adzan", "azan", "noise",
    "background", "sfx", "minum", "drinks", "sips", "hmm", "mhm",
];

/// Pairs of words for what isn't talk, where neither word alone would do.
const NON_SPEECH_PAIRS: &[(&str, &str)] = &[
    ("tidak", "jelas"),
    ("kurang", "jelas"),
    ("tak", "jelas"),
    ("gak", "jelas"),
    ("nggak", "jelas"),
    ("not", "clear"),
];

/// Whether any word of `note` is one of a transcriber's.
pub(crate) fn notes_no_talk(note: &str) -> bool {
    let lower = note.to_lowercase();
    let mut before = "";
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let pair = (std::mem::replace(&mut before, word), word);
        NON_SPEECH.iter().any(|start| word.starts_with(start)) || NON_SPEECH_PAIRS.contains(&pair)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_descriptions() {
        let check = |description: &str, expected| assert_eq!(part(description), expected, "{description}");
        check("Interviewer 1", Some(Part::Asks));
        check("pendamping komunitas", Some(Part::Answers));
        check("ketua Posyandu Kenanga", Some(Part::Answers));
        check("fasilitator diskusi", Some(Part::Asks));
        check("former facilitator", Some(Part::Answers));
        check("Fasilitator", Some(Part::Asks));
        check("peneliti senior", Some(Part::MayAsk));
        check("penerjemah", Some(Part::Aside));
        check("Sulastri", None);
    }

    #[test]
    fn notes_are_told_from_talk() {
        let check = |note: &str, expected| assert_eq!(notes_no_talk(note), expected, "{note}");
        check("MS, SN, MR ketawa", true);
        check("rame, suara bersamaan", true);
        check("tidak jelas", true);
        check("kain tudung", false);
        check("yang jelas", false);
    }
}
