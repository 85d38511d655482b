//! Writing a result to a file.

use crate::StudyError;
use benang_report::Format;
use std::ffi::OsString;
use std::path::Path;

/// The format that the ending of `path` asks for; none if it has no ending.
///
/// # Errors
/// An ending that no format has: the file would not be what its name says.
pub fn format_of(path: &Path) -> Result<Option<Format>, StudyError> {
    Format::from_path(path).map_err(|source| StudyError::Ending { path: path.to_owned(), source })
}

/// Writes `text` to `path` whole or not at all: an interrupted run leaves what was there before.
///
/// # Errors
/// If the folder can't be written to.
pub fn write_file(path: &Path, text: &str) -> Result<(), StudyError> {
    let failed = |source| StudyError::Write { path: path.to_owned(), source };
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    fs_err::write(&beside, text).map_err(failed)?;
    fs_err::rename(&beside, path).map_err(|source| {
        // The new text is lost either way; what matters is the error.
        let _ = fs_err::remove_file(&beside);
        failed(source)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_replaces_the_last_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tabel.csv");
        write_file(&path, "a").unwrap();
        write_file(&path, "b").unwrap();
        assert_eq!(fs_err::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs_err::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_file(&folder.path().join("tidak/ada.csv"), "a").unwrap_err();
        let complaint = error.complaint(benang_model::Locale::En);
        assert!(complaint.path.unwrap().ends_with("ada.csv"));
        assert!(complaint.reason.starts_with("cannot be written: there is no folder "), "{}", complaint.reason);
        assert!(complaint.reason.ends_with("tidak"), "{}", complaint.reason);
    }
}
