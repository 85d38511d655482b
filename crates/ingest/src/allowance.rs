//! How much memory a file may take: ten times its size, and what any small file may have.
//!
//! A transcript of ordinary talk takes two or three times its text. What takes far more is one in which
//! hardly anything is said between two labels, or a small archive that unpacks to a large text. Such a file
//! is refused before it is read for turns, with the limit.

use crate::error::{Excess, IngestError};
use memchr::memchr_iter;

/// How often its own size a file may take.
const TIMES: usize = 10;

/// What any file may take beside that: 64 MiB.
const ANY: usize = 64 << 20;

/// What a line that isn't blank may cost while a text is read, in bytes: measured over turns of one letter.
const LINE: usize = 320;

/// How many copies of the text there are at once, with the file itself.
const COPIES: usize = 3;

/// How many columns a table may have: as many as a sheet of Excel.
const COLUMNS: usize = 16_384;

/// How many bytes of memory a file of `size` bytes may take.
pub(crate) fn of(size: usize) -> usize {
    size.saturating_mul(TIMES).saturating_add(ANY)
}

/// How many bytes of text may come out of a file of `size` bytes.
pub(crate) fn of_text(size: usize) -> usize {
    of(size).saturating_sub(size) / COPIES
}

/// Makes sure that reading `text`, which came out of a file of `size` bytes, fits what the file may take.
///
/// # Errors
/// [`IngestError::Limit`].
pub(crate) fn check(text: &str, size: usize) -> Result<(), IngestError> {
    if text.len() > of_text(size) {
        return Err(IngestError::Limit { what: Excess::TextBytes, limit: of_text(size) as u64 });
    }
    let lines = (of(size) - size - text.len()) / LINE;
    // A line that isn't blank has two bytes at least.
    if text.len() / 2 > lines && lines_with_text(text) > lines {
        return Err(IngestError::Limit { what: Excess::Lines, limit: lines as u64 });
    }
    Ok(())
}

/// Makes sure that no row of a table has absurdly many cells. Quotation marks don't matter: no cell has
/// that many separators in a line either.
///
/// # Errors
/// [`IngestError::Limit`].
pub(crate) fn check_columns(text: &str) -> Result<(), IngestError> {
    let long = |line: &&[u8]| line.len() > COLUMNS;
    let separators = |line: &[u8], separator| memchr_iter(separator, line).count();
    let too_many =
        |line: &[u8]| [b',', b';', b'\t'].into_iter().any(|separator| separators(line, separator) >= COLUMNS);
    if text.as_bytes().split(|&byte| byte == b'\n').filter(long).any(too_many) {
        return Err(IngestError::Limit { what: Excess::Columns, limit: COLUMNS as u64 });
    }
    Ok(())
}

fn lines_with_text(text: &str) -> usize {
    let bytes = text.as_bytes();
    1 + memchr_iter(b'\n', bytes).filter(|at| bytes.get(at + 1).is_some_and(|next| *next != b'\n')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_talk_fits_and_hardly_any_talk_in_a_large_file_does_not() {
        let fits = |text: &str, size| check(text, size).is_ok();
        let (talk, labels) = ("P: Sejak kapan Ibu menjadi kader?\n\n".repeat(1 << 18), "P: a\nN: b\n".repeat(1 << 18));
        assert!(fits(&talk, talk.len()));
        assert!(!fits(&labels, labels.len()));
        assert!(fits(labels.get(..1 << 20).expect("ASCII"), 1 << 20), "a small file may have whatever it likes");
        assert!(!fits(&talk.repeat(4), 1000), "a small archive with a large text");
        assert!(fits(&"\n".repeat(4 << 20), 4 << 20), "blank lines cost nothing");
    }

    #[test]
    fn a_table_has_no_more_columns_than_a_sheet() {
        let row = |cells: usize| format!("a,b\n{}x\nc,d\n", ",".repeat(cells - 1));
        assert!(check_columns(&row(COLUMNS)).is_ok());
        assert!(check_columns(&row(COLUMNS + 1)).is_err());
    }
}
