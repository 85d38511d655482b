//! What a file is in. Between text formats the content decides, whatever the file is called; a name
//! that promises a container, such as a Word document, is held to it.

mod look;
mod signature;

use crate::error::{Content, IngestError};
use crate::format::{Format, encoding};
use look::{Look, look};
use signature::Found;
use std::path::Path;

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 64 << 10;

/// What the name of a file says about what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A container: then it is one, or the file is refused.
    Container(Format),
    /// A format of plain characters: which of them it is, the content decides.
    Characters(Format),
    /// Nothing that matters: an ending of anything, or none.
    Nothing,
}

/// Endings of formats that are no transcripts, or would be misread as text.
const UNSUPPORTED: &[&str] = &[
    "7z", "aac", "avi", "benang", "bmp", "db", "docm", "eaf", "epub", "exb", "flac", "gif", "gz", "jpeg", "jpg", "m4a",
    "mov", "mp3", "mp4", "mx24", "nvp", "nvpx", "ods", "ogg", "opus", "pages", "png", "ppt", "pptx", "qda", "qdc",
    "qde", "qdpx", "rar", "sav", "svg", "tar", "tif", "tiff", "toml", "wav", "webm", "webp", "wma", "xlsm", "xml",
    "yaml", "yml", "zip",
];

impl Promise {
    /// What the ending of `name` promises.
    ///
    /// # Errors
    /// [`IngestError::UnknownFormat`] for an ending of what is no transcript, and [`IngestError::LockFile`].
    pub(crate) fn of_name(name: &str) -> Result<Self, IngestError> {
        if name.starts_with("~$") || (name.starts_with(".~lock.") && name.ends_with('#')) {
            return Err(IngestError::LockFile);
        }
        let ending = ending(name);
        Ok(match ending.as_str() {
            "docx" => Self::Container(Format::Docx),
            "odt" => Self::Container(Format::Odt),
            "xlsx" => Self::Container(Format::Xlsx),
            "pdf" => Self::Container(Format::Pdf),
            "txt" | "text" => Self::Characters(Format::Text),
            "md" | "markdown" => Self::Characters(Format::Markdown),
            "csv" => Self::Characters(Format::Csv),
            "tsv" | "tab" => Self::Characters(Format::Tsv),
            "rtf" => Self::Characters(Format::Rtf),
            "html" | "htm" | "xhtml" => Self::Characters(Format::Html),
            "srt" => Self::Characters(Format::SubRip),
            "vtt" => Self::Characters(Format::WebVtt),
            "json" | "jsonl" => Self::Characters(Format::Json),
            other if UNSUPPORTED.contains(&other) => return Err(IngestError::UnknownFormat { ending }),
            _ => Self::Nothing,
        })
    }
}

fn ending(name: &str) -> String {
    Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The format to read the file called `name` in.
///
/// # Errors
/// A name or a content that can't be read, or a content that isn't what the name says.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<Format, IngestError> {
    let promise = Promise::of_name(name)?;
    if bytes.is_empty() {
        return Err(IngestError::Empty);
    }
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(IngestError::Damaged { part: None, reason: "all of it is zeros".to_owned() });
    }
    let found = match signature::signed(bytes)? {
        Some(Found::Content(content)) => Some(content),
        // The reader of the format that is promised says best what is wrong with it.
        Some(Found::Archive) => match promise {
            Promise::Container(format @ (Format::Docx | Format::Odt | Format::Xlsx)) => return Ok(format),
            _ => Some(Content::Zip),
        },
        None => None,
    };
    match promise {
        Promise::Container(Format::Pdf) if signature::has_pdf_header(bytes) => Ok(Format::Pdf),
        Promise::Container(format) => match found {
            Some(content) if readable(content) == Some(format) => Ok(format),
            found => {
                let is = found.unwrap_or_else(|| characters_or_not(bytes));
                Err(IngestError::NotWhatItSays { ending: ending(name), is })
            }
        },
        Promise::Characters(format) => match found {
            Some(is) => Err(IngestError::NotWhatItSays { ending: ending(name), is }),
            None => of_characters(format, bytes),
        },
        Promise::Nothing => match found {
            Some(content) => readable(content).ok_or(IngestError::Unsupported { is: content }),
            None => of_characters(Format::Text, bytes),
        },
    }
}

/// The format that reads a content, if one does.
fn readable(content: Content) -> Option<Format> {
    Some(match content {
        Content::Docx => Format::Docx,
        Content::Odt => Format::Odt,
        Content::Xlsx => Format::Xlsx,
        Content::Pdf => Format::Pdf,
        _ => return None,
    })
}

/// What bytes are that should be a container and have no signature of one.
fn characters_or_not(bytes: &[u8]) -> Content {
    let start = encoding::beginning(bytes, LOOKED_AT);
    let controls = start.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let strange = start.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    if controls * 64 > start.len() || strange * 4 > start.len() {
        return Content::Binary;
    }
    match look(&start) {
        Look::Rtf => Content::Rtf,
        Look::Html | Look::PieceOfHtml => Content::Html,
        Look::Xml => Content::Xml,
        Look::WebArchive => Content::WebArchive,
        _ => Content::Text,
    }
}

/// The format of a text whose name promises `promised`.
fn of_characters(promised: Format, bytes: &[u8]) -> Result<Format, IngestError> {
    let start = encoding::beginning(bytes, LOOKED_AT);
    let is_whole = bytes.len() <= LOOKED_AT;
    Ok(match look(&start) {
        Look::Rtf => Format::Rtf,
        Look::Html => Format::Html,
        Look::PieceOfHtml if promised != Format::Markdown => Format::Html,
        Look::Xml => return Err(IngestError::Unsupported { is: Content::Xml }),
        Look::WebArchive => return Err(IngestError::Unsupported { is: Content::WebArchive }),
        Look::WebVtt => Format::WebVtt,
        Look::Json if promised == Format::Json || look::ends_like_json(bytes) => Format::Json,
        Look::Cues if promised == Format::WebVtt => Format::WebVtt,
        Look::Cues => Format::SubRip,
        Look::Json | Look::PieceOfHtml | Look::Prose => match promised {
            Format::Rtf => Format::Text,
            Format::Html if !look::has_tag(&start) => Format::Text,
            Format::SubRip | Format::WebVtt if is_whole && !start.contains("-->") => Format::Text,
            Format::Text if look::is_table(&start) => Format::Csv,
            promised => promised,
        },
    })
}

#[cfg(test)]
mod tests;
