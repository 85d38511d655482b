//! What the first bytes of a file say, and what an archive says of itself.

use crate::container::{self, Container};
use crate::error::{Content, IngestError};
use std::io::Read;

/// How much of a part that says what an archive is is looked at, in bytes.
const SAID_AT_MOST: u64 = 256 << 10;

/// How far into a PDF its header may stand (ISO 32000-1, annex H.3, note 13).
const PDF_HEADER_WITHIN: usize = 1024;

/// What begins with the signature of something that is no text.
pub(super) enum Found {
    Content(Content),
    /// An archive that doesn't show what it is.
    Archive,
}

pub(super) fn signed(bytes: &[u8]) -> Result<Option<Found>, IngestError> {
    Ok(Some(match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..] => match archive(bytes) {
            Some(content) => Found::Content(content),
            None => Found::Archive,
        },
        [b'%', b'P', b'D', b'F', b'-', ..] => Found::Content(Content::Pdf),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if container::is_encrypted_package(bytes) => return Err(IngestError::Encrypted),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Found::Content(Content::OldOffice),
        _ => match by_signature(bytes) {
            Some(content) => Found::Content(content),
            None => return Ok(None),
        },
    }))
}

/// What an archive holds, if it can be opened and says so: by its `mimetype` (OpenDocument 1.3 part 2, 3.3;
/// EPUB OCF 3.3, 4.3), or by its `[Content_Types].xml` (ECMA-376 part 2, 7.2.3).
fn archive(bytes: &[u8]) -> Option<Content> {
    let mut container = container::open(bytes, "").ok()?;
    if let Some(said) = said(&mut container, "mimetype") {
        let kind = |kind: &str| said.contains(kind);
        if kind("opendocument.text") {
            return Some(Content::Odt);
        } else if kind("opendocument.spreadsheet") {
            return Some(Content::Spreadsheet);
        } else if kind("opendocument.presentation") {
            return Some(Content::Presentation);
        } else if kind("epub") {
            return Some(Content::Book);
        }
    }
    let Some(types) = said(&mut container, "[Content_Types].xml") else {
        let has_types = container.has("[Content_Types].xml") || container.has("META-INF/manifest.xml");
        return Some(container.content()).filter(|content| !has_types || *content != Content::Zip);
    };
    let main = |kind: &str| types.contains(kind);
    Some(if main("wordprocessingml.document.main+xml") || main("wordprocessingml.template.main+xml") {
        Content::Docx
    } else if main("spreadsheetml.sheet.main+xml") || main("spreadsheetml.template.main+xml") {
        Content::Xlsx
    } else if main("presentationml.") {
        Content::Presentation
    } else {
        container.content()
    })
}

/// The beginning of a part, in whichever encoding: zeros are left out.
fn said(container: &mut Container<'_>, part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    container.part(part).ok()?.take(SAID_AT_MOST).read_to_end(&mut bytes).ok()?;
    bytes.retain(|&byte| byte != 0);
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Signatures of files that are no text and no archive of a document.
fn by_signature(bytes: &[u8]) -> Option<Content> {
    Some(match bytes {
        [b'I', b'D', b'3', ..] | [b'f', b'L', b'a', b'C', ..] | [b'O', b'g', b'g', b'S', ..] => Content::Audio,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Content::Audio,
        [b'#', b'!', b'A', b'M', b'R', ..] => Content::Audio,
        // The first frame of an MP3 or AAC without a tag. FF FE is the mark of UTF-16.
        [0xFF, 0xFB | 0xF3 | 0xF2 | 0xF1 | 0xF9, ..] => Content::Audio,
        [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A' | b'B', ..] => Content::Audio,
        [_, _, _, _, b'f', b't', b'y', b'p', ..] | [0x1A, 0x45, 0xDF, 0xA3, ..] => Content::Video,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => Content::Video,
        // Windows Media: sound or film.
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => Content::Audio,
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => Content::Picture,
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Content::Picture,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Content::Picture,
        [0x1F, 0x8B, ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [b'R', b'a', b'r', b'!', 0x1A, ..] => Content::Archive,
        [0xFD, b'7', b'z', b'X', b'Z', ..] | [0x28, 0xB5, 0x2F, 0xFD, ..] => Content::Archive,
        _ if bytes.starts_with(b"SQLite format 3\0") => Content::Database,
        _ => return None,
    })
}

/// Whether this is a PDF, though something may stand in front of it.
pub(super) fn has_pdf_header(bytes: &[u8]) -> bool {
    let start = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    memchr::memmem::find(start, b"%PDF-").is_some()
}
