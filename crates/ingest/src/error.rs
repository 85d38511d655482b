//! Why a file can't be read. Everything else about a file is a diagnostic, not an error.

use crate::format::Encoding;
use crate::walk::LoopingLink;
use benang_model::{LineColumn, Locale};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;
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
    /// A link that leads nowhere, or to itself.
    #[error("a link to {}, and nothing can be read there", target.display())]
    BrokenLink {
        /// Where it leads.
        target: PathBuf,
    },
    /// A lock file, which an office program keeps beside a document that is open: `~$wawancara.docx`.
    #[error("the lock file of an open document, not the document itself")]
    LockFile,
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
    /// Content that can't be read, whatever the file is called.
    #[error("{} cannot be read here", is.describe(Locale::En))]
    Unsupported {
        /// What it is.
        is: Content,
    },
    /// Not text at all.
    #[error("not text but binary data")]
    Binary {
        /// The first byte that no text has, from 1.
        byte: usize,
    },
    /// UTF-8 text with bytes in it that are none: text of several encodings, or a damaged one.
    #[error("not UTF-8 text")]
    NotUtf8 {
        /// Where the first such character stands.
        place: LineColumn,
    },
    /// Text in another encoding, with bytes in it that stand for no character.
    #[error("not valid {} text", encoding.as_str())]
    BrokenCharacter {
        /// The encoding of the rest.
        encoding: Encoding,
        /// Where the first such character stands.
        place: LineColumn,
    },
    /// Nothing but white space.
    #[error("there is no text in it")]
    Empty,
    /// The ending promises a format that the content is not in.
    #[error("the name ends in .{ending}, but it is {}", is.describe(Locale::En))]
    NotWhatItSays {
        /// The ending, lower case, without the dot.
        ending: String,
        /// What it is.
        is: Content,
    },
    /// Protected by a password.
    #[error("protected by a password")]
    Encrypted,
    /// A container or document whose parts don't fit together.
    #[error("damaged: {reason}")]
    Damaged {
        /// The part inside the file, where there is one: `word/document.xml`.
        part: Option<String>,
        /// What is wrong, in English, as far as it is known.
        reason: String,
    },
    /// Pages that are pictures.
    #[error("the pages are pictures without a text layer")]
    NoTextLayer,
    /// More than a sound file holds.
    #[error("{} exceeds the limit of {limit}", what.describe(Locale::En))]
    Limit {
        /// What there is too much of.
        what: Excess,
        /// How much is read.
        limit: u64,
    },
    /// JSON that can't be read to its end.
    #[error("not valid JSON: {reason}")]
    Json {
        /// Where it goes wrong.
        place: LineColumn,
        /// What is wrong, in English.
        reason: String,
    },
    /// JSON without a transcript that this program knows.
    #[error("no transcript in this JSON; its keys are: {}", keys.join(", "))]
    NoTranscript {
        /// The keys of its outermost object.
        keys: Vec<String>,
    },
    /// A line of JSON without an id.
    #[error("it has no id")]
    NoId,
    /// A line of JSON without a text and without turns.
    #[error("it has neither text nor turns")]
    NothingSaid,
    /// JSON lines, each a transcript.
    #[error("several transcripts, one a line")]
    ManyTranscripts,
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

/// What the content of a file is, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Rich Text Format.
    Rtf,
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// An Excel workbook.
    Xlsx,
    /// A ZIP archive of something else.
    Zip,
    /// A document of an old Office program: `.doc`, `.xls`.
    OldOffice,
    /// A spreadsheet that is no Excel workbook.
    Spreadsheet,
    /// A presentation.
    Presentation,
    /// An electronic book.
    Book,
    /// XML that is no web page.
    Xml,
    /// A web page with its pictures in one file (MHTML).
    WebArchive,
    /// A sound recording.
    Audio,
    /// A film.
    Video,
    /// A picture.
    Picture,
    /// A database.
    Database,
    /// Another archive, or a compressed file.
    Archive,
    /// Something else that is no text.
    Binary,
}

