//! What a query is once it is read.
//!
//! The tree holds words in folded form and nothing else of how the query was typed: brackets, the
//! alias of a field or the shape of a quotation mark are gone, so that two ways to write a query
//! are one value.

use crate::{Glob, Pattern};
use benang_language::Language;
use benang_model::Role;

/// A question about one segment.
///
/// What [`crate::parse`] gives is in normal form: `And` and `Or` have at least two children and
/// none of their own kind, a `Phrase` has at least two terms, both sides of `Near` are
/// [positional](Query::is_positional), and the tree is at most [`crate::MAX_DEPTH`] deep.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Query {
    /// One word.
    Term(Term),
    /// Words that follow each other.
    Phrase(Vec<Term>),
    /// Two things a few words apart.
    Near {
        /// The one that was written first.
        left: Box<Query>,
        /// The other.
        right: Box<Query>,
        /// At most how many words apart, from 1 (side by side) to [`crate::MAX_DISTANCE`].
        distance: u32,
        /// Whether `left` must come first.
        order: Order,
    },
    /// All of them, anywhere in the segment.
    And(Vec<Query>),
    /// At least one of them.
    Or(Vec<Query>),
    /// Segments that it doesn't match.
    Not(Box<Query>),
    /// A regular expression over the segment's text.
    Regex(Pattern),
    /// A property of the segment.
    Field(Field),
}

/// Which word forms are meant: the folded text, without the `=` or `*` of the query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    /// All forms with the stem of this one.
    Stem(String),
    /// This form.
    Exact(String),
    /// Forms that begin so.
    Prefix(String),
    /// Forms that end so.
    Suffix(String),
    /// Forms that have it anywhere.
    Contains(String),
}

impl Term {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stem(text) | Self::Exact(text) | Self::Prefix(text) | Self::Suffix(text) | Self::Contains(text) => {
                text
            }
        }
    }
}

/// In which order the two sides of [`Query::Near`] may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// Any: `NEAR`.
    Either,
    /// As in the query: `THEN`.
    Given,
}

impl Order {
    /// The operator in a query, without its distance.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Either => "NEAR",
            Self::Given => "THEN",
        }
    }
}

/// A property of a segment that text and import fix.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Field {
    /// Who talks: the label, or the full name that a legend gives.
    Speaker(Glob),
    /// The speaker's part in the conversation.
    Role(Role),
    /// The language of the turn.
    Language(Language),
    /// The transcript's name.
    Transcript(Glob),
}

impl Query {
    /// Whether a match of it is a place among the words, so that distances to it can be measured:
    /// words, phrases, `NEAR` and `THEN`, and any of these joined by `OR`.
    #[must_use]
    pub fn is_positional(&self) -> bool {
        match self {
            Self::Term(_) | Self::Phrase(_) | Self::Near { .. } => true,
            Self::Or(choices) => choices.iter().all(Self::is_positional),
            Self::And(_) | Self::Not(_) | Self::Regex(_) | Self::Field(_) => false,
        }
    }
}
