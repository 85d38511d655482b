//! What columns are called, in Indonesian and English, by researchers and by the programs that export
//! transcripts (Descript, Premiere, Rev, Sonix, Trint, Whisper). Keys as [`key`] makes them.

/// Names of a column of text, the surest first.
#[rustfmt::skip]
pub(super) const TEXT: &[&str] = &[
    "text", "teks", "words", "ucapan", "isi", "utterance", "ujaran", "tuturan", "dialog", "dialogue", "pernyataan",
    "percakapan", "caption", "subtitle", "transcript text", "jawaban",
];

/// Names of a column of text only beside a column of speakers: elsewhere they name the interview.
#[rustfmt::skip]
pub(super) const TEXT_BESIDE_SPEAKER: &[&str] = &[
    "transkrip", "transcript", "transkripsi", "transcription", "verbatim", "transkrip verbatim", "isi wawancara",
    "hasil wawancara", "isi percakapan", "kalimat", "sentence", "content", "message", "pesan", "segment", "uraian",
];

#[rustfmt::skip]
pub(super) const SPEAKER: &[&str] = &[
    "speaker", "speaker name", "speakers", "speaker label", "pembicara", "nama pembicara", "penutur", "pelaku",
    "who", "nama", "name", "partisipan", "participant", "peran", "role", "aktor", "actor",
];

#[rustfmt::skip]
pub(super) const START: &[&str] = &[
    "start", "start time", "starttime", "start ms", "begin", "begin time", "mulai", "waktu mulai", "awal",
    "timecode in", "in", "time", "timestamp", "timestamps", "timecode", "time code", "waktu", "jam", "menit",
];

#[rustfmt::skip]
pub(super) const END: &[&str] = &[
    "end", "end time", "endtime", "end ms", "stop", "finish", "selesai", "waktu selesai", "akhir", "timecode out",
    "out",
];

/// The column of questions.
pub(super) fn question(keys: &[String]) -> Option<usize> {
    let named = |key: &String| {
        matches!(key.as_str(), "question" | "questions" | "q" | "tanya" | "interview question")
            || key.starts_with("pertanyaan")
            || key == "daftar pertanyaan"
    };
    keys.iter().position(named)
}

/// The columns of answers, one for everybody who was asked: `Jawaban`, `Informan 1`, `Informan 2`.
pub(super) fn answers(keys: &[String]) -> Vec<usize> {
    let named = |key: &str| {
        matches!(key, "answer" | "answers" | "a" | "jawab" | "response" | "hasil wawancara" | "transkrip")
            || key.starts_with("jawaban")
    };
    let person = |key: &str| {
        let name = key.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        matches!(
            name,
            "informan" | "narasumber" | "responden" | "partisipan" | "informant" | "respondent" | "participant"
        )
    };
    let columns = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        keys.iter().enumerate().filter(|(_, key)| is(key)).map(|(index, _)| index).collect()
    };
    let answers = columns(&named);
    if answers.is_empty() { columns(&person) } else { answers }
}

/// A column's name as in the lists above: without case, marks, and what stands in brackets.
pub(super) fn key(cell: &str) -> String {
    let named = cell.split(['(', '[']).next().filter(|named| !named.trim().is_empty()).unwrap_or(cell);
    let words = named.split(|c: char| c.is_whitespace() || matches!(c, '_' | '.' | ':' | '*' | '-'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether the name of a column of times says that they are milliseconds.
pub(super) fn are_milliseconds(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "ms" | "msec" | "millisecond" | "milliseconds" | "milidetik"))
}

/// Whether a table is one of results, ours or another program's: counts, excerpts or hits, saved beside
/// the interviews. Taking it for an interview would count everything in it again.
pub(super) fn are_results(keys: &[String], has_speaker: bool) -> bool {
    let has = |name: &str| keys.iter().any(|key| key == name);
    let coded = ["code", "codes", "kode", "codename", "code name", "tag", "tags", "category", "kategori"];
    has("code") && (has("segments") || has("code name"))
        || has("left") && has("match") && has("right")
        || !has_speaker && coded.into_iter().any(has)
}
