//! How a line says who talks: `P: teks`, `Interviewer 1 : teks`, `**HW:** teks`, `46:57 F: teks`.
//!
//! This is syntax only. Whether `Contohnya: a, b` is somebody called Contohnya is decided by
//! [`crate::cast`], which has seen the whole file.

use crate::time::{self, Stamp};
use benang_model::Span;
use memchr::memchr;

/// A label is at most this many characters and words; what is longer is a sentence with a colon.
const MAX_CHARS: usize = 30;
const MAX_WORDS: usize = 4;
/// A colon further from the beginning of a line than this ends no label.
const MAX_BYTES: usize = 80;

/// The beginning of a line that may say who talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// The time in front of the label.
    pub(crate) time: Option<Stamp>,
    /// The name alone.
    pub(crate) label: Span,
    /// The name with its punctuation and emphasis.
    pub(crate) mark: Span,
    /// The rest of the line, trimmed; may be empty.
    pub(crate) rest: Span,
    /// Whether white space stands before the colon.
    pub(crate) spaced: bool,
}

/// The header of `line`, which is trimmed.
pub(crate) fn header(text: &str, line: Span) -> Option<Header> {
    let (time, start) = match stamp(text, line) {
        Some(stamp) => (Some(stamp), Span::new(stamp.span.end, line.end).trim(text).start),
        None => (None, line.start),
    };
    let head = text.as_bytes().get(start..line.end.min(start + MAX_BYTES))?;
    let colon = memchr(b':', head)?;
    let (label, emphasis) = name(text, Span::new(start, start + colon), stars(text, Span::new(line.start, start)))?;
    let after = start + colon + 1;
    if is_no_label(text, label, Span::new(after, line.end)) {
        return None;
    }
    let closing = stars(text, Span::new(after, line.end)).min(emphasis);
    let mark = Span::new(start, after + closing);
    let spaced = text
        .as_bytes()
        .get(..start + colon)
        .and_then(<[u8]>::last)
        .is_some_and(|&byte| matches!(byte, b' ' | b'\t' | 0xA0));
    Some(Header { time, label, mark, rest: Span::new(mark.end, line.end).trim(text), spaced })
}

/// The time at the beginning of a line; emphasis that begins before it goes with it.
fn stamp(text: &str, line: Span) -> Option<Stamp> {
    match text.as_bytes().get(line.start)? {
        b'0'..=b'9' | b'[' | b'(' => time::leading(text, line),
        b'*' => {
            let stamp = time::leading(text, Span::new(line.start + stars(text, line), line.end))?;
            Some(Stamp { span: Span::new(line.start, stamp.span.end), ..stamp })
        }
        _ => None,
    }
}

/// How many asterisks `span` begins with.
fn stars(text: &str, span: Span) -> usize {
    span.of(text).bytes().take_while(|&byte| byte == b'*').count()
}

/// The name in what stands before a colon, without emphasis and without a remark in brackets, and
/// how many asterisks are still open after it if so many were `open` before.
fn name(text: &str, before: Span, open: usize) -> Option<(Span, usize)> {
    let opened = stars(text, before);
    let inner = Span::new(before.start + opened, before.end);
    let bare = inner.of(text).trim_end_matches(|c: char| c == '*' || c.is_whitespace());
    let closed = inner.of(text).bytes().filter(|&byte| byte == b'*').count();
    let named = match bare.strip_suffix(')').and_then(|_| bare.find('(')) {
        Some(remark) if remark > 0 => remark,
        _ => bare.len(),
    };
    let label = Span::new(inner.start, inner.start + named).trim(text);
    is_name(label.of(text)).then_some((label, (open + opened).saturating_sub(closed)))
}

fn is_name(name: &str) -> bool {
    let allowed = |c: char| match c {
        ' ' | '.' | '-' | '_' | '\'' | '/' | '&' | ',' | '#' | '+' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '…' | '“' | '”' | '–' | '—' | '«' | '»' | '‘' => false,
        _ => true,
    };
    name.starts_with(char::is_alphanumeric)
        && name.chars().all(allowed)
        && name.contains(char::is_alphabetic)
        && name.chars().count() <= MAX_CHARS
        && name.split_whitespace().count() <= MAX_WORDS
}

/// What the character after the colon rules out: `https://` and `pukul 17:30`.
fn is_no_label(text: &str, label: Span, after: Span) -> bool {
    let clock = || {
        label.of(text).ends_with(|c: char| c.is_ascii_digit())
            && after.of(text).starts_with(|c: char| c.is_ascii_digit())
    };
    after.of(text).starts_with("//") || clock()
}

/// What all spellings of one label share: case, spaces and full stops don't make another speaker.
pub(crate) fn key(label: &str) -> String {
    let shared = |c: &char| c.is_alphanumeric() || matches!(c, '/' | '&' | ',');
    let key: String = label.chars().filter(shared).flat_map(char::to_lowercase).collect();
    // A label in a table may be an emoji.
    if key.is_empty() { label.to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_told_from_sentences() {
        let check = |line: &str, expected: Option<(&str, &str, &str)>| {
            let header = header(line, Span::new(0, line.len()));
            let parts = header.map(|header| [header.label, header.mark, header.rest].map(|span| span.of(line)));
            assert_eq!(parts, expected.map(|(label, mark, rest)| [label, mark, rest]), "{line}");
        };
        check("P: Selamat siang", Some(("P", "P:", "Selamat siang")));
        check("Jawaban:betul", Some(("Jawaban", "Jawaban:", "betul")));
        check("Interviewer 1 : Right", Some(("Interviewer 1", "Interviewer 1 :", "Right")));
        check("**HW:** Saya", Some(("HW", "**HW:**", "Saya")));
        check("**HW**: *Saya* itu", Some(("HW", "**HW**:", "*Saya* itu")));
        check("46:57\u{a0}F: Yeah.", Some(("F", "F:", "Yeah.")));
        check("**[00:12] P:** Ya", Some(("P", "P:**", "Ya")));
        check("SN dan MR:", Some(("SN dan MR", "SN dan MR:", "")));
        check("Ashlee Kupor (SL): Hi", Some(("Ashlee Kupor", "Ashlee Kupor (SL):", "Hi")));
        check("https://a.id/b", None);
        check("Pukul 17:30 kita pulang", None);
        check("12-May-2023 - 10:36 - 1h09m31s", None);
        check("Saya bilang waktu itu begini: tidak", None);
        check("Katanya, \"jangan\": begitu", None);
        check(": kosong", None);
    }

    #[test]
    fn spellings_of_one_label_share_a_key() {
        assert_eq!(key("Interviewer1"), key("interviewer 1"));
        assert_eq!(key("MR."), key("MR"));
        assert_ne!(key("Interviewer 1"), key("Interviewer 2"));
    }
}
