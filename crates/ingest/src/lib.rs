//! A file of a supported format becomes a transcript with turns, marks and diagnostics.
//!
//! Reading has three steps, each its own module: [`read_file`] opens a file and tells its format, a
//! `format` makes text of the bytes, and a `convention` finds the turns of the text. The last is a
//! function of the text alone, so that a text from anywhere is read alike: [`turns`]. Languages, words
//! and segments are `benang-language`'s business.
//!
//! ```
//! use benang_ingest::{Options, read_bytes};
//!
//! let file = read_bytes("kader.csv", b"speaker,text\nP,Sejak kapan?\nTN,Dari 2008.\n".to_vec(), &Options::default())?;
//! assert_eq!(file.transcript.text, "P: Sejak kapan?\n\nTN: Dari 2008.\n");
//! assert_eq!(file.transcript.turns.len(), 2);
//! # Ok::<(), benang_ingest::IngestError>(())
//! ```

mod allowance;
mod cast;
mod container;
mod convention;
mod diagnostics;
mod distance;
mod draft;
mod error;
mod file;
mod flow;
mod format;
mod front_matter;
mod isolation;
mod label;
mod legend;
mod line;
mod nonspeech;
mod original;
mod pattern;
mod reading;
mod reason;
mod roles;
mod rows;
mod survey;
mod time;
mod walk;
mod words;
mod xml;

pub use convention::Convention;
pub use diagnostics::{Certainty, CueOrder, Diagnostics, Part, Warning, WarningKind};
pub use error::{Content, Excess, IngestError};
pub use file::{Ingested, Options, Source, read_bytes, read_file, read_text};
pub use format::json::stream::{JsonLine, JsonPlace};
pub use format::{Encoding, Format};
pub use isolation::serve;
pub use label::same_label;
pub use original::Original;
pub use pattern::{PatternError, SpeakerPattern};
pub use reading::turns;
pub use reason::Reason;
pub use walk::{Found, SkipReason, walk};
