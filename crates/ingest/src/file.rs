//! Opens a file, tells its format and has it read.

use crate::allowance;
use crate::convention::Convention;
use crate::diagnostics::{self, Diagnostics, Finding, Warning};
use crate::error::IngestError;
use crate::format::detect::{self, Promise};
use crate::format::encoding;
use crate::format::text::{self, Decoded, LineEnds};
use crate::format::{self, Document, Encoding, Format};
use crate::isolation;
use crate::original::Original;
use crate::pattern::SpeakerPattern;
use crate::reading;
use benang_model::{Role, Transcript};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files larger than this many bytes are refused: 4 GiB.
const MAX_BYTES: u64 = 4 << 30;

/// What the user knows better than the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Roles by label; case and spaces don't matter.
    pub roles: BTreeMap<String, Role>,
    /// How the text says who talks; nothing to let the reader find out.
    pub convention: Option<Convention>,
    /// What finds the labels; nothing for the conventions that the reader knows.
    pub speaker: Option<SpeakerPattern>,
    /// What to start for reading a PDF in a process of its own, with limits: a program that calls
    /// [`serve`](crate::serve) first. Nothing to read it in this process, without limits.
    pub program: Option<PathBuf>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingested {
    /// Its text with turns and marks.
    pub transcript: Transcript,
    /// What the file was.
    pub source: Source,
    /// Its bytes.
    pub original: Original,
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
    Promise::of_name(&name)?;
    let bytes = load(path)?;
    read_bytes(&name, bytes, options)
}

/// Reads the text of a file that is no transcript: what it is called doesn't matter. It is Unicode, since
/// there is nowhere to tell a guess.
///
/// # Errors
/// See [`IngestError`].
pub fn read_text(path: &Path) -> Result<String, IngestError> {
    let bytes = load(path)?;
    let is_utf8 = str::from_utf8(&bytes).map(drop);
    let decoded = text::decode(bytes, LineEnds::OfTables)?;
    match (is_utf8, decoded.encoding) {
        (Err(_), Encoding::Legacy(_)) => {
            let before = decoded.text.find(|c: char| !c.is_ascii()).and_then(|at| decoded.text.get(..at));
            Err(IngestError::NotUtf8 { place: encoding::place_after(before.unwrap_or_default()) })
        }
        _ => Ok(decoded.text),
    }
}

