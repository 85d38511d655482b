//! Codings become tables: pure arithmetic.
//!
//! This crate counts which codes stand in which segments, by whom, and in how many words. It reads no
//! text and applies no rule: the caller hands over each segment with its codings. What a table looks
//! like on paper is `benang-report`'s business.
//!
//! ```
//! use benang_analysis::{Frame, FrequencyCounts, Observation, TableScope};
//! use benang_model::{Code, Codebook, Locale, Role, Span, Speaker, Unit};
//!
//! let code = |id: &str, parent: Option<&str>| Code { id: id.into(), parent: parent.map(Into::into), ..Code::default() };
//! let codes = vec![code("training", None), code("seminar", Some("training"))];
//! let codebook = Codebook::default().with_codes(codes)?;
//! let frame = Frame::of_rules(&codebook, Locale::En, Unit::Turn, None, TableScope::NotInterviewer);
//!
//! let mut counts = FrequencyCounts::new(&frame);
//! let speaker = Speaker { label: "TN".into(), name: None, role: Role::Informant };
//! counts.begin_transcript("RW04", &[speaker]).observe(&Observation {
//!     speaker: Some(0),
//!     language: "en",
//!     segment: Span::new(0, 10),
//!     words: &[Span::new(0, 4), Span::new(5, 10)],
//!     codings: &[(1, Span::new(0, 10))],
//! });
//! let table = counts.finish(&frame);
//! assert_eq!((table.rows[0].segments, table.rows[0].words), (1, 2), "the theme has what its sub-code has");
//! assert_eq!(table.of_segments(&table.rows[0]).percent(), Some(100.0));
//! # Ok::<(), benang_model::CodebookError>(())
//! ```

mod cover;
mod frame;
mod frequency;
mod json;
mod key;
mod merge;
mod names;
mod open;
mod retrieval;
mod scope;
mod share;
mod sums;
mod table;

pub use frame::{CodebookRef, Frame, FrameCode};
pub use frequency::{FrequencyCounts, Observation, TranscriptCounts};
pub use key::{Key, UnknownKey};
pub use merge::MergeError;
pub use retrieval::{Found, Retrieval, There};
pub use scope::TableScope;
pub use share::Share;
pub use table::{FrequencyTable, GenericSpeaker, Group, Row, State, Totals};
