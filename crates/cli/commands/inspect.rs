//! `benang inspect`: what was understood of each file.

use crate::args::Global;
use crate::commands::complain_of;
use crate::exit::Outcome;
use crate::{output, progress};
use benang_model::Locale;
use benang_study::inspect;
use clap::Args;
use std::path::PathBuf;

/// Show what is understood of each file, before anything is counted.
///
/// Format, label convention, languages, speakers with their roles and turns, and what looks wrong.
/// Check here that everybody is who they should be: each count rests on it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  benang inspect corpus\n  benang inspect interview.txt --turns")]
pub(crate) struct Inspect {
    /// Transcripts, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print every turn as a line of JSON.
    #[arg(long)]
    turns: bool,
}

impl Inspect {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Outcome {
        let inspection = progress::with_bar(global, locale, |progress| inspect(&self.paths, locale, progress));
        let rendered = if self.turns {
            Ok(inspection.turns_as_json_lines())
        } else {
            inspection.render(output::format(global), locale)
        };
        let written = output::write(global, locale, rendered);
        let complaints = inspection.complaints();
        complain_of(&complaints, locale);
        if complaints.is_empty() { written } else { Outcome::Refused }
    }
}
