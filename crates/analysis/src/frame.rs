//! What a table is about, fixed before anything is counted.

use crate::{Key, TableScope};
use benang_model::{CodeIndex, CodeStatus, Codebook, Locale, Rule, Unit};
use serde::{Deserialize, Serialize};

/// The codebook that was applied.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodebookRef {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A code as a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameCode {
    /// The code's id.
    pub id: String,
    /// Its name in the reader's language.
    pub name: String,
    /// How many codes stand above it; 0 for a theme.
    pub depth: usize,
    /// The code above it, as an index into [`Frame::codes`]. It stands before this one, as in any
    /// codebook; a parent that doesn't is taken as none.
    pub parent: Option<CodeIndex>,
    /// Whether anything could have found it or a code below it. If not, its row says so, since a
    /// zero would read as a finding.
    pub looked_for: bool,
}

/// What a table is about: its codes, its unit, its columns and which codings it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The codebook.
    pub codebook: CodebookRef,
    /// A row each, in codebook order.
    pub codes: Vec<FrameCode>,
    /// What a segment is.
    pub unit: Unit,
    /// What the columns are split by.
    pub by: Option<Key>,
    /// Whose talk is counted.
    pub scope: TableScope,
    /// Which codings count: `rule` for those of a one-shot tally.
    pub status: String,
}

impl Frame {
    /// The frame of a table of the codings that `codebook`'s rules propose. A code is looked for if
    /// it is active and has a rule that sees some of the talk in `scope`, or a code below it is.
    #[must_use]
    pub fn of_rules(codebook: &Codebook, locale: Locale, unit: Unit, by: Option<Key>, scope: TableScope) -> Self {
        let looked_for = looked_for(codebook, scope);
        let codes = codebook.codes().iter().zip(looked_for).enumerate().map(|(index, (code, looked_for))| FrameCode {
            id: code.id.clone(),
            name: code.name.get(locale).unwrap_or(&code.id).clone(),
            depth: codebook.depth(index),
            parent: codebook.parent(index),
            looked_for,
        });
        let reference = CodebookRef { name: codebook.name.clone(), version: codebook.version.clone() };
        Self { codebook: reference, codes: codes.collect(), unit, by, scope, status: "rule".into() }
    }
}

fn looked_for(codebook: &Codebook, scope: TableScope) -> Vec<bool> {
    let sees = |rule: &Rule| rule.role.is_none_or(|role| scope.includes(role));
    let mut found = vec![false; codebook.codes().len()];
    for (index, code) in codebook.codes().iter().enumerate() {
        if code.status == CodeStatus::Active && code.rules.iter().any(sees) {
            for above in codebook.lineage(index) {
                if let Some(looked_for) = found.get_mut(above) {
                    *looked_for = true;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use benang_model::{Code, Localized, Role};
    use std::collections::BTreeMap;

    fn code(id: &str, parent: Option<&str>, status: CodeStatus, rules: usize) -> Code {
        let rule = Rule { query: "latih".into(), role: None, unit: None };
        let name = Localized(BTreeMap::from([("id".to_owned(), id.to_uppercase())]));
        Code {
            id: id.into(),
            name,
            parent: parent.map(Into::into),
            status,
            rules: vec![rule; rules],
            ..Code::default()
        }
    }

    #[test]
    fn a_theme_is_looked_for_through_its_sub_codes() {
        let codes = vec![
            code("a", None, CodeStatus::Active, 0),
            code("a1", Some("a"), CodeStatus::Active, 1),
            code("a2", Some("a"), CodeStatus::Active, 0),
            code("b", None, CodeStatus::Retired, 2),
        ];
        let codebook = Codebook::default().with_codes(codes).unwrap();
        let frame = Frame::of_rules(&codebook, Locale::En, Unit::Turn, None, TableScope::NotInterviewer);
        let rows: Vec<_> =
            frame.codes.iter().map(|code| (code.name.as_str(), code.depth, code.parent, code.looked_for)).collect();
        assert_eq!(
            rows,
            [("A", 0, None, true), ("A1", 1, Some(0), true), ("A2", 1, Some(0), false), ("B", 0, None, false)]
        );
    }

    #[test]
    fn a_rule_for_talk_that_is_not_counted_looks_for_nothing() {
        let for_role = |id: &str, role| {
            let mut code = code(id, None, CodeStatus::Active, 1);
            code.rules[0].role = role;
            code
        };
        let codes = vec![for_role("all", None), for_role("asked", Some(Role::Interviewer))];
        let codebook = Codebook::default().with_codes(codes).unwrap();
        let check = |scope, expected: &[bool]| {
            let frame = Frame::of_rules(&codebook, Locale::En, Unit::Turn, None, scope);
            assert_eq!(frame.codes.iter().map(|code| code.looked_for).collect::<Vec<_>>(), expected, "{scope:?}");
        };
        check(TableScope::NotInterviewer, &[true, false]);
        check(TableScope::Only(Role::Interviewer), &[true, true]);
        check(TableScope::Only(Role::Informant), &[true, false]);
    }
}
