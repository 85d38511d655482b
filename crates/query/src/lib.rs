//! The query language: text to tree and back, and matching a tree against segments.
//!
//! What a researcher types to search is what a rule of a codebook is made of, so there is one
//! grammar, one tree ([`Query`]) and one set of errors that point at the place and say what would
//! work ([`QueryError`]). Which words belong together is `benang-language`'s business, what a match
//! proposes `benang-coding`'s, and finding the segments to look at `benang-search`'s.
//!
//! | write | it finds |
//! | --- | --- |
//! | `pelatihan` | any form with the same stem: latihan, dilatih, melatih |
//! | `=pelatihan` | just that form, case and accents aside |
//! | `latih*` `*nya` `*tih*` | forms with that beginning, ending or middle |
//! | `"door to door"` | words that follow each other; `=` and `*` work inside, word by word |
//! | `pelatihan NEAR/5 kader` | both at most five words apart, in either order; neighbours are one apart, and each is paired with its nearest |
//! | `pelatihan THEN/5 kader` | the same, in this order |
//! | `a AND b`, `a b` | both, anywhere in the segment |
//! | `a OR b`, `NOT a`, `( )` | one of the two, segments without it, grouping |
//! | `/re+gex/` | a regular expression over the segment's text, case aside; `\/` is a slash |
//! | `speaker:TN` `speaker:"Bu *"` | who talks; `*` stands for anything |
//! | `role:informant` | the speaker's role; `role:informan` is the same |
//! | `language:id` | the turn's language: id, en, mixed or other; `lang:` is the same |
//! | `transcript:RW04*` | the transcript's name; `doc:` is the same |
//!
//! Operators are in capitals; `and` is a word. `NOT` binds tightest, then `NEAR` and `THEN` from
//! left to right, then `AND`, then `OR`.
//!
//! ```
//! use benang_query::{Query, parse};
//!
//! let query: Query = "(pelatihan OR “capacity building”) NEAR/5 kader lang:id".parse()?;
//! assert_eq!(query.to_string(), "(pelatihan OR \"capacity building\") NEAR/5 kader AND language:id");
//! assert_eq!(parse(&query.to_string())?, query);
//! # Ok::<(), benang_query::QueryError>(())
//! ```

mod ast;
mod display;
mod error;
mod glob;
mod matcher;
mod parse;
mod pattern;
mod program;
mod suggest;
mod view;

pub use ast::{Field, Order, Query, Term};
pub use error::{QueryError, Side};
pub use glob::Glob;
pub use matcher::Matcher;
pub use parse::{MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH, parse};
pub use pattern::Pattern;
pub use program::Program;
pub use suggest::closest;
pub use view::SegmentView;
