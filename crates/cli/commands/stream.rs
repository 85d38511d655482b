//! `benang stream`: codes transcripts that a program hands over, one a line.

use crate::args::{Global, Reading};
use crate::exit::{Failure, Outcome, complain};
use crate::progress;
use benang_model::Locale;
use benang_study::{Complaint, Format, StreamRequest, StudyError, create_file, stream};
use clap::Args;
use std::io::{self, BufReader, BufWriter, ErrorKind, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Lines are read in pieces of so many bytes.
const PIECE: usize = 1 << 18;

/// Code transcripts as they come: lines of JSON in, lines of JSON out.
///
/// Each line of standard input is a transcript: {"id", "title"?, "text"} or {"id", "turns": [{"speaker",
/// "role", "text"}]}. Each has its line in the output, in order: {"id", "codings": [{"code", "turn",
/// "start", "end", "rule"}], "error"}; places count characters of the turn's text. A bad line gets an
/// error and the run goes on; the exit code then is 2. Memory doesn't grow with the number of lines.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  benang stream -c codebooks/sumodiningrat.toml < interviews.jsonl > codings.jsonl")]
pub(crate) struct Stream {
    /// The codebook (TOML).
    #[arg(short, long, value_name = "FILE")]
    codebook: PathBuf,
    /// How many lines are coded at once; default: one for each core.
    #[arg(long, value_name = "N", env = "BENANG_THREADS", hide_env_values = true)]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    reading: Reading,
}

impl Stream {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        if let Some(format) = global.format.filter(|format| *format != Format::Json) {
            return Err(Failure::Here(Complaint::plain(locale.pick(
                format!("stream prints lines of JSON, not {}", format.as_str()),
                format!("stream mencetak baris JSON, bukan {}", format.as_str()),
            ))));
        }
        let reading = self.reading.options()?;
        let request = StreamRequest { codebook: &self.codebook, reading: &reading, threads: self.threads, locale };
        let mut output: Box<dyn Write> = match &global.output {
            Some(path) => Box::new(create_file(path)?),
            None => Box::new(BufWriter::new(io::stdout().lock())),
        };
        let input = BufReader::with_capacity(PIECE, io::stdin());
        let streamed = progress::with_count(global, locale, |progress| stream(&request, input, &mut output, progress));
        match streamed {
            // A reader that went away (`| head`) has had enough.
            Err(StudyError::Output { source }) if source.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Done),
            Err(error) => Err(error.into()),
            Ok(streamed) => Ok(streamed.complaint(locale).map_or(Outcome::Done, |complaint| {
                complain(&complaint, locale);
                Outcome::Refused
            })),
        }
    }
}
