//! Writing a result to a file.

use crate::StudyError;
use benang_report::Format;
use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The format that the ending of `path` asks for; none if it has no ending.
///
/// # Errors
/// An ending that no format has: the file would not be what its name says.
pub fn format_of(path: &Path) -> Result<Option<Format>, StudyError> {
    Format::from_path(path).map_err(|source| StudyError::Ending { path: path.to_owned(), source })
}

/// What a CSV file begins with for Excel on Windows to read it as UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes `text` to `path` whole or not at all: an interrupted run leaves what was there before.
///
/// A CSV file with letters beyond ASCII begins with a byte order mark: without it, Excel on Windows
/// shows `é` as `Ã©`. Other files never have one, nor has CSV that is piped.
///
/// # Errors
/// If the folder can't be written to.
pub fn write_file(path: &Path, text: &str, format: Option<Format>) -> Result<(), StudyError> {
    let failed = |source| StudyError::Write { path: path.to_owned(), source };
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    fs_err::write(&beside, &*marked(text, format)).map_err(failed)?;
    fs_err::rename(&beside, path).map_err(|source| {
        // The new text is lost either way; what matters is the error.
        let _ = fs_err::remove_file(&beside);
        failed(source)
    })
}

/// A file that a result goes to bit by bit, where it can't be held until it is whole.
///
/// # Errors
/// If the folder can't be written to.
pub fn create_file(path: &Path) -> Result<impl Write + use<>, StudyError> {
    let file = fs_err::File::create(path).map_err(|source| StudyError::Write { path: path.to_owned(), source })?;
    Ok(BufWriter::new(file))
}

fn marked(text: &str, format: Option<Format>) -> Cow<'_, str> {
    if format == Some(Format::Csv) && !text.is_ascii() {
        return format!("{BYTE_ORDER_MARK}{text}").into();
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_replaces_the_last_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tabel.csv");
        write_file(&path, "a", Some(Format::Csv)).unwrap();
        write_file(&path, "b", Some(Format::Csv)).unwrap();
        assert_eq!(fs_err::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs_err::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn excel_is_told_where_csv_is_utf8() {
        assert_eq!(marked("tema,n\r\n", Some(Format::Csv)), "tema,n\r\n");
        assert_eq!(marked("téma,n\r\n", Some(Format::Csv)), "\u{feff}téma,n\r\n");
        for format in [None, Some(Format::Text), Some(Format::Tsv), Some(Format::Json), Some(Format::Markdown)] {
            assert_eq!(marked("téma", format), "téma", "{format:?}");
        }
    }

    #[test]
    fn what_we_write_for_excel_we_can_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tabel.csv");
        write_file(&path, "téma,n\r\n", Some(Format::Csv)).unwrap();
        assert!(fs_err::read(&path).unwrap().starts_with(b"\xef\xbb\xbf"));
        assert_eq!(crate::reading::read_text(&path).unwrap().trim_end(), "téma,n");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_file(&folder.path().join("tidak/ada.csv"), "a", None).unwrap_err();
        let complaint = error.complaint(benang_model::Locale::En);
        assert!(complaint.path.unwrap().ends_with("ada.csv"));
        assert!(complaint.reason.starts_with("cannot be written: there is no folder "), "{}", complaint.reason);
        assert!(complaint.reason.ends_with("tidak"), "{}", complaint.reason);
    }
}
