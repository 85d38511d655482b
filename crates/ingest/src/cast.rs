//! Who takes part: which of the labels that lines may have are speakers.
//!
//! A label is believed if a legend names it, if it is a word for a part (`Pewawancara`), or if it
//! recurs and looks like a name. A label that occurs once is believed only in a text that is
//! plainly labelled.

use crate::Options;
use crate::label::{self, Header, Syntax};
use crate::legend::Entry;
use crate::survey::{Label, LabelIndex, Survey};
use crate::words::{self, Part};
use benang_model::Span;
use std::collections::BTreeMap;

/// In a conversation of fewer lines, a label that occurs once is not odd.
const FEW_LINES: usize = 4;

/// What a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No speaker: the line is talk.
    None,
    /// A speaker.
    Speaker,
    /// A speaker, it seems; the label occurs once.
    Once,
    /// Several speakers at a time: `SN dan MR`.
    Joint,
}

/// The labels of a text with what they are.
#[derive(Debug)]
pub(crate) struct Cast<'s> {
    survey: &'s Survey<'s>,
    legend: BTreeMap<&'s str, &'s Entry>,
    standings: Vec<Standing>,
    /// Whether the text is what several people say, put together: most labels occur once.
    quotes: bool,
    /// Whether the user says that labels are written so.
    told: bool,
    /// What the labels that are surely speakers have in sum.
    pub(crate) tally: Tally,
}

/// Lines that begin with a label that is surely a speaker's.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// All.
    pub(crate) lines: usize,
    /// Of these, with a time before the label.
    pub(crate) timed: usize,
    /// Of these, with white space before the colon.
    pub(crate) spaced: usize,
    /// Of these, with a label that heads answers.
    pub(crate) answers: usize,
    /// Different labels.
    pub(crate) labels: usize,
    /// Whether a legend or the words themselves say that at least one of them is a speaker.
    pub(crate) known: bool,
}

impl<'s> Cast<'s> {
    /// Decides about the labels of `survey`, whose lines of front matter are already discounted.
    ///
    /// Where the user has said how labels are written, a label that looks like a name is a speaker.
    pub(crate) fn new(survey: &'s Survey<'s>, legend: &'s [Entry], options: &Options) -> Self {
        let legend = legend.iter().map(|entry| (entry.key.as_str(), entry)).collect();
        let told =
            survey.syntax.is_told() || options.convention.is_some_and(|told| told.syntax() == Some(survey.syntax));
        let mut cast = Self { survey, legend, standings: Vec::new(), quotes: false, told, tally: Tally::default() };
        cast.quotes = cast.is_made_of_quotes();
        let first = survey.labels.iter().find(|label| label.count > 0).map(|label| label.first);
        for label in &survey.labels {
            let trusted = is_long_initials(label.first.of(survey.text)) && (cast.quotes || Some(label.first) == first);
            let (known, standing) = cast.judge(label, trusted);
            if standing != Standing::None {
                cast.tally.count(label, known);
            }
            cast.standings.push(standing);
        }
        if cast.is_plainly_labelled() && !survey.syntax.is_weak() {
            cast.admit_rare();
        }
        cast
    }

    /// The label of `header`, if it is a speaker's.
    pub(crate) fn label(&self, header: &Header) -> Option<LabelIndex> {
        let index = self.survey.find(header.label.of(self.survey.text))?;
        (self.standing(index) != Standing::None).then_some(index)
    }

    /// The label that `written` begins with, if it is a speaker's: for lines that lack the colon.
    pub(crate) fn label_written(&self, written: &str) -> Option<LabelIndex> {
        self.survey.find(written).filter(|&index| self.standing(index) != Standing::None)
    }

    /// What a label is.
    pub(crate) fn standing(&self, label: LabelIndex) -> Standing {
        self.standings.get(label).copied().unwrap_or(Standing::None)
    }

