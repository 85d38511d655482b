//! Reads fields: `speaker:TN`, `role:informant`.

use crate::suggest::closest;
use crate::{Field, Glob, QueryError};
use benang_language::Language;
use benang_model::{Role, Span};

/// What may be mistyped for a field, and the field that is meant.
const NEAR_NAMES: [(&str, &str); 15] = [
    ("speaker", "speaker"),
    ("pembicara", "speaker"),
    ("penutur", "speaker"),
    ("role", "role"),
    ("peran", "role"),
    ("language", "language"),
    ("bahasa", "language"),
    ("transcript", "transcript"),
    ("transkrip", "transcript"),
    ("document", "transcript"),
    ("dokumen", "transcript"),
    ("code", "code"),
    ("coder", "coder"),
    ("status", "status"),
    ("memo", "memo"),
];

const ROLES: [(&str, Role); 8] = [
    ("interviewer", Role::Interviewer),
    ("pewawancara", Role::Interviewer),
    ("informant", Role::Informant),
    ("informan", Role::Informant),
    ("other", Role::Other),
    ("lain", Role::Other),
    ("unknown", Role::Unknown),
    ("tak-dikenal", Role::Unknown),
];

/// Words for roles that are not accepted, since studies mean different things by them.
const NEAR_ROLES: [(&str, Role); 6] = [
    ("peneliti", Role::Interviewer),
    ("researcher", Role::Interviewer),
    ("narasumber", Role::Informant),
    ("responden", Role::Informant),
    ("respondent", Role::Informant),
    ("participant", Role::Informant),
];

const LANGUAGES: [(&str, Language); 12] = [
    ("id", Language::Indonesian),
    ("indonesian", Language::Indonesian),
    ("indonesia", Language::Indonesian),
    ("en", Language::English),
    ("english", Language::English),
    ("inggris", Language::English),
    ("mixed", Language::Mixed),
    ("campur", Language::Mixed),
    ("campuran", Language::Mixed),
    ("other", Language::Other),
    ("lain", Language::Other),
    ("lainnya", Language::Other),
];

/// Reads the field in `at`, which has this name and value.
pub(super) fn read(text: &str, at: Span, name: Span, value: Span) -> Result<Field, QueryError> {
    let field = name.of(text);
    let missing = || QueryError::MissingValue { at, field: field.to_owned() };
    let written = || Some(value.of(text).trim()).filter(|written| !written.is_empty()).ok_or_else(missing);
    match field.to_lowercase().as_str() {
        "speaker" => Ok(Field::Speaker(Glob::new(written()?))),
        "transcript" | "doc" => Ok(Field::Transcript(Glob::new(written()?))),
        "role" => role(written()?, value).map(Field::Role),
        "language" | "lang" => language(written()?, value).map(Field::Language),
        known if is_of_study(known) => Err(QueryError::NeedsStudy { at, field: field.to_owned() }),
        _ => Err(unknown_field(field, name)),
    }
}

/// Whether a field asks about what people add to a transcript.
fn is_of_study(field: &str) -> bool {
    matches!(field, "code" | "coder" | "status" | "memo" | "case") || field.starts_with("case.")
}

fn unknown_field(field: &str, at: Span) -> QueryError {
    let suggestion = closest(&field.to_lowercase(), &NEAR_NAMES);
    QueryError::UnknownField { at, field: field.to_owned(), suggestion }
}

fn role(written: &str, at: Span) -> Result<Role, QueryError> {
    let value = written.to_lowercase();
    known(&value, &ROLES).ok_or_else(|| {
        let suggestion = closest(&value, &ROLES).or_else(|| closest(&value, &NEAR_ROLES));
        QueryError::UnknownRole { at, value: written.to_owned(), suggestion }
    })
}

fn language(written: &str, at: Span) -> Result<Language, QueryError> {
    let value = written.to_lowercase();
    known(&value, &LANGUAGES).ok_or_else(|| {
        let suggestion = closest(&value, &LANGUAGES);
        QueryError::UnknownLanguage { at, value: written.to_owned(), suggestion }
    })
}

fn known<T: Copy>(name: &str, names: &[(&str, T)]) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}
