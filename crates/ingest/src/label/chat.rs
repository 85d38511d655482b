//! Messages as a messenger exports them: `12/05/23 10.36 - Emma: teks`, `[12/05/23, 10:36:01] Emma: teks`.

use super::Header;
use crate::time::Stamp;
use benang_model::Span;

/// A name in an address book is at most this many bytes long.
const MAX_NAME: usize = 100;

/// Signs that exports put where the direction of writing may change.
const DIRECTIONS: [char; 4] = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}'];

/// The header of a message. Who sends it is whatever stands before the first colon: a name, a number.
pub(crate) fn header(text: &str, line: Span) -> Option<Header> {
    let time = stamp(text, line)?;
    let after = Span::new(time.span.end, line.end).trim(text);
    let colon = after
        .of(text)
        .find(": ")
        .or_else(|| after.of(text).len().checked_sub(1).filter(|_| after.of(text).ends_with(':')))?;
    let written = after.of(text).get(..colon)?;
    let bare =
        written.trim_matches(|c: char| DIRECTIONS.contains(&c) || matches!(c, '~' | '\u{a0}' | '\u{202f}' | ' '));
    if bare.is_empty() || written.len() > MAX_NAME {
        return None;
    }
    let start = after.start + written.find(bare)?;
    let label = Span::new(start, start + bare.len());
    let mark = Span::new(after.start, after.start + colon + 1);
    Some(Header { time: Some(time), label, mark, rest: Span::new(mark.end, line.end).trim(text), spaced: false })
}

/// The date and time at the beginning of `line` with what divides them from the rest, in milliseconds since 1970 as if
/// it were in UTC. Two numbers that may both be months are day and month.
pub(crate) fn stamp(text: &str, line: Span) -> Option<Stamp> {
    let written = line.of(text);
    let trimmed = written.trim_start_matches(DIRECTIONS);
    let mut rest = Cursor { rest: trimmed };
    let bracket = rest.skip('[');
    let (first, second, third) =
        (rest.number(4)?, rest.after(&['/', '.', '-'])?.number(2)?, rest.after(&['/', '.', '-'])?.number(4)?);
    rest.skip(',');
    if !rest.spaces() {
        return None;
    }
    let (hour, minute) = (rest.number(2)?, rest.after(&[':', '.'])?.number(2)?);
    let second_of_minute = rest.after(&[':', '.']).and_then(|rest| rest.number(2)).unwrap_or_default();
    let hour = rest.half_of_day(hour);
    if bracket {
        rest.after(&[']'])?;
    } else {
        rest.spaces();
        rest.after(&['-', '–'])?;
    }
    if !rest.rest.is_empty() && !rest.spaces() {
        return None;
    }
    let days = days(first, second, third)?;
    if hour > 23 || minute > 59 || second_of_minute > 59 {
        return None;
    }
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second_of_minute;
    let end = line.end - rest.rest.len();
    Some(Stamp { span: Span::new(line.start, end).trim(text), ms: seconds * 1000 })
}

/// Days since 1970, or so: what counts is how far two days are apart.
fn days(first: u64, second: u64, third: u64) -> Option<u64> {
    let (year, month, day) = match (first, second, third) {
        (1000.., _, _) => (first, second, third),
        (_, 13.., _) => (third, first, second),
        _ => (third, second, first),
    };
    let year = if year < 100 { year + 2000 } else { year };
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // The count of days of the civil calendar, with years that begin in March.
    let (shifted_year, shifted_month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap = shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
    (shifted_year * 365 + leap + (shifted_month * 153 + 2) / 5 + day).checked_sub(719_469)
}

/// What of a line is still to be read.
struct Cursor<'t> {
    rest: &'t str,
}

impl Cursor<'_> {
    fn skip(&mut self, sign: char) -> bool {
        let found = self.rest.strip_prefix(sign);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn after(&mut self, signs: &[char]) -> Option<&mut Self> {
        self.rest = self.rest.strip_prefix(signs)?;
        Some(self)
    }

    fn number(&mut self, most: usize) -> Option<u64> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest.get(..digits).filter(|_| (1..=most).contains(&digits))?.parse().ok()?;
        self.rest = self.rest.get(digits..)?;
        Some(number)
    }

    fn spaces(&mut self) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.len() < self.rest.len();
        self.rest = rest;
        found
    }

    /// The hour of 24, after `AM` or `PM` if that follows.
    fn half_of_day(&mut self, hour: u64) -> u64 {
        let rest = self.rest.trim_start();
        let half = |sign: [&str; 4]| sign.into_iter().find_map(|sign| rest.strip_prefix(sign));
        if let Some(rest) = half(["PM", "pm", "p.m.", "P.M."]) {
            self.rest = rest;
            return hour % 12 + 12;
        }
        if let Some(rest) = half(["AM", "am", "a.m.", "A.M."]) {
            self.rest = rest;
            return hour % 12;
        }
        hour
    }
}

/// Whether a message says only that a picture or a sound was left out of the export.
pub(crate) fn is_left_out(message: &str) -> bool {
    let bare = message.trim_matches(|c: char| DIRECTIONS.contains(&c) || matches!(c, '<' | '>') || c.is_whitespace());
    let lower = bare.to_lowercase();
    bare.len() <= 60
        && [" omitted", "tidak disertakan", "was deleted", "telah dihapus"]
            .iter()
            .any(|end| lower.trim_end_matches('.').ends_with(end))
}
