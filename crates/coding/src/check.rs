//! What a codebook file's author should know before anybody codes with it.

mod wording;

use crate::contradiction::{Contradiction, contradiction};
use crate::{CodebookFile, Entry, Section, WrittenRule};
use benang_model::{CodeStatus, LineColumn, Role, Unit};
use benang_query::QueryError;
use std::collections::{HashMap, HashSet};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file can't be used.
    Error,
    /// The file can be used; its results may not be what was meant.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of the code that it is about; none if it is about the whole codebook.
    pub code: Option<String>,
    /// Where in the file.
    pub place: LineColumn,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A key that no codebook has: what stands under it would be lost.
    UnknownKey {
        /// Where it stands.
        section: Section,
        /// The key.
        key: String,
        /// A key with a similar name.
        suggestion: Option<&'static str>,
    },
    /// A text in a language that nobody is shown, unless there is no other.
    UnknownLanguage {
        /// Which text: `name`, `definition`, …
        field: &'static str,
        /// The language, as written.
        key: String,
        /// What may be meant.
        suggestion: Option<&'static str>,
    },
    /// The codebook has no version.
    NoVersion,
    /// The color isn't `#rrggbb`.
    BadColor {
        /// The color.
        color: String,
    },
    /// The id isn't made of lower-case ASCII letters, digits and hyphens.
    BadId,
    /// An earlier code has the same id.
    DuplicateId {
        /// Line of the earlier one.
        first_line: usize,
    },
    /// The parent is no code of this file.
    UnknownParent {
        /// The parent.
        parent: String,
    },
    /// The code is its own ancestor.
    Cycle {
        /// The ids on the way round.
        through: Vec<String>,
    },
    /// The rule is no query.
    BadRule {
        /// The rule.
        query: String,
        /// What is wrong with it.
        error: QueryError,
    },
    /// The rule contradicts itself.
    RuleNeverMatches {
        /// The rule.
        query: String,
        /// Why.
        because: Contradiction,
    },
    /// A word that was probably meant as an operator, but operators are written in capitals.
    SmallOperator {
        /// The rule.
        query: String,
        /// The word, as written.
        word: String,
    },
    /// The code has the same rule twice.
    RepeatedRule {
        /// The rule.
        query: String,
    },
    /// A retired code has rules; they don't run.
    RetiredWithRules,
    /// No definition.
    NoDefinition,
    /// No example.
    NoExample,
    /// No name.
    NoName,
}

/// Checks a file: everything that is wrong, in the order of the file.
#[must_use]
pub fn problems(file: &CodebookFile) -> Vec<Problem> {
    let mut found = file.strays.clone();
    if file.version().trim().is_empty() {
        found.push(Problem { code: None, place: file.place, kind: ProblemKind::NoVersion });
    }
    let mut first_lines: HashMap<&str, usize> = HashMap::new();
    let parents: HashMap<&str, Option<&str>> =
        file.entries.iter().map(|entry| (entry.code.id.as_str(), entry.code.parent.as_deref())).collect();
    for entry in &file.entries {
        let mut report =
            |place: LineColumn, kind| found.push(Problem { code: Some(entry.code.id.clone()), place, kind });
        if !is_slug(&entry.code.id) {
            report(entry.place, ProblemKind::BadId);
        }
        if let Some(&first_line) = first_lines.get(entry.code.id.as_str()) {
            report(entry.place, ProblemKind::DuplicateId { first_line });
        } else {
            first_lines.insert(&entry.code.id, entry.place.line);
        }
        if let Some(kind) = parent_problem(entry, &parents) {
            report(entry.parent_place, kind);
        }
        if let Some(color) = entry.code.color.as_ref().filter(|color| !is_color(color)) {
            report(entry.color_place, ProblemKind::BadColor { color: color.clone() });
        }
        missing_texts(entry).into_iter().for_each(|kind| report(entry.place, kind));
        if entry.code.status == CodeStatus::Retired && !entry.rules.is_empty() {
            report(entry.place, ProblemKind::RetiredWithRules);
        }
        let mut seen = HashSet::new();
        for rule in &entry.rules {
            if let Some(kind) = rule_problem(rule, &mut seen) {
                report(rule.place, kind);
            }
        }
    }
    found.sort_by_key(|problem| (problem.place.line, problem.place.column));
    found
}

