//! A first look at a text: in which syntaxes its labels may be written at all. Each of them costs a pass over the
//! whole text, so most must be out of the question after this one, which sees the beginning only.

use super::{Syntax, chat, court, marked, tabs, timed};
use crate::line;
use benang_model::Span;
use memchr::{memchr, memmem};
use std::collections::BTreeSet;

/// So many bytes are looked at.
const MAX_BYTES: usize = 256 << 10;

/// How many lines may begin with a label in each syntax.
#[derive(Default)]
struct Look {
    /// Whether there are tabs at all.
    tabs: bool,
    lines: usize,
    counts: [usize; SYNTAXES.len()],
    indexed: Indexed,
    numbers: Numbers,
}

/// Court minutes the first.
const SYNTAXES: [Syntax<'static>; 13] = [
    Syntax::Court,
    Syntax::Chat,
    Syntax::Indexed,
    Syntax::Numbered,
    Syntax::NameTime,
    Syntax::TimeName,
    Syntax::Bracket,
    Syntax::Tabs,
    Syntax::Dash,
    Syntax::Stop,
    Syntax::Semicolon,
    Syntax::Quote,
    Syntax::Alone,
];

/// The syntaxes that `text` may be in, from byte `from` on.
pub(crate) fn possible(text: &str, from: usize) -> Vec<Syntax<'static>> {
    let head = text.as_bytes().get(from..text.len().min(from + MAX_BYTES)).unwrap_or_default();
    let mut look = Look { tabs: memchr(b'\t', head).is_some(), ..Look::default() };
    for line in line::lines(text, from).take_while(|line| line.start < from + MAX_BYTES) {
        look.line(text, line);
    }
    if memmem::find(head, b" 1. ").is_some() {
        look.court(text, from);
    }
    let found = SYNTAXES.iter().zip(look.counts).filter(|(syntax, count)| look.is_possible(**syntax, *count));
    let mut possible: Vec<Syntax<'static>> =
        std::iter::once(Syntax::Colon).chain(found.map(|(syntax, _)| *syntax)).collect();
    if possible.contains(&Syntax::Court) {
        possible.retain(|&syntax| syntax != Syntax::Numbered);
    }
    possible
}

impl Look {
    fn line(&mut self, text: &str, line: Span) {
        let bytes = line.of(text).as_bytes();
        let Some(&first) = bytes.first() else { return };
        self.lines += 1;
        let sign = sign_after_words(bytes);
        for (syntax, count) in SYNTAXES.iter().zip(&mut self.counts) {
            let out_of_the_question = match syntax {
                Syntax::Dash => !matches!(sign, Some(b'-' | 0xE2)),
                Syntax::Stop => sign != Some(b'.'),
                Syntax::Semicolon => sign != Some(b';'),
                Syntax::Tabs => !self.tabs,
                _ => false,
            };
            if out_of_the_question {
                continue;
            }
            *count += usize::from(is_label(*syntax, text, line, first));
        }
        if first.is_ascii_digit() && marked::numbered(text, line).is_some() {
            self.numbers.see(line.of(text));
        }
        if self.indexed.runs && may_be_indexed(text, line) {
            self.indexed.see(text, line);
        }
    }

    /// Counts the turns of court minutes that lost their line ends.
    fn court(&mut self, text: &str, from: usize) {
        let lines = line::lines_in(text, from, Syntax::Court).take_while(|line| line.start < from + MAX_BYTES);
        let turns = lines.filter(|&line| court::header(text, line).is_some()).count();
        if let Some(count) = self.counts.first_mut() {
            *count = turns.max(*count);
        }
    }

    fn is_possible(&self, syntax: Syntax<'_>, count: usize) -> bool {
        match syntax {
            Syntax::Indexed => self.indexed.runs && self.indexed.letters.len() >= 2 && count >= 3,
            Syntax::Court | Syntax::Chat => count >= 2,
            Syntax::Numbered => count >= 2 && count * 10 >= self.lines && self.numbers.run(count),
            Syntax::NameTime | Syntax::TimeName | Syntax::Bracket | Syntax::Tabs => {
                count >= 2 && count * 10 >= self.lines
            }
            _ => count >= 3 && count * 5 >= self.lines,
        }
    }
}

/// Whether `line`, which begins with the byte `first`, may begin with a label.
fn is_label(syntax: Syntax<'_>, text: &str, line: Span, first: u8) -> bool {
    let digit = first.is_ascii_digit();
    match syntax {
        Syntax::Court => digit && court::header(text, line).is_some(),
        Syntax::Chat => (digit || first == b'[' || first >= 0xE2) && chat::header(text, line).is_some(),
        Syntax::Numbered => digit && marked::numbered(text, line).is_some(),
        Syntax::Indexed => may_be_indexed(text, line) && marked::indexed(text, line).is_some(),
        Syntax::NameTime => !digit && timed::name_time(text, line).is_some(),
        Syntax::TimeName => timed::time_name(text, line).is_some(),
        Syntax::Bracket => first == b'[' && marked::bracket(text, line).is_some(),
        Syntax::Tabs => tabs::header(text, line).is_some(),
        Syntax::Dash | Syntax::Stop | Syntax::Semicolon => !digit && syntax.header(text, line).is_some(),
        _ => syntax.header(text, line).is_some(),
    }
}

/// The first byte of `line` that belongs to no word: a sign, or the beginning of a long dash.
fn sign_after_words(line: &[u8]) -> Option<u8> {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b' ' || (*byte >= 0x80 && *byte != 0xE2);
    line.iter().take(4 * marked::MAX_PLAIN).copied().find(|byte| !in_word(byte))
}

/// Whether `line` begins with a capital and has a digit behind it or soon after.
fn may_be_indexed(text: &str, line: Span) -> bool {
    let head = text.as_bytes().get(line.start..line.end.min(line.start + 4)).unwrap_or_default();
    matches!(head, [b'A'..=b'Z', rest @ ..] if rest.iter().any(u8::is_ascii_digit))
}

/// The numbers before labels. They count paragraphs, or are written with a zero like those of candidates; those of a
/// form's fields begin again with each form.
#[derive(Default)]
struct Numbers {
    last: u32,
    falls: usize,
    padded: usize,
}

impl Numbers {
    fn see(&mut self, line: &str) {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let number = line.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        self.padded += usize::from(line.starts_with('0'));
        self.falls += usize::from(number <= self.last);
        self.last = number;
    }

    fn run(&self, count: usize) -> bool {
        self.falls * 10 <= count || self.padded * 2 >= count
    }
}

/// Whether numbers after letters run through all turns: `A1`, `B2`, `B3`; `P1`, `P2` again and again are persons.
struct Indexed {
    runs: bool,
    last: u32,
    letters: BTreeSet<String>,
    seen: BTreeSet<(String, u32)>,
}

impl Default for Indexed {
    fn default() -> Self {
        Self { runs: true, last: 0, letters: BTreeSet::new(), seen: BTreeSet::new() }
    }
}

impl Indexed {
    fn see(&mut self, text: &str, line: Span) {
        let Some((header, number)) = marked::indexed(text, line) else { return };
        let letters = header.label.of(text).to_owned();
        let follows = number == self.last + 1 || (number == self.last && number > 0);
        self.runs &= follows && self.seen.insert((letters.clone(), number));
        self.last = number;
        self.letters.insert(letters);
    }
}
