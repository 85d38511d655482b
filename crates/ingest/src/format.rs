//! What a file is in: from bytes to text, or to rows of who says what.

pub(crate) mod clock;
pub(crate) mod csv;
pub(crate) mod detect;
pub(crate) mod docx;
pub(crate) mod encoding;
pub(crate) mod entities;
pub(crate) mod grid;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod odt;
pub(crate) mod ordinal;
pub(crate) mod pdf;
pub(crate) mod rtf;
pub(crate) mod story;
pub(crate) mod subtitles;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod xlsx;

use crate::diagnostics::WarningKind;

/// The text of a document as a reader of it sees it, in which turns are still to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// Line ends as `\n`; the paragraphs of one cell of a table are separated by U+2028, its cells by a tab,
    /// its rows by a line end.
    pub(crate) text: String,
    /// How its characters were stored.
    pub(crate) encoding: Encoding,
    /// What was left out, moved or guessed.
    pub(crate) findings: Vec<WarningKind>,
}

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
    /// A Word document, transitional or strict.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// A PDF with a text layer.
    Pdf,
    /// SubRip subtitles.
    SubRip,
    /// WebVTT subtitles.
    WebVtt,
    /// An Excel workbook.
    Xlsx,
    /// A recogniser's result, or transcripts as JSON lines.
    Json,
}

impl Format {
    /// The name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::SubRip => "srt",
            Self::WebVtt => "vtt",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// How the characters of a file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// UTF-32, the lowest byte first.
    Utf32Le,
    /// UTF-32, the highest byte first.
    Utf32Be,
    /// An encoding from before Unicode, by its name in the WHATWG's Encoding Standard: `windows-1252`.
    Legacy(&'static str),
}

impl Encoding {
    /// The name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Utf32Le => "utf-32le",
            Self::Utf32Be => "utf-32be",
            Self::Legacy(name) => name,
        }
    }
}
