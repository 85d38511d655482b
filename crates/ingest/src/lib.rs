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

mod cast;
mod convention;
mod diagnostics;
mod draft;
mod error;
mod file;
mod format;
mod front_matter;
mod label;
mod legend;
mod line;
mod nonspeech;
mod reading;
mod roles;
mod survey;
mod time;
mod walk;
mod words;

pub use convention::Convention;
pub use diagnostics::{Diagnostics, Warning, WarningKind};
pub use error::IngestError;
pub use file::{Ingested, Options, Source, read_bytes, read_file, read_text};
pub use format::{Encoding, Format};
pub use reading::turns;
pub use walk::{Found, SkipReason, walk};
