//! From bytes to characters. What the file says of itself is believed (a byte-order mark, a page's
//! declaration); what is valid UTF-8 is UTF-8; only what is left is guessed, and every guess is told.

use crate::diagnostics::Certainty;
use crate::error::IngestError;
use crate::format::Encoding;
use benang_model::LineColumn;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;
use std::borrow::Cow;

/// The characters of a file, as they stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Characters {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// How sure the encoding is, where it was guessed.
    pub(crate) guessed: Option<Certainty>,
    /// The bytes, where they are not those of `text`.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Tells the characters of `bytes`. `declared` is the label that the content gives to its own encoding.
///
/// # Errors
/// Binary data, and bytes that stand for no character.
pub(crate) fn characters(bytes: Vec<u8>, declared: Option<&str>) -> Result<Characters, IngestError> {
    if let Some((encoding, mark)) = marked(&bytes) {
        let text = decode_as(encoding, bytes.get(mark..).unwrap_or_default())?;
        return Ok(Characters { text, encoding, guessed: None, bytes: Some(bytes) });
    }
    if let Some(nul) = memchr(0, &bytes) {
        let Some((encoding, text)) = unmarked_utf16(&bytes) else {
            return Err(IngestError::Binary { byte: nul + 1 });
        };
        return Ok(Characters { text, encoding, guessed: Some(Certainty::Sure), bytes: Some(bytes) });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Characters { text, encoding: Encoding::Utf8, guessed: None, bytes: None }),
        Err(error) => legacy(error.into_bytes(), declared),
    }
}

/// The beginning of `bytes`, at most `limit` of them, as far as letters and signs of ASCII matter:
/// everything else may be wrong.
pub(crate) fn beginning(bytes: &[u8], limit: usize) -> Cow<'_, str> {
    let start = bytes.get(..limit).unwrap_or(bytes);
    match marked(start) {
        Some((Encoding::Utf16Le, mark)) => {
            UTF_16LE.decode_without_bom_handling(start.get(mark..).unwrap_or_default()).0
        }
        Some((Encoding::Utf16Be, mark)) => {
            UTF_16BE.decode_without_bom_handling(start.get(mark..).unwrap_or_default()).0
        }
        Some((encoding @ (Encoding::Utf32Le | Encoding::Utf32Be), mark)) => {
            let units = units(encoding, start.get(mark..).unwrap_or_default());
            Cow::Owned(units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        Some((_, mark)) => String::from_utf8_lossy(start.get(mark..).unwrap_or_default()),
        None if memchr(0, start).is_some() => {
            let whole = start.get(..start.len() & !1).unwrap_or_default();
            unmarked_utf16(whole).map_or_else(|| String::from_utf8_lossy(start), |(_, text)| Cow::Owned(text))
        }
        None => String::from_utf8_lossy(start),
    }
}

/// The encoding that a byte-order mark names, and the mark's length.
fn marked(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        // Before UTF-16: a text in UTF-16 doesn't begin with U+0000.
        [0xFF, 0xFE, 0, 0, ..] => Some((Encoding::Utf32Le, 4)),
        [0, 0, 0xFE, 0xFF, ..] => Some((Encoding::Utf32Be, 4)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// Decodes bytes whose encoding is known.
fn decode_as(encoding: Encoding, bytes: &[u8]) -> Result<String, IngestError> {
    let text = match encoding {
        Encoding::Utf8 => return utf8(bytes).map(str::to_owned),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16(encoding, bytes)?,
        Encoding::Utf32Le | Encoding::Utf32Be => utf32(encoding, bytes)?,
        Encoding::Legacy(label) => {
            let charset = Charset::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            charset.decode_without_bom_handling(bytes).0.into_owned()
        }
    };
    match memchr(0, text.as_bytes()) {
        Some(nul) => Err(IngestError::Binary { byte: nul + 1 }),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, IngestError> {
    str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        IngestError::NotUtf8 { place: place_after(&before) }
    })
}

fn utf16(encoding: Encoding, bytes: &[u8]) -> Result<String, IngestError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    };
    let mut text = String::with_capacity(pairs.len());
    for character in char::decode_utf16(pairs.iter().map(unit)) {
        text.push(character.map_err(|_| broken(encoding, &text))?);
    }
    if rest.is_empty() { Ok(text) } else { Err(broken(encoding, &text)) }
}

fn utf32(encoding: Encoding, bytes: &[u8]) -> Result<String, IngestError> {
    let mut text = String::with_capacity(bytes.len() / 4);
    for unit in units(encoding, bytes) {
        text.push(char::from_u32(unit).ok_or_else(|| broken(encoding, &text))?);
    }
    if bytes.len().is_multiple_of(4) { Ok(text) } else { Err(broken(encoding, &text)) }
}

fn units(encoding: Encoding, bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let (units, _) = bytes.as_chunks::<4>();
    units.iter().map(move |unit| match encoding {
        Encoding::Utf32Be => u32::from_be_bytes(*unit),
        _ => u32::from_le_bytes(*unit),
    })
}

fn broken(encoding: Encoding, before: &str) -> IngestError {
    IngestError::BrokenCharacter { encoding, place: place_after(before) }
}

/// The place behind `before`, whatever line ends it has.
pub(crate) fn place_after(before: &str) -> LineColumn {
    let bytes = before.as_bytes();
    let returns = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    let line = 1 + memchr::memchr_iter(b'\n', bytes).count() + returns;
    let start = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |end| end + 1);
    let column = 1 + before.get(start..).unwrap_or_default().chars().count();
    LineColumn { line, column }
}

