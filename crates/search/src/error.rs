//! What can go wrong inside the index.

use benang_model::Locale;
use thiserror::Error;

/// The index failed; the transcripts themselves are untouched.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SearchError {
    /// tantivy gave up: no memory, no disk.
    #[error("the search index failed: {source}")]
    Index {
        /// What tantivy says.
        #[from]
        source: tantivy::TantivyError,
    },
}

impl SearchError {
    /// What is wrong, for a researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (locale, self) {
            (Locale::En, _) => self.to_string(),
            (Locale::Id, Self::Index { source }) => format!("indeks pencarian gagal: {source}"),
        }
    }
}
