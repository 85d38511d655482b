//! A line of a table without a first row: `Emma<tab>teks`, `0:20<tab>Emma<tab>teks`, and what ELAN exports,
//! `tier<tab>begin<tab>end<tab>teks`.

use super::{Header, is_name};
use crate::time::{self, Stamp};
use benang_model::Span;

/// A line has at most this many cells.
const MAX_CELLS: usize = 12;

/// The header of a line with tabs: one cell that may be a name, times, and text in the last.
pub(crate) fn header(text: &str, line: Span) -> Option<Header> {
    let written = line.of(text);
    let (head, last) = written.rsplit_once('\t')?;
    let body = Span::new(line.end - last.len(), line.end).trim(text);
    if !body.of(text).contains(char::is_alphabetic) {
        return None;
    }
    let (mut label, mut ms) = (None, None);
    let mut whole: Vec<u64> = Vec::new();
    let mut at = line.start;
    for (index, cell) in head.split('\t').enumerate() {
        let span = Span::new(at, at + cell.len()).trim(text);
        at += cell.len() + 1;
        if index >= MAX_CELLS {
            return None;
        }
        if let Ok(number) = span.of(text).parse() {
            whole.push(number);
            continue;
        }
        match moment(text, span) {
            Some(found) => ms = ms.or(Some(found)),
            None if span.is_empty() => {}
            None if label.is_none() && is_name(span.of(text)) => label = Some(span),
            None => return None,
        }
    }
    // One whole number is that of the line; of two, the first is when it begins, in milliseconds.
    let ms = ms.or(if let [begin, _end, ..] = *whole { Some(begin) } else { None });
    let label = label?;
    // The times are part of the mark, so they have no place of their own.
    let time = ms.map(|ms| Stamp { span: Span::new(line.start, line.start), ms });
    let mark = Span::new(line.start, body.start).trim(text);
    Some(Header { time, label, mark, rest: body, spaced: false })
}

/// The time in a cell: a clock, or seconds with a fraction.
fn moment(text: &str, cell: Span) -> Option<u64> {
    if let Some(stamp) = time::alone(text, cell) {
        return Some(stamp.ms);
    }
    let written = cell.of(text);
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u64>().ok()).flatten();
    match written.split_once(['.', ',']) {
        Some((seconds, fraction)) if (1..=3).contains(&fraction.len()) => {
            let unit = [100, 10, 1].get(fraction.len() - 1)?;
            number(seconds)?.checked_mul(1000)?.checked_add(number(fraction)? * unit)
        }
        _ => None,
    }
}
