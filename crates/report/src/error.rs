//! What can go wrong when something is written.

use benang_model::Locale;
use thiserror::Error;

/// An output that couldn't be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The CSV or TSV writer refused a record.
    #[error("the rows can't be written as CSV: {source}")]
    Csv {
        /// Its reason.
        source: csv::Error,
    },
    /// The value has no JSON form.
    #[error("the result can't be written as JSON: {source}")]
    Json {
        /// The reason.
        source: serde_json::Error,
    },
}

impl ReportError {
    /// What is wrong, for the user.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let indonesian = match self {
            Self::Csv { source } => format!("baris tidak dapat ditulis sebagai CSV: {source}"),
            Self::Json { source } => format!("hasil tidak dapat ditulis sebagai JSON: {source}"),
        };
        locale.pick(self.to_string(), indonesian)
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        Some(locale.pick("choose another format", "pilih format lain").into())
    }
}

impl From<csv::Error> for ReportError {
    fn from(source: csv::Error) -> Self {
        Self::Csv { source }
    }
}

impl From<serde_json::Error> for ReportError {
    fn from(source: serde_json::Error) -> Self {
        Self::Json { source }
    }
}

/// A value as JSON, a line for each key.
pub(crate) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, ReportError> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