fn is_color(color: &str) -> bool {
    color.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit()))
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn parent_problem(entry: &Entry, parents: &HashMap<&str, Option<&str>>) -> Option<ProblemKind> {
    let parent = entry.code.parent.as_deref()?;
    if !parents.contains_key(parent) {
        return Some(ProblemKind::UnknownParent { parent: parent.to_owned() });
    }
    let (mut through, mut seen) = (vec![entry.code.id.clone()], HashSet::new());
    let mut at = Some(parent);
    while let Some(id) = at {
        if id == entry.code.id {
            return Some(ProblemKind::Cycle { through });
        }
        if !seen.insert(id) {
            return None; // a cycle further up, reported there
        }
        through.push(id.to_owned());
        at = parents.get(id).copied().flatten();
    }
    None
}

fn missing_texts(entry: &Entry) -> Vec<ProblemKind> {
    let code = &entry.code;
    let blank = |texts: &benang_model::Localized<String>| texts.0.values().all(|text| text.trim().is_empty());
    [
        (blank(&code.name), ProblemKind::NoName),
        (blank(&code.definition), ProblemKind::NoDefinition),
        (code.examples.0.values().all(Vec::is_empty), ProblemKind::NoExample),
    ]
    .into_iter()
    .filter_map(|(missing, kind)| missing.then_some(kind))
    .collect()
}

/// What makes a rule: two that agree in it are the same.
type RuleId<'e> = (&'e str, Option<Role>, Option<Unit>);

fn rule_problem<'e>(written: &'e WrittenRule, seen: &mut HashSet<RuleId<'e>>) -> Option<ProblemKind> {
    let rule = &written.rule;
    let query = rule.query.clone();
    if !seen.insert((rule.query.trim(), rule.role, rule.unit)) {
        return Some(ProblemKind::RepeatedRule { query });
    }
    match benang_query::parse(&rule.query) {
        Err(error) => Some(ProblemKind::BadRule { query, error }),
        Ok(parsed) => match contradiction(&parsed, rule.role) {
            Some(because) => Some(ProblemKind::RuleNeverMatches { query, because }),
            None => small_operator(&rule.query).map(|word| ProblemKind::SmallOperator { query, word }),
        },
    }
}

/// A word outside quotation marks that looks like an operator in small letters, in either language.
fn small_operator(query: &str) -> Option<String> {
    let outside = query.split('"').step_by(2).flat_map(|part| part.split([' ', '(', ')']));
    let is_operator = |word: &&str| match word.split_once('/') {
        None => ["and", "or", "dan", "atau"].contains(word),
        Some((name, distance)) => ["near", "then"].contains(&name) && distance.bytes().all(|it| it.is_ascii_digit()),
    };
    outside.into_iter().find(is_operator).map(str::to_owned)
}

impl Problem {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self.kind {
            ProblemKind::UnknownKey { .. }
            | ProblemKind::BadId
            | ProblemKind::DuplicateId { .. }
            | ProblemKind::UnknownParent { .. }
            | ProblemKind::Cycle { .. }
            | ProblemKind::BadRule { .. } => Severity::Error,
            ProblemKind::UnknownLanguage { .. }
            | ProblemKind::NoVersion
            | ProblemKind::BadColor { .. }
            | ProblemKind::RuleNeverMatches { .. }
            | ProblemKind::SmallOperator { .. }
            | ProblemKind::RepeatedRule { .. }
            | ProblemKind::RetiredWithRules
            | ProblemKind::NoDefinition
            | ProblemKind::NoExample
            | ProblemKind::NoName => Severity::Warning,
        }
    }

    /// A stable name of the kind, for scripts.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.kind {
            ProblemKind::UnknownKey { .. } => "unknown-key",
            ProblemKind::UnknownLanguage { .. } => "unknown-language",
            ProblemKind::NoVersion => "no-version",
            ProblemKind::BadColor { .. } => "bad-color",
            ProblemKind::BadId => "bad-id",
            ProblemKind::DuplicateId { .. } => "duplicate-id",
            ProblemKind::UnknownParent { .. } => "unknown-parent",
            ProblemKind::Cycle { .. } => "cycle",
            ProblemKind::BadRule { .. } => "bad-rule",
            ProblemKind::RuleNeverMatches { .. } => "rule-never-matches",
            ProblemKind::SmallOperator { .. } => "small-operator",
            ProblemKind::RepeatedRule { .. } => "repeated-rule",
            ProblemKind::RetiredWithRules => "retired-with-rules",
            ProblemKind::NoDefinition => "no-definition",
            ProblemKind::NoExample => "no-example",
            ProblemKind::NoName => "no-name",
        }
    }

    /// The rule that it is about, as written.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        match &self.kind {
            ProblemKind::BadRule { query, .. }
            | ProblemKind::RuleNeverMatches { query, .. }
            | ProblemKind::SmallOperator { query, .. }
            | ProblemKind::RepeatedRule { query } => Some(query),
            _ => None,
        }
    }
}
