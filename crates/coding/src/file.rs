//! The codebook file: TOML, made to be read aloud in a supervision meeting and diffed in git.

use crate::keys::stray_keys;
use crate::{CodebookFileError, Problem, Severity, problems};
use benang_model::{
    Code, CodeStatus, Codebook, ExpectedEvidence, LineColumn, Localized, OffsetMap, Origin, Role, Rule, Span, Unit,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, Error};

/// A codebook file as written: its TOML is sound, its codes may still have problems.
#[derive(Debug, Clone)]
pub struct CodebookFile {
    header: Header,
    /// Where the header stands.
    pub(crate) place: LineColumn,
    /// Keys that no codebook has.
    pub(crate) strays: Vec<Problem>,
    /// The codes in the file's order.
    pub entries: Vec<Entry>,
}

/// One `[[code]]` of a file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The code, rules included.
    pub code: Code,
    /// Where its id stands.
    pub place: LineColumn,
    /// Where its parent's id stands; where its own does if it has none.
    pub parent_place: LineColumn,
    /// Where its color stands; where its id does if it has none.
    pub color_place: LineColumn,
    /// Its rules again, with their places.
    pub rules: Vec<WrittenRule>,
}

/// A rule and its place.
#[derive(Debug, Clone)]
pub struct WrittenRule {
    /// The rule.
    pub rule: Rule,
    /// Where it stands in the file.
    pub place: LineColumn,
}

// Keys that stand in none of these are found by `stray_keys`.

#[derive(Deserialize)]
struct FileToml {
    codebook: Spanned<Header>,
    #[serde(default)]
    code: Vec<CodeToml>,
}

#[derive(Debug, Clone, Deserialize)]
struct Header {
    name: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    title: Wording<String>,
    #[serde(default)]
    authors: Vec<String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    note: Wording<String>,
}

#[derive(Deserialize)]
struct CodeToml {
    id: Spanned<String>,
    #[serde(default)]
    parent: Option<Spanned<String>>,
    #[serde(default)]
    name: Wording<String>,
    #[serde(default)]
    definition: Wording<String>,
    #[serde(default)]
    include: Wording<Vec<String>>,
    #[serde(default)]
    exclude: Wording<Vec<String>>,
    #[serde(default)]
    examples: Wording<Vec<String>>,
    #[serde(default)]
    near_misses: Wording<Vec<String>>,
    #[serde(default)]
    color: Option<Spanned<String>>,
    #[serde(default)]
    origin: OriginToml,
    #[serde(default)]
    status: StatusToml,
    #[serde(default)]
    expected_evidence: ExpectedToml,
    #[serde(default)]
    rules: Vec<Spanned<RuleToml>>,
}

/// A text by language, or one text of no stated language.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "a text, or one text per language such as { id = \"…\", en = \"…\" }")]
enum Wording<T> {
    ByLanguage(BTreeMap<String, T>),
    Plain(T),
}

impl<T> Default for Wording<T> {
    fn default() -> Self {
        Self::ByLanguage(BTreeMap::new())
    }
}

