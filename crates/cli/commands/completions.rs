//! `benang completions` and `benang man`: what shells and `man` want to know.

use crate::args::{Global, definition};
use crate::exit::{Failure, Outcome};
use crate::{indonesian, output};
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
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut definition(locale), "benang", &mut script);
        output::write(global, Ok(String::from_utf8_lossy(&script).into_owned()))
    }
}

/// What the foot of a manual page says.
const PROGRAM: &str = concat!("benang ", env!("CARGO_PKG_VERSION"));

/// Prints the manual page, all commands included.
pub(crate) fn man(global: &Global, locale: Locale) -> Result<Outcome, Failure> {
    let mut command = definition(locale);
    command.build();
    let mut page = Vec::new();
    pages(&command, &mut page).map_err(|error| Failure::Here(Complaint::plain(error.to_string())))?;
    let page = String::from_utf8_lossy(&page);
    output::write(global, Ok(locale.pick(page.to_string(), indonesian::headings(&page))))
}

/// The pages of a command and the commands below it, one after the other.
fn pages(command: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let title = command.get_bin_name().unwrap_or("benang");
    clap_mangen::Man::new(command.clone()).title(title).source(PROGRAM).render(page)?;
    command.get_subcommands().filter(|it| !it.is_hide_set()).try_for_each(|it| pages(it, page))
}
