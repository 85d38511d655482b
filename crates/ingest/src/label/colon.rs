//! A name, then a colon: `P: teks`, `Interviewer 1 : teks`, `**HW:** teks`, `46:57 F: teks`, `F：teks`.

use super::{Header, is_name, stars};
use crate::time::{self, Stamp};
use benang_model::Span;
use memchr::memchr2;

/// A colon further from the beginning of a line than this ends no label.
const MAX_BYTES: usize = 80;
/// The colon of a full-width keyboard.
const WIDE: &str = "：";

/// The header of `line`, which is trimmed.
pub(crate) fn header(text: &str, line: Span) -> Option<Header> {
    let (time, start) = match stamp(text, line) {
        Some(stamp) => {
            let stamp = with_dash(text, stamp, line);
            (Some(stamp), Span::new(stamp.span.end, line.end).trim(text).start)
        }
        None => (None, line.start),
    };
    let head = text.as_bytes().get(start..line.end.min(start + MAX_BYTES))?;
    let (colon, width) = colon(head)?;
    let (label, emphasis) = name(text, Span::new(start, start + colon), stars(text, Span::new(line.start, start)))?;
    let after = start + colon + width;
    if is_item(label.of(text)) || is_no_label(text, label, Span::new(after, line.end)) {
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

/// Where the first colon stands, and how many bytes it takes.
fn colon(head: &[u8]) -> Option<(usize, usize)> {
    let [first, ..] = WIDE.as_bytes() else { return None };
    let mut from = 0;
    loop {
        let rest = head.get(from..)?;
        let at = memchr2(b':', *first, rest)?;
        match rest.get(at..)? {
            [b':', ..] => return Some((from + at, 1)),
            found if found.starts_with(WIDE.as_bytes()) => return Some((from + at, WIDE.len())),
            _ => from += at + 1,
        }
    }
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

/// A time and the dash between it and a label: `00:12 - P: teks`.
fn with_dash(text: &str, stamp: Stamp, line: Span) -> Stamp {
    let rest = Span::new(stamp.span.end, line.end).trim(text);
    let dash = ["- ", "– ", "— "].into_iter().find(|dash| rest.of(text).starts_with(dash));
    let end = dash.map_or(stamp.span.end, |dash| rest.start + dash.len() - 1);
    Stamp { span: Span::new(stamp.span.start, end), ..stamp }
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

/// `2. Hambatan`: an item of a list or a field of a form.
fn is_item(label: &str) -> bool {
    let rest = label.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < label.len() && rest.starts_with(". ")
}

/// What the character after the colon rules out: `https://` and `pukul 17:30`.
fn is_no_label(text: &str, label: Span, after: Span) -> bool {
    let clock = || {
        label.of(text).ends_with(|c: char| c.is_ascii_digit())
            && after.of(text).starts_with(|c: char| c.is_ascii_digit())
    };
    after.of(text).starts_with("//") || clock()
}
