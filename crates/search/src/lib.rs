//! A tantivy index of segments: finding where a query holds, and at which places.
//!
//! The index proposes, the matcher decides: from a query the index gets a question that no matching
//! segment fails, and what it proposes is checked word by word. So an indexed search gives exactly
//! what reading everything would, and the places of the matches besides. How hits are shown is
//! `benang-report`'s business.

mod error;
mod index;
mod proposal;
mod searcher;

pub use error::SearchError;
pub use searcher::{Found, Searcher};
