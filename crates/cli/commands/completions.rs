//! `benang completions` and `benang man`: what shells and `man` want to know.

use crate::args::{Global, definition};
use crate::exit::{Outcome, complain};
use crate::output;
use benang_model::Locale;
use benang_study::Complaint;
use clap::Args;
use clap_complete::Shell;

/// Print the completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  benang completions bash > ~/.local/share/bash-completion/completions/benang")]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut definition(locale), "benang", &mut script);
        output::write(global, locale, Ok(String::from_utf8_lossy(&script).into_owned()))
    }
}

/// Prints the manual page, all commands included.
pub(crate) fn man(global: &Global, locale: Locale) -> Outcome {
    let mut command = definition(locale);
    command.build();
    let mut page = Vec::new();
    let mut render = |command: &clap::Command| clap_mangen::Man::new(command.clone()).render(&mut page);
    let result = render(&command).and_then(|()| command.get_subcommands().try_for_each(&mut render));
    match result {
        Ok(()) => output::write(global, locale, Ok(String::from_utf8_lossy(&page).into_owned())),
        Err(error) => {
            complain(&Complaint::plain(error.to_string()), locale);
            Outcome::Refused
        }
    }
}
