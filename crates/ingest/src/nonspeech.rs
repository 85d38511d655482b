//! What transcribers note between the talk: `(tertawa)`, `[suara motor]`, `(I: Oh ya.)`, `///`.
//!
//! Square brackets hold notes. Round ones hold notes or talk (`kain tudung`), so these are told by
//! what stands in them.

use crate::cast::Cast;
use crate::time;
use crate::words;
use benang_model::{Mark, MarkKind, Span};
use memchr::{memchr, memchr2, memmem};

/// A note in brackets is at most this many bytes long; what is longer is talk, or a bracket that
/// nobody closed.
const MAX_BYTES: usize = 240;
/// What is said at the same time is at most this many bytes long.
const MAX_BYTES_OVERLAP: usize = 1_000;
const MAX_WORDS_SQUARE: usize = 20;
const MAX_WORDS_ROUND: usize = 5;
const MAX_WORDS_CAPITALS: usize = 10;

/// Marks that stand without brackets: a pause and what nobody could understand.
const SIGNS: [&str; 2] = ["///", "###"];
/// How those begin that hold something: another's words `//S02: Ja. //`, a time `#00:12-3#`.
const OPENINGS: [&str; 3] = ["//", "#0", "#1"];

/// Which of the signs without brackets a file uses; looked up once, since most use none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    used: bool,
}

impl Signs {
    /// Looks for the signs in `text`.
    pub(crate) fn of(text: &str) -> Self {
        let used = |sign: &&str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
        Self { used: SIGNS.iter().chain(&OPENINGS).any(used) }
    }
}

/// Whether all of the trimmed `line` is one note.
pub(crate) fn alone(text: &str, line: Span) -> bool {
    let written = line.of(text);
    SIGNS.contains(&written) || note(text, line, None).is_some_and(|mark| mark.span == line)
}

/// Appends the notes and the times inside `body` to `marks`, in order.
pub(crate) fn scan(text: &str, body: Span, cast: Option<&Cast<'_>>, signs: Signs, marks: &mut Vec<Mark>) {
    let mut at = body.start;
    while let Some(found) = next(text, Span::new(at, body.end), signs) {
        match note(text, Span::new(found, body.end), cast) {
            Some(mark) => {
                marks.push(mark);
                at = mark.span.end;
            }
            None => at = found + 1,
        }
    }
}

/// Where the next bracket or sign stands.
fn next(text: &str, span: Span, signs: Signs) -> Option<usize> {
    let bytes = text.as_bytes().get(span.start..span.end)?;
    let found = if signs.used {
        bytes.iter().position(|byte| matches!(byte, b'(' | b'[' | b'/' | b'#'))
    } else {
        memchr2(b'(', b'[', bytes)
    };
    found.map(|at| span.start + at)
}

/// The note or time at the beginning of `span`.
fn note(text: &str, span: Span, cast: Option<&Cast<'_>>) -> Option<Mark> {
    let bytes = text.as_bytes().get(span.start..span.end)?;
    let close = match bytes.first()? {
        b'(' => b')',
        b'[' => b']',
        &sign => {
            let time = || time::leading_in_brackets(text, span);
            let time = || time().map(|stamp| Mark { span: stamp.span, kind: MarkKind::Time { ms: stamp.ms } });
            return overlap(text, span, cast).or_else(time).or_else(|| sign_run(span, bytes, sign));
        }
    };
    let end = memchr(close, bytes.get(..MAX_BYTES).unwrap_or(bytes))?;
    let whole = Span::new(span.start, span.start + end + 1);
    let inner = Span::new(whole.start + 1, whole.end - 1).trim(text);
    if let Some(stamp) = time::alone(text, whole).filter(|_| close == b']') {
        return Some(Mark { span: whole, kind: MarkKind::Time { ms: stamp.ms } });
    }
    let followed_by_link = text.as_bytes().get(whole.end) == Some(&b'(');
    let noted = match close {
        b']' => !followed_by_link && is_note_in_square(inner.of(text)),
        _ => is_note_in_round(inner.of(text)) || cast.is_some_and(|cast| cast.speaks(text, inner)),
    };
    noted.then_some(Mark { span: whole, kind: MarkKind::NonSpeech })
}

