//! A text file's bytes become its text: characters decoded, byte-order mark gone, line ends as `\n`,
//! characters that nobody sees left out. Everything else stays.

use crate::diagnostics::{Part, WarningKind};
use crate::error::IngestError;
use crate::format::Encoding;
use crate::format::encoding::{self, Characters};
use memchr::{memchr, memmem};

/// Control characters per character above which something is no text: one in 16.
const CONTROLS: usize = 16;

/// How long a word is shown as a sample of a guessed encoding, in characters.
const SAMPLE: usize = 40;

/// A text file that was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// What was guessed or left out, each at its byte in `text`.
    pub(crate) findings: Vec<(usize, WarningKind)>,
    /// The bytes of the file, where they are not those of `text`.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Which characters end a line, beside `\n`, `\r\n` and `\r`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnds {
    /// All that show as one: vertical tab, form feed, line and paragraph separator.
    AsSeen,
    /// None: inside a cell of a table they don't end its row.
    OfTables,
}

/// Decodes a text file.
///
/// # Errors
/// Binary data, bytes that stand for no character, and nothing but white space.
pub(crate) fn decode(bytes: Vec<u8>, line_ends: LineEnds) -> Result<Decoded, IngestError> {
    let Characters { text, encoding, guessed, bytes } = encoding::characters(bytes, None)?;
    let mut findings = Vec::new();
    if let Some((certainty, at)) = guessed.zip(text.find(|c: char| !c.is_ascii())) {
        let sample = word_at(&text, at).chars().take(SAMPLE).collect();
        findings.push((at, WarningKind::EncodingGuessed { encoding, certainty, sample }));
    }
    let cleaned = clean(&text, line_ends)?;
    findings.extend(cleaned.findings);
    let (text, bytes) = match cleaned.text {
        Some(cleaned) => (cleaned, Some(bytes.unwrap_or_else(|| text.into_bytes()))),
        None => (text, bytes),
    };
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok(Decoded { text, encoding, findings, bytes })
}

/// Decodes a page or another text that declares its encoding, and leaves its characters as they are.
///
/// # Errors
/// Binary data, and bytes that stand for no character.
pub(crate) fn decode_declared(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, IngestError> {
    let Characters { text, encoding, guessed, bytes } = encoding::characters(bytes.to_vec(), declared)?;
    let at = text.find(|c: char| !c.is_ascii()).unwrap_or_default();
    let sample = || word_at(&text, at).chars().take(SAMPLE).collect();
    let guess = guessed.map(|certainty| WarningKind::EncodingGuessed { encoding, certainty, sample: sample() });
    Ok(Decoded { findings: guess.map(|guess| (at, guess)).into_iter().collect(), text, encoding, bytes })
}

/// The word that the character at byte `at` stands in.
fn word_at(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let start = at - before.rsplit(char::is_whitespace).next().map_or(0, str::len);
    let end = at + after.split(char::is_whitespace).next().map_or(0, str::len);
    text.get(start..end).unwrap_or_default().trim_matches(|c: char| c.is_ascii_punctuation())
}

struct Cleaned {
    /// None where nothing is to be changed.
    text: Option<String>,
    findings: Vec<(usize, WarningKind)>,
}

/// Line ends as `\n`; control characters left out; and those of Windows-1252, which a wrong conversion
/// leaves behind as control characters of Unicode, as what they were.
fn clean(text: &str, line_ends: LineEnds) -> Result<Cleaned, IngestError> {
    if !needs_cleaning(text) {
        return Ok(Cleaned { text: None, findings: Vec::new() });
    }
    let mut cleaned = String::with_capacity(text.len());
    let (mut dropped, mut mended) = (Count::default(), Count::default());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' if line_ends == LineEnds::AsSeen => cleaned.push('\n'),
            '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' => dropped.see(cleaned.len()),
            '\u{80}'..='\u{9f}' => match windows_1252(character) {
                Some(meant) => {
                    mended.see(cleaned.len());
                    cleaned.push(meant);
                }
                None => dropped.see(cleaned.len()),
            },
            _ => cleaned.push(character),
        }
    }
    if dropped.count * CONTROLS > text.len() {
        let byte = text.find(|c: char| c.is_control() && !c.is_whitespace()).unwrap_or_default() + 1;
        return Err(IngestError::Binary { byte });
    }
    let left_out = WarningKind::LeftOut { part: Part::ControlCharacters, count: dropped.count };
    let findings = [(dropped, left_out), (mended, WarningKind::ControlsMended { count: mended.count })];
    let findings = findings.into_iter().filter(|(found, _)| found.count > 0);
    Ok(Cleaned { text: Some(cleaned), findings: findings.map(|(found, kind)| (found.first, kind)).collect() })
}

