//! Problems in words: what is wrong and how to mend it, in both languages.

use super::{Problem, ProblemKind, Section};
use benang_model::Locale;

impl Problem {
    /// What is wrong, for a researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let code = self.code.as_deref().unwrap_or_default();
        match &self.kind {
            ProblemKind::UnknownKey { section, key, .. } => locale.pick(
                format!("{} has no key {key:?}", section.name(locale)),
                format!("{} tidak mengenal kunci {key:?}", section.name(locale)),
            ),
            ProblemKind::UnknownLanguage { field, key, .. } => locale.pick(
                format!("{field} is given in the language {key:?}, but the languages of a codebook are id and en"),
                format!("{field} diberikan dalam bahasa {key:?}, padahal bahasa buku kode ialah id dan en"),
            ),
            ProblemKind::NoVersion => {
                locale.pick("the codebook has no version".to_owned(), "buku kode ini belum punya versi".to_owned())
            }
            ProblemKind::BadColor { color } => locale.pick(
                format!("the color {color:?} of {code:?} is not written as #rrggbb"),
                format!("warna {color:?} milik {code:?} tidak ditulis sebagai #rrggbb"),
            ),
            ProblemKind::BadId => locale.pick(
                format!("the id {code:?} has other characters than a-z, 0-9 and -"),
                format!("id {code:?} memuat karakter selain a-z, 0-9, dan -"),
            ),
            ProblemKind::DuplicateId { first_line } => locale.pick(
                format!("the id {code:?} is used before, in line {first_line}"),
                format!("id {code:?} sudah dipakai di baris {first_line}"),
            ),
            ProblemKind::UnknownParent { parent } => locale.pick(
                format!("{code:?} has the parent {parent:?}, which is no code of this file"),
                format!("{code:?} berinduk pada {parent:?}, padahal kode itu tidak ada di berkas ini"),
            ),
            ProblemKind::Cycle { through } => locale.pick(
                format!("{code:?} is its own ancestor: {} → {code}", through.join(" → ")),
                format!("{code:?} menjadi induk dirinya sendiri: {} → {code}", through.join(" → ")),
            ),
            ProblemKind::BadRule { error, .. } => locale.pick(
                format!("a rule of {code:?} is no query: {}", error.message(locale)),
                format!("salah satu aturan {code:?} bukan kueri yang benar: {}", error.message(locale)),
            ),
            ProblemKind::RuleNeverMatches { because, .. } => locale.pick(
                format!("a rule of {code:?} can never match: {}", because.message(locale)),
                format!("salah satu aturan {code:?} tidak mungkin cocok: {}", because.message(locale)),
            ),
            ProblemKind::SmallOperator { word, .. } => locale.pick(
                format!("a rule of {code:?} looks for the word {word:?}"),
                format!("salah satu aturan {code:?} mencari kata {word:?}"),
            ),
            ProblemKind::RepeatedRule { .. } => {
                locale.pick(format!("{code:?} has this rule twice"), format!("{code:?} memuat aturan ini dua kali"))
            }
            ProblemKind::RetiredWithRules => locale.pick(
                format!("{code:?} is retired, so its rules don't run"),
                format!("{code:?} sudah tidak dipakai, jadi aturannya tidak dijalankan"),
            ),
            ProblemKind::NoDefinition => {
                locale.pick(format!("{code:?} has no definition"), format!("{code:?} belum punya definisi"))
            }
            ProblemKind::NoExample => {
                locale.pick(format!("{code:?} has no example"), format!("{code:?} belum punya contoh"))
            }
            ProblemKind::NoName => locale.pick(format!("{code:?} has no name"), format!("{code:?} belum punya nama")),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let wording = match &self.kind {
            ProblemKind::BadRule { error, .. } => return error.hint(locale),
            ProblemKind::UnknownKey { section, suggestion, .. } => {
                let keys = section.keys().join(", ");
                let hint = locale.pick(format!("its keys are {keys}"), format!("kuncinya ialah {keys}"));
                return Some(did_you_mean(*suggestion, hint, locale));
            }
            ProblemKind::UnknownLanguage { suggestion, .. } => {
                let hint = locale.pick(
                    "a text in another language is shown only where there is none in these",
                    "teks dalam bahasa lain hanya ditampilkan bila tidak ada yang dalam kedua bahasa itu",
                );
                return Some(did_you_mean(*suggestion, hint.to_owned(), locale));
            }
            ProblemKind::NoVersion => locale.pick(
                "add version = \"1.0.0\" under [codebook]: every table names the version that it was made with",
                "tambahkan version = \"1.0.0\" di bawah [codebook]: setiap tabel menyebut versi yang dipakainya",
            ),
            ProblemKind::BadColor { .. } => locale.pick(
                "write # and six digits from 0-9 and a-f, such as #1f77b4",
                "tulis # dan enam digit dari 0-9 dan a-f, misalnya #1f77b4",
            ),
            ProblemKind::BadId => locale.pick(
                "ids are typed in queries and tables: write it like panggilan-hati; the name may have any characters",
                "id diketik di kueri dan tabel: tulis seperti panggilan-hati; namanya boleh memakai karakter apa saja",
            ),
            ProblemKind::DuplicateId { .. } => {
                locale.pick("give one of the two another id", "beri salah satunya id lain")
            }
            ProblemKind::UnknownParent { .. } => locale.pick(
                "parent is the id of another [[code]] of the same file; check its spelling",
                "parent diisi id dari [[code]] lain di berkas yang sama; periksa ejaannya",
            ),
            ProblemKind::Cycle { .. } => locale.pick(
                "remove the parent of the code that should be the theme",
                "hapus parent dari kode yang seharusnya menjadi tema",
            ),
            ProblemKind::NoDefinition | ProblemKind::NoExample => locale.pick(
                "two coders can agree only on what is written down",
                "dua pengode hanya bisa sepakat tentang apa yang tertulis",
            ),
            ProblemKind::SmallOperator { .. } => locale.pick(
                "operators are AND, OR, NOT, NEAR/5 and THEN/5, in capitals; a word that is meant goes into quotation marks",
                "operator ialah AND, OR, NOT, NEAR/5, dan THEN/5, dengan huruf besar; kata biasa diapit tanda kutip",
            ),
            ProblemKind::RuleNeverMatches { .. }
            | ProblemKind::RepeatedRule { .. }
            | ProblemKind::RetiredWithRules
            | ProblemKind::NoName => return None,
        };
        Some(wording.to_owned())
    }
}

fn did_you_mean(suggestion: Option<&str>, hint: String, locale: Locale) -> String {
    match suggestion {
        Some(suggestion) => format!("{} {suggestion}? {hint}", locale.pick("did you mean", "mungkin maksud Anda")),
        None => hint,
    }
}

impl Section {
    fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::File => locale.pick("a codebook file", "berkas buku kode"),
            Self::Codebook => "[codebook]",
            Self::Code => "[[code]]",
            Self::Rule => locale.pick("a rule", "aturan"),
        }
    }
}
