//! `benang codebook`: what can be said of a codebook file.

use crate::args::Global;
use crate::exit::{Failure, Outcome};
use crate::output;
use benang_model::Locale;
use benang_study::check_codebook;
use clap::Subcommand;
use std::path::PathBuf;

/// Check a codebook file.
#[derive(Debug, Subcommand)]
pub(crate) enum Codebook {
    /// List what is wrong with a codebook file, with line numbers.
    ///
    /// Unknown keys, languages and parents, cycles, ids used twice, rules that are no queries or can
    /// never match, colors that are none, a codebook without version, codes without definition or
    /// example. The exit code is 1 if there is any problem.
    #[command(after_help = "Example:\n  benang codebook check codebooks/sumodiningrat.toml")]
    Check {
        /// The codebook (TOML).
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Codebook {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let Self::Check { file } = self;
        let format = output::format(global)?;
        let check = check_codebook(file)?;
        let written = output::write(global, check.render(format, locale))?;
        Ok(if check.problems.is_empty() { written } else { Outcome::Negative })
    }
}
