//! Who the labels stand for, where a transcript says so before the conversation: lines
//! `RA: Ratna Anggraini (pendamping komunitas)`, `I = pewawancara, B = Bu Rukmini (ketua)`, or prose
//! `(huruf P untuk Pewawancara, huruf N untuk Narasumber)`.

use crate::label::{self, Header};
use crate::survey::Survey;
use crate::words::{self, Part};
use benang_model::Span;

/// A part is described in at most this many words; what is longer is talk that mentions it.
const MAX_WORDS: usize = 6;
/// … or in this many between brackets after a name: `DA: Dr Anand (volunteer doctor, trains the cadres of two posts)`.
const MAX_WORDS_IN_BRACKETS: usize = 24;

/// What a legend says about one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The label's key.
    pub(crate) key: String,
    /// The full name.
    pub(crate) name: Option<String>,
    /// The part in the conversation.
    pub(crate) part: Option<Part>,
    /// How many words describe the part: `peneliti senior` may be the one who is asked.
    pub(crate) words: usize,
}

/// How sure it is that a line is one of a legend and not of the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// It names a part: `RA: Ratna (pendamping)`.
    Sure,
    /// Its label abbreviates what follows, or a name is explained: `SL: Sulastri`, `TN: Bu Tini (44 tahun)`.
    Likely,
}

/// What `header` says if it is a line of a legend.
pub(crate) fn entry(text: &str, header: &Header) -> Option<(Entry, Likeness)> {
    let (label, value) = (header.label.of(text), header.rest.of(text));
    if header.time.is_some() || value.is_empty() || value.ends_with(['?', '!', '…']) {
        return None;
    }
    // `Rina: Saya Rina, peneliti dari kampus.` is a sentence.
    if value.ends_with('.') && !value.contains('(') {
        return None;
    }
    let described = Described::new(value);
    let entry = described.entry(label);
    let in_brackets = described.name.is_some() && value.trim_end_matches('.').ends_with(')');
    let most = if in_brackets { MAX_WORDS_IN_BRACKETS } else { MAX_WORDS };
    let described_shortly = described.description.is_some_and(|words| words.split_whitespace().count() <= most);
    if described_shortly && entry.part.is_some() {
        return Some((entry, Likeness::Sure));
    }
    // `TN: Bu Tini (44 tahun, buka warung)`: a name and what it is called for, but `TN: Bu Tini (tertawa)` is talk.
    let explained = in_brackets && described_shortly && !words::notes_no_talk(described.rest);
    let abbreviates = entry.name.as_deref().is_some_and(|name| abbreviates(label, name)) && described.rest.is_empty();
    (explained || abbreviates).then_some((entry, Likeness::Likely))
}

/// What a line `I = pewawancara, B = Bu Rukmini (ketua)` says; nothing if it is no such line.
pub(crate) fn equations(text: &str, line: Span) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut pieces = line.of(text).split('=');
    let Some(mut label) = pieces.next().map(str::trim) else { return entries };
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        // What stands before the next equals sign ends with the next label.
        let (value, next) = match pieces.peek() {
            Some(_) => match piece.rsplit_once([',', ';']) {
                Some((value, next)) => (value.trim(), next.trim()),
                None => return Vec::new(),
            },
            None => (piece.trim(), ""),
        };
        if !is_short_label(label) || value.is_empty() {
            return Vec::new();
        }
        entries.push(Described::new(value).entry(label));
        label = next;
    }
    entries
}

/// What prose says about labels that the file uses: `huruf P untuk Pewawancara`.
pub(crate) fn in_prose(survey: &Survey<'_>, line: Span) -> Vec<Entry> {
    let words: Vec<&str> =
        line.of(survey.text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let introduced = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| is_one_of(word, BEFORE));
        before || words.get(at + 1).is_some_and(|word| is_one_of(word, AFTER))
    };
    let label = |at: usize| {
        let word = *words.get(at)?;
        let index = survey.find(word)?;
        (word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && introduced(at)).then_some(index)
    };
    let mut entries = Vec::new();
    for at in 0..words.len() {
        let Some(found) = label(at).and_then(|index| survey.labels.get(index)) else { continue };
        let reach = (at + 1..words.len().min(at + 9)).take_while(|&next| label(next).is_none());
        if let Some(part) = reach.filter_map(|next| words.get(next)).find_map(|word| words::part(word)) {
            entries.push(Entry { key: found.key.clone(), name: None, part: Some(part), words: 1 });
        }
    }
    entries
}

const BEFORE: &[&str] =
    &["huruf", "kode", "inisial", "simbol", "label", "letter", "letters", "initial", "initials", "code"];