    /// What the legend says about a label.
    pub(crate) fn entry(&self, label: &Label) -> Option<&'s Entry> {
        self.legend.get(label.key.as_str()).copied()
    }

    /// What is known about a speaker's part before anybody has talked, and in how many words it is
    /// said.
    pub(crate) fn part(&self, label: &Label) -> (Option<Part>, usize) {
        if let Some(Entry { part: Some(part), words, .. }) = self.entry(label) {
            return (Some(*part), *words);
        }
        let written = label.first.of(self.survey.text);
        let words = written.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).count();
        (words::part(written), words)
    }

    /// The keys of the labels that a legend names.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &'s str> + '_ {
        self.legend.keys().copied()
    }

    /// Whether there is a legend, so that a label which isn't in it is odd.
    pub(crate) fn has_legend(&self) -> bool {
        !self.legend.is_empty()
    }

    /// The text whose labels they are.
    pub(crate) fn text(&self) -> &'s str {
        self.survey.text
    }

    /// Which share of the paragraphs begins with a speaker's label, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        ratio(self.tally.lines, self.survey.paragraphs.max(self.tally.lines))
    }

    /// Whether `inner` is something that a speaker says: `I: Oh ya.`
    pub(crate) fn speaks(&self, text: &str, inner: Span) -> bool {
        Syntax::Colon.header(text, inner).is_some_and(|header| self.label(&header).is_some())
    }

    /// Whether most paragraphs begin with initials that mostly occur once. Then initials can be
    /// trusted though they don't recur.
    fn is_made_of_quotes(&self) -> bool {
        let initials = || self.survey.labels.iter().filter(|label| is_long_initials(label.first.of(self.survey.text)));
        let once = initials().filter(|label| label.count == 1).count();
        let lines: usize = initials().map(|label| label.count).sum();
        once * 4 >= initials().count() * 3 && lines * 2 >= self.survey.paragraphs && self.legend.is_empty()
    }

    fn judge(&self, label: &Label, trusted: bool) -> (bool, Standing) {
        let written = label.spelling().of(self.survey.text);
        let legend = self.entry(label).is_some();
        if label.count == 0 || (!legend && !self.survey.syntax.is_told() && words::is_no_speaker(&label.key)) {
            return (false, Standing::None);
        }
        let trusted = trusted && !self.survey.syntax.is_weak();
        let known = legend || trusted || names_a_part(written) || self.has_partner(written);
        let syntax = self.survey.syntax;
        if syntax == Syntax::Chat {
            return (true, Standing::Speaker);
        }
        let small = written.starts_with(char::is_lowercase) && !matches!(syntax, Syntax::Bracket | Syntax::Tabs);
        let recurs = self.told || label.count >= if small { 3 } else { 2 };
        let believed = self.told || !syntax.is_weak() || is_long_initials(written);
        let named = recurs && believed && !words::is_metadata(&label.key) && (is_name(written) || syntax.is_strong());
        (known, if known || named { Standing::Speaker } else { Standing::None })
    }

    /// Whether `written` is a letter for the one who asks and the file has one who answers, or the
    /// other way round.
    fn has_partner(&self, written: &str) -> bool {
        let labels = || words::partners(written).filter_map(|partner| self.survey.find(partner));
        labels().any(|index| self.survey.labels.get(index).is_some_and(|label| label.count > 0))
    }

    fn is_plainly_labelled(&self) -> bool {
        self.tally.lines >= 2 && (self.share() >= 0.5 || self.survey.syntax.is_strong())
    }

    /// Admits joint labels, and labels that occur once.
    fn admit_rare(&mut self) {
        let series: Vec<&str> = self
            .survey
            .labels
            .iter()
            .enumerate()
            .filter(|(index, _)| self.standing(*index) == Standing::Speaker)
            .filter_map(|(_, label)| numbered(&label.key))
            .collect();
        for (index, label) in self.survey.labels.iter().enumerate() {
            let written = label.first.of(self.survey.text);
            if label.count == 0 || words::is_no_speaker(&label.key) || self.entry(label).is_some() {
                continue;
            }
            let standing = if self.is_joint(written) {
                Standing::Joint
            } else if label.count == 1 && (is_name(written) || self.survey.syntax.is_strong()) && !self.quotes {
                // In a few lines of conversation nobody says much; and `P3` goes with `P1` and `P2`.
                let in_series = numbered(&label.key).is_some_and(|stem| series.contains(&stem));
                if self.tally.lines < FEW_LINES || in_series { Standing::Speaker } else { Standing::Once }
            } else {
                continue;
            };
            if let Some(slot) = self.standings.get_mut(index) {
                *slot = standing;
            }
        }
    }

    /// Whether `written` names several known speakers.
    fn is_joint(&self, written: &str) -> bool {
        const JOINTS: [&str; 5] = [" dan ", " and ", "&", "/", ","];
        let known = |part: &str| {
            let label = self.survey.find_key(&label::key(part.trim()));
            label.is_some_and(|index| self.standing(index) == Standing::Speaker)
        };
        JOINTS.iter().any(|joint| written.contains(joint) && written.split(joint).all(known))
    }
}

