//! What every fuzz target asserts: whatever the bytes are, reading them ends without a panic, and what was
//! read fits its text.

pub mod archive;

use benang_ingest::{Options, read_bytes};

/// Reads `bytes` as a file of this ending. For a format that is an archive, bytes that are none are taken
/// for its main part: otherwise a check sum would keep every mutation from the reader.
pub fn read(ending: &str, bytes: &[u8]) {
    let content = match archive::MAIN_PARTS.iter().any(|(format, _)| *format == ending) {
        true if !bytes.starts_with(b"PK") => archive::around(ending, bytes),
        _ => bytes.to_vec(),
    };
    if let Ok(file) = read_bytes(&format!("a.{ending}"), content, &Options::default()) {
        assert_eq!(file.transcript.check(), Ok(()));
    }
}
