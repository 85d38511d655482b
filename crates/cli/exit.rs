//! Exit codes, and how errors are told.

use benang_model::Locale;
use benang_study::Complaint;
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

/// Ends the program for clap: help and version (0), usage errors (2).
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}