impl<T> From<Wording<T>> for Localized<T> {
    fn from(wording: Wording<T>) -> Self {
        Self(match wording {
            Wording::ByLanguage(texts) => texts,
            Wording::Plain(text) => BTreeMap::from([("und".to_owned(), text)]),
        })
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a query, or { query = \"…\", role = \"…\", unit = \"…\" }")]
enum RuleToml {
    Query(String),
    Scoped(ScopedRule),
}

#[derive(Deserialize)]
struct ScopedRule {
    query: String,
    role: Option<Role>,
    unit: Option<Unit>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum OriginToml {
    #[default]
    Deductive,
    Inductive,
    InVivo,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum StatusToml {
    #[default]
    Active,
    Retired,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum ExpectedToml {
    #[default]
    Expected,
    MayBeAbsent,
}

impl CodebookFile {
    /// Reads a file's text.
    ///
    /// # Errors
    /// TOML that can't be parsed, or values that no codebook has, with their place.
    pub fn read(text: &str) -> Result<Self, CodebookFileError> {
        let offsets = OffsetMap::new(text);
        let syntax = |error: Error| CodebookFileError::Syntax {
            place: error.span().map(|span| offsets.line_column(span.start)),
            reason: error.message().to_owned(),
        };
        let table = DeTable::parse(text).map_err(syntax)?;
        let strays = stray_keys(table.get_ref(), &offsets);
        let file = FileToml::deserialize(toml::Deserializer::from(table)).map_err(|error| {
            // A key that is missing may be there, but misspelt.
            let misspelt = strays.iter().find(|stray| stray.severity() == Severity::Error);
            match misspelt {
                Some(stray) => CodebookFileError::Unusable { problem: Box::new(stray.clone()) },
                None => syntax(error),
            }
        })?;
        let place = offsets.line_column(file.codebook.span().start);
        let entries = file.code.into_iter().map(|code| entry(code, text, &offsets)).collect();
        Ok(Self { header: file.codebook.into_inner(), place, strays, entries })
    }

    /// The codebook, if nothing in the file is wrong; mere shortcomings (a code without example)
    /// don't matter.
    ///
    /// # Errors
    /// The first problem that makes the file unusable.
    pub fn codebook(&self) -> Result<Codebook, CodebookFileError> {
        if let Some(problem) = problems(self).into_iter().find(|problem| problem.severity() == Severity::Error) {
            return Err(CodebookFileError::Unusable { problem: Box::new(problem) });
        }
        let header = self.header.clone();
        let mut codebook = Codebook::default();
        codebook.name = header.name;
        codebook.version = header.version;
        codebook.title = header.title.into();
        codebook.authors = header.authors;
        codebook.source = header.source;
        codebook.note = header.note.into();
        let codes = self.entries.iter().map(|entry| entry.code.clone()).collect();
        codebook.with_codes(codes).map_err(|source| CodebookFileError::NoForest { source })
    }

    /// The codebook's name, as the file's header gives it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.header.name
    }

    /// The codebook's version, as the file's header gives it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.header.version
    }
}

fn entry(code: CodeToml, text: &str, offsets: &OffsetMap<'_>) -> Entry {
    let place = offsets.line_column(code.id.span().start);
    let at = |value: Option<&Spanned<String>>| value.map_or(place, |value| offsets.line_column(value.span().start));
    let (parent_place, color_place) = (at(code.parent.as_ref()), at(code.color.as_ref()));
    let rules: Vec<WrittenRule> = code
        .rules
        .into_iter()
        .map(|rule| {
            let place = offsets.line_column(query_start(text, rule.span()));
            WrittenRule { rule: rule.into_inner().into(), place }
        })
        .collect();
    let code = Code {
        id: code.id.into_inner(),
        name: code.name.into(),
        definition: code.definition.into(),
        include: code.include.into(),
        exclude: code.exclude.into(),
        examples: code.examples.into(),
        near_misses: code.near_misses.into(),
        parent: code.parent.map(Spanned::into_inner),
        color: code.color.map(Spanned::into_inner),
        origin: match code.origin {
            OriginToml::Deductive => Origin::Deductive,
            OriginToml::Inductive => Origin::Inductive,
            OriginToml::InVivo => Origin::InVivo,
        },
        status: match code.status {
            StatusToml::Active => CodeStatus::Active,
            StatusToml::Retired => CodeStatus::Retired,
        },
        expected_evidence: match code.expected_evidence {
            ExpectedToml::Expected => ExpectedEvidence::Expected,
            ExpectedToml::MayBeAbsent => ExpectedEvidence::MayBeAbsent,
        },
        rules: rules.iter().map(|written| written.rule.clone()).collect(),
    };
    Entry { code, place, parent_place, color_place, rules }
}

/// Where a rule's query begins: behind the quotation marks, if the rule is just a string.
fn query_start(text: &str, rule: Range<usize>) -> usize {
    let written = Span::new(rule.start, rule.end).of(text);
    rule.start + written.len() - written.trim_start_matches(['"', '\'']).len()
}

impl From<RuleToml> for Rule {
    fn from(rule: RuleToml) -> Self {
        match rule {
            RuleToml::Query(query) => Self { query, role: None, unit: None },
            RuleToml::Scoped(ScopedRule { query, role, unit }) => Self { query, role, unit },
        }
    }
}
