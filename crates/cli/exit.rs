//! Exit codes, and how errors are told.

use crate::args::Global;
use benang_model::Locale;
use benang_study::{Complaint, Format, StudyError};
use std::io::Write;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Done (0).
    Done,
    /// The command ran and the answer is negative (1): a check found problems, nothing matched.
    Negative,
    /// Wrong usage or unreadable input (2).
    Refused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Negative => 1,
            Outcome::Refused => 2,
        })
    }
}

/// Why a command couldn't be done at all.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What the study says.
    Study(StudyError),
    /// What only the command line can know.
    Here(Complaint),
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        Self::Study(error)
    }
}

/// Tells why a command couldn't be done. Scripts that ask for JSON get JSON.
pub(crate) fn refuse(failure: Failure, global: &Global, locale: Locale) -> Outcome {
    let complaint = match failure {
        Failure::Study(error) => error.complaint(locale),
        Failure::Here(complaint) => complaint,
    };
    complain(&complaint, locale);
    if global.format == Some(Format::Json) {
        // If nobody reads that either, there is nobody to tell.
        let _ = std::io::stdout().lock().write_all(complaint.json().as_bytes());
    }
    Outcome::Refused
}

/// Tells what may be worth knowing about a result, unless that isn't wanted.
pub(crate) fn remark(remark: Option<String>, global: &Global, locale: Locale) {
    if let Some(remark) = remark.filter(|_| !global.quiet) {
        say(&format!("{}: {remark}", locale.pick("hint", "saran")));
    }
}

/// Tells what went wrong on standard error: where, why, and the mend on a line of its own.
pub(crate) fn complain(complaint: &Complaint, locale: Locale) {
    let mut text = format!("{}: ", locale.pick("error", "kesalahan"));
    if let Some(path) = &complaint.path {
        text.push_str(path);
        if let Some(place) = &complaint.place {
            text.push_str(&format!(", {place}"));
        }
        text.push_str(": ");
    }
    text.push_str(&complaint.reason);
    if let Some(detail) = &complaint.detail {
        text.push_str(&format!("\n{detail}"));
    }
    if let Some(hint) = &complaint.hint {
        text.push_str(&format!("\n{}: {hint}", locale.pick("hint", "saran")));
    }
    say(&text);
}

/// Writes a line to standard error. If nobody can read it, there is nobody to tell.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
