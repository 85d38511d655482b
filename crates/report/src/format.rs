//! Names and file endings of the formats.

use benang_model::Locale;
use std::path::Path;
use std::str::FromStr;
use thiserror::Error;

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// For the terminal.
    #[default]
    Text,
    /// Comma-separated values (RFC 4180).
    Csv,
    /// Tab-separated values, without quotes.
    Tsv,
    /// For a page that is rendered later.
    Markdown,
    /// For other programs.
    Json,
}

/// How a grid is laid out: a format other than JSON, which has a shape for each kind of result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Columns aligned by blanks.
    Text,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A table of GitHub's Markdown.
    Markdown,
}

/// The endings of files, with what they promise.
const ENDINGS: [(&str, Format); 6] = [
    ("txt", Format::Text),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("json", Format::Json),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
];

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Text, Self::Csv, Self::Tsv, Self::Json, Self::Markdown];

    /// The name used on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The format that a file's ending asks for, whatever its case; none if there is no ending.
    ///
    /// # Errors
    /// An ending that no format has.
    pub fn from_path(path: &Path) -> Result<Option<Self>, UnknownEnding> {
        let Some(ending) = path.extension() else { return Ok(None) };
        let ending = ending.to_string_lossy().to_ascii_lowercase();
        match ENDINGS.iter().find(|(known, _)| *known == ending) {
            Some((_, format)) => Ok(Some(*format)),
            None => Err(UnknownEnding { ending }),
        }
    }

    /// The layout of a grid in this format; none for JSON.
    #[must_use]
    pub fn layout(self) -> Option<Layout> {
        match self {
            Self::Text => Some(Layout::Text),
            Self::Csv => Some(Layout::Csv),
            Self::Tsv => Some(Layout::Tsv),
            Self::Markdown => Some(Layout::Markdown),
            Self::Json => None,
        }
    }
}

/// A name that is no format.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{given:?} is no format")]
pub struct UnknownFormat {
    /// The name.
    pub given: String,
}

impl UnknownFormat {
    /// What is wrong, for the user.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        locale.pick(self.to_string(), format!("{:?} bukan nama format", self.given))
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let names = Format::ALL.map(Format::as_str).join(", ");
        Some(format!("{}: {names}", locale.pick("use one of", "pilih salah satu")))
    }
}

/// An ending of a file that no format has.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("files that end in .{ending} can't be written")]
pub struct UnknownEnding {
    /// The ending, in lower case, without its full stop.
    pub ending: String,
}

impl UnknownEnding {
    /// What is wrong, for the user.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        locale.pick(self.to_string(), format!("berkas berakhiran .{} tidak dapat ditulis", self.ending))
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let endings = ENDINGS.map(|(ending, _)| format!(".{ending}")).join(", ");
        Some(locale.pick(
            format!("use one of {endings}, or say what it is to be with --format"),
            format!("pakai salah satu dari {endings}, atau sebutkan bentuknya dengan --format"),
        ))
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        match name {
            "markdown" => Ok(Self::Markdown),
            _ => Self::ALL
                .into_iter()
                .find(|format| format.as_str() == name)
                .ok_or_else(|| UnknownFormat { given: name.into() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert_eq!("markdown".parse(), Ok(Format::Markdown));
        let error = "pdf".parse::<Format>().unwrap_err();
        assert_eq!(error.message(Locale::Id), "\"pdf\" bukan nama format");
        assert_eq!(error.hint(Locale::En).as_deref(), Some("use one of: text, csv, tsv, json, md"));
    }

    #[test]
    fn the_ending_tells_the_format() {
        let check = |path: &str, expected| assert_eq!(Format::from_path(Path::new(path)), expected, "{path}");
        check("a/tabel.CSV", Ok(Some(Format::Csv)));
        check("tabel.md", Ok(Some(Format::Markdown)));
        check("tabel.txt", Ok(Some(Format::Text)));
        check("tabel.XLSX", Err(UnknownEnding { ending: "xlsx".into() }));
        check("csv", Ok(None));
    }
}