/// UTF-16 without a byte-order mark, if that is what bytes with zeros are. In Latin script every other
/// byte is zero; in any script, line ends and spaces have one. Binary data nearly always has a control
/// character or half a surrogate somewhere.
fn unmarked_utf16(bytes: &[u8]) -> Option<(Encoding, String)> {
    let (mut even, mut odd) = (0_usize, 0_usize);
    for nul in memchr::memchr_iter(0, bytes) {
        if nul % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let encoding = if odd > even { Encoding::Utf16Le } else { Encoding::Utf16Be };
    let text = utf16(encoding, bytes).ok()?;
    let control = |c: char| c.is_control() && !matches!(c, '\t'..='\r');
    if text.chars().any(|c| control(c) || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}')) {
        return None;
    }
    let (characters, latin) = (text.chars().count(), text.chars().filter(char::is_ascii).count());
    let white = text.chars().filter(|c| matches!(c, ' ' | '\n' | '\r' | '\u{3000}')).count();
    (latin * 10 >= characters * 9 || white * 32 >= characters).then_some((encoding, text))
}

/// Text that is neither UTF-8 nor marked: in the encoding that it declares, or in the likeliest.
fn legacy(bytes: Vec<u8>, declared: Option<&str>) -> Result<Characters, IngestError> {
    // What declares an encoding of 16 bits could be read as far as the declaration, so it isn't in it.
    let declared = declared.and_then(|label| Charset::for_label(label.trim().as_bytes()));
    let declared = declared.filter(|charset| ![UTF_8, UTF_16LE, UTF_16BE].contains(charset));
    if declared.is_none() && is_broken_utf8(&bytes) {
        return Err(utf8(&bytes).map(drop).err().unwrap_or(IngestError::Empty));
    }
    let (charset, guessed) = match declared {
        Some(charset) => (charset, None),
        None => guess(&bytes),
    };
    let (text, broken) = charset
        .decode_without_bom_handling_and_without_replacement(&bytes)
        .map_or_else(|| (charset.decode_without_bom_handling(&bytes).0, true), |text| (text, false));
    let encoding = Encoding::Legacy(charset.name());
    if let (true, Some((before, _))) = (broken, text.split_once(char::REPLACEMENT_CHARACTER)) {
        return Err(self::broken(encoding, before));
    }
    let text = text.into_owned();
    Ok(Characters { text, encoding, guessed, bytes: Some(bytes) })
}

/// Whether bytes that are not valid UTF-8 were meant to be: at least as many characters of several bytes
/// are sound as are broken. A text in another encoding has hardly ever one that is sound.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken && sound > 0
}

/// The likeliest encoding. Where all that is not ASCII makes sense in Windows-1252, in the languages that
/// are written with it around Indonesia and Europe, it is that; the detector decides the rest.
fn guess(bytes: &[u8]) -> (&'static Charset, Option<Certainty>) {
    if is_western(bytes) {
        return (WINDOWS_1252, Some(Certainty::Sure));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let anywhere = detector.guess(None, Utf8Detection::Deny);
    let here = detector.guess(Some(b"id"), Utf8Detection::Deny);
    let certainty = if anywhere == here && !looks_odd(bytes, anywhere) { Certainty::Sure } else { Certainty::Unsure };
    (anywhere, Some(certainty))
}

/// Whether every byte above ASCII is punctuation of Windows-1252, or an accented letter where a word of a
/// western language has one.
fn is_western(bytes: &[u8]) -> bool {
    let mut run = 0;
    bytes.iter().enumerate().all(|(at, &byte)| {
        run = if byte < 0x80 { 0 } else { run + 1 };
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
        match byte {
            0..0x80 | 0x85 | 0x91..=0x97 | 0xA0 | 0xA9 | 0xAB | 0xAE | 0xB0 | 0xB2 | 0xB7 | 0xBB..=0xBE => true,
            // à á â ä ç è é ê ë í î ï ñ ó ô ö ù ú û ü, ß
            0xDF | 0xE0..=0xE2 | 0xE4 | 0xE7..=0xEB | 0xED..=0xEF | 0xF1 | 0xF3 | 0xF4 | 0xF6 | 0xF9..=0xFC => run < 3,
            // Ä É Ö Ü
            0xC4 | 0xC9 | 0xD6 | 0xDC => run < 2 && !before.is_ascii_lowercase(),
            _ => false,
        }
    })
}

/// Whether a capital letter that is not ASCII follows a small one: how a text of another system looks
/// (`cafŽ` for Mac OS Roman's `café`).
fn looks_odd(bytes: &[u8], charset: &'static Charset) -> bool {
    let (text, _) = charset.decode_without_bom_handling(bytes);
    let odd = |c: char| !c.is_ascii() && (c.is_uppercase() || c.is_control());
    text.chars().zip(text.chars().skip(1)).any(|(before, c)| odd(c) && before.is_lowercase())
}
