//! `benang search`: hits in context.

use crate::args::{Global, Reading, units};
use crate::commands::complain_of;
use crate::exit::{Failure, Outcome, remark};
use crate::{output, progress};
use benang_model::{Locale, Unit};
use benang_study::{HitStyle, SearchRequest, search};
use clap::Args;
use std::path::PathBuf;

/// Find words, phrases and patterns in transcripts.
///
/// A word finds all forms with its stem: pelatihan finds dilatih and melatih. =word finds just that
/// form, latih* a beginning, "door to door" a phrase, pelatihan NEAR/5 kader words near each other,
/// /re+gex/ a pattern; AND, OR, NOT and brackets combine; speaker:, role:, language: and transcript:
/// narrow down.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  benang search pelatihan corpus\n  \
    benang search 'berani NEAR/3 bicara role:informant' corpus\n  \
    benang search '\"panggilan hati\"' corpus --kwic 40\n  \
    benang search 'pelatihan NOT =latihan' corpus --count")]
pub(crate) struct Search {
    /// What to find.
    #[arg(value_name = "QUERY")]
    query: String,
    /// Transcripts, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Show at most this many hits; 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// One hit a line, with this many characters on both sides.
    #[arg(long, value_name = "WIDTH")]
    kwic: Option<usize>,
    /// Print only how many segments match.
    #[arg(long, conflicts_with = "kwic")]
    count: bool,
    /// What is searched: turns, paragraphs or sentences.
    #[arg(long, value_name = "UNIT", default_value = "turn", value_parser = units())]
    unit: Unit,
    /// End with exit code 1 if nothing matches.
    #[arg(long)]
    fail_if_empty: bool,
    #[command(flatten)]
    reading: Reading,
}

impl Search {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let format = output::format(global)?;
        let style = match (self.count, self.kwic) {
            (true, _) => HitStyle::Count,
            (false, Some(width)) => HitStyle::Kwic(width),
            (false, None) => HitStyle::Context,
        };
        let reading = self.reading.options()?;
        let request = SearchRequest {
            query: &self.query,
            paths: &self.paths,
            limit: (self.limit > 0).then_some(self.limit),
            style,
            unit: self.unit,
            reading: &reading,
        };
        let found = progress::with_bar(global, locale, |progress| search(&request, locale, progress))?;
        let written = output::write(global, found.render(format, locale, output::width(global)));
        let read = complain_of(&found.complaints, locale);
        found.unmet.iter().cloned().chain(found.remark(locale)).for_each(|it| remark(Some(it), global, locale));
        let answer = if self.fail_if_empty && found.total == 0 { Outcome::Negative } else { Outcome::Done };
        Ok(written?.max(read).max(answer))
    }
}
