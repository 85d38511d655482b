//! What can be wrong with a codebook file as a whole.

use crate::Problem;
use crate::syntax::in_indonesian;
use benang_model::{CodebookError, LineColumn, Locale};
use benang_query::QueryError;
use thiserror::Error;

/// A codebook file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CodebookFileError {
    /// The file is no TOML, or has values that no codebook has.
    #[error("the file can't be understood: {reason}")]
    Syntax {
        /// Where, if the parser can say.
        place: Option<LineColumn>,
        /// What the parser found.
        reason: String,
    },
    /// One of its codes is wrong.
    #[error("{}", problem.message(Locale::En))]
    Unusable {
        /// What is wrong.
        problem: Box<Problem>,
    },
    /// A rule of a codebook that was made without a file, or changed since, is no query.
    #[error("the rule {query} of {code:?} is no query: {source}")]
    Rule {
        /// The code.
        code: String,
        /// The rule.
        query: String,
        /// What is wrong with it.
        source: QueryError,
    },
    /// Its codes are no forest.
    #[error("{source}")]
    NoForest {
        /// What is wrong.
        source: CodebookError,
    },
}

impl CodebookFileError {
    /// What is wrong, for a researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (locale, self) {
            (Locale::En, _) => self.to_string(),
            (Locale::Id, Self::Syntax { reason, .. }) => {
                format!("berkas tidak dapat dipahami: {}", in_indonesian(reason))
            }
            (Locale::Id, Self::Unusable { problem }) => problem.message(Locale::Id),
            (Locale::Id, Self::Rule { code, query, source }) => {
                format!("aturan {query} dari {code:?} bukan kueri yang benar: {}", source.message(Locale::Id))
            }
            (Locale::Id, Self::NoForest { source }) => match source {
                CodebookError::DuplicateId { id } => format!("id {id:?} dipakai dua kali"),
                CodebookError::UnknownParent { id, parent } => format!("induk {parent:?} dari {id:?} tidak ada"),
                CodebookError::Cycle { id } => format!("{id:?} menjadi induk dirinya sendiri"),
                other => other.to_string(),
            },
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Syntax { .. } => Some(
                locale
                    .pick(
                        "codebook files are TOML: [codebook] with name and version, then one [[code]] per code; \
                         see codebooks/sumodiningrat.toml for an example",
                        "berkas buku kode memakai TOML: [codebook] dengan name dan version, lalu satu [[code]] per \
                         kode; lihat contohnya di codebooks/sumodiningrat.toml",
                    )
                    .to_owned(),
            ),
            Self::Unusable { problem } => problem.hint(locale),
            Self::Rule { source, .. } => source.hint(locale),
            Self::NoForest { .. } => None,
        }
    }

    /// Where in the file.
    #[must_use]
    pub fn place(&self) -> Option<LineColumn> {
        match self {
            Self::Syntax { place, .. } => *place,
            Self::Unusable { problem } => Some(problem.place),
            Self::Rule { .. } | Self::NoForest { .. } => None,
        }
    }
}
