//! How a line says who talks: with a colon (`P: teks`), a time (`Emma  0:20`), a bracket (`[id1] teks`), …
//!
//! This is syntax only. Whether `Contohnya: a, b` is somebody called Contohnya is decided by
//! [`crate::cast`], which has seen the whole file.

mod chat;
mod colon;
mod court;
mod look;
mod marked;
mod tabs;
mod timed;

use crate::Options;
use crate::pattern::SpeakerPattern;
use crate::time::Stamp;
use crate::words;
use benang_model::Span;

/// A label is at most this many characters and words; what is longer is a sentence with a colon.
const MAX_CHARS: usize = 30;
const MAX_WORDS: usize = 4;

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

/// How a text writes its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax<'o> {
    /// `P: teks`
    Colon,
    /// `Emma  0:20` alone on its line, `Emma (0:20): teks`
    NameTime,
    /// `00:00:10 Emma` alone on its line
    TimeName,
    /// `[id1] teks`
    Bracket,
    /// `1. KETUA: NAMA [0:20]`, `1. KETUA Dr. Nama, S.H.`
    Court,
    /// `12 Emma: teks`, with the number of the paragraph or of the candidate
    Numbered,
    /// `A1: teks`, with the running number of the turn
    Indexed,
    /// `12/05/23 10.36 - Emma: teks`
    Chat,
    /// `Emma<tab>teks`, `Emma<tab>0.120<tab>0.900<tab>teks`
    Tabs,
    /// `P - teks`
    Dash,
    /// `P. teks`
    Stop,
    /// `P; teks`
    Semicolon,
    /// `ME “teks”`
    Quote,
    /// `PEWAWANCARA` or `**Pewawancara**` alone on its line
    Alone,
    /// What the user's expression finds.
    Expression(&'o SpeakerPattern),
}

impl<'o> Syntax<'o> {
    /// The syntaxes that `text` may be in, from byte `from` on. A colon is always possible, and the first.
    pub(crate) fn possible(text: &str, from: usize, options: &'o Options) -> Vec<Self> {
        if let Some(pattern) = &options.speaker {
            return vec![Self::Expression(pattern)];
        }
        if let Some(told) = options.convention {
            return told
                .syntax()
                .into_iter()
                .filter(|&syntax| syntax != Self::Colon)
                .chain([Self::Colon])
                .rev()
                .collect();
        }
        look::possible(text, from)
    }

    /// Whether labels are what the user says, not what looks like labels.
    pub(crate) fn is_told(self) -> bool {
        matches!(self, Self::Expression(_))
    }

    /// Whether hardly anything but a label is written like this.
    pub(crate) fn is_strong(self) -> bool {
        matches!(self, Self::NameTime | Self::TimeName | Self::Court | Self::Indexed | Self::Chat)
    }

    /// Whether a line like this proves nothing unless its label is known for a speaker's: much else is written so.
    pub(crate) fn is_weak(self) -> bool {
        matches!(self, Self::Dash | Self::Stop | Self::Semicolon | Self::Quote | Self::Alone)
    }

    /// The header of `line`, which is trimmed.
    pub(crate) fn header(self, text: &str, line: Span) -> Option<Header> {
        match self {
            Self::Colon => colon::header(text, line),
            Self::NameTime => timed::name_time(text, line),
            Self::TimeName => timed::time_name(text, line),
            Self::Bracket => marked::bracket(text, line),
            Self::Court => court::header(text, line),
            Self::Numbered => marked::numbered(text, line).or_else(|| colon::header(text, line)),
            Self::Indexed => marked::indexed(text, line).map(|(header, _)| header),
            Self::Chat => chat::header(text, line),
            Self::Tabs => tabs::header(text, line),
            Self::Dash => marked::separated(text, line, &["-", "–", "—"]),
            Self::Stop => marked::separated(text, line, &["."]),
            Self::Semicolon => marked::separated(text, line, &[";"]),
            Self::Quote => marked::quote(text, line),
            Self::Alone => marked::alone(text, line),
            Self::Expression(pattern) => pattern.header(text, line),
        }
    }

    /// Whether the trimmed `line`, which has no label, is what a program or a clerk notes between the turns.
    pub(crate) fn is_aside(self, text: &str, line: Span) -> bool {
        match self {
            Self::Chat => chat::stamp(text, line).is_some(),
            Self::Court => court::is_note(line.of(text)),
            _ => false,
        }
    }

    /// How many words may stand before the first label and still be front matter: the cover of court minutes and
    /// a recogniser's key words are longer than what people write.
    pub(crate) fn longest_preamble(self) -> usize {
        match self {
            Self::Court => 2_000,
            Self::NameTime | Self::TimeName => 400,
            _ => 120,
        }
    }
}

/// What the line of court minutes says about the turns after it: the number of the next one after the turn that begins
/// with the line, if one does and otherwise `next`, and where that stands inside the line.
pub(crate) fn court_turns(text: &str, line: Span, next: u32) -> Option<(u32, Option<usize>)> {
    let begins = court::number(text, line).filter(|_| court::header(text, line).is_some());
    let next = begins.map_or(next, |(number, _)| number + 1);
    let inside = Span::new(line.start, line.end);
    Some((next, court::next_turn(text, inside, next)))
}

/// Whether a message says only that something was left out of the export.
pub(crate) use chat::is_left_out;

/// How many asterisks `span` begins with.
fn stars(text: &str, span: Span) -> usize {
    span.of(text).bytes().take_while(|&byte| byte == b'*').count()
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

/// What all spellings of one label share: case, spaces and full stops don't make another speaker.
pub(crate) fn key(label: &str) -> String {
    let shared = |c: &char| c.is_alphanumeric() || matches!(c, '/' | '&' | ',');
    let key: String =
        words::without_exchange_number(label).chars().filter(shared).flat_map(char::to_lowercase).collect();
    // A label in a table may be an emoji.
    if key.is_empty() { label.to_owned() } else { key }
}

/// Whether two labels are one speaker's: case, spaces, marks and the number of the exchange don't matter.
#[must_use]
pub fn same_label(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_told_from_sentences() {
        let check = |line: &str, expected: Option<(&str, &str, &str)>| {
            let header = Syntax::Colon.header(line, Span::new(0, line.len()));
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
        check("F：Ya", Some(("F", "F：", "Ya")));
        check("00:12 - P: Ya", Some(("P", "P:", "Ya")));
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