impl Tally {
    fn count(&mut self, label: &Label, known: bool) {
        self.lines += label.count;
        self.timed += label.timed.min(label.count);
        self.spaced += label.spaced.min(label.count);
        self.answers += if words::heads_answers(&label.key) { label.count } else { 0 };
        self.labels += 1;
        self.known |= known;
    }
}

/// `part / whole` as a number from 0 to 1; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of lines are far below 2^52")]
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// What stands before the number at the end of a key.
fn numbered(key: &str) -> Option<&str> {
    let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
    (!stem.is_empty() && stem.len() < key.len()).then_some(stem)
}

/// One to three capitals, perhaps with a number: `P`, `TN`, `R2`.
pub(crate) fn is_initials(written: &str) -> bool {
    let letters = written.trim_end_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase)
}

/// Two or three capitals: `TN`. A number after them may be that of the turn.
fn is_long_initials(written: &str) -> bool {
    is_initials(written) && written.chars().count() > 1 && written.chars().all(char::is_alphabetic)
}

/// A word for a part, perhaps with a number or a name: `Interviewer 2`, `Informan Yuni`.
pub(crate) fn names_a_part(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let first = words.next().is_some_and(words::names_a_part_in_talk);
    first && words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Words with capitals, numbers and the particles of names; or one word without a capital.
fn is_name(written: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii())
            || words::stands_in_names(word)
            || words::part(word).is_some()
    };
    let mut words = written.split_whitespace();
    let reported = words.clone().next().is_some_and(|first| words::reports(&first.to_lowercase()));
    !reported && (words.all(word) || !written.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_told_from_other_words_before_a_colon() {
        let check = |text: &str, expected: &[(&str, Standing)]| {
            let survey = Survey::new(text, 0, Syntax::Colon);
            let cast = Cast::new(&survey, &[], &Options::default());
            let found: Vec<_> = (0..survey.labels.len())
                .filter(|&index| cast.standing(index) != Standing::None)
                .map(|index| (survey.labels[index].spelling().of(text), cast.standing(index)))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        let speaker = Standing::Speaker;
        check("TN: Ya mungkin", &[("TN", speaker)]);
        check("TN: Ya mungkin\n\nAS: Tidak", &[("TN", speaker), ("AS", speaker)]);
        let four = [("HT", speaker), ("AS", speaker), ("TN", speaker), ("ED", speaker)];
        check("HT: a\n\nAS: b\n\nTN: c\n\nED: d", &four);
        check("A1: Berapa?\nB2: Enam.\nA3: Boleh?", &[]);
        check("Ani: Ya\nBudi: Apa?\nAni: Ya\nBudi: Oh", &[("Ani", speaker), ("Budi", speaker)]);
        check("P: a\nY: b\nP: c\nY: d\nN: e", &[("P", speaker), ("Y", speaker), ("N", Standing::Once)]);
        check(
            "SN: a\nMR: b\nSN: c\nMR: d\nSN dan MR: e",
            &[("SN", speaker), ("MR", speaker), ("SN dan MR", Standing::Joint)],
        );
        check("P1: a\nP2: b\nP1: c\nP2: d\nP3: e", &[("P1", speaker), ("P2", speaker), ("P3", speaker)]);
        check("Kami datang.\nKader: enam orang.\nLalu pulang.", &[]);
        check("Contohnya: a\nIntinya: b\nContohnya: c", &[]);
        check("Jadi begini: a\nJadi begini: b", &[]);
        check("Hasil: a", &[]);
    }
}
