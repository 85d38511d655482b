//! The stretches of text that are coded and counted.

use crate::Span;
use serde::{Deserialize, Serialize};

/// What a segment is. A study declares its unit, since counts change with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// One speaker's uninterrupted talk.
    #[default]
    Turn,
    /// One paragraph of a turn.
    Paragraph,
    /// One sentence of a paragraph.
    Sentence,
}

impl Unit {
    /// The name used in files and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
        }
    }
}

/// A stretch of a transcript used as a unit. Segments of one unit are ordered and disjoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segment {
    /// Index of the turn in [`crate::Transcript::turns`], from 0.
    pub turn: usize,
    /// From the first to the last character of talk, in bytes. Labels and other marks may lie
    /// between, if the segment spans several paragraphs.
    pub span: Span,
}
