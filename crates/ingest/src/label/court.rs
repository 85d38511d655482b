//! Court minutes: `1. KETUA: NAMA [0:20]` above what is said. Older ones have no time, or no colon; some lost their
//! line ends, so that many turns stand on one line.

use super::Header;
use crate::time;
use benang_model::Span;
use memchr::memmem;

/// A heading is at most this many bytes long; what is longer has lost its line end.
const MAX_BYTES: usize = 160;
/// The part somebody has in court is a word of at least so many capitals.
const MIN_CAPITALS: usize = 4;

/// The heading of a turn.
pub(crate) fn header(text: &str, line: Span) -> Option<Header> {
    let (_, start) = number(text, line)?;
    let head = Span::new(start, line.end);
    let part = capitals(head.of(text));
    if !head.of(text).get(..part)?.split_whitespace().any(|word| count_capitals(word) >= MIN_CAPITALS) {
        return None;
    }
    let (label_end, stamp_end, ms) = extent(text, head, part)?;
    let label = Span::new(start, label_end).trim(text);
    let named = !label.of(text).ends_with(['?', '!', ':']);
    let time = ms.map(|ms| time::Stamp { span: Span::new(label_end, stamp_end).trim(text), ms });
    let mark = Span::new(line.start, label.end);
    let rest = Span::new(stamp_end, line.end).trim(text);
    named.then_some(Header { time, label, mark, rest, spaced: false })
}

/// `KETUK PALU 3X`, `SIDANG DITUTUP PUKUL 11.00 WIB`: a line of the clerk's.
pub(crate) fn is_note(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 8 && line.contains(' ') && !line.chars().any(char::is_lowercase)
}

/// Where the next heading begins inside `line`, if it holds several turns: the one with the number `next`.
pub(crate) fn next_turn(text: &str, line: Span, next: u32) -> Option<usize> {
    let written = line.of(text).as_bytes();
    let wanted = format!(" {next}. ");
    let found = memmem::find_iter(written, wanted.as_bytes()).map(|at| line.start + at + 1);
    found.filter(|&at| at < line.end).find(|&at| header(text, Span::new(at, line.end)).is_some())
}

/// The number at the beginning of `line`, and where what follows it begins.
pub(crate) fn number(text: &str, line: Span) -> Option<(u32, usize)> {
    let written = line.of(text);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let number = written.get(..digits).filter(|_| (1..=4).contains(&digits))?.parse().ok()?;
    let rest = written.get(digits..)?.strip_prefix('.')?;
    rest.starts_with(char::is_whitespace).then(|| (number, line.end - rest.trim_start().len()))
}

/// Where the label ends, where its time ends, and the time.
fn extent(text: &str, head: Span, part: usize) -> Option<(usize, usize, Option<u64>)> {
    let written = head.of(text);
    let short = written.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= MAX_BYTES).last()?;
    let near = written.get(..short)?;
    if let Some(open) = near.find('[')
        && let Some(stamp) = time::leading(text, Span::new(head.start + open, head.end))
    {
        return Some((stamp.span.start, stamp.span.end, Some(stamp.ms)));
    }
    let colon = written.get(part..)?.trim_start().starts_with(':');
    let whole = short == written.len() && (!has_sentence(written) || capitals_after(written, part) == written.len());
    if whole {
        return Some((head.end, head.end, None));
    }
    // What is left has lost its line end: the name goes as far as its capitals.
    let end = head.start + if colon { capitals_after(written, part) } else { part };
    (colon).then_some((end, end, None))
}

/// Whether a line is a sentence and no name with titles: `Prof. Dr. X, S.H.` has no small words.
fn has_sentence(written: &str) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase) && !matches!(word, "bin" | "binti" | "dan");
    written.split_whitespace().any(small)
}

/// How far the words in capitals go.
fn capitals(written: &str) -> usize {
    let mut end = 0;
    for word in written.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let plain = bare.strip_suffix(':').unwrap_or(bare);
        if plain.is_empty() || plain.chars().any(char::is_lowercase) || !plain.starts_with(char::is_alphabetic) {
            break;
        }
        if plain.len() < bare.len() {
            return end + plain.len();
        }
        end += word.len();
    }
    written.get(..end).map_or(0, |part| part.trim_end().len())
}

/// How far the words in capitals go after the part and its colon.
fn capitals_after(written: &str, part: usize) -> usize {
    let rest = written.get(part..).unwrap_or_default();
    let name = rest.trim_start().trim_start_matches(':').trim_start();
    let start = written.len() - name.len();
    let mut end = start;
    for word in name.split_inclusive(char::is_whitespace) {
        if word.chars().any(char::is_lowercase) || (word.trim().len() < 2 && end > start) {
            break;
        }
        end += word.len();
    }
    written.get(..end).map_or(end, |label| label.trim_end().len())
}

fn count_capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}