/// What somebody else says meanwhile: `//S02: Ja. //`.
fn overlap(text: &str, span: Span, cast: Option<&Cast<'_>>) -> Option<Mark> {
    let inner = span.of(text).strip_prefix("//")?;
    let end = inner.char_indices().map(|(at, _)| at).take_while(|&at| at <= MAX_BYTES_OVERLAP).last()?;
    let close = memmem::find(inner.as_bytes().get(..=end)?, b"//")?;
    let said = Span::new(span.start + 2, span.start + 2 + close).trim(text);
    let whole = Span::new(span.start, span.start + close + 4);
    cast.is_some_and(|cast| cast.speaks(text, said)).then_some(Mark { span: whole, kind: MarkKind::NonSpeech })
}

/// Three or more of one sign: `///`.
fn sign_run(span: Span, bytes: &[u8], sign: u8) -> Option<Mark> {
    let length = bytes.iter().take_while(|&&byte| byte == sign).count();
    let run = Mark { span: Span::new(span.start, span.start + length), kind: MarkKind::NonSpeech };
    (matches!(sign, b'/' | b'#') && length >= 3).then_some(run)
}

fn is_note_in_square(inner: &str) -> bool {
    !inner.contains('[') && inner.split_whitespace().count() <= MAX_WORDS_SQUARE
}

fn is_note_in_round(inner: &str) -> bool {
    if inner.contains('(') {
        return false;
    }
    let count = inner.split_whitespace().count();
    is_pause(inner)
        || (count <= MAX_WORDS_ROUND && words::notes_no_talk(inner))
        || (count <= MAX_WORDS_SQUARE && is_stage_direction(inner))
        || is_in_capitals(inner, count)
}

/// `(The participant reads the task)`, `(informan membaca formulirnya)`: what somebody does, told by another.
fn is_stage_direction(inner: &str) -> bool {
    let mut words = inner.split_whitespace().skip_while(|word| word.eq_ignore_ascii_case("the"));
    let who = words.next().map(|word| word.strip_suffix('s').unwrap_or(word));
    who.is_some_and(words::names_a_part_in_talk) && words.next().is_some() && !inner.contains(':')
}

/// `(…)`, `(..)`, `(2.0)`, `(3 s)`, `(?)`: no words. A whole number counts something, or is a year.
fn is_pause(inner: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '?' | '-' | 's') || c.is_whitespace();
    inner.chars().all(sign) && !inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// `(SHOWING the screen)`, `(MIC OFF)`; a single word in capitals may be an abbreviation in talk.
fn is_in_capitals(inner: &str, count: usize) -> bool {
    let capital = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_uppercase);
    let mut words = inner.split_whitespace();
    let first = words.next().is_some_and(|word| word.chars().count() >= 5 && capital(word));
    (2..=MAX_WORDS_CAPITALS).contains(&count) && (first || inner.split_whitespace().all(capital))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_talk_in_brackets() {
        let check = |body: &str, expected: &[&str]| {
            let mut marks = Vec::new();
            scan(body, Span::new(0, body.len()), None, Signs::of(body), &mut marks);
            let found: Vec<&str> = marks.iter().map(|mark| mark.span.of(body)).collect();
            assert_eq!(found, expected, "{body}");
        };
        check("Iya (tertawa) bener [suara motor] kok", &["(tertawa)", "[suara motor]"]);
        check("Kerudung (kain tudung) yang itu", &[]);
        check("Makanan tambahan (PMT) itu", &[]);
        check("Waktu itu (2019) yang (1) belum ada (2.0) sih", &["(2.0)"]);
        check("Ya (…) nggak tau (..) deh", &["(…)", "(..)"]);
        check("Lihat (SHOWING the screen to her) ini", &["(SHOWING the screen to her)"]);
        check("Katanya /// anu ### begitu", &["///", "###"]);
        check("dan/atau", &[]);
        check("(The participant reads the task again) Okay.", &["(The participant reads the task again)"]);
        check("Waktu itu (informan membaca formulirnya) ya", &["(informan membaca formulirnya)"]);
        check("Yang lain (kader) juga", &[]);
        check("Lihat [situs](https://a.id) itu", &[]);
        check("((tertawa) [ (ketawa", &["(tertawa)"]);
        check("[00:01:09] Terus", &["[00:01:09]"]);
    }
}
