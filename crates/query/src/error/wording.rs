//! The words for each error that its `Display` doesn't have: Indonesian messages, and the hints in
//! both languages.

use super::{QueryError, Side, regex};
use crate::{MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH};
use benang_model::{Locale, Role};

impl Side {
    pub(super) fn in_english(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    fn in_indonesian(self) -> &'static str {
        match self {
            Self::Before => "sebelum",
            Self::After => "sesudah",
        }
    }
}

pub(super) fn indonesian(error: &QueryError) -> String {
    match error {
        QueryError::Empty { .. } => "kueri masih kosong".into(),
        QueryError::TooLong { length, .. } => format!(
            "kueri terlalu panjang: jika ditulis lengkap ada {length} karakter, padahal paling banyak {MAX_LENGTH}"
        ),
        QueryError::TooDeep { .. } => format!("kurung dan operator bertingkat lebih dari {MAX_DEPTH} lapis"),
        QueryError::UnclosedBracket { .. } => "kurung ini tidak ditutup".into(),
        QueryError::UnopenedBracket { .. } => "kurung tutup ini tidak punya kurung buka".into(),
        QueryError::EmptyBrackets { .. } => "kurung ini tidak ada isinya".into(),
        QueryError::UnclosedQuote { .. } => "tanda kutip ini tidak ditutup".into(),
        QueryError::UnclosedRegex { .. } => "ekspresi reguler ini tidak diakhiri garis miring".into(),
        QueryError::BadRegex { reason, .. } => {
            format!("ini bukan ekspresi reguler yang benar: {}", regex::in_indonesian(reason))
        }
        QueryError::TextAfterRegex { .. } => {
            "ada teks menempel di belakang garis miring penutup ekspresi reguler".into()
        }
        QueryError::MissingOperand { operator, side, .. } => {
            format!("tidak ada apa-apa {} {operator}", side.in_indonesian())
        }
        QueryError::BadDistance { written, .. } => {
            format!("{written} tidak punya jarak antara 1 dan {MAX_DISTANCE} kata")
        }
        QueryError::NotPositional { operator, .. } => {
            format!("{operator} mengukur jarak antarkata, sedangkan ini bukan kata atau frasa")
        }
        QueryError::UnknownField { field, .. } => format!("tidak ada bidang {field}:"),
        QueryError::NeedsStudy { field, .. } => format!("{field}: menanyakan hal yang hanya ada di dalam studi"),
        QueryError::MissingValue { field, .. } => format!("{field}: belum ada nilainya"),
        QueryError::UnknownRole { value, .. } => format!("tidak ada peran “{value}”"),
        QueryError::UnknownLanguage { value, .. } => format!("tidak ada bahasa “{value}”"),
        QueryError::NothingToFind { written, .. } => format!("tidak ada kata di dalam {written}"),
        QueryError::LoneStar { .. } => "bintang saja tidak mewakili kata apa pun".into(),
        QueryError::StarInside { .. } => "bintang hanya bisa di awal atau di akhir kata, bukan di tengahnya".into(),
    }
}

pub(super) fn hint(error: &QueryError, locale: Locale) -> String {
    match error {
        QueryError::UnknownField { suggestion, .. } => {
            let suggestion = suggestion.map(|field| format!("{field}:"));
            with_suggestion(suggestion.as_deref(), plain_hint(error, locale), locale)
        }
        QueryError::UnknownRole { suggestion, .. } => {
            let suggestion = suggestion.map(|role| format!("role:{}", role_name(role, locale)));
            with_suggestion(suggestion.as_deref(), plain_hint(error, locale), locale)
        }
        QueryError::UnknownLanguage { suggestion, .. } => {
            let suggestion = suggestion.map(|language| format!("language:{}", language.as_str()));
            with_suggestion(suggestion.as_deref(), plain_hint(error, locale), locale)
        }
        _ => plain_hint(error, locale).into(),
    }
}

fn with_suggestion(suggestion: Option<&str>, hint: &str, locale: Locale) -> String {
    match suggestion {
        Some(suggestion) => format!("{} {suggestion}? {hint}", locale.pick("did you mean", "maksudnya")),
        None => hint.into(),
    }
}

/// A role as the user's language writes it in a query.
fn role_name(role: Role, locale: Locale) -> &'static str {
    match (locale, role) {
        (Locale::En, role) => role.as_str(),
        (Locale::Id, Role::Interviewer) => "pewawancara",
        (Locale::Id, Role::Informant) => "informan",
        (Locale::Id, Role::Other) => "lain",
        (Locale::Id, Role::Unknown) => "tak-dikenal",
    }
}

