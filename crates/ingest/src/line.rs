//! The lines of a text and what each of them looks like by itself.

use crate::label::{self, Header, Syntax};
use crate::nonspeech;
use crate::time::{self, Stamp};
use benang_model::Span;
use memchr::memchr;

/// What a line looks like, before anything is known about the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// White space only.
    Blank,
    /// A Markdown heading or a rule.
    Heading,
    /// A time stamp alone.
    Stamp(Stamp),
    /// A transcriber's note alone, or the bare number of a question.
    Aside,
    /// Perhaps the beginning of a turn.
    Header(Header),
    /// Anything else.
    Text,
}

/// The lines of `text` from byte `from`, without white space at their ends.
pub(crate) fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr(b'\n', rest).map_or(text.len(), |length| at + length);
        let line = Span::new(at, end);
        at = end + 1;
        Some(line.trim(text))
    })
}

/// The lines of `text` from byte `from`, in a text whose labels are written in `syntax`: court minutes that lost their
/// line ends get one before each turn.
pub(crate) fn lines_in<'t>(text: &'t str, from: usize, syntax: Syntax<'t>) -> impl Iterator<Item = Span> + 't {
    let mut lines = lines(text, from);
    let mut rest: Option<Span> = None;
    let mut next = 1;
    std::iter::from_fn(move || {
        let line = rest.take().or_else(|| lines.next())?;
        if syntax != Syntax::Court {
            return Some(line);
        }
        let Some((turn, cut)) = label::court_turns(text, line, next) else { return Some(line) };
        next = turn;
        let Some(cut) = cut else { return Some(line) };
        rest = Some(Span::new(cut, line.end));
        Some(Span::new(line.start, cut).trim(text))
    })
}

/// What the trimmed `line` looks like in a text whose labels are written in `syntax`.
pub(crate) fn classify(text: &str, line: Span, syntax: Syntax<'_>) -> Line {
    let bytes = text.as_bytes().get(line.start..line.end).unwrap_or_default();
    match bytes {
        [] => return Line::Blank,
        [b'#' | b'-' | b'=' | b'*' | b'_' | b'~', ..] if is_heading(line.of(text)) => return Line::Heading,
        [b'0'..=b'9' | b'[' | b'(', ..] => {
            if let Some(stamp) = time::alone(text, line) {
                return Line::Stamp(stamp);
            }
        }
        _ => {}
    }
    if matches!(bytes, [b'[' | b'(' | b'#' | b'/' | b'0'..=b'9', ..])
        && (nonspeech::alone(text, line) || is_number(bytes))
    {
        return Line::Aside;
    }
    match syntax.header(text, line) {
        Some(header) => Line::Header(header),
        None if syntax.is_aside(text, line) || is_credit(bytes) => Line::Aside,
        None => Line::Text,
    }
}

/// `Transcribed by https://…`: the program's last line.
fn is_credit(line: &[u8]) -> bool {
    line.len() < 80 && (line.starts_with(b"Transcribed by http") || line.starts_with(b"Transcribed with "))
}

fn is_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let titled = (1..=6).contains(&hashes) && line.trim_start_matches('#').starts_with(char::is_whitespace);
    let rule = hashes == 0 && line.len() >= 3 && {
        let mut bytes = line.bytes();
        let first = bytes.next();
        bytes.all(|byte| Some(byte) == first)
    };
    titled || rule
}

/// `1.` or `12)`: the number of a question that stands on the next line.
fn is_number(bytes: &[u8]) -> bool {
    matches!(bytes, [digits @ .., b'.' | b')'] if (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_its_looks() {
        let check = |line: &str, expected: &str| {
            let found = match classify(line, Span::new(0, line.len()), Syntax::Colon) {
                Line::Blank => "blank",
                Line::Heading => "heading",
                Line::Stamp(_) => "stamp",
                Line::Aside => "aside",
                Line::Header(_) => "header",
                Line::Text => "text",
            };
            assert_eq!(found, expected, "{line}");
        };
        check("", "blank");
        check("# Wawancara 1", "heading");
        check("---", "heading");
        check("#tagar: bagus", "text");
        check("###", "aside");
        check("[00:12:10]", "stamp");
        check("[rekaman dijeda]", "aside");
        check("12.", "aside");
        check("[00:12:10] P: Ya", "header");
        check("P: Ya", "header");
        check("(tertawa) Ya ampun.", "text");
        check("- Pulang", "text");
    }
}
