//! Why a file can't be read. Everything else about a file is a diagnostic, not an error.

use benang_model::{LineColumn, Locale};
use std::io;
use thiserror::Error;

/// Why a file can't be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum IngestError {
    /// The file can't be opened, or reading it fails.
    #[error("cannot be read: {}", reason(error, Locale::En))]
    Unreadable {
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// A folder, a device or a pipe.
    #[error("not a regular file")]
    NotAFile,
    /// Larger than the program reads.
    #[error("too large: {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// An ending of a format that is not supported.
    #[error(".{ending} files are not supported yet")]
    UnknownFormat {
        /// The ending, lower case, without the dot.
        ending: String,
    },
    /// Not text at all.
    #[error("not text but binary data")]
    Binary {
        /// The first byte that no text has, from 1.
        byte: usize,
    },
    /// Text in another encoding.
    #[error("not UTF-8 text")]
    NotUtf8 {
        /// Where the first such character stands.
        place: LineColumn,
    },
    /// Nothing but white space.
    #[error("there is no text in it")]
    Empty,
    /// A table without a column of text. In a folder, it is rather data than a transcript.
    #[error("there is no column of text; the columns are: {}", columns.join(", "))]
    NoTextColumn {
        /// The names of the columns.
        columns: Vec<String>,
    },
    /// A row of a table with more cells than the first row names.
    #[error("a row has {cells} cells where the first row names {columns}")]
    ExtraCells {
        /// The line on which the row begins, from 1.
        line: usize,
        /// How many cells it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A quotation mark that is not closed, or not at the end of its cell.
    #[error("the quotation marks of a cell don't match")]
    Quotes {
        /// The line on which the cell begins, from 1.
        line: usize,
    },
}

impl IngestError {
    /// What is wrong, for the researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        if locale == Locale::En {
            return self.to_string();
        }
        match self {
            Self::Unreadable { error } => format!("tidak dapat dibaca: {}", reason(error, locale)),
            Self::NotAFile => "bukan berkas biasa".to_owned(),
            Self::TooLarge { bytes, limit } => format!("terlalu besar: {bytes} bita, batasnya {limit}"),
            Self::UnknownFormat { ending } => format!("berkas .{ending} belum didukung"),
            Self::Binary { .. } => "bukan teks, melainkan data biner".to_owned(),
            Self::NotUtf8 { .. } => "bukan teks UTF-8".to_owned(),
            Self::Empty => "tidak ada teks di dalamnya".to_owned(),
            Self::NoTextColumn { columns } => {
                format!("tidak ada kolom teks; kolomnya: {}", columns.join(", "))
            }
            Self::ExtraCells { cells, columns, .. } => {
                format!("satu baris punya {cells} sel, padahal baris pertama menyebut {columns}")
            }
            Self::Quotes { .. } => "tanda kutip sebuah sel tidak berpasangan".to_owned(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let (en, id) = match self {
            Self::Unreadable { error } => return mend(error, locale),
            Self::NotAFile => ("give a file, or a folder of files", "berikan berkas, atau folder berisi berkas"),
            Self::TooLarge { .. } => {
                ("split it into one file per interview", "pecah menjadi satu berkas per wawancara")
            }
            Self::UnknownFormat { ending } if ending.starts_with("xls") => {
                ("save it as CSV UTF-8", "simpan sebagai CSV UTF-8")
            }
            Self::UnknownFormat { .. } => ("save it as plain text (UTF-8)", "simpan sebagai teks biasa (UTF-8)"),
            Self::Binary { .. } => (
                "open it in the program it comes from and save it as plain text (UTF-8)",
                "buka di program asalnya, lalu simpan sebagai teks biasa (UTF-8)",
            ),
            Self::NotUtf8 { .. } => ("save it again with the encoding UTF-8", "simpan ulang dengan pengodean UTF-8"),
            Self::Empty => ("check that the right file was saved", "periksa apakah berkas yang disimpan sudah benar"),
            Self::NoTextColumn { .. } => (
                "name the columns in the first row: speaker,text,time",
                "beri nama kolom di baris pertama: pembicara,teks,waktu",
            ),
            Self::ExtraCells { .. } => (
                "put quotation marks around a text that holds the separator",
                "apit teks yang memuat tanda pemisah dengan tanda kutip",
            ),
            Self::Quotes { .. } => (
                "close the quotation mark; inside a cell write it twice: \"\"",
                "tutup tanda kutipnya; di dalam sel tulis dua kali: \"\"",
            ),
        };
        Some(locale.pick(en, id).to_owned())
    }

    /// Where in the file: `line 12, column 34`. Lines, columns and bytes count from 1.
    #[must_use]
    pub fn place(&self, locale: Locale) -> Option<String> {
        let line = |line: &usize| format!("{} {line}", locale.pick("line", "baris"));
        match self {
            Self::NotUtf8 { place: LineColumn { line: at, column } } => {
                Some(format!("{}, {} {column}", line(at), locale.pick("column", "kolom")))
            }
            Self::Binary { byte } => Some(format!("{} {byte}", locale.pick("byte", "bita"))),
            Self::ExtraCells { line: at, .. } | Self::Quotes { line: at } => Some(line(at)),
            Self::NoTextColumn { .. } => Some(line(&1)),
            Self::Unreadable { .. }
            | Self::NotAFile
            | Self::TooLarge { .. }
            | Self::UnknownFormat { .. }
            | Self::Empty => None,
        }
    }
}

/// Why the system refuses, without the path, which is named beside the message.
pub(crate) fn reason(error: &io::Error, locale: Locale) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => locale.pick("there is no such file", "berkasnya tidak ada").to_owned(),
        io::ErrorKind::PermissionDenied => locale.pick("no permission", "tidak ada izin").to_owned(),
        kind => kind.to_string(),
    }
}

/// What to do when the system refuses, where that is known.
fn mend(error: &io::Error, locale: Locale) -> Option<String> {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => locale
            .pick("check the name, and the folder that you are in", "periksa namanya, dan folder tempat Anda berada"),
        io::ErrorKind::PermissionDenied => locale.pick(
            "ask for the right to read it, or copy it to a folder of your own",
            "mintalah hak untuk membacanya, atau salin ke folder Anda sendiri",
        ),
        _ => return None,
    };
    Some(hint.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_where_and_what_to_do_in_both_languages() {
        let check = |error: &IngestError, locale, expected: (&str, Option<&str>, Option<&str>)| {
            let (place, hint) = (error.place(locale), error.hint(locale));
            assert_eq!((error.message(locale).as_str(), place.as_deref(), hint.as_deref()), expected);
        };
        let error = IngestError::NotUtf8 { place: LineColumn { line: 12, column: 34 } };
        check(
            &error,
            Locale::En,
            ("not UTF-8 text", Some("line 12, column 34"), Some("save it again with the encoding UTF-8")),
        );
        check(
            &error,
            Locale::Id,
            ("bukan teks UTF-8", Some("baris 12, kolom 34"), Some("simpan ulang dengan pengodean UTF-8")),
        );
    }
}
