//! How a text says who talks. Every convention is scored on the whole file; the best one reads it.

pub(crate) mod labelled;
pub(crate) mod prose;
pub(crate) mod question_answer;

use crate::cast::{Cast, ratio};

/// A way to write down who talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Convention {
    /// `P: teks`
    LabelColon,
    /// `Interviewer 1 : teks`
    LabelSpaceColon,
    /// `RA: Ratna Anggraini (pendamping)` first, then `RA: teks`
    LegendInitials,
    /// `46:57 F: teks`
    TimeLabel,
    /// A question without label, then `Jawaban: teks`
    QuestionAnswer,
    /// A table with a row for each stretch of talk.
    Csv,
    /// No speakers.
    Prose,
}

impl Convention {
    /// The name used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LabelColon => "label-colon",
            Self::LabelSpaceColon => "label-space-colon",
            Self::LegendInitials => "legend-initials",
            Self::TimeLabel => "time-label",
            Self::QuestionAnswer => "question-answer",
            Self::Csv => "csv",
            Self::Prose => "prose",
        }
    }
}

/// The convention of a text and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Choice {
    pub(crate) convention: Convention,
    /// From 0 to 1.
    pub(crate) confidence: f64,
    pub(crate) runner_up: (Convention, f64),
}

/// Chooses the convention of a text whose labels are `cast`, with `legend_lines` lines of a legend.
pub(crate) fn choose(cast: &Cast<'_>, legend_lines: usize) -> Choice {
    let tally = cast.tally;
    let spoken = if tally.answers > 0 && tally.answers == tally.lines {
        Convention::QuestionAnswer
    } else if tally.timed * 2 > tally.lines {
        Convention::TimeLabel
    } else if legend_lines > 0 {
        Convention::LegendInitials
    } else if tally.spaced * 2 > tally.lines {
        Convention::LabelSpaceColon
    } else {
        Convention::LabelColon
    };
    let score = (likelihood(cast) * 100.0).round() / 100.0;
    let rest = ((1.0 - score) * 100.0).round() / 100.0;
    if score > 0.5 {
        Choice { convention: spoken, confidence: score, runner_up: (Convention::Prose, rest) }
    } else {
        Choice { convention: Convention::Prose, confidence: rest, runner_up: (spoken, score) }
    }
}

/// How likely it is that the labels are speakers', from 0 to 1: it grows with their number, and
/// with the share of paragraphs that they begin. One line proves little unless its label is known;
/// one unknown label that heads a few paragraphs is rather a `Catatan:`.
fn likelihood(cast: &Cast<'_>) -> f64 {
    let tally = cast.tally;
    // A question without label goes with every answer.
    let share = if tally.answers == tally.lines { (cast.share() * 2.0).min(1.0) } else { cast.share() };
    let lines = ratio(tally.lines * 4, tally.lines * 4 + if tally.known { 1 } else { 4 });
    let alone = if tally.labels == 1 && !tally.known && share < 0.5 { 0.5 } else { 1.0 };
    lines * alone * (0.55 + 0.45 * share)
}
