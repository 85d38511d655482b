//! Time stamps as transcribers write them: `[00:05:30]`, `[00:02 - 01:02]`, `(12:10)`, `46:57`.

use benang_model::Span;

/// A time stamp in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Where, brackets included.
    pub(crate) span: Span,
    /// When, in milliseconds from the beginning of the recording; of a range its beginning.
    pub(crate) ms: u64,
}

/// The time stamp at the beginning of `span`, bare or in brackets.
pub(crate) fn leading(text: &str, span: Span) -> Option<Stamp> {
    let bytes = span.of(text).as_bytes();
    let (ms, length) = bracketed(bytes).or_else(|| hashed(bytes)).or_else(|| bare(bytes))?;
    Some(Stamp { span: Span::new(span.start, span.start + length), ms })
}

/// The time stamp that is all there is in `span`.
pub(crate) fn alone(text: &str, span: Span) -> Option<Stamp> {
    leading(text, span).filter(|stamp| stamp.span == span)
}

/// The time stamp in brackets at the beginning of `span`. Without brackets, `10:30` in talk is a
/// time of day.
pub(crate) fn leading_in_brackets(text: &str, span: Span) -> Option<Stamp> {
    let bytes = span.of(text).as_bytes();
    let (ms, length) = bracketed(bytes).or_else(|| hashed(bytes))?;
    Some(Stamp { span: Span::new(span.start, span.start + length), ms })
}

fn bracketed(bytes: &[u8]) -> Option<(u64, usize)> {
    let close = match bytes.first()? {
        b'[' => b']',
        b'(' => b')',
        _ => return None,
    };
    let (ms, at) = range(bytes, skip_blanks(bytes, 1))?;
    let end = skip_blanks(bytes, at);
    (bytes.get(end) == Some(&close)).then_some((ms, end + 1))
}

/// `#00:00:12-3#`, with tenths of a second.
fn hashed(bytes: &[u8]) -> Option<(u64, usize)> {
    let (ms, at) = clock(bytes, usize::from(bytes.first() == Some(&b'#')))?;
    let tenths = (bytes.get(at) == Some(&b'-')).then(|| digits(bytes, at + 1, 1, 1)).flatten();
    let (tenths, end) = tenths.unwrap_or((0, at));
    (bytes.first() == Some(&b'#') && bytes.get(end) == Some(&b'#')).then_some((ms + tenths * 100, end + 1))
}

fn bare(bytes: &[u8]) -> Option<(u64, usize)> {
    let (ms, end) = range(bytes, 0)?;
    // Nothing of a word may touch it; a byte above ASCII is the beginning of U+00A0 or of a letter.
    match bytes.get(end..) {
        None | Some([] | [b' ' | b'\t', ..] | [0xC2, 0xA0, ..]) => Some((ms, end)),
        Some(_) => None,
    }
}

/// A clock, or two with a dash or an arrow between: the first one's time and where it all ends.
fn range(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let (ms, end) = clock(bytes, at)?;
    let dash = skip_blanks(bytes, end);
    let dash_length = ["-->", "-", "–", "—"].iter().find_map(|dash_form| {
        bytes.get(dash..).is_some_and(|rest| rest.starts_with(dash_form.as_bytes())).then_some(dash_form.len())
    });
    let until = dash_length.and_then(|length| clock(bytes, skip_blanks(bytes, dash + length)));
    Some((ms, until.map_or(end, |(_, end)| end)))
}

/// `MM:SS`, `H:MM:SS` or either with a fraction: its time in milliseconds and where it ends.
fn clock(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let (first, at) = digits(bytes, at, 1, 3)?;
    let (second, at) = digits(bytes, colon(bytes, at)?, 2, 2)?;
    let (seconds, at) = match colon(bytes, at).and_then(|at| digits(bytes, at, 2, 2)) {
        Some((third, at)) if second < 60 && third < 60 => ((first * 60 + second) * 60 + third, at),
        None if second < 60 => (first * 60 + second, at),
        _ => return None,
    };
    match bytes.get(at).filter(|byte| matches!(byte, b'.' | b',')).and_then(|_| digits(bytes, at + 1, 1, 3)) {
        Some((fraction, end)) => {
            let unit = [100, 10, 1].get(end - at - 2)?;
            Some((seconds * 1000 + fraction * unit, end))
        }
        None => Some((seconds * 1000, at)),
    }
}

fn colon(bytes: &[u8], at: usize) -> Option<usize> {
    (bytes.get(at) == Some(&b':')).then_some(at + 1)
}

/// A number of at least `least` and at most `most` digits, with no digit after it.
fn digits(bytes: &[u8], at: usize, least: usize, most: usize) -> Option<(u64, usize)> {
    let run = bytes.get(at..)?.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit());
    let (value, count) = run.fold((0, 0), |(value, count), byte| (value * 10 + u64::from(byte - b'0'), count + 1));
    (least..=most).contains(&count).then_some((value, at + count))
}

fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += match bytes.get(at..) {
            Some([b' ' | b'\t', ..]) => 1,
            Some([0xC2, 0xA0, ..]) => 2,
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_read_in_all_their_forms() {
        let check = |text: &str, expected: Option<(u64, &str)>| {
            let stamp = leading(text, Span::new(0, text.len()));
            assert_eq!(stamp.map(|stamp| (stamp.ms, stamp.span.of(text))), expected, "{text}");
        };
        check("[00:05:30]", Some((330_000, "[00:05:30]")));
        check("[00:02 - 01:02]", Some((2_000, "[00:02 - 01:02]")));
        check("(1:02:03.250) ya", Some((3_723_250, "(1:02:03.250)")));
        check("46:57\u{a0}F: Yeah.", Some((2_817_000, "46:57")));
        check("1:00:01 B: Lho", Some((3_601_000, "1:00:01")));
        check("00:00:01,500 --> 00:00:03,000", Some((1_500, "00:00:01,500 --> 00:00:03,000")));
        check("#00:00:12-3#", Some((12_300, "#00:00:12-3#")));
        check("[00:00:01.10] P", Some((1_100, "[00:00:01.10]")));
        check("#00:12", None);
        check("17:30an kita pulang", None);
        check("12:75 apa", None);
        check("[1234:00]", None);
        check("2023-11-14", None);
        check("[suara motor]", None);
    }
}
