//! What was typed: checked, but not yet acted upon.

use crate::commands::{codebook, completions, help, inspect, search, stem, stream, tally};
use crate::indonesian;
use benang_model::{Locale, Role, Unit};
use benang_study::{Convention, Format, Key, ReadingOptions, StudyError};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::path::PathBuf;

/// Qualitative coding of interviews in Indonesian and English.
///
/// Tag excerpts with a codebook, search transcripts by word and by theme, and report how often and
/// how well each theme is supported. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "benang", version, arg_required_else_help = true, disable_help_subcommand = true)]
#[command(after_help = "Begin with:\n  benang tally INTERVIEWS/ -c CODEBOOK.toml\n  benang inspect INTERVIEWS/")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// Options that every command has.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Language of messages and tables; default from the system.
    #[arg(long, global = true, value_name = "id|en", value_parser = ["id", "en"])]
    lang: Option<String>,
    /// Form of the result; default from the ending of --output, else text.
    #[arg(long, global = true, value_name = "FORMAT", value_parser = formats())]
    pub(crate) format: Option<Format>,
    /// Write the result to this file instead of the screen; CSV with a byte order mark where Excel needs it.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// No progress bar and no remarks; errors are still told.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// Options of the commands that read transcripts.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Read the text in this convention, where it can be, instead of the likeliest.
    #[arg(long, value_name = "NAME", value_parser = conventions())]
    convention: Option<Convention>,
    /// Find labels with this expression: its first group, at the beginning of a line.
    #[arg(long, value_name = "REGEX")]
    speaker_regex: Option<String>,
    /// Who has which part: INTERVIEWER=P,PW; also INFORMANT, OTHER, UNKNOWN; may be repeated.
    #[arg(long, value_name = "ROLE=LABEL,…")]
    roles: Vec<String>,
}

impl Reading {
    /// What they say.
    pub(crate) fn options(&self) -> Result<ReadingOptions, StudyError> {
        ReadingOptions::new(self.convention, self.speaker_regex.as_deref(), &self.roles)
            .map(|options| options.isolated_by(std::env::current_exe().ok()))
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Tally(tally::Tally),
    Inspect(inspect::Inspect),
    Search(search::Search),
    #[command(subcommand)]
    Codebook(codebook::Codebook),
    Stem(stem::Stem),
    Stream(stream::Stream),
    Completions(completions::Completions),
    /// Print the manual page, for `man -l -`.
    #[command(hide = true)]
    Man,
    #[command(hide = true)]
    Help(help::Help),
}

/// A command and how to speak about it.
#[derive(Debug)]
pub(crate) struct Invocation {
    pub(crate) command: Command,
    pub(crate) global: Global,
    pub(crate) locale: Locale,
}

/// The command line's definition, with help in `locale`.
pub(crate) fn definition(locale: Locale) -> clap::Command {
    let command = Cli::command();
    match locale {
        Locale::En => command,
        Locale::Id => indonesian::translate(command),
    }
}

/// Reads the arguments of this process.
pub(crate) fn parse(locale: Locale) -> Result<Invocation, clap::Error> {
    let matches = definition(locale).try_get_matches()?;
    let Cli { command, global } = Cli::from_arg_matches(&matches)?;
    Ok(Invocation { command, global, locale })
}

fn formats() -> impl TypedValueParser<Value = Format> {
    one_of(&Format::ALL, Format::as_str)
}

/// Conventions that can be chosen: those of texts.
fn conventions() -> impl TypedValueParser<Value = Convention> {
    let of_texts = |it: &&Convention| !matches!(it, Convention::Expression | Convention::Csv | Convention::Cues);
    let names = Convention::ALL.iter().filter(of_texts).map(|it| it.as_str());
    PossibleValuesParser::new(names).try_map(|typed| Convention::from_name(&typed).ok_or("not a convention"))
}

/// Units that can be counted.
pub(crate) fn units() -> impl TypedValueParser<Value = Unit> {
    one_of(&[Unit::Turn, Unit::Paragraph, Unit::Sentence], Unit::as_str)
}

/// Roles of speakers.
pub(crate) fn roles() -> impl TypedValueParser<Value = Role> {
    one_of(&Role::ALL, Role::as_str)
}

/// What a table can be divided by.
pub(crate) fn keys() -> impl TypedValueParser<Value = Key> {
    one_of(&Key::ALL, Key::as_str)
}

/// A parser of the names that `name` gives to `values`.
fn one_of<T: Copy + Send + Sync + 'static>(
    values: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.iter().map(|&value| name(value))).try_map(move |typed| {
        values.iter().copied().find(|&value| name(value) == typed).ok_or("not one of the possible values")
    })
}
