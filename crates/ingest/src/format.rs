//! What a file is in: from bytes to text.

pub(crate) mod csv;
pub(crate) mod text;

use crate::error::IngestError;
use std::path::Path;

/// A file format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A table whose cells are separated by commas or semicolons.
    Csv,
    /// A table whose cells are separated by tabs.
    Tsv,
}

/// Endings of formats that are no plain text, or that would be misread as such.
const UNSUPPORTED: &[&str] = &[
    "7z", "aac", "avi", "benang", "bmp", "db", "doc", "docm", "docx", "eaf", "epub", "exb", "flac", "gif", "gz", "htm",
    "html", "jpeg", "jpg", "json", "jsonl", "m4a", "mov", "mp3", "mp4", "mx24", "nvp", "nvpx", "ods", "odt", "ogg",
    "opus", "pages", "pdf", "png", "ppt", "pptx", "qda", "qdc", "qde", "qdpx", "rar", "rtf", "sav", "srt", "svg",
    "tar", "tif", "tiff", "toml", "vtt", "wav", "webm", "webp", "wma", "xls", "xlsm", "xlsx", "xml", "yaml", "yml",
    "zip",
];

impl Format {
    /// The format that the ending of `name` promises. A name without an ending, or with one that
    /// nobody knows (`wawancara.2023`), is taken for text.
    ///
    /// # Errors
    /// [`IngestError::UnknownFormat`].
    pub(crate) fn of_name(name: &str) -> Result<Self, IngestError> {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.unwrap_or_default() {
            ending if UNSUPPORTED.contains(&ending.as_str()) => Err(IngestError::UnknownFormat { ending }),
            ending => Ok(match ending.as_str() {
                "md" | "markdown" => Self::Markdown,
                "csv" => Self::Csv,
                "tsv" | "tab" => Self::Tsv,
                _ => Self::Text,
            }),
        }
    }

    /// The name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }
}

/// How the characters of a file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
}

impl Encoding {
    /// The name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format() {
        let check = |name: &str, expected: Option<Format>| assert_eq!(Format::of_name(name).ok(), expected, "{name}");
        check("a.TXT", Some(Format::Text));
        check("a.md", Some(Format::Markdown));
        check("a.csv", Some(Format::Csv));
        check("wawancara 12.3", Some(Format::Text));
        check("wawancara", Some(Format::Text));
        check("a.DOCX", None);
        check("a.srt", None);
    }
}
