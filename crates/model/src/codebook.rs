//! The codebook: a forest of codes with definitions that decide cases, and rules that propose them.

use crate::{Locale, Role, Unit};
use std::collections::BTreeMap;
use thiserror::Error;

/// A text in several languages, by language code; the key `und` where the file doesn't say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localized<T>(pub BTreeMap<String, T>);

impl<T> Localized<T> {
    /// The wording for `locale`, else any other: a name in the other language beats none.
    #[must_use]
    pub fn get(&self, locale: Locale) -> Option<&T> {
        [locale.code(), "und", "id", "en"].iter().find_map(|key| self.0.get(*key)).or_else(|| self.0.values().next())
    }

    /// Whether there is no wording at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where a code comes from (DeCuir-Gunby, Marshall & McCulloch 2011).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// From theory, before reading.
    #[default]
    Deductive,
    /// From the data.
    Inductive,
    /// An informant's own words.
    InVivo,
}

/// Whether a code is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CodeStatus {
    /// In use.
    #[default]
    Active,
    /// Kept for old codings; its rules don't run.
    Retired,
}

/// What the codebook's authors expect to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExpectedEvidence {
    /// Evidence is expected; none is a finding to explain.
    #[default]
    Expected,
    /// Kept from theory; none would not surprise.
    MayBeAbsent,
}

/// A query that proposes codings. The query's text is kept as written; `benang-coding` parses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The query as written.
    pub query: String,
    /// Whose talk it applies to; none: that of the roles that a run is about, which is everybody's but
    /// the interviewer's unless somebody asks otherwise.
    pub role: Option<Role>,
    /// What a match codes; none: the whole turn.
    pub unit: Option<Unit>,
}

/// One entry of a codebook. MacQueen, McLellan, Kay & Milstein (1998) ask for name, definition,
/// when to use, when not to use, and an example.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Code {
    /// Slug: lower-case ASCII letters, digits and hyphens; unique in the codebook.
    pub id: String,
    /// Name for people.
    pub name: Localized<String>,
    /// What it means.
    pub definition: Localized<String>,
    /// When to use it.
    pub include: Localized<Vec<String>>,
    /// When not to use it, and what instead.
    pub exclude: Localized<Vec<String>>,
    /// Typical excerpts.
    pub examples: Localized<Vec<String>>,
    /// Excerpts that look like it and are not.
    pub near_misses: Localized<Vec<String>>,
    /// The id of the code above it; none for a theme.
    pub parent: Option<String>,
    /// `#rrggbb`.
    pub color: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is in use.
    pub status: CodeStatus,
    /// What the authors expect to find.
    pub expected_evidence: ExpectedEvidence,
    /// Queries that propose it.
    pub rules: Vec<Rule>,
}

/// Index into [`Codebook::codes`].
pub type CodeIndex = usize;

/// A codebook whose codes are no forest.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CodebookError {
    /// Two codes share an id.
    #[error("the id {id:?} is used twice")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A parent that is no code.
    #[error("the parent {parent:?} of {id:?} is no code")]
    UnknownParent {
        /// The code.
        id: String,
        /// Its parent.
        parent: String,
    },
    /// A code that is its own ancestor.
    #[error("{id:?} is its own ancestor")]
    Cycle {
        /// The code.
        id: String,
    },
}

/// A forest of codes. Themes are its roots; every code's descendants follow it directly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codebook {
    /// Short name, such as `sumodiningrat`.
    pub name: String,
    /// Version, such as `1.0.0`.
    pub version: String,
    /// Title for people.
    pub title: Localized<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The theory or source that it operationalises.
    pub source: String,
    /// How to use it.
    pub note: Localized<String>,
    codes: Vec<Code>,
    parents: Vec<Option<CodeIndex>>,
}