impl Content {
    /// What it is, with its article.
    #[must_use]
    pub fn describe(self, locale: Locale) -> &'static str {
        match self {
            Self::Text => locale.pick("plain text", "teks biasa"),
            Self::Html => locale.pick("a web page (HTML)", "halaman web (HTML)"),
            Self::Rtf => locale.pick("a Rich Text document (RTF)", "dokumen Rich Text (RTF)"),
            Self::Pdf => locale.pick("a PDF", "PDF"),
            Self::Docx => locale.pick("a Word document (.docx)", "dokumen Word (.docx)"),
            Self::Odt => locale.pick("an OpenDocument text (.odt)", "dokumen OpenDocument (.odt)"),
            Self::Xlsx => locale.pick("an Excel workbook (.xlsx)", "buku kerja Excel (.xlsx)"),
            Self::Zip => locale.pick("a ZIP archive", "arsip ZIP"),
            Self::OldOffice => locale.pick("a document of an old Office program", "dokumen program Office lama"),
            Self::Spreadsheet => locale.pick("a spreadsheet", "lembar sebar"),
            Self::Presentation => locale.pick("a presentation", "presentasi"),
            Self::Book => locale.pick("an electronic book", "buku elektronik"),
            Self::Xml => locale.pick("XML", "XML"),
            Self::WebArchive => locale.pick("a web archive (MHTML)", "arsip web (MHTML)"),
            Self::Audio => locale.pick("a sound recording", "rekaman suara"),
            Self::Video => locale.pick("a film", "video"),
            Self::Picture => locale.pick("a picture", "gambar"),
            Self::Database => locale.pick("a database", "basis data"),
            Self::Archive => locale.pick("a compressed archive", "arsip terkompresi"),
            Self::Binary => locale.pick("binary data", "data biner"),
        }
    }

    /// What to do with it.
    fn mend(self, locale: Locale) -> String {
        if let Some(ending) = self.ending() {
            return locale.pick(
                format!("if it is the right file, rename it so that it ends in .{ending}"),
                format!("kalau berkasnya benar, ubah namanya agar berakhiran .{ending}"),
            );
        }
        let (en, id) = match self {
            Self::Audio | Self::Video => (
                "have the recording transcribed first, and give the transcript",
                "transkripsikan dahulu rekamannya, lalu berikan transkripnya",
            ),
            Self::Picture => (
                "have the text in it recognised (OCR) and save that as text or DOCX",
                "kenali dahulu teks di dalamnya (OCR), lalu simpan hasilnya sebagai teks atau DOCX",
            ),
            Self::Zip | Self::Archive => {
                ("unpack it, and give the files in it", "bongkar, lalu berikan berkas di dalamnya")
            }
            Self::OldOffice => (
                "open it in Word, Excel or LibreOffice and save it as .docx or .xlsx",
                "buka di Word, Excel, atau LibreOffice, lalu simpan sebagai .docx atau .xlsx",
            ),
            Self::Spreadsheet => ("save it as .xlsx or CSV UTF-8", "simpan sebagai .xlsx atau CSV UTF-8"),
            _ => (
                "open it in the program it comes from and save its text as .docx or as plain text (UTF-8)",
                "buka di program asalnya, lalu simpan teksnya sebagai .docx atau teks biasa (UTF-8)",
            ),
        };
        locale.pick(en, id).to_owned()
    }

    /// The ending of the files that hold such content and can be read.
    fn ending(self) -> Option<&'static str> {
        Some(match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Rtf => "rtf",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            _ => return None,
        })
    }
}

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Excess {
    /// Bytes after unpacking.
    UnpackedBytes,
    /// Bytes of text.
    TextBytes,
    /// Lines that aren't blank.
    Lines,
    /// Columns of a table.
    Columns,
    /// Elements inside elements.
    Depth,
    /// Files in the container.
    Entries,
    /// Rows of a sheet.
    Rows,
    /// Milliseconds of reading.
    Milliseconds,
    /// Bytes of memory.
    Memory,
}

