//! Where results go: standard output, or the file that `-o` names.

use crate::args::Global;
use crate::exit::{Failure, Outcome};
use benang_study::{Complaint, Format, StudyError, format_of, write_file};
use std::io::{ErrorKind, IsTerminal, Write};

/// Narrower terminals get lines that wrap, in columns.
const NARROWEST: usize = 40;

/// The format that is asked for: `--format`, else by the ending of `-o`; none if neither says.
pub(crate) fn asked_for(global: &Global) -> Result<Option<Format>, StudyError> {
    match (global.format, &global.output) {
        (None, Some(path)) => format_of(path),
        (format, _) => Ok(format),
    }
}

/// The format of a result: what is asked for, else text.
pub(crate) fn format(global: &Global) -> Result<Format, StudyError> {
    Ok(asked_for(global)?.unwrap_or_default())
}

/// How wide text may be: the terminal's width, if the result goes there.
pub(crate) fn width(global: &Global) -> Option<usize> {
    let to_terminal = global.output.is_none() && std::io::stdout().is_terminal();
    let (terminal_size::Width(columns), _) = to_terminal.then(terminal_size::terminal_size).flatten()?;
    Some(usize::from(columns).max(NARROWEST))
}

/// Writes a result that was rendered. A reader that went away (`| head`) is no error.
pub(crate) fn write(global: &Global, rendered: Result<String, StudyError>) -> Result<Outcome, Failure> {
    let text = rendered?;
    match &global.output {
        // An ending that no format has is none of a table.
        Some(path) => write_file(path, &text, asked_for(global).ok().flatten())?,
        None => to_stdout(&text).map_err(|error| Failure::Here(Complaint::plain(error.to_string())))?,
    }
    Ok(Outcome::Done)
}

fn to_stdout(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
