//! Keys that no codebook file has. They are looked for in the file's tables, not by the reader of
//! values: that stops at the first, and can't say which key was probably meant.

use crate::{Problem, ProblemKind};
use benang_model::OffsetMap;
use benang_query::closest;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// A part of a codebook file with keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The top.
    File,
    /// `[codebook]`.
    Codebook,
    /// A `[[code]]`.
    Code,
    /// A rule that is a table: `{ query = …, unit = … }`.
    Rule,
}

/// Texts that may be given by language.
const WORDINGS: [&str; 8] = ["title", "note", "name", "definition", "include", "exclude", "examples", "near_misses"];

/// The languages of texts. `und` is one that isn't stated.
const LANGUAGES: [&str; 3] = ["id", "en", "und"];

/// What people write for a language, and what it is called here.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("in", "id"),
    ("ind", "id"),
    ("indonesia", "id"),
    ("indonesian", "id"),
    ("bahasa", "id"),
    ("eng", "en"),
    ("english", "en"),
    ("inggris", "en"),
];

impl Section {
    /// Its keys.
    pub(crate) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::File => &["codebook", "code"],
            Self::Codebook => &["name", "version", "title", "authors", "source", "note"],
            Self::Code => &[
                "id",
                "parent",
                "name",
                "definition",
                "include",
                "exclude",
                "examples",
                "near_misses",
                "color",
                "origin",
                "status",
                "expected_evidence",
                "rules",
            ],
            Self::Rule => &["query", "role", "unit"],
        }
    }
}

/// The keys of a file that no codebook has, in the order of the file.
pub(crate) fn stray_keys(file: &DeTable<'_>, offsets: &OffsetMap<'_>) -> Vec<Problem> {
    let mut strays = Strays { offsets, found: Vec::new() };
    strays.look(file, Section::File, None);
    if let Some(header) = table(file, "codebook") {
        strays.look(header, Section::Codebook, None);
    }
    for code in tables(file, "code") {
        let id = code.get("id").and_then(|id| id.get_ref().as_str());
        strays.look(code, Section::Code, id);
        tables(code, "rules").for_each(|rule| strays.look(rule, Section::Rule, id));
    }
    strays.found.sort_by_key(|problem| (problem.place.line, problem.place.column));
    strays.found
}

struct Strays<'a> {
    offsets: &'a OffsetMap<'a>,
    found: Vec<Problem>,
}

impl Strays<'_> {
    fn look(&mut self, table: &DeTable<'_>, section: Section, code: Option<&str>) {
        for (key, value) in table {
            let written = key.get_ref().as_ref();
            if !section.keys().contains(&written) {
                let known: Vec<_> = section.keys().iter().map(|&key| (key, key)).collect();
                let suggestion = closest(&written.to_lowercase(), &known);
                self.report(key, code, ProblemKind::UnknownKey { section, key: written.to_owned(), suggestion });
            } else if let Some(field) = WORDINGS.into_iter().find(|field| *field == written)
                && let DeValue::Table(texts) = value.get_ref()
            {
                self.look_at_languages(texts, field, code);
            }
        }
    }

    fn look_at_languages(&mut self, texts: &DeTable<'_>, field: &'static str, code: Option<&str>) {
        for key in texts.keys().filter(|key| !LANGUAGES.contains(&key.get_ref().as_ref())) {
            let written = key.get_ref().to_string();
            let same = LANGUAGES.map(|language| (language, language));
            let suggestion = closest(&written.to_lowercase(), &[&same, &OTHER_NAMES[..]].concat());
            self.report(key, code, ProblemKind::UnknownLanguage { field, key: written, suggestion });
        }
    }

    fn report(&mut self, key: &Spanned<DeString<'_>>, code: Option<&str>, kind: ProblemKind) {
        let place = self.offsets.line_column(key.span().start);
        self.found.push(Problem { code: code.map(str::to_owned), place, kind });
    }
}

fn table<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    table.get(key)?.get_ref().as_table()
}

/// The tables among the elements of an array.
fn tables<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> impl Iterator<Item = &'t DeTable<'i>> {
    let elements = table.get(key).and_then(|value| value.get_ref().as_array());
    elements.into_iter().flat_map(|elements| elements.iter()).filter_map(|element| element.get_ref().as_table())
}