impl Codebook {
    /// The codebook with these codes, put in tree order: each code is followed by its descendants,
    /// siblings stay in the given order.
    ///
    /// # Errors
    /// Duplicate ids, unknown parents, cycles.
    pub fn with_codes(self, codes: Vec<Code>) -> Result<Self, CodebookError> {
        let mut by_id = BTreeMap::new();
        for (index, code) in codes.iter().enumerate() {
            if by_id.insert(code.id.clone(), index).is_some() {
                return Err(CodebookError::DuplicateId { id: code.id.clone() });
            }
        }
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); codes.len()];
        let mut roots = Vec::new();
        for (index, code) in codes.iter().enumerate() {
            match &code.parent {
                None => roots.push(index),
                Some(parent) => match by_id.get(parent).and_then(|&above| children.get_mut(above)) {
                    Some(siblings) => siblings.push(index),
                    None => {
                        return Err(CodebookError::UnknownParent { id: code.id.clone(), parent: parent.clone() });
                    }
                },
            }
        }
        let mut order = Vec::with_capacity(codes.len());
        let mut stack: Vec<usize> = roots.into_iter().rev().collect();
        while let Some(index) = stack.pop() {
            order.push(index);
            stack.extend(children.get(index).into_iter().flatten().rev());
        }
        let mut slots: Vec<Option<Code>> = codes.into_iter().map(Some).collect();
        let codes: Vec<Code> =
            order.into_iter().filter_map(|index| slots.get_mut(index).and_then(Option::take)).collect();
        if let Some(left) = slots.into_iter().flatten().next() {
            return Err(CodebookError::Cycle { id: left.id });
        }
        let place: BTreeMap<&str, usize> =
            codes.iter().enumerate().map(|(index, code)| (code.id.as_str(), index)).collect();
        let parents =
            codes.iter().map(|code| code.parent.as_deref().and_then(|parent| place.get(parent).copied())).collect();
        Ok(Self { codes, parents, ..self })
    }

    /// The codes in tree order.
    #[must_use]
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The index of a code by id.
    #[must_use]
    pub fn index_of(&self, id: &str) -> Option<CodeIndex> {
        self.codes.iter().position(|code| code.id == id)
    }

    /// The code above `code`.
    #[must_use]
    pub fn parent(&self, code: CodeIndex) -> Option<CodeIndex> {
        self.parents.get(code).copied().flatten()
    }

    /// `code` and the codes above it, upwards.
    pub fn lineage(&self, code: CodeIndex) -> impl Iterator<Item = CodeIndex> + '_ {
        std::iter::successors(Some(code), |&at| self.parent(at))
    }

    /// How many codes stand above `code`; 0 for a theme.
    #[must_use]
    pub fn depth(&self, code: CodeIndex) -> usize {
        self.lineage(code).count() - 1
    }

    /// The theme that `code` belongs to: its topmost ancestor, or itself.
    #[must_use]
    pub fn theme(&self, code: CodeIndex) -> CodeIndex {
        self.lineage(code).last().unwrap_or(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: &str, parent: Option<&str>) -> Code {
        Code { id: id.into(), parent: parent.map(Into::into), ..Code::default() }
    }

    #[test]
    fn descendants_follow_their_theme() {
        let codes = vec![code("b1", Some("b")), code("a", None), code("b", None), code("a1", Some("a"))];
        let codebook = Codebook::default().with_codes(codes).expect("a forest");
        let ids: Vec<&str> = codebook.codes().iter().map(|code| code.id.as_str()).collect();
        assert_eq!(ids, ["a", "a1", "b", "b1"]);
        assert_eq!((codebook.depth(3), codebook.theme(3), codebook.depth(0)), (1, 2, 0));
    }

    #[test]
    fn a_codebook_is_a_forest() {
        let with = |codes| Codebook::default().with_codes(codes).unwrap_err();
        assert_eq!(with(vec![code("a", None), code("a", None)]), CodebookError::DuplicateId { id: "a".into() });
        assert_eq!(
            with(vec![code("a", Some("x"))]),
            CodebookError::UnknownParent { id: "a".into(), parent: "x".into() }
        );
        assert!(matches!(with(vec![code("a", Some("b")), code("b", Some("a"))]), CodebookError::Cycle { .. }));
    }
}
