//! Documents that are ZIP archives: DOCX, ODT and XLSX keep their text in parts of one.
//!
//! An archive says little about itself that is true: its header may promise a hundred bytes and hold
//! a terabyte. So nothing is believed. Parts are read as streams, every byte that comes out is
//! counted against one allowance for the whole file, and no name in it ever becomes a path.

use crate::error::{Content, Excess, IngestError};
use memchr::memmem;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use thiserror::Error;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// How many parts an archive may have. A thesis with a thousand pictures has about a thousand.
const MAX_ENTRIES: usize = 10_000;

/// How many bytes may come out of any archive, however small.
const MIN_UNPACKED: u64 = 64 << 20;

/// How often its own size an archive may unpack to. The XML of real documents shrinks to a tenth or a
/// twentieth; a table of empty cells to a sixtieth.
const MAX_RATIO: u64 = 100;

/// How many bytes may come out of any archive, however large: 4 GiB.
const MAX_UNPACKED: u64 = 4 << 30;

/// The start of an entry in the directory of an archive (APPNOTE 4.3.12).
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

/// The start of a file of an old Office program, and of an encrypted new one (MS-CFB 2.2).
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The stream that holds an encrypted document (MS-OFFCRYPTO 2.3.4.4), in UTF-16 as in the directory of
/// a compound file.
const ENCRYPTED_PACKAGE: &str = "EncryptedPackage";

/// More than an archive may hold, said by a stream that can only fail with an [`io::Error`].
#[derive(Debug, Clone, Copy, Error)]
#[error("{} exceeds the limit of {limit}", what.describe(benang_model::Locale::En))]
pub(crate) struct Overrun {
    pub(crate) what: Excess,
    pub(crate) limit: u64,
}

/// The error of reading the part called `part`.
pub(crate) fn broken(part: &str, error: &io::Error) -> IngestError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Overrun>()) {
        Some(&Overrun { what, limit }) => IngestError::Limit { what, limit },
        None => IngestError::Damaged { part: Some(part.to_owned()), reason: error.to_string() },
    }
}

/// An open archive.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their names as [`key`] has them.
    entries: HashMap<String, usize>,
    /// How many bytes may still come out.
    left: u64,
    limit: u64,
}

/// One part of an archive, unpacked as it is read.
pub(crate) struct Part<'a, 'b> {
    stream: BufReader<ZipFile<'a, Cursor<&'b [u8]>>>,
    left: &'a mut u64,
    limit: u64,
}

/// Opens an archive.
///
/// # Errors
/// [`IngestError::Encrypted`] for a document with a password, [`IngestError::NotWhatItSays`] for one of
/// an old Office program, [`IngestError::Damaged`] for what is no archive, and [`IngestError::Limit`].
pub(crate) fn open<'a>(bytes: &'a [u8], ending: &str) -> Result<Container<'a>, IngestError> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(match is_encrypted_package(bytes) {
            true => IngestError::Encrypted,
            false => IngestError::NotWhatItSays { ending: ending.to_owned(), is: Content::OldOffice },
        });
    }
    // Counted before a list of them is made, since the list takes more memory than the entries.
    if memmem::find_iter(bytes, DIRECTORY_ENTRY).take(MAX_ENTRIES + 1).count() > MAX_ENTRIES {
        return Err(IngestError::Limit { what: Excess::Entries, limit: MAX_ENTRIES as u64 });
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(None, &error))?;
    let named = archive.file_names_raw().enumerate();
    let mut entries = HashMap::new();
    for (index, name) in named {
        entries.entry(key(&String::from_utf8_lossy(name))).or_insert(index);
    }
    let limit = (bytes.len() as u64).saturating_mul(MAX_RATIO).clamp(MIN_UNPACKED, MAX_UNPACKED);
    Ok(Container { archive, entries, left: limit, limit })
}

/// Whether a compound file is a new document that was encrypted with a password.
pub(crate) fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND_FILE) && memmem::find(bytes, &name).is_some()
}

impl<'a> Container<'a> {
    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// What the archive holds, told by the parts that each kind of document has.
    pub(crate) fn content(&self) -> Content {
        let has_folder = |folder: &str| self.entries.keys().any(|name| name.starts_with(folder));
        if self.has("[Content_Types].xml") && has_folder("word/") {
            Content::Docx
        } else if self.has("[Content_Types].xml") && has_folder("xl/") {
            Content::Xlsx
        } else if self.has("content.xml") && self.has("META-INF/manifest.xml") {
            Content::Odt
        } else {
            Content::Zip
        }
    }

    /// Opens a part. As in OPC (ECMA-376 part 2, 6.2.2.3), upper and lower case are the same.
    ///
    /// # Errors
    /// [`IngestError::Damaged`] where there is none or it can't be unpacked, [`IngestError::Encrypted`].
    pub(crate) fn part(&mut self, name: &str) -> Result<Part<'_, 'a>, IngestError> {
        let Some(&index) = self.entries.get(&key(name)) else {
            return Err(unreadable(Some(name), &ZipError::FileNotFound));
        };
        let stream = self.archive.by_index(index).map_err(|error| unreadable(Some(name), &error))?;
        Ok(Part { stream: BufReader::with_capacity(1 << 16, stream), left: &mut self.left, limit: self.limit })
    }
}

