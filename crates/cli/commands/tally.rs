//! `benang tally`: the theme frequency table, nothing stored.

use crate::args::{Global, Reading, keys, roles, units};
use crate::commands::complain_of;
use crate::exit::{Failure, Outcome, remark};
use crate::{output, progress};
use benang_model::{Locale, Role, Unit};
use benang_study::{Format, Key, Scope, TallyRequest, merge_tallies, tally};
use clap::Args;
use std::path::PathBuf;

/// Count how often each theme of a codebook is found in interviews.
///
/// Reads transcripts (files or folders), applies the codebook's rules, and prints every code with
/// its segments, transcripts, speakers and words, each with what it is out of. The interviewer's
/// talk is not counted. Nothing is stored.
#[derive(Debug, Args)]
#[command(override_usage = "benang tally [OPTIONS] --codebook <FILE> <PATH>...\n       \
    benang tally [OPTIONS] --merge <PATH>...")]
#[command(after_help = "Examples:\n  benang tally corpus --codebook codebooks/sumodiningrat.toml\n  \
    benang tally corpus -c codebooks/sumodiningrat.toml --by role\n  \
    benang tally corpus -c codebooks/sumodiningrat.toml --evidence jaringan\n  \
    benang tally corpus -c codebooks/sumodiningrat.toml -o table.csv\n  \
    benang tally --merge part1.json part2.json")]
pub(crate) struct Tally {
    /// Transcripts, or folders of them; with --merge: tables in JSON.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The codebook (TOML).
    #[arg(short, long, value_name = "FILE", required_unless_present = "merge")]
    codebook: Option<PathBuf>,
    /// Divide the counts by transcript, speaker, role or language.
    #[arg(long, value_name = "KEY", value_parser = keys())]
    by: Option<Key>,
    /// What is counted: turns, paragraphs or sentences.
    #[arg(long, value_name = "UNIT", default_value = "turn", value_parser = units())]
    unit: Unit,
    /// Count only this role's talk; default: everybody's but the interviewer's.
    #[arg(long, value_name = "ROLE", value_parser = roles())]
    role: Option<Role>,
    /// Instead of the table, list the excerpts behind the row of this code.
    #[arg(long, value_name = "CODE", conflicts_with = "merge")]
    evidence: Option<String>,
    /// Add up tables of parts, made with --format json.
    #[arg(long, conflicts_with_all = ["codebook", "by", "unit", "role"])]
    merge: bool,
    #[command(flatten)]
    reading: Reading,
}

impl Tally {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let format = output::format(global)?;
        let Some(codebook) = &self.codebook else { return self.merge(global, format, locale) };
        let reading = self.reading.options()?;
        let request = TallyRequest {
            paths: &self.paths,
            codebook,
            by: self.by,
            unit: self.unit,
            scope: self.role.map_or(Scope::default(), Scope::Only),
            evidence: self.evidence.as_deref(),
            locale,
            reading: &reading,
        };
        let done = progress::with_bar(global, locale, |progress| tally(&request, progress))?;
        let written = output::write(global, done.render(format, locale, output::width(global)));
        let read = complain_of(&done.complaints, locale);
        done.unmet.iter().cloned().chain(done.remark(locale)).for_each(|it| remark(Some(it), global, locale));
        Ok(written?.max(read))
    }

    fn merge(&self, global: &Global, format: Format, locale: Locale) -> Result<Outcome, Failure> {
        let merged = merge_tallies(&self.paths)?;
        output::write(global, merged.render(format, locale, output::width(global)))
    }
}
