//! The bytes of the file that a transcript was read from: nothing of the original is lost, whatever
//! reading it leaves out. They travel with the transcript, but not twice.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The bytes of a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Original {
    /// Those of the transcript's text, in UTF-8: the case of most text files.
    SameAsText,
    /// Others.
    Bytes(Vec<u8>),
}

impl Original {
    /// The bytes, given the text of the transcript that was read from them.
    #[must_use]
    pub fn bytes<'t>(&'t self, text: &'t str) -> &'t [u8] {
        match self {
            Self::SameAsText => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// The SHA-256 of the bytes (FIPS 180-4) in lower-case hexadecimal digits, given the text of the
    /// transcript that was read from them. Computed anew each time.
    #[must_use]
    pub fn sha256(&self, text: &str) -> String {
        Sha256::digest(self.bytes(text)).iter().fold(String::with_capacity(64), |mut digits, byte| {
            // Writing to a string doesn't fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_file() {
        // FIPS 180-4's example for "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Original::SameAsText.sha256("abc"), expected);
        assert_eq!(Original::Bytes(b"abc".to_vec()).sha256("other"), expected);
    }
}
