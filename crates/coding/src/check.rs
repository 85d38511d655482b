//! What a codebook file's author should know before anybody codes with it.

use crate::contradiction::{Contradiction, contradiction};
use crate::{CodebookFile, Entry, WrittenRule};
use benang_model::{CodeStatus, LineColumn, Locale};
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

/// Something wrong with one code of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The code's id.
    pub code: String,
    /// Where in the file.
    pub place: LineColumn,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
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
    let mut found = Vec::new();
    let mut first_lines: HashMap<&str, usize> = HashMap::new();
    let parents: HashMap<&str, Option<&str>> =
        file.entries.iter().map(|entry| (entry.code.id.as_str(), entry.code.parent.as_deref())).collect();
    for entry in &file.entries {
        let mut report = |place: LineColumn, kind| found.push(Problem { code: entry.code.id.clone(), place, kind });
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
    found
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

fn rule_problem<'e>(
    written: &'e WrittenRule,
    seen: &mut HashSet<(&'e str, Option<&'static str>)>,
) -> Option<ProblemKind> {
    let rule = &written.rule;
    let query = rule.query.clone();
    if !seen.insert((rule.query.trim(), rule.role.map(benang_model::Role::as_str))) {
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
            ProblemKind::BadId
            | ProblemKind::DuplicateId { .. }
            | ProblemKind::UnknownParent { .. }
            | ProblemKind::Cycle { .. }
            | ProblemKind::BadRule { .. } => Severity::Error,
            ProblemKind::RuleNeverMatches { .. }
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

    /// What is wrong, for a researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let code = &self.code;
        match &self.kind {
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
