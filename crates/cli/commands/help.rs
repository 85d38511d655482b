//! `benang help`: another way to say `--help`.

use crate::args::definition;
use crate::usage;
use benang_model::Locale;
use clap::Args;
use std::process::ExitCode;

/// Print the help of the program or of a command.
#[derive(Debug, Args)]
pub(crate) struct Help {
    /// The command.
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl Help {
    /// Ends as `benang COMMAND --help` would, also where there is no such command.
    pub(crate) fn run(&self, locale: Locale) -> ExitCode {
        let words = ["benang"].into_iter().chain(self.command.iter().map(String::as_str)).chain(["--help"]);
        match definition(locale).try_get_matches_from(words) {
            Err(told) => usage::tell(&told, locale),
            Ok(_) => ExitCode::SUCCESS,
        }
    }
}