impl Excess {
    /// What it is.
    #[must_use]
    pub fn describe(self, locale: Locale) -> &'static str {
        match self {
            Self::UnpackedBytes => {
                locale.pick("its size after unpacking, in bytes,", "ukurannya setelah dibongkar, dalam bita,")
            }
            Self::TextBytes => locale.pick("the size of its text, in bytes,", "ukuran teksnya, dalam bita,"),
            Self::Lines => locale.pick("the number of its lines", "jumlah barisnya"),
            Self::Columns => locale.pick("the number of its columns", "jumlah kolomnya"),
            Self::Depth => locale.pick("the nesting of its elements", "kedalaman susunannya"),
            Self::Rows => locale.pick("the number of its rows", "jumlah barisnya"),
            Self::Entries => locale.pick("the number of files in it", "jumlah berkas di dalamnya"),
            Self::Milliseconds => locale.pick("reading it, in milliseconds,", "lama membacanya, dalam milidetik,"),
            Self::Memory => locale.pick("the memory for reading it, in bytes,", "memori untuk membacanya, dalam bita,"),
        }
    }
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
            Self::BrokenLink { target } => {
                format!("tautan ke {}, dan di sana tidak ada yang dapat dibaca", target.display())
            }
            Self::LockFile => "berkas kunci dari dokumen yang terbuka, bukan dokumennya".to_owned(),
            Self::Unsupported { is } => format!("{} tidak dapat dibaca di sini", is.describe(locale)),
            Self::BrokenCharacter { encoding, .. } => format!("bukan teks {} yang sah", encoding.as_str()),
            Self::TooLarge { bytes, limit } => format!("terlalu besar: {bytes} bita, batasnya {limit}"),
            Self::UnknownFormat { ending } => format!("berkas .{ending} belum didukung"),
            Self::Binary { .. } => "bukan teks, melainkan data biner".to_owned(),
            Self::NotUtf8 { .. } => "bukan teks UTF-8".to_owned(),
            Self::Empty => "tidak ada teks di dalamnya".to_owned(),
            Self::NotWhatItSays { ending, is } => {
                format!("namanya berakhiran .{ending}, tetapi isinya {}", is.describe(locale))
            }
            Self::Encrypted => "dilindungi kata sandi".to_owned(),
            Self::Damaged { reason, .. } => format!("rusak: {reason}"),
            Self::NoTextLayer => "halamannya berupa gambar tanpa lapisan teks".to_owned(),
            Self::Limit { what, limit } => format!("{} melebihi batas {limit}", what.describe(locale)),
            Self::Json { reason, .. } => format!("bukan JSON yang sah: {reason}"),
            Self::NoTranscript { keys } => {
                format!("tidak ada transkrip dalam JSON ini; kuncinya: {}", keys.join(", "))
            }
            Self::NoId => "tidak ada id".to_owned(),
            Self::NothingSaid => "tidak ada text maupun turns".to_owned(),
            Self::ManyTranscripts => "beberapa transkrip, satu per baris".to_owned(),
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
            Self::BrokenLink { .. } => ("give the file that it was meant for", "berikan berkas yang dimaksud"),
            Self::LockFile => (
                "close the document in the program that has it open, and give the document: its name has no ~ in front",
                "tutup dokumen itu di program yang membukanya, lalu berikan dokumennya: namanya tanpa ~ di depan",
            ),
            Self::Unsupported { is } | Self::NotWhatItSays { is, .. } if *is != Content::Binary => {
                return Some(is.mend(locale));
            }
            Self::Unsupported { .. } => (
                "open it in the program it comes from and save it as plain text (UTF-8)",
                "buka di program asalnya, lalu simpan sebagai teks biasa (UTF-8)",
            ),
            Self::NotUtf8 { .. } | Self::BrokenCharacter { .. } => {
                ("save it again with the encoding UTF-8", "simpan ulang dengan pengodean UTF-8")
            }
            Self::NotWhatItSays { .. } => (
                "open it in the program it comes from and save it again in the format that its name says",
                "buka di program asalnya, lalu simpan ulang dalam format yang disebut namanya",
            ),
            Self::Encrypted => (
                "open it with its password and save a copy without one",
                "buka dengan kata sandinya, lalu simpan salinannya tanpa kata sandi",
            ),
            Self::Damaged { .. } => (
                "open it in the program it comes from and save it again, or ask for it once more",
                "buka di program asalnya dan simpan ulang, atau minta lagi berkasnya",
            ),
            Self::NoTextLayer => (
                "have the text recognised (OCR) and save that as text or DOCX",
                "kenali dahulu teksnya (OCR), lalu simpan hasilnya sebagai teks atau DOCX",
            ),
            Self::Limit { .. } => (
                "check where the file comes from; if it is sound, save its text as plain text",
                "periksa asal berkas ini; kalau memang benar, simpan teksnya sebagai teks biasa",
            ),
            Self::Empty => ("check that the right file was saved", "periksa apakah berkas yang disimpan sudah benar"),
            Self::Json { .. } => (
                "make it again with the program it comes from; it may have been cut off",
                "buat ulang dengan program asalnya; mungkin berkasnya terpotong",
            ),
            Self::NoTranscript { .. } => (
                "save the transcript as text, SRT or CSV in the program it comes from",
                "simpan transkripnya sebagai teks, SRT, atau CSV di program asalnya",
            ),
            Self::NoId => ("give it an id, a text or a number", "beri id, berupa teks atau angka"),
            Self::NothingSaid => (
                "give it a text, or turns: [{\"speaker\", \"role\", \"text\"}]",
                "beri text, atau turns: [{\"speaker\", \"role\", \"text\"}]",
            ),
            Self::ManyTranscripts => (
                "code them with `benang stream`, or put each line into a file of its own",
                "kodekan dengan `benang stream`, atau simpan setiap baris sebagai berkas tersendiri",
            ),
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
            Self::NotUtf8 { place: LineColumn { line: at, column } }
            | Self::BrokenCharacter { place: LineColumn { line: at, column }, .. } => {
                Some(format!("{}, {} {column}", line(at), locale.pick("column", "kolom")))
            }
            Self::Binary { byte } => Some(format!("{} {byte}", locale.pick("byte", "bita"))),
            Self::ExtraCells { line: at, .. } | Self::Quotes { line: at } => Some(line(at)),
            Self::Json { place: LineColumn { line: at, column }, .. } => {
                Some(format!("{}, {} {column}", line(at), locale.pick("column", "kolom")))
            }
            Self::NoTranscript { .. } | Self::NoId | Self::NothingSaid => None,
            Self::ManyTranscripts => Some(line(&2)),
            Self::NoTextColumn { .. } => Some(line(&1)),
            Self::Damaged { part, .. } => part.clone(),
            Self::NotWhatItSays { .. } | Self::Encrypted | Self::NoTextLayer | Self::Limit { .. } => None,
            Self::Unreadable { .. }
            | Self::NotAFile
            | Self::BrokenLink { .. }
            | Self::LockFile
            | Self::Unsupported { .. }
            | Self::TooLarge { .. }
            | Self::UnknownFormat { .. }
            | Self::Empty => None,
        }
    }
}

/// Why the system refuses, without the path, which is named beside the message.
pub(crate) fn reason(error: &io::Error, locale: Locale) -> String {
    if is_loop(error) {
        return locale.pick("it is a link to a folder above it", "tautan ke folder di atasnya").to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => locale.pick("there is no such file", "berkasnya tidak ada").to_owned(),
        io::ErrorKind::OutOfMemory => locale.pick("there is not enough memory", "memori tidak cukup").to_owned(),
        io::ErrorKind::PermissionDenied => locale.pick("no permission", "tidak ada izin").to_owned(),
        kind => kind.to_string(),
    }
}

fn is_loop(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<LoopingLink>())
}

/// What to do when the system refuses, where that is known.
fn mend(error: &io::Error, locale: Locale) -> Option<String> {
    if is_loop(error) {
        return Some(locale.pick("remove the link", "hapus tautannya").to_owned());
    }
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
