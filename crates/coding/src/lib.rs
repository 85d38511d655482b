//! Codebook files, their checks, and applying a codebook's rules to transcripts in one pass.
//!
//! A rule's coding is a proposal: it covers the whole segment of the rule's unit and keeps the
//! words that made it match. Counting codings is `benang-analysis`'s business; who decides about
//! them, the study's.
//!
//! ```
//! use benang_coding::CodebookFile;
//!
//! let file = CodebookFile::read(
//!     "[codebook]\nname = 'contoh'\nversion = '1'\n[[code]]\nid = 'motivasi'\nrules = ['semangat']\n",
//! )?;
//! let codebook = file.codebook()?;
//! assert_eq!(codebook.codes()[0].rules[0].query, "semangat");
//! # Ok::<(), benang_coding::CodebookFileError>(())
//! ```

mod check;
mod contradiction;
mod error;
mod file;
mod keys;
mod rules;
mod syntax;
mod turn_coding;

pub use check::{Problem, ProblemKind, Severity, problems};
pub use error::CodebookFileError;
pub use file::{CodebookFile, Entry, WrittenRule};
pub use keys::Section;
pub use rules::{RuleIndex, Rules};
pub use turn_coding::{RuleCoder, RuleCoding, Scope, TurnCoding};