impl BufRead for Part<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let filled = self.stream.fill_buf()?;
        if *self.left == 0 && !filled.is_empty() {
            return Err(io::Error::other(Overrun { what: Excess::UnpackedBytes, limit: self.limit }));
        }
        let length = usize::try_from(*self.left).unwrap_or(usize::MAX).min(filled.len());
        Ok(filled.get(..length).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        *self.left = self.left.saturating_sub(amount as u64);
        self.stream.consume(amount);
    }
}

impl Read for Part<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let filled = self.fill_buf()?;
        let length = filled.len().min(into.len());
        if let (Some(from), Some(into)) = (filled.get(..length), into.get_mut(..length)) {
            into.copy_from_slice(from);
        }
        self.consume(length);
        Ok(length)
    }
}

/// A name as it is looked up. Some programs write `\` between folders, or a `/` in front.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn unreadable(part: Option<&str>, error: &ZipError) -> IngestError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => IngestError::Encrypted,
        ZipError::FileNotFound => {
            IngestError::Damaged { part: part.map(str::to_owned), reason: "this part is missing".to_owned() }
        }
        error => IngestError::Damaged { part: part.map(str::to_owned), reason: error.to_string() },
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive with these parts.
    pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a name");
            writer.write_all(content.as_bytes()).expect("memory");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn read(container: &mut Container<'_>, name: &str) -> Result<String, IngestError> {
        let mut text = String::new();
        container.part(name)?.read_to_string(&mut text).map_err(|error| broken(name, &error))?;
        Ok(text)
    }

    #[test]
    fn parts_are_found_in_any_case_and_with_either_slash() {
        let bytes = archive(&[("Word\\Document.xml", "a"), ("/b.xml", "bb")]);
        let mut container = open(&bytes, "docx").expect("an archive");
        assert_eq!(read(&mut container, "word/document.xml").expect("a part"), "a");
        assert_eq!(read(&mut container, "B.xml").expect("a part"), "bb");
        assert!(
            matches!(read(&mut container, "c.xml"), Err(IngestError::Damaged { part: Some(part), .. }) if part == "c.xml")
        );
    }

    #[test]
    fn the_allowance_is_for_all_parts_together() {
        let bytes = archive(&[("a", "12345"), ("b", "123456"), ("c", "")]);
        let mut container = open(&bytes, "docx").expect("an archive");
        (container.left, container.limit) = (10, 10);
        assert_eq!(read(&mut container, "a").expect("within"), "12345");
        let error = read(&mut container, "b").expect_err("beyond");
        assert!(matches!(error, IngestError::Limit { what: Excess::UnpackedBytes, limit: 10 }), "{error}");
        assert_eq!(read(&mut container, "c").expect("nothing"), "");
    }

    #[test]
    fn too_many_parts_are_not_even_listed() {
        let mut bytes = archive(&[("a", "b")]);
        let entry = memmem::find(&bytes, DIRECTORY_ENTRY).expect("an entry");
        let entries = DIRECTORY_ENTRY.repeat(MAX_ENTRIES);
        bytes.splice(entry..entry, entries);
        let error = open(&bytes, "docx").err().expect("too many");
        assert!(matches!(error, IngestError::Limit { what: Excess::Entries, limit: 10_000 }), "{error}");
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        let refusal = |bytes: &[u8]| open(bytes, "docx").err().expect("no archive");
        assert!(matches!(refusal(b""), IngestError::Damaged { .. }));
        let whole = archive(&[("word/document.xml", "abc")]);
        assert!(matches!(refusal(&whole[..whole.len() - 30]), IngestError::Damaged { .. }));
        let mut old = COMPOUND_FILE.to_vec();
        old.extend([0; 512]);
        assert!(matches!(refusal(&old), IngestError::NotWhatItSays { is: Content::OldOffice, .. }));
        old.extend(ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes));
        assert!(matches!(refusal(&old), IngestError::Encrypted));
    }

    #[test]
    fn a_part_with_a_password_is_encrypted() {
        let mut bytes = archive(&[("word/document.xml", "abc")]);
        for (signature, flags) in [(&b"PK\x03\x04"[..], 6), (DIRECTORY_ENTRY, 8)] {
            let header = memmem::find(&bytes, signature).expect("a header");
            bytes[header + flags] |= 1;
        }
        let mut container = open(&bytes, "docx").expect("an archive");
        assert!(matches!(read(&mut container, "word/document.xml"), Err(IngestError::Encrypted)));
    }

    #[test]
    fn a_damaged_part_is_named() {
        let mut bytes = archive(&[("word/document.xml", "abcabcabcabcabcabc")]);
        let crc = memmem::find(&bytes, DIRECTORY_ENTRY).expect("an entry") + 16;
        bytes[crc] ^= 1;
        let mut container = open(&bytes, "docx").expect("an archive");
        let error = read(&mut container, "word/document.xml").expect_err("damaged");
        assert!(
            matches!(&error, IngestError::Damaged { part: Some(part), .. } if part == "word/document.xml"),
            "{error}"
        );
    }
}
