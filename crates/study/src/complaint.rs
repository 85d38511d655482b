//! What went wrong, told to a researcher.

use crate::json::pretty;
use serde::Serialize;

/// Something that went wrong, in the user's language: which file, where, why, and the mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// The file, if it is about one.
    pub path: Option<String>,
    /// The place in it, such as a line.
    pub place: Option<String>,
    /// What is wrong.
    pub reason: String,
    /// More lines that show it, such as the query with a caret under the place.
    pub detail: Option<String>,
    /// How to mend it.
    pub hint: Option<String>,
}

impl Complaint {
    /// A complaint without more than a reason.
    #[must_use]
    pub fn plain(reason: String) -> Self {
        Self { path: None, place: None, reason, detail: None, hint: None }
    }

    /// What a script reads instead of a result: `{"error": {…}}`.
    #[must_use]
    pub fn json(&self) -> String {
        #[derive(Serialize)]
        struct Failure<'a> {
            error: &'a Complaint,
        }
        pretty(&Failure { error: self })
    }
}
