//! A short word as three machine words, so that looking it up compares numbers and follows no
//! pointer. ASCII capitals are made small on the way: half of all forms differ only in their first
//! letter.

use benang_model::Span;

/// The bytes of a word in small letters, padded with zeros, its length in the last. Fields, not an array: they stay
/// in registers.
#[derive(Debug, Clone, Copy, Eq)]
pub(crate) struct Key {
    first: u64,
    second: u64,
    third: u64,
}

/// Bytes of a [`Key`].
const SIZE: usize = 24;

impl PartialEq for Key {
    /// All at once: a chain of comparisons is compiled to a call that compares memory, which costs
    /// more than the rest of looking a word up.
    fn eq(&self, other: &Self) -> bool {
        (self.first ^ other.first) | (self.second ^ other.second) | (self.third ^ other.third) == 0
    }
}

impl Key {
    /// Longer words have no key, in bytes.
    pub(crate) const MAX: usize = SIZE - 1;

    /// The key of the word at `span` of `text`; none if it is too long.
    pub(crate) fn new(text: &[u8], span: Span) -> Option<Self> {
        let length = span.len();
        if length > Self::MAX {
            return None;
        }
        // What follows the word is read along with it and masked out: a copy of a fixed size is
        // two instructions, one of a varying size a call.
        let bytes = match text.get(span.start..span.start + SIZE).and_then(|window| window.first_chunk::<SIZE>()) {
            Some(window) => *window,
            None => padded(text.get(span.start..span.end)?),
        };
        let [first, second, third] = bytes.as_chunks::<8>().0 else { return None };
        Some(Self {
            first: small(u64::from_le_bytes(*first) & first_bytes(length)),
            second: small(u64::from_le_bytes(*second) & first_bytes(length.saturating_sub(8))),
            third: small(u64::from_le_bytes(*third) & first_bytes(length.saturating_sub(16))) | (length as u64) << 56,
        })
    }

    /// A hash whose bits all depend on all bytes (folded multiplication, as in wyhash).
    pub(crate) fn hash(&self) -> u64 {
        let rest = fold(self.second ^ 0xa076_1d64_78bd_642f, self.third ^ 0xe703_7ed1_a0b4_28db);
        fold(self.first ^ 0x9e37_79b9_7f4a_7c15, rest)
    }
}

/// A mask that keeps the first `count` bytes of a little-endian word.
fn first_bytes(count: usize) -> u64 {
    if count >= 8 { u64::MAX } else { (1 << (8 * count)) - 1 }
}

/// Makes the ASCII capitals among eight bytes small, all at once.
fn small(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (top, seven) = (bytes & (0x80 * EACH), bytes & (0x7f * EACH));
    // Adding carries into a byte's top bit if the byte is at least `A`, or more than `Z`.
    let from_a = seven + (0x80 - u64::from(b'A')) * EACH;
    let past_z = seven + (0x7f - u64::from(b'Z')) * EACH;
    let capitals = (from_a ^ past_z) & (0x80 * EACH) & !top;
    bytes | capitals >> 2
}

fn padded(word: &[u8]) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
    bytes
}

/// Both halves of a product of 128 bits.
#[expect(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    fn key(text: &str, start: usize, end: usize) -> Option<Key> {
        Key::new(text.as_bytes(), Span::new(start, end))
    }

    #[test]
    fn long_words_have_no_key() {
        let word = "a".repeat(Key::MAX + 1);
        assert!(key(&word, 0, Key::MAX).is_some());
        assert!(key(&word, 0, Key::MAX + 1).is_none());
    }

    #[test]
    fn capitals_are_made_small() {
        let all: String = (1..=127).map(char::from).collect();
        for start in 0..all.len() - 8 {
            let bytes = |text: &str| u64::from_le_bytes(*text.as_bytes()[start..].first_chunk().unwrap());
            assert_eq!(small(bytes(&all)), bytes(&all.to_ascii_lowercase()), "at {start}");
        }
        assert_eq!(small(u64::from_le_bytes(*b"\xc3A\xc3\x89Z\xe2[@")), u64::from_le_bytes(*b"\xc3a\xc3\x89z\xe2[@"));
    }

    proptest! {
        #[test]
        fn keys_are_equal_when_words_are(one in "\\PC{0,9}", other in "\\PC{0,9}", behind in "\\PC{0,30}") {
            let (long, short) = (format!("{one}{behind}"), format!("{behind}{other}"));
            let (first, second) = (key(&long, 0, one.len()), key(&short, behind.len(), short.len()));
            if let (Some(first), Some(second)) = (first, second) {
                let same = one.eq_ignore_ascii_case(&other);
                assert_eq!(first == second, same);
                assert!(!same || first.hash() == second.hash());
            }
        }
    }
}
