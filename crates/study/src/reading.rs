//! From the paths that a user names to transcripts.

mod options;

use crate::error::ingest_complaint;
use crate::{Complaint, StudyError};
use benang_coding::CodebookFile;
use benang_ingest::{Found, IngestError, Ingested, SkipReason, read_file, walk};
use benang_model::{Codebook, Locale};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub(crate) use options::Reader;
pub use options::ReadingOptions;

/// A file to be read, with the name that its transcript gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    pub(crate) path: PathBuf,
    /// The file's stem if no other file has the same, else as much of the path as tells them apart.
    pub(crate) name: String,
    chosen: Chosen,
}

/// How a file came to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    /// The user named it.
    ByName,
    /// The user named a folder that it is in.
    ByFolder,
}

/// What was found at the paths that a user named.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Files to read, in order.
    pub(crate) files: Vec<SourceFile>,
    /// Files passed over, with the reason.
    pub(crate) skipped: Vec<(PathBuf, SkipReason)>,
    /// Folders that can't be listed.
    pub(crate) refused: Vec<(PathBuf, IngestError)>,
}

impl Sources {
    /// Walks `paths`.
    pub(crate) fn find(paths: &[PathBuf]) -> Self {
        let mut sources = Self::default();
        let mut files = Vec::new();
        for found in walk(paths) {
            match found {
                Found::Named(path) => files.push((path, Chosen::ByName)),
                Found::File(path) => files.push((path, Chosen::ByFolder)),
                Found::Skipped { path, reason } => sources.skipped.push((path, reason)),
                Found::Unreadable { path, error } => {
                    sources.refused.push((path, IngestError::Unreadable { error }));
                }
            }
        }
        let names = names(&files.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>());
        let source = |((path, chosen), name)| SourceFile { path, name, chosen };
        sources.files = files.into_iter().zip(names).map(source).collect();
        sources
    }

    /// The folders that can't be listed, told to a researcher.
    pub(crate) fn complaints(&self, locale: Locale) -> Vec<Complaint> {
        let tell = |(path, error): &(PathBuf, IngestError)| ingest_complaint(&shown(path), error, locale);
        self.refused.iter().map(tell).collect()
    }
}

/// Says that none of `paths` has a transcript.
pub(crate) fn nothing_read(paths: &[PathBuf], locale: Locale) -> Complaint {
    let paths = paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(" ");
    Complaint {
        hint: Some(locale.pick(
            format!("to see what was passed over, and why: benang inspect {paths}"),
            format!("untuk melihat apa yang dilewati, dan mengapa: benang inspect {paths}"),
        )),
        ..Complaint::plain(locale.pick(
            format!("no transcript was read from {paths}"),
            format!("tidak ada transkrip yang dibaca dari {paths}"),
        ))
    }
}

/// Reads one file under the name that it has among its fellows. None for a table without a text
/// column in a folder: an attribute list or a coding is no transcript.
pub(crate) fn ingest(file: &SourceFile, reader: &Reader<'_>) -> Result<Option<Ingested>, IngestError> {
    match read_file(&file.path, reader.options) {
        Ok(mut ingested) => {
            reader.met(&ingested.transcript);
            ingested.transcript.name.clone_from(&file.name);
            Ok(Some(ingested))
        }
        Err(IngestError::NoTextColumn { .. }) if file.chosen == Chosen::ByFolder => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a text file that is no transcript.
pub(crate) fn read_text(path: &Path) -> Result<String, StudyError> {
    benang_ingest::read_text(path).map_err(|source| StudyError::Read { path: path.to_owned(), source })
}

/// Reads a codebook file.
pub(crate) fn read_codebook_file(path: &Path) -> Result<CodebookFile, StudyError> {
    let text = read_text(path)?;
    CodebookFile::read(&text).map_err(|source| StudyError::Codebook { path: path.to_owned(), source: Box::new(source) })
}

/// Reads a codebook.
pub(crate) fn read_codebook(path: &Path) -> Result<Codebook, StudyError> {
    let failed = |source| StudyError::Codebook { path: path.to_owned(), source: Box::new(source) };
    read_codebook_file(path)?.codebook().map_err(failed)
}

/// A path as it is shown: with `/` on every system. Where `\` may be part of a name, it stays.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// A name for each file, unique among them: its stem, else with its ending, else its path.
fn names(files: &[&Path]) -> Vec<String> {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stems: Vec<String> = files.iter().map(|path| part(path.file_stem())).collect();
    let full: Vec<String> = files.iter().map(|path| part(path.file_name())).collect();
    let counts = |names: &[String]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        names.iter().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
        counts
    };
    let (stem_counts, full_counts) = (counts(&stems), counts(&full));
    let once = |counts: &HashMap<String, usize>, name: &String| counts.get(name) == Some(&1);
    stems
        .into_iter()
        .zip(full)
        .zip(files)
        .map(|((stem, full), path)| {
            if once(&stem_counts, &stem) {
                stem
            } else if once(&full_counts, &full) {
                full
            } else {
                shown(path)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_files_apart() {
        let files = ["a/01.txt", "a/02.txt", "a/02.md", "a/03.txt", "b/03.txt"].map(Path::new);
        assert_eq!(names(&files), ["01", "02.txt", "02.md", "a/03.txt", "b/03.txt"]);
    }
}
