//! One code applied to one stretch of text by one coder.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Who codes: a person, or a codebook's rules at a version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coder {
    /// A person, by name.
    Person(String),
    /// The rules of a codebook.
    Rules {
        /// Name of the codebook.
        codebook: String,
        /// Its version.
        version: String,
    },
}

/// How far a coding is. A rule's codings are proposals until a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodingStatus {
    /// Found by a rule; nobody has decided.
    Proposed,
    /// A person stands behind it.
    Accepted,
    /// A person decided against it.
    Rejected,
}

/// One code applied to one span by one coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// The code's id.
    pub code: String,
    /// Index of the turn, from 0.
    pub turn: usize,
    /// What is coded: for a rule, the whole segment of the rule's unit.
    pub span: Span,
    /// Who coded.
    pub coder: Coder,
    /// How far it is.
    pub status: CodingStatus,
    /// The query that proposed it, as written in the codebook; none for a person's coding.
    pub rule: Option<String>,
    /// The words that made the rule match, in order; empty for a person's coding.
    pub matched: Vec<Span>,
}