/// Reads `bytes` as a file called `name`. Its content says what format it is in, and its ending where that
/// leaves a choice.
///
/// # Errors
/// See [`IngestError`].
pub fn read_bytes(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Ingested, IngestError> {
    let format = detect::format(name, &bytes)?;
    let mut ingested = match format {
        Format::Text | Format::Markdown => plain(format, bytes, options)?,
        Format::Csv | Format::Tsv | Format::SubRip | Format::WebVtt | Format::Json => rows(format, bytes, options)?,
        _ => document(format, bytes, options)?,
    };
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    ingested.transcript.name = stem.unwrap_or_else(|| name.to_owned());
    Ok(ingested)
}

/// Reads a text whose turns are found in it as it stands.
fn plain(format: Format, bytes: Vec<u8>, options: &Options) -> Result<Ingested, IngestError> {
    let Decoded { text, encoding, findings, bytes } = text::decode(bytes, LineEnds::AsSeen)?;
    allowance::check(&text, bytes.as_ref().map_or(text.len(), Vec::len))?;
    let told = told(&text, findings);
    let (transcript, mut diagnostics) = reading::turns(text, options);
    diagnostics.warnings.splice(0..0, told);
    let original = bytes.map_or(Original::SameAsText, Original::Bytes);
    Ok(Ingested { transcript, source: Source { format, encoding }, original, diagnostics })
}

/// Reads a format of plain characters that gives rows of who says what.
fn rows(format: Format, bytes: Vec<u8>, options: &Options) -> Result<Ingested, IngestError> {
    let Decoded { text, encoding, findings, bytes } = text::decode(bytes, LineEnds::OfTables)?;
    allowance::check(&text, bytes.as_ref().map_or(text.len(), Vec::len))?;
    let (transcript, mut diagnostics) = match format {
        Format::Json => format::json::read(&text, options)?,
        Format::SubRip | Format::WebVtt => format::subtitles::read(&text, options)?,
        _ => {
            allowance::check_columns(&text)?;
            format::csv::read(&text, options)?
        }
    };
    diagnostics.warnings.splice(0..0, told(&text, findings));
    let original = Original::Bytes(bytes.unwrap_or_else(|| text.into_bytes()));
    Ok(Ingested { transcript, source: Source { format, encoding }, original, diagnostics })
}

/// Reads a format that stores more than characters.
fn document(format: Format, bytes: Vec<u8>, options: &Options) -> Result<Ingested, IngestError> {
    let Document { text, encoding, findings } = match format {
        Format::Docx => format::docx::read(&bytes)?,
        Format::Odt => format::odt::read(&bytes)?,
        Format::Rtf => format::rtf::read(&bytes)?,
        Format::Html => format::html::read(&bytes)?,
        Format::Pdf => isolation::read(format, &bytes, options.program.as_deref())?,
        _ => {
            let (transcript, diagnostics) = format::xlsx::read(&bytes, options)?;
            let source = Source { format, encoding: Encoding::Utf8 };
            return Ok(Ingested { transcript, source, original: Original::Bytes(bytes), diagnostics });
        }
    };
    allowance::check(&text, bytes.len())?;
    let (transcript, mut diagnostics) = reading::turns(text, options);
    let about_the_file = findings.into_iter().map(|kind| Warning { line: None, kind });
    diagnostics.warnings.splice(0..0, about_the_file);
    Ok(Ingested { transcript, source: Source { format, encoding }, original: Original::Bytes(bytes), diagnostics })
}

/// What decoding a text found out, as warnings about it.
fn told(text: &str, findings: Vec<(usize, diagnostics::WarningKind)>) -> Vec<Warning> {
    let findings = findings.into_iter().map(|(at, kind)| Finding { at: Some(at), kind });
    diagnostics::warnings(text, findings.collect())
}

fn load(path: &Path) -> Result<Vec<u8>, IngestError> {
    let unreadable = |error| IngestError::Unreadable { error };
    // A pipe or a device would block on opening, or never end.
    if !fs_err::metadata(path).map_err(|error| nothing_there(path, error))?.is_file() {
        return Err(IngestError::NotAFile);
    }
    let file = fs_err::File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    if bytes > MAX_BYTES {
        return Err(IngestError::TooLarge { bytes, limit: MAX_BYTES });
    }
    let mut content = Vec::new();
    let capacity = usize::try_from(bytes).unwrap_or_default();
    content.try_reserve_exact(capacity).map_err(|_| unreadable(io::ErrorKind::OutOfMemory.into()))?;
    // The file may grow while it is read.
    file.take(MAX_BYTES + 1).read_to_end(&mut content).map_err(unreadable)?;
    let bytes = content.len() as u64;
    if bytes > MAX_BYTES {
        return Err(IngestError::TooLarge { bytes, limit: MAX_BYTES });
    }
    Ok(content)
}

/// Why nothing is known of what stands at `path`.
fn nothing_there(path: &Path, error: io::Error) -> IngestError {
    match fs_err::read_link(path) {
        Ok(target) if error.kind() != io::ErrorKind::PermissionDenied => IngestError::BrokenLink { target },
        _ => IngestError::Unreadable { error },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Result<Ingested, IngestError> {
        read_bytes(name, bytes.to_vec(), &Options::default())
    }

    #[test]
    fn the_name_is_the_files_without_ending() {
        assert_eq!(read("01-peneliti.v2.md", b"P: a").expect("text").transcript.name, "01-peneliti.v2");
    }

    #[test]
    fn the_bytes_stay_whatever_becomes_of_them() {
        let check = |name: &str, bytes: &[u8], same: bool| {
            let file = read(name, bytes).expect("text");
            assert_eq!(file.original.bytes(&file.transcript.text), bytes, "{name}");
            assert_eq!(file.original == Original::SameAsText, same, "{name}");
        };
        check("a.txt", b"P: a\nN: b\n", true);
        check("a.txt", b"P: a\r\nN: b\r\n", false);
        check("a.txt", b"\xEF\xBB\xBFP: a\nN: b\n", false);
        check("a.txt", b"P: a\nN: caf\xE9\n", false);
        check("a.csv", b"speaker,text\nP,a\n", false);
    }

    #[test]
    fn what_decoding_finds_is_a_warning_with_its_line() {
        let file = read("a.txt", b"P: a\nN: caf\xE9\n").expect("text");
        let warning = &file.diagnostics.warnings[0];
        assert_eq!(warning.line, Some(2));
        assert!(matches!(warning.kind, diagnostics::WarningKind::EncodingGuessed { .. }), "{warning:?}");
    }

    #[test]
    fn a_missing_file_is_an_error() {
        let error = read_file(Path::new("no/such/file.txt"), &Options::default()).expect_err("missing");
        assert_eq!(error.to_string(), "cannot be read: there is no such file");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(matches!(read_file(folder, &Options::default()), Err(IngestError::NotAFile)));
    }
}
