//! A name and a time: `Emma  0:20` or `00:00:10 Emma` above the text, `Emma (0:20): teks`. What programs write that
//! transcribe by themselves.

use super::{Header, is_name, stars};
use crate::time::{self, Stamp};
use benang_model::Span;
use memchr::memchr;

/// A time further from the beginning of a line than this stands in talk.
const MAX_BYTES: usize = 80;

/// `Emma  0:20`, `**Emma** 0:20`, `[Emma] 10:32:01`, `Emma (0:20):`, `Emma [0:20]: teks`.
pub(crate) fn name_time(text: &str, line: Span) -> Option<Header> {
    let head = text.as_bytes().get(line.start..line.end.min(line.start + MAX_BYTES))?;
    let colon = memchr(b':', head)?;
    let digits = head.get(..colon)?.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let mut start = colon - digits;
    if digits == 0 || !head.get(colon + 1)?.is_ascii_digit() {
        return None;
    }
    while start > 0 && matches!(head.get(start - 1), Some(b'(' | b'[')) {
        start -= 1;
    }
    let stamp = time::leading(text, Span::new(line.start + start, line.end))?;
    let before = Span::new(line.start, stamp.span.start).trim(text);
    let apart = before.end < stamp.span.start || text.as_bytes().get(before.end.checked_sub(1)?) == Some(&b'*');
    let label = bare(text, before);
    if !apart || !is_name(label.of(text)) || label.of(text).ends_with(',') {
        return None;
    }
    let after = Span::new(stamp.span.end, line.end);
    let closing = after.start + stars(text, after);
    let colon = usize::from(text.as_bytes().get(closing) == Some(&b':'));
    let rest = Span::new(closing + colon, line.end).trim(text);
    if colon == 0 && !rest.is_empty() {
        return None;
    }
    let time = Stamp { span: Span::new(stamp.span.start, closing + colon), ..stamp };
    Some(Header { time: Some(time), label, mark: before, rest, spaced: false })
}

/// `00:00:10 Emma`, `[00:00:10] Emma`.
pub(crate) fn time_name(text: &str, line: Span) -> Option<Header> {
    let first = text.as_bytes().get(line.start)?;
    if !matches!(first, b'0'..=b'9' | b'[' | b'(') {
        return None;
    }
    let time = time::leading(text, line)?;
    let mark = Span::new(time.span.end, line.end).trim(text);
    let mark = Span::new(mark.start, mark.start + mark.of(text).trim_end_matches(':').len());
    let label = bare(text, mark);
    let named = is_name(label.of(text)) && !label.of(text).ends_with(['.', ',']);
    let mark = Span::new(mark.start, line.end);
    let rest = Span::new(line.end, line.end);
    named.then_some(Header { time: Some(time), label, mark, rest, spaced: false })
}

/// A name without emphasis, brackets and a remark after it.
fn bare(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let inner = written.trim_matches(|c: char| matches!(c, '*' | '[' | ']' | '_') || c.is_whitespace());
    let start = span.start + written.find(inner).unwrap_or_default();
    let named = inner.strip_suffix(')').and_then(|_| inner.find('(')).filter(|&at| at > 0).unwrap_or(inner.len());
    Span::new(start, start + named).trim(text)
}