/// How often something was found, and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    count: usize,
    first: usize,
}

impl Count {
    fn see(&mut self, at: usize) {
        if self.count == 0 {
            self.first = at;
        }
        self.count += 1;
    }
}

/// Whether a text has something to clean. Nearly none has, so this is what reading costs.
fn needs_cleaning(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Whole blocks without an early end are compared many bytes at a time.
    let control = |byte: u8| byte == 0x7f || (byte < 0x20 && byte != b'\n' && byte != b'\t');
    let has_control = bytes.chunks(4096).any(|block| block.iter().fold(false, |any, &byte| any | control(byte)));
    has_control
        || (!text.is_ascii()
            && (has_c1(bytes)
                || memmem::find(bytes, "\u{2028}".as_bytes()).is_some()
                || memmem::find(bytes, "\u{2029}".as_bytes()).is_some()))
}

/// Whether there is a character from U+0080 to U+009F.
fn has_c1(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = memchr(0xC2, rest) {
        if rest.get(at + 1).is_some_and(|byte| *byte < 0xA0) {
            return true;
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    false
}

/// What the byte of a control character of Unicode stands for in Windows-1252, if for anything.
fn windows_1252(control: char) -> Option<char> {
    let byte = [u8::try_from(u32::from(control)).ok()?];
    let (meant, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
    meant.chars().next().filter(|meant| !meant.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Certainty;

    fn check(bytes: &[u8], expected: &str, encoding: Encoding) {
        let decoded = decode(bytes.to_vec(), LineEnds::AsSeen).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.encoding), (expected, encoding));
        assert_eq!(decoded.bytes.as_deref().unwrap_or(decoded.text.as_bytes()), bytes, "the bytes stay");
    }

    fn utf16(text: &str, mark: bool, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    fn utf32(text: &str, bytes: impl Fn(u32) -> [u8; 4]) -> Vec<u8> {
        ['\u{feff}'].into_iter().chain(text.chars()).flat_map(|c| bytes(u32::from(c))).collect()
    }

    fn legacy(text: &str, charset: &'static encoding_rs::Encoding) -> Vec<u8> {
        let (bytes, _, lossy) = charset.encode(text);
        assert!(!lossy, "{text}");
        bytes.into_owned()
    }

    fn fails(bytes: &[u8]) -> String {
        let error = decode(bytes.to_vec(), LineEnds::AsSeen).expect_err("no text");
        let locale = benang_model::Locale::En;
        format!("{} @ {}", error.message(locale), error.place(locale).unwrap_or_default())
    }

    #[test]
    fn line_ends_the_byte_order_mark_and_what_nobody_sees_change() {
        check(b"P: a\r\nN: b\rP: c\n", "P: a\nN: b\nP: c\n", Encoding::Utf8);
        check("\u{feff}P: \u{a0}a\u{feff} 🙂".as_bytes(), "P: \u{a0}a\u{feff} 🙂", Encoding::Utf8);
        check("P: a\u{b}b\u{c}N: c\u{2028}P: d".as_bytes(), "P: a\nb\nN: c\nP: d", Encoding::Utf8);
        check(
            "P: satu \u{93}dua\u{94} tiga\u{85} empat lima".as_bytes(),
            "P: satu “dua” tiga… empat lima",
            Encoding::Utf8,
        );
        check(b"P: satu dua tiga empat lima\x1a", "P: satu dua tiga empat lima", Encoding::Utf8);
        let cell = decode("a,b\nc\u{b}d,e\n".into(), LineEnds::OfTables).expect("text");
        assert_eq!(cell.text, "a,b\nc\u{b}d,e\n");
    }

    #[test]
    fn unicode_is_read_with_and_without_a_mark() {
        let text = "P: Sejak kapan?\nN: Dari 2008 – “lama” 🙂.\n";
        for mark in [true, false] {
            check(&utf16(text, mark, u16::to_le_bytes), text, Encoding::Utf16Le);
            check(&utf16(text, mark, u16::to_be_bytes), text, Encoding::Utf16Be);
        }
        check(&utf32(text, u32::to_le_bytes), text, Encoding::Utf32Le);
        check(&utf32(text, u32::to_be_bytes), text, Encoding::Utf32Be);
        check(
            &utf16("甲:你好吗 乙\n乙:很好 甲\n", false, u16::to_le_bytes),
            "甲:你好吗 乙\n乙:很好 甲\n",
            Encoding::Utf16Le,
        );
    }

    #[test]
    fn older_encodings_are_guessed_and_the_guess_is_told() {
        let check = |text: &str, charset: &'static encoding_rs::Encoding, name: &str, expected: Certainty| {
            let decoded = decode(legacy(text, charset), LineEnds::AsSeen).expect("text");
            assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (text, name));
            let guess = &decoded.findings[0].1;
            assert!(
                matches!(guess, WarningKind::EncodingGuessed { certainty, .. } if *certainty == expected),
                "{guess:?}"
            );
        };
        use encoding_rs::{GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};
        check("P: Sejak kapan?\nN: Dari café – “lama”.", WINDOWS_1252, "windows-1252", Certainty::Sure);
        check("P: Bédhak, rèkèn, kéné, sépéda", WINDOWS_1252, "windows-1252", Certainty::Sure);
        check("A: Schön, daß Sie da sind. Über die Straße.", WINDOWS_1252, "windows-1252", Certainty::Sure);
        check("A: Değil mi? Şöyle düşünüyorum, çok güzel.", WINDOWS_1254, "windows-1254", Certainty::Unsure);
        check("А: Привет, как дела? Хорошо.", WINDOWS_1251, "windows-1251", Certainty::Sure);
        check("甲：你好，你叫什么名字？乙：我叫小明。", GBK, "GBK", Certainty::Sure);
        check("甲：こんにちは、お名前は何ですか。", SHIFT_JIS, "Shift_JIS", Certainty::Sure);
        let sample = decode(b"P: a\nN: (caf\xE9), itu".to_vec(), LineEnds::AsSeen).expect("text").findings.remove(0).1;
        assert!(matches!(&sample, WarningKind::EncodingGuessed { sample, .. } if sample == "café"), "{sample:?}");
    }

    #[test]
    fn what_is_no_text_says_where() {
        assert_eq!(fails(b"ab\0c"), "not text but binary data @ byte 3");
        assert_eq!(fails(b"\x01\x02\x03abcd"), "not text but binary data @ byte 1");
        assert_eq!(
            fails("P: a\nN: é, caf".as_bytes().iter().chain(b"\xE9\n").copied().collect::<Vec<_>>().as_slice()),
            "not UTF-8 text @ line 2, column 10"
        );
        assert_eq!(fails(b"\xEF\xBB\xBFP: a\r\nN: \xE9"), "not UTF-8 text @ line 2, column 4");
        assert_eq!(fails(b"\xFF\xFEP\0:\0\x00\xD8a\0"), "not valid utf-16le text @ line 1, column 3");
        assert_eq!(fails(b"\xFF\xFEP\0:\0x"), "not valid utf-16le text @ line 1, column 3");
        assert_eq!(fails(b" \n\t\xC2\xA0"), "there is no text in it @ ");
        assert_eq!(fails(b"\xEF\xBB\xBF"), "there is no text in it @ ");
    }

    #[test]
    fn a_page_is_read_as_it_declares() {
        let check = |bytes: &[u8], declared, expected: &str, encoding: &str| {
            let decoded = decode_declared(bytes, declared).expect("text");
            assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (expected, encoding));
        };
        check(b"caf\xE9", Some("iso-8859-1"), "café", "windows-1252");
        check(b"\xE9\xE8", Some(" KOI8-R "), "ИХ", "KOI8-R");
        check("café".as_bytes(), Some("iso-8859-1"), "café", "utf-8");
        check(b"caf\xE9", Some("utf-8"), "café", "windows-1252");
        check(b"caf\xE9", Some("x-nobody-knows"), "café", "windows-1252");
    }
}
