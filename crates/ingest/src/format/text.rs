//! Bytes of a text file become text: byte-order mark gone, line ends as `\n`, nothing else changed.

use crate::error::IngestError;
use crate::format::Encoding;
use benang_model::{LineColumn, OffsetMap};
use memchr::memchr;

/// Beginnings of files that are no text, whatever they are called.
const CONTAINERS: [&[u8]; 4] = [b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\xD0\xCF\x11\xE0"];

/// Decodes a text file.
///
/// # Errors
/// Binary data, another encoding, and nothing but white space.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), IngestError> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(IngestError::NotUtf8 { place: LineColumn { line: 1, column: 1 } });
    }
    if CONTAINERS.iter().any(|start| bytes.starts_with(start)) {
        return Err(IngestError::Binary { byte: 1 });
    }
    if let Some(offset) = memchr(0, &bytes) {
        return Err(IngestError::Binary { byte: offset + 1 });
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before =
                String::from_utf8_lossy(error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default());
            return Err(IngestError::NotUtf8 { place: OffsetMap::new(&before).line_column(before.len()) });
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok((with_newlines(text), Encoding::Utf8))
}

/// Line ends `\r\n` and `\r` as `\n`.
fn with_newlines(text: String) -> String {
    if memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_and_the_byte_order_mark_change() {
        let check = |bytes: &str, expected: &str| {
            let (text, _) = decode(bytes.as_bytes().to_vec()).expect("text");
            assert_eq!(text, expected);
        };
        check("P: a\r\nN: b\rP: c\n", "P: a\nN: b\nP: c\n");
        check("\u{feff}P: \u{a0}a\u{feff} 🙂", "P: \u{a0}a\u{feff} 🙂");
    }
}
