//! The vocabulary of qualitative coding: transcripts, turns, codes, codings, and their invariants.
//!
//! This crate does no I/O and knows no file format. How a transcript is read is `benang-ingest`'s
//! business, what its words are `benang-language`'s, and how a rule is applied `benang-coding`'s.
//! It is the only crate that cuts a `str`: everybody else asks a [`Span`] for its text.
//!
//! ```
//! use benang_model::{OffsetMap, Span};
//!
//! let text = "Bu 🙂: iya";
//! let word = Span::new(9, 12);
//! assert_eq!(word.of(text), "iya");
//! assert_eq!(OffsetMap::new(text).code_points(word.start), 6);
//! ```

mod body;
mod case;
mod codebook;
mod coding;
mod locale;
mod offsets;
mod segment;
mod span;
mod transcript;

pub use body::BodyPositions;
pub use case::{AttributeValue, Case};
pub use codebook::{Code, CodeIndex, CodeStatus, Codebook, CodebookError, ExpectedEvidence, Localized, Origin, Rule};
pub use coding::{Coder, Coding, CodingStatus};
pub use locale::Locale;
pub use offsets::{LineColumn, OffsetMap};
pub use segment::{Segment, Unit};
pub use span::Span;
pub use transcript::{Cue, Mark, MarkKind, Metadata, Role, Speaker, SpeakerIndex, Transcript, TranscriptError, Turn};
