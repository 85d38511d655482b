//! Where results go: standard output, or the file that `-o` names.

use crate::args::Global;
use crate::exit::{Outcome, complain};
use benang_model::Locale;
use benang_study::{Complaint, Format, StudyError};
use std::io::{ErrorKind, IsTerminal, Write};

/// Narrower terminals get lines that wrap, in columns.
const NARROWEST: usize = 40;

/// The format of a result: `--format`, else by the ending of `-o`, else text.
pub(crate) fn format(global: &Global) -> Format {
    global.format.or_else(|| global.output.as_deref().and_then(Format::from_path)).unwrap_or(Format::Text)
}

/// How wide text may be: the terminal's width, if the result goes there.
pub(crate) fn width(global: &Global) -> Option<usize> {
    let to_terminal = global.output.is_none() && std::io::stdout().is_terminal();
    let (terminal_size::Width(columns), _) = to_terminal.then(terminal_size::terminal_size).flatten()?;
    Some(usize::from(columns).max(NARROWEST))
}

/// Writes a result that was rendered. A reader that went away (`| head`) is no error.
pub(crate) fn write(global: &Global, locale: Locale, rendered: Result<String, StudyError>) -> Outcome {
    let written = rendered.map_err(|error| error.complaint(locale)).and_then(|text| match &global.output {
        Some(path) => benang_study::write_file(path, &text).map_err(|error| error.complaint(locale)),
        None => to_stdout(&text).map_err(|error| Complaint::plain(error.to_string())),
    });
    match written {
        Ok(()) => Outcome::Done,
        Err(complaint) => {
            complain(&complaint, locale);
            Outcome::Refused
        }
    }
}

fn to_stdout(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
