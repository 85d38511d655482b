//! One file a command: its arguments and what is done with them.

pub(crate) mod codebook;
pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod inspect;
pub(crate) mod search;
pub(crate) mod stem;
pub(crate) mod stream;
pub(crate) mod tally;

use crate::args::{Command, Invocation};
use crate::exit::{Outcome, complain, refuse};
use benang_model::Locale;
use benang_study::Complaint;
use std::process::ExitCode;

/// Runs a command.
pub(crate) fn run(invocation: &Invocation) -> ExitCode {
    let Invocation { command, global, locale } = invocation;
    let result = match command {
        Command::Tally(tally) => tally.run(global, *locale),
        Command::Inspect(inspect) => inspect.run(global, *locale),
        Command::Search(search) => search.run(global, *locale),
        Command::Codebook(codebook) => codebook.run(global, *locale),
        Command::Stem(stem) => stem.run(global, *locale),
        Command::Stream(stream) => stream.run(global, *locale),
        Command::Completions(completions) => completions.run(global, *locale),
        Command::Man => completions::man(global, *locale),
        Command::Help(help) => return help.run(*locale),
    };
    result.unwrap_or_else(|failure| refuse(failure, global, *locale)).into()
}

/// Tells each complaint about a file; how a command ends that has some.
fn complain_of(complaints: &[Complaint], locale: Locale) -> Outcome {
    complaints.iter().for_each(|complaint| complain(complaint, locale));
    if complaints.is_empty() { Outcome::Done } else { Outcome::Refused }
}
