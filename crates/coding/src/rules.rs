//! A codebook's rules, compiled.

use crate::CodebookFileError;
use benang_model::{CodeIndex, CodeStatus, Codebook, Role, Unit};
use benang_query::Program;
use std::collections::BTreeSet;

/// Index into [`Rules`].
pub type RuleIndex = usize;

/// All rules of a codebook's active codes, compiled into one pass. Shared between threads.
#[derive(Debug)]
pub struct Rules {
    pub(crate) program: Program,
    rules: Vec<CompiledRule>,
    /// Where each rule applies, apart from the rest: it is asked for with every match.
    reaches: Vec<Reach>,
    /// The roles that rules are limited to.
    asked_for: BTreeSet<Role>,
    /// The units that rules have.
    units: BTreeSet<Unit>,
}

#[derive(Debug)]
struct CompiledRule {
    code: CodeIndex,
    query: String,
}

/// Whose talk a rule sees, and what a match codes.
#[derive(Debug, Clone, Copy)]
struct Reach {
    role: Option<Role>,
    unit: Unit,
}

impl Rules {
    /// Compiles the rules of `codebook`.
    ///
    /// # Errors
    /// A rule that is no query.
    pub fn compile(codebook: &Codebook) -> Result<Self, CodebookFileError> {
        let mut queries = Vec::new();
        let (mut rules, mut reaches) = (Vec::new(), Vec::new());
        for (index, code) in codebook.codes().iter().enumerate() {
            if code.status == CodeStatus::Retired {
                continue;
            }
            for rule in &code.rules {
                let query = benang_query::parse(&rule.query).map_err(|source| CodebookFileError::Rule {
                    code: code.id.clone(),
                    query: rule.query.clone(),
                    source,
                })?;
                queries.push(query);
                rules.push(CompiledRule { code: index, query: rule.query.clone() });
                reaches.push(Reach { role: rule.role, unit: rule.unit.unwrap_or_default() });
            }
        }
        let asked_for = reaches.iter().filter_map(|reach| reach.role).collect();
        let units = reaches.iter().map(|reach| reach.unit).collect();
        Ok(Self { program: Program::new(&queries), rules, reaches, asked_for, units })
    }

    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The code that a rule proposes.
    #[must_use]
    pub fn code(&self, rule: RuleIndex) -> CodeIndex {
        self.rules.get(rule).map_or(0, |rule| rule.code)
    }

    /// A rule's query, as written.
    #[must_use]
    pub fn query(&self, rule: RuleIndex) -> &str {
        self.rules.get(rule).map_or("", |rule| &rule.query)
    }

    /// The units of all rules, without repetition.
    pub(crate) fn units(&self) -> impl Iterator<Item = Unit> {
        self.units.iter().copied()
    }

    /// Whether a rule applies to a segment of `unit` in a turn of `role`. A rule without role
    /// applies to the roles that the run is about.
    pub(crate) fn applies(&self, rule: RuleIndex, unit: Unit, role: Role, in_scope: bool) -> bool {
        let reaches = |reach: &Reach| reach.unit == unit && reach.role.map_or(in_scope, |wanted| wanted == role);
        self.reaches.get(rule).is_some_and(reaches)
    }

    /// Whether any rule is limited to `role`.
    pub(crate) fn ask_for(&self, role: Role) -> bool {
        self.asked_for.contains(&role)
    }
}