const AFTER: &[&str] = &["untuk", "adalah", "for", "is", "stands", "means", "sebagai", "artinya", "yaitu", "berarti"];

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

fn is_short_label(label: &str) -> bool {
    label.chars().count() <= 20 && label.split_whitespace().count() <= 2 && label.starts_with(char::is_alphabetic)
}

/// What stands after a label in a legend, taken apart.
struct Described<'v> {
    name: Option<&'v str>,
    description: Option<&'v str>,
    /// What stands after the name.
    rest: &'v str,
}

impl<'v> Described<'v> {
    fn new(value: &'v str) -> Self {
        let value = value.trim_end_matches('.');
        let cut = value.find(['(', ',', ';']).into_iter().chain(value.find(" - ")).chain(value.find(" – ")).min();
        let (head, rest) = cut.and_then(|at| value.split_at_checked(at)).unwrap_or((value, ""));
        let (head, rest) = (head.trim(), rest.trim_matches(|c: char| !c.is_alphanumeric()));
        let description = Some(rest).filter(|rest| !rest.is_empty());
        if is_proper_name(head) {
            Self { name: Some(head), description, rest }
        } else {
            Self { name: None, description: Some(value), rest }
        }
    }

    fn entry(&self, label: &str) -> Entry {
        let description = self.description.or(self.name).unwrap_or_default();
        Entry {
            key: label::key(label),
            name: self.name.map(str::to_owned),
            part: words::part(description),
            words: description.split_whitespace().count(),
        }
    }
}

/// At most five words, each with a capital, and not just the name of a part: `Narasumber`.
fn is_proper_name(head: &str) -> bool {
    let words = || head.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase) || words::stands_in_names(word);
    let part = words().count() == 1 && words::part(head).is_some();
    (1..=5).contains(&words().count()) && words().all(capital) && !part
}

/// Whether the letters of `label` stand in `name` in this order, the first at its beginning. One
/// letter proves nothing: `S: Siang`.
fn abbreviates(label: &str, name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut letters = lower.chars();
    let label = label.to_lowercase();
    let begins = label.chars().next().is_some_and(|first| lower.starts_with(first));
    (2..=4).contains(&label.chars().count()) && begins && label.chars().all(|letter| letters.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_legend_are_told_from_turns() {
        let check = |line: &str, expected: Option<(Option<&str>, Option<Part>, Likeness)>| {
            let header = label::Syntax::Colon.header(line, Span::new(0, line.len())).expect("a label");
            let found = entry(line, &header);
            let found = found.as_ref().map(|(entry, likeness)| (entry.name.as_deref(), entry.part, *likeness));
            assert_eq!(found, expected, "{line}");
        };
        let sure = Likeness::Sure;
        check("RA: Ratna Anggraini (pendamping komunitas)", Some((Some("Ratna Anggraini"), Some(Part::Answers), sure)));
        check("AK: Andrew Kelso, researcher", Some((Some("Andrew Kelso"), Some(Part::MayAsk), sure)));
        check("P: Pewawancara", Some((None, Some(Part::Asks), sure)));
        check("SL: Sulastri", Some((Some("Sulastri"), None, Likeness::Likely)));
        check("MS: Maroef Sjam", Some((Some("Maroef Sjam"), None, Likeness::Likely)));
        check("P: Pagi Pak", None);
        check("N: Iya, Bu", None);
        check("P: Ibu kader?", None);
        check("DP: Cek, cek.", None);
        check("TN: Ya jadi kader itu kan pertama emang ga ada honornya", None);
        check("Rina: Saya Rina, peneliti dari kampus.", None);
    }

    #[test]
    fn equations_are_taken_apart() {
        let line = "I = pewawancara, B = Bu Rukmini, umur 58 (ketua Posyandu Kenanga)";
        let entries = equations(line, Span::new(0, line.len()));
        let found: Vec<_> =
            entries.iter().map(|entry| (entry.key.as_str(), entry.name.as_deref(), entry.part)).collect();
        assert_eq!(found, [("i", None, Some(Part::Asks)), ("b", Some("Bu Rukmini"), Some(Part::Answers))]);
        let prose = "Kalau dihitung 2 + 2 = 4";
        assert!(equations(prose, Span::new(0, prose.len())).is_empty());
    }

    #[test]
    fn prose_names_the_parts() {
        let text = "Huruf P di bawah ini adalah Pewawancara. Huruf Y untuk Narasumber.\nP: a\nY: b\nP: c\nY: d";
        let survey = Survey::new(text, 0, label::Syntax::Colon);
        let entries = in_prose(&survey, Span::new(0, 66));
        let found: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.part)).collect();
        assert_eq!(found, [("p", Some(Part::Asks)), ("y", Some(Part::Answers))]);
    }
}
