//! `benang inspect`: what was understood of each file.

use crate::args::{Global, Reading};
use crate::commands::complain_of;
use crate::exit::{Failure, Outcome};
use crate::{output, progress};
use benang_model::Locale;
use benang_study::{Complaint, Detail, Format, InspectRequest, format_of, inspect};
use clap::Args;
use std::path::PathBuf;

/// Show what is understood of each file, before anything is counted.
///
/// Format, label convention, languages, speakers with their roles and turns, and what looks wrong.
/// Check here that everybody is who they should be: each count rests on it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  benang inspect corpus\n  benang inspect interview.txt --turns\n  \
    benang inspect interview.txt --roles INTERVIEWER=P,PW --convention label-colon")]
pub(crate) struct Inspect {
    /// Transcripts, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print every turn as a line of JSON.
    #[arg(long)]
    turns: bool,
    #[command(flatten)]
    reading: Reading,
}

impl Inspect {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let shape = if self.turns { turns(global, locale)? } else { Shape::Files(output::format(global)?) };
        let reading = self.reading.options()?;
        let detail = if self.turns { Detail::Turns } else { Detail::Files };
        let request = InspectRequest { paths: &self.paths, reading: &reading, detail };
        let inspection = progress::with_bar(global, locale, |progress| inspect(&request, locale, progress));
        let rendered = match shape {
            Shape::Turns => Ok(inspection.turns_as_json_lines()),
            Shape::Files(format) => inspection.render(format, locale),
        };
        let written = output::write(global, rendered);
        let read = complain_of(&inspection.complaints(), locale);
        Ok(written?.max(read))
    }
}

/// What is printed.
enum Shape {
    Files(Format),
    /// Always as lines of JSON.
    Turns,
}

/// The shape of turns, unless another format is asked for.
fn turns(global: &Global, locale: Locale) -> Result<Shape, Failure> {
    let by_ending = || global.output.as_deref().and_then(|path| format_of(path).ok().flatten());
    match global.format.or_else(by_ending) {
        None | Some(Format::Json) => Ok(Shape::Turns),
        Some(other) => Err(Failure::Here(Complaint {
            hint: Some(
                locale
                    .pick(
                        "leave out --format, and let the file's name end in .jsonl",
                        "hapus --format, dan beri berkasnya akhiran .jsonl",
                    )
                    .to_owned(),
            ),
            ..Complaint::plain(locale.pick(
                format!("--turns prints lines of JSON, not {}", other.as_str()),
                format!("--turns mencetak baris JSON, bukan {}", other.as_str()),
            ))
        })),
    }
}
