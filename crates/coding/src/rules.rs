//! A codebook's rules, compiled.

use crate::CodebookFileError;
use crate::check::{Problem, ProblemKind};
use benang_model::{CodeIndex, CodeStatus, Codebook, LineColumn, Role, Unit};
use benang_query::Program;
use std::collections::BTreeSet;

/// Index into [`Rules`].
pub type RuleIndex = usize;

/// All rules of a codebook's active codes, compiled into one pass. Shared between threads.
#[derive(Debug)]
pub struct Rules {
    pub(crate) program: Program,
    rules: Vec<CompiledRule>,
    /// The roles that rules are limited to.
    asked_for: BTreeSet<Role>,
    /// The units that rules have; none is the run's.
    units: BTreeSet<Option<Unit>>,
}

#[derive(Debug)]
struct CompiledRule {
    code: CodeIndex,
    query: String,
    role: Option<Role>,
    unit: Option<Unit>,
}

impl Rules {
    /// Compiles the rules of `codebook`.
    ///
    /// # Errors
    /// A rule that is no query.
    pub fn compile(codebook: &Codebook) -> Result<Self, CodebookFileError> {
        let mut queries = Vec::new();
        let mut rules = Vec::new();
        for (index, code) in codebook.codes().iter().enumerate() {
            if code.status == CodeStatus::Retired {
                continue;
            }
            for rule in &code.rules {
                let query = benang_query::parse(&rule.query).map_err(|error| {
                    let kind = ProblemKind::BadRule { query: rule.query.clone(), error };
                    let place = LineColumn { line: 1, column: 1 };
                    CodebookFileError::Unusable { problem: Box::new(Problem { code: code.id.clone(), place, kind }) }
                })?;
                queries.push(query);
                rules.push(CompiledRule { code: index, query: rule.query.clone(), role: rule.role, unit: rule.unit });
            }
        }
        let asked_for = rules.iter().filter_map(|rule| rule.role).collect();
        let units = rules.iter().map(|rule| rule.unit).collect();
        Ok(Self { program: Program::new(&queries), rules, asked_for, units })
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

    /// The unit of a rule in a run whose unit is `run`.
    pub(crate) fn unit(&self, rule: RuleIndex, run: Unit) -> Unit {
        self.rules.get(rule).and_then(|rule| rule.unit).unwrap_or(run)
    }

    /// The units of all rules in a run whose unit is `run`, without repetition.
    pub(crate) fn units(&self, run: Unit) -> Vec<Unit> {
        let units: BTreeSet<Unit> = self.units.iter().map(|unit| unit.unwrap_or(run)).collect();
        units.into_iter().collect()
    }

    /// Whether a rule applies to a turn of `role`. A rule without role applies to the roles that
    /// the run is about.
    pub(crate) fn applies(&self, rule: RuleIndex, role: Role, in_run: bool) -> bool {
        self.rules.get(rule).is_some_and(|rule| rule.role.map_or(in_run, |wanted| wanted == role))
    }

    /// Whether any rule is limited to `role`.
    pub(crate) fn ask_for(&self, role: Role) -> bool {
        self.asked_for.contains(&role)
    }
}
