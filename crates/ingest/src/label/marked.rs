//! A label that is told from talk by some mark of its own: a bracket, a number, a dash, quotation marks, or a line
//! for itself.

use super::{Header, colon, is_name};
use crate::cast;
use crate::words;
use benang_model::Span;

/// A label that is told by the sign after it is at most so many characters long.
pub(crate) const MAX_PLAIN: usize = 30;
/// A label in brackets is at most this many bytes long.
const MAX_BRACKET: usize = 40;

/// `[id1] teks`, `[Emma]: teks`.
pub(crate) fn bracket(text: &str, line: Span) -> Option<Header> {
    let written = line.of(text);
    let inner = written.strip_prefix('[')?;
    let close = inner.bytes().take(MAX_BRACKET).position(|byte| byte == b']')?;
    let label = Span::new(line.start + 1, line.start + 1 + close).trim(text);
    if !is_name(label.of(text)) || words::notes_no_talk(label.of(text)) {
        return None;
    }
    let end = line.start + close + 2;
    let end = end + usize::from(text.as_bytes().get(end) == Some(&b':'));
    let mark = Span::new(line.start, end);
    // `[an](tautan)` is a link, `[an]gin` a word that somebody completed.
    let apart = text.as_bytes().get(end).is_none_or(u8::is_ascii_whitespace);
    apart.then_some(Header { time: None, label, mark, rest: Span::new(end, line.end).trim(text), spaced: false })
}

/// `12 Emma: teks`, `02 Prabowo:`; the number belongs to the mark.
pub(crate) fn numbered(text: &str, line: Span) -> Option<Header> {
    let written = line.of(text);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let after = written.get(digits..)?.trim_start_matches(['.', ')']);
    if !(1..=5).contains(&digits) || !after.starts_with(char::is_whitespace) {
        return None;
    }
    let start = line.end - after.trim_start().len();
    let header = colon::header(text, Span::new(start, line.end))?;
    let named = header.time.is_none() && header.label.of(text).starts_with(|c: char| c.is_uppercase());
    named.then_some(Header { mark: Span::new(line.start, header.mark.end), ..header })
}

/// `A1: teks`, with the number of the turn.
pub(crate) fn indexed(text: &str, line: Span) -> Option<(Header, u32)> {
    let header = colon::header(text, line).filter(|header| header.time.is_none())?;
    let written = header.label.of(text);
    let letters = written.bytes().take_while(u8::is_ascii_uppercase).count();
    let number = written.get(letters..)?.trim_start_matches('.').parse().ok()?;
    let label = Span::new(header.label.start, header.label.start + letters);
    (1..=3).contains(&letters).then_some((Header { label, ..header }, number))
}

/// `P - teks`, `P. teks`: initials or the name of a part, then one of `separators`.
pub(crate) fn separated(text: &str, line: Span, separators: &[&str]) -> Option<Header> {
    let written = line.of(text);
    let end =
        written.char_indices().take(MAX_PLAIN).find(|(_, c)| !(c.is_alphanumeric() || *c == ' ')).map(|(at, _)| at)?;
    let separator =
        separators.iter().find(|separator| written.get(end..).is_some_and(|rest| rest.starts_with(**separator)))?;
    let after = end + separator.len();
    if !written.get(after..)?.starts_with(char::is_whitespace) {
        return None;
    }
    let label = Span::new(line.start, line.start + end).trim(text);
    let mark = Span::new(line.start, line.start + after);
    let rest = Span::new(mark.end, line.end).trim(text);
    is_plain_label(label.of(text)).then_some(Header { time: None, label, mark, rest, spaced: false })
}

/// `ME “teks”`: initials or the name of a part, then speech in quotation marks to the end of the line.
pub(crate) fn quote(text: &str, line: Span) -> Option<Header> {
    let written = line.of(text);
    if !written.ends_with(['”', '"', '“']) {
        return None;
    }
    let open = written.char_indices().take(MAX_PLAIN).find(|(_, c)| matches!(c, '“' | '"' | '„')).map(|(at, _)| at)?;
    let label = Span::new(line.start, line.start + open).trim(text);
    let apart = label.end < line.start + open;
    let rest = Span::new(line.start + open, line.end);
    (apart && is_plain_label(label.of(text))).then_some(Header { time: None, label, mark: label, rest, spaced: false })
}

/// `PEWAWANCARA`, `**Pewawancara**`, `Pewawancara 1`: nothing else on the line.
pub(crate) fn alone(text: &str, line: Span) -> Option<Header> {
    let written = line.of(text);
    if written.len() > 60 || written.ends_with(['.', '?', '!', ',', ';']) {
        return None;
    }
    let bare = written.trim_matches(|c: char| matches!(c, '*' | '_'));
    let bold = written.len() >= bare.len() + 4;
    let start = line.start + written.find(bare).filter(|_| !bare.is_empty())?;
    let label = Span::new(start, start + bare.len()).trim(text);
    let capitals = bare.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !bare.chars().any(char::is_lowercase);
    let named = is_name(bare) && (bold || capitals || cast::names_a_part(bare));
    let rest = Span::new(line.end, line.end);
    named.then_some(Header { time: None, label, mark: line, rest, spaced: false })
}

/// Initials, or a word for a part with its number.
fn is_plain_label(written: &str) -> bool {
    cast::is_initials(written) || cast::names_a_part(written)
}