/// The hint without what depends on the query's text.
fn plain_hint(error: &QueryError, locale: Locale) -> &'static str {
    let (en, id) = match error {
        QueryError::Empty { .. } => ("write a word, such as pelatihan", "tulis sebuah kata, misalnya pelatihan"),
        QueryError::TooLong { .. } => ("split it into several queries", "pecah menjadi beberapa kueri"),
        QueryError::TooDeep { .. } => (
            "use fewer brackets, or split it into several queries",
            "kurangi kurungnya, atau pecah menjadi beberapa kueri",
        ),
        QueryError::UnclosedBracket { .. } => {
            ("add ) where the group ends", "tambahkan ) di tempat kelompoknya berakhir")
        }
        QueryError::UnopenedBracket { .. } => (
            "leave it out, or add ( where the group begins",
            "hapus saja, atau tambahkan ( di tempat kelompoknya dimulai",
        ),
        QueryError::EmptyBrackets { .. } => {
            ("put a word into them, or leave them out", "isi dengan kata, atau hapus kurungnya")
        }
        QueryError::UnclosedQuote { .. } => {
            ("add \" where the phrase ends", "tambahkan \" di tempat frasanya berakhir")
        }
        QueryError::UnclosedRegex { .. } => (
            "add / where it ends; to find a word that follows a slash, leave the slash out",
            "tambahkan / di akhirnya; untuk mencari kata sesudah garis miring, hapus garis miringnya",
        ),
        QueryError::BadRegex { .. } => (
            "put a backslash before a mark that stands for itself: \\( \\? \\*",
            "beri garis miring terbalik di depan tanda yang berarti dirinya sendiri: \\( \\? \\*",
        ),
        QueryError::TextAfterRegex { .. } => (
            "put a space between; a slash inside the expression is written \\/, and flags are not needed: case never matters",
            "beri spasi di antaranya; garis miring di dalam ekspresi ditulis \\/, dan penanda seperti i tidak perlu: huruf besar dan kecil selalu sama",
        ),
        QueryError::MissingOperand { .. } => (
            "put a word there; to find the operator itself as a word, write it in small letters",
            "taruh sebuah kata di sana; untuk mencari operatornya sebagai kata, tulis dengan huruf kecil",
        ),
        QueryError::BadDistance { .. } => (
            "write the distance in words right after a slash: NEAR/5 or THEN/5",
            "tulis jaraknya dalam kata langsung sesudah garis miring: NEAR/5 atau THEN/5",
        ),
        QueryError::NotPositional { .. } => (
            "put words, phrases or (a OR b) on both sides, and the rest outside: (a NEAR/5 b) AND NOT c",
            "taruh kata, frasa, atau (a OR b) di kedua sisinya, dan sisanya di luar: (a NEAR/5 b) AND NOT c",
        ),
        QueryError::UnknownField { .. } => (
            "fields are speaker:, role:, language: and transcript:; to find a word before a colon, leave the colon out",
            "bidang yang ada: speaker:, role:, language:, transcript:; untuk mencari kata di depan titik dua, hapus titik duanya",
        ),
        QueryError::NeedsStudy { .. } => (
            "it works when searching in a study; elsewhere, and in rules, use words, speaker:, role:, language: and transcript:",
            "ini berlaku saat mencari di dalam studi; di tempat lain, juga dalam aturan, pakai kata, speaker:, role:, language:, dan transcript:",
        ),
        QueryError::MissingValue { .. } => (
            "write it right after the colon, without a space: speaker:TN or speaker:\"Bu Tini\"",
            "tulis langsung sesudah titik dua, tanpa spasi: speaker:TN atau speaker:\"Bu Tini\"",
        ),
        QueryError::UnknownRole { .. } => (
            "roles are interviewer, informant, other and unknown",
            "peran yang ada: pewawancara, informan, lain, tak-dikenal",
        ),
        QueryError::UnknownLanguage { .. } => (
            "languages are id (Indonesian), en (English), mixed and other",
            "bahasa yang ada: id (Indonesia), en (Inggris), mixed (campuran), other (lainnya)",
        ),
        QueryError::NothingToFind { .. } => {
            ("write at least one letter or digit", "tulis setidaknya satu huruf atau angka")
        }
        QueryError::LoneStar { .. } => (
            "put it at the beginning or the end of a word: latih* or *nya; for words in between write a THEN/3 b",
            "taruh di awal atau di akhir kata: latih* atau *nya; untuk kata di antaranya tulis a THEN/3 b",
        ),
        QueryError::StarInside { .. } => (
            "for a gap inside a word use a regular expression, such as /lat\\w*an/",
            "untuk celah di tengah kata pakai ekspresi reguler, misalnya /lat\\w*an/",
        ),
    };
    locale.pick(en, id)
}
