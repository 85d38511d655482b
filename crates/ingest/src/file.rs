//! Opens a file, tells its format and has it read.

use crate::diagnostics::Diagnostics;
use crate::error::IngestError;
use crate::format::{self, Encoding, Format};
use crate::reading;
use benang_model::{Role, Transcript};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Files larger than this many bytes are refused: 4 GiB.
const MAX_BYTES: u64 = 4 << 30;

/// What the user knows better than the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Roles by label; case and spaces don't matter.
    pub roles: BTreeMap<String, Role>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingested {
    /// Its text with turns and marks.
    pub transcript: Transcript,
    /// What the file was.
    pub source: Source,
    /// How it was understood.
    pub diagnostics: Diagnostics,
}

/// What a file was before it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
}

/// Reads the file at `path`. The transcript's name is the file's, without folder and ending.
///
/// # Errors
/// See [`IngestError`]: a file is read whole or not at all.
pub fn read_file(path: &Path, options: &Options) -> Result<Ingested, IngestError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A format that can't be read is refused before a large file of it is loaded.
    Format::of_name(&name)?;
    let bytes = load(path)?;
    read_bytes(&name, bytes, options)
}

/// Reads the text of a file that is no transcript: what it is called doesn't matter.
///
/// # Errors
/// See [`IngestError`].
pub fn read_text(path: &Path) -> Result<String, IngestError> {
    let (text, _) = format::text::decode(load(path)?)?;
    Ok(text)
}

/// Reads `bytes` as a file called `name`, whose ending says what format it is in.
///
/// # Errors
/// See [`IngestError`].
pub fn read_bytes(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Ingested, IngestError> {
    let format = Format::of_name(name)?;
    let (text, encoding) = format::text::decode(bytes)?;
    let (mut transcript, diagnostics) = match format {
        Format::Text | Format::Markdown => reading::turns(text, options),
        Format::Csv | Format::Tsv => format::csv::read(&text, options)?,
    };
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    transcript.name = stem.unwrap_or_else(|| name.to_owned());
    Ok(Ingested { transcript, source: Source { format, encoding }, diagnostics })
}

fn load(path: &Path) -> Result<Vec<u8>, IngestError> {
    let unreadable = |error| IngestError::Unreadable { error };
    // A pipe or a device would block on opening, or never end.
    if !fs_err::metadata(path).map_err(unreadable)?.is_file() {
        return Err(IngestError::NotAFile);
    }
    let file = fs_err::File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    if bytes > MAX_BYTES {
        return Err(IngestError::TooLarge { bytes, limit: MAX_BYTES });
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
    // The file may grow while it is read.
    file.take(MAX_BYTES).read_to_end(&mut content).map_err(unreadable)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use benang_model::LineColumn;

    fn read(name: &str, bytes: &[u8]) -> Result<Ingested, IngestError> {
        read_bytes(name, bytes.to_vec(), &Options::default())
    }

    #[test]
    fn the_name_is_the_files_without_ending() {
        assert_eq!(read("01-peneliti.v2.md", b"P: a").expect("text").transcript.name, "01-peneliti.v2");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(read("a.txt", b""), Err(IngestError::Empty)));
        assert!(matches!(read("a.txt", b" \n\t\xC2\xA0"), Err(IngestError::Empty)));
        assert!(matches!(read("a.txt", b"ab\0c"), Err(IngestError::Binary { byte: 3 })));
        assert!(matches!(read("a.txt", b"%PDF-1.7\nab"), Err(IngestError::Binary { byte: 1 })));
        let at = |bytes| match read("a.txt", bytes) {
            Err(IngestError::NotUtf8 { place: LineColumn { line, column } }) => (line, column),
            other => panic!("{other:?}"),
        };
        assert_eq!(at(b"P: a\nN: \xC3\xA9, caf\xE9\n"), (2, 10));
        assert_eq!(at(b"\xFF\xFEP\0:\0"), (1, 1));
        assert!(matches!(read("a.docx", b"PK"), Err(IngestError::UnknownFormat { ending }) if ending == "docx"));
    }

    #[test]
    fn a_missing_file_is_an_error() {
        let error = read_file(Path::new("no/such/file.txt"), &Options::default()).expect_err("missing");
        assert_eq!(error.to_string(), "cannot be read: there is no such file");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(matches!(read_file(folder, &Options::default()), Err(IngestError::NotAFile)));
    }
}
