//! One file a command: its arguments and what is done with them.

pub(crate) mod codebook;
pub(crate) mod completions;
pub(crate) mod inspect;
pub(crate) mod search;
pub(crate) mod stem;
pub(crate) mod tally;

use crate::args::{Command, Invocation};
use crate::exit::complain;
use benang_model::Locale;
use benang_study::Complaint;
use std::process::ExitCode;

/// Runs a command.
pub(crate) fn run(invocation: &Invocation) -> ExitCode {
    let Invocation { command, global, locale } = invocation;
    match command {
        Command::Tally(tally) => tally.run(global, *locale),
        Command::Inspect(inspect) => inspect.run(global, *locale),
        Command::Search(search) => search.run(global, *locale),
        Command::Codebook(codebook) => codebook.run(global, *locale),
        Command::Stem(stem) => stem.run(global, *locale),
        Command::Completions(completions) => completions.run(global, *locale),
        Command::Man => completions::man(global, *locale),
    }
    .into()
}

/// Tells each complaint.
fn complain_of(complaints: &[Complaint], locale: Locale) {
    complaints.iter().for_each(|complaint| complain(complaint, locale));
}
