//! The first look at a whole file: which labels its lines may have, how often, and how its lines
//! are broken. Whether a name before a colon is a speaker can only be told from all of them.

use crate::label::{self, Header, Syntax};
use crate::line::{self, Line};
use benang_model::Span;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// More different spellings of labels than this are not kept: no conversation has so many speakers, and a
/// file made of colons must not fill the memory.
const MAX_LABELS: usize = 4_096;

/// Index into [`Survey::labels`].
pub(crate) type LabelIndex = usize;

/// A name that stands before a colon at the beginning of lines, in all its spellings.
#[derive(Debug)]
pub(crate) struct Label {
    /// What its spellings share.
    pub(crate) key: String,
    /// Where it stands first.
    pub(crate) first: Span,
    /// Lines that begin with it.
    pub(crate) count: usize,
    /// Of these, lines with white space before the colon.
    pub(crate) spaced: usize,
    /// Of these, lines with a time before the label.
    pub(crate) timed: usize,
    spellings: Vec<(Span, usize)>,
}

impl Label {
    /// The commonest spelling, of equals the first.
    pub(crate) fn spelling(&self) -> Span {
        let best = self.spellings.iter().map(|(_, count)| *count).max();
        self.spellings.iter().find(|(_, count)| Some(*count) == best).map_or(self.first, |(span, _)| *span)
    }
}

/// A label as written: which label, and which of its spellings.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    label: LabelIndex,
    index: usize,
}

/// What the first look finds.
#[derive(Debug)]
pub(crate) struct Survey<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// How its labels are written.
    pub(crate) syntax: Syntax<'t>,
    /// The labels, in order of appearance.
    pub(crate) labels: Vec<Label>,
    /// Whether paragraphs are broken into lines of one width, so that a line is no paragraph.
    pub(crate) wrapped: bool,
    /// Paragraphs: lines, or what stands between blank lines and labels if lines are broken.
    pub(crate) paragraphs: usize,
    by_spelling: HashMap<&'t str, Spelling>,
    by_key: HashMap<String, LabelIndex>,
}

impl<'t> Survey<'t> {
    /// Looks at `text` from byte `from` for labels in `syntax`.
    pub(crate) fn new(text: &'t str, from: usize, syntax: Syntax<'t>) -> Self {
        let mut survey = Self {
            text,
            syntax,
            labels: Vec::new(),
            wrapped: false,
            paragraphs: 0,
            by_spelling: HashMap::new(),
            by_key: HashMap::new(),
        };
        let mut width = Width::default();
        let mut above = Span::default();
        let (mut all, mut starts) = (0, 0);
        for line in line::lines_in(text, from, syntax) {
            match line::classify(text, line, syntax) {
                Line::Header(header) => {
                    survey.count(&header);
                    if header.rest.is_empty() {
                        // The paragraph stands below.
                        above = Span::default();
                        continue;
                    }
                    all += 1;
                    starts += 1;
                }
                Line::Text => {
                    all += 1;
                    if above.is_empty() {
                        starts += 1;
                    } else {
                        width.observe(above.of(text), line.of(text));
                    }
                }
                Line::Blank | Line::Heading | Line::Stamp(_) | Line::Aside => {
                    above = Span::default();
                    continue;
                }
            }
            above = line;
        }
        survey.wrapped = width.is_fixed();
        survey.paragraphs = if survey.wrapped { starts } else { all };
        survey
    }

    /// The label that is written so.
    pub(crate) fn find(&self, written: &str) -> Option<LabelIndex> {
        self.by_spelling.get(written).map(|spelling| spelling.label)
    }

    /// The label with this key.
    pub(crate) fn find_key(&self, key: &str) -> Option<LabelIndex> {
        self.by_key.get(key).copied()
    }

    /// Takes back one line of `label`: it turned out to be no turn.
    pub(crate) fn discount(&mut self, label: LabelIndex) {
        if let Some(label) = self.labels.get_mut(label) {
            label.count = label.count.saturating_sub(1);
            self.paragraphs = self.paragraphs.saturating_sub(1);
        }
    }

    fn count(&mut self, header: &Header) {
        let written = header.label.of(self.text);
        if self.by_spelling.len() >= MAX_LABELS && !self.by_spelling.contains_key(written) {
            return;
        }
        let spelling = match self.by_spelling.entry(written) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let key = label::key(written);
                let label = *self.by_key.entry(key.clone()).or_insert(self.labels.len());
                if label == self.labels.len() {
                    let first = header.label;
                    self.labels.push(Label { key, first, count: 0, spaced: 0, timed: 0, spellings: Vec::new() });
                }
                let index = self.labels.get(label).map_or(0, |label| label.spellings.len());
                *new.insert(Spelling { label, index })
            }
        };
        let Some(label) = self.labels.get_mut(spelling.label) else { return };
        label.count += 1;
        label.spaced += usize::from(header.spaced);
        label.timed += usize::from(header.time.is_some());
        match label.spellings.get_mut(spelling.index) {
            Some((_, count)) => *count += 1,
            None => label.spellings.push((header.label, 1)),
        }
    }
}

/// Lines longer than this are paragraphs by themselves.
const MAX_WIDTH: usize = 120;
/// Nobody breaks lines at fewer characters than this.
const MIN_WIDTH: usize = 25;

/// Whether lines are broken at a width: then the next line's first word would not have fitted.
#[derive(Debug)]
struct Width {
    /// How many lines have each length, in characters.
    lengths: [usize; MAX_WIDTH + 1],
    /// How many lines would have each length with the next word on them.
    reaches: [usize; MAX_WIDTH + 1],
    pairs: usize,
}

impl Default for Width {
    fn default() -> Self {
        Self { lengths: [0; MAX_WIDTH + 1], reaches: [0; MAX_WIDTH + 1], pairs: 0 }
    }
}

impl Width {
    /// Counts a line of text and the line above it.
    fn observe(&mut self, above: &str, line: &str) {
        self.pairs += 1;
        // Four bytes a character at most: a longer line needs no counting.
        if above.len() > 4 * MAX_WIDTH {
            return;
        }
        let length = above.chars().count();
        let reach = length + 1 + line.chars().take_while(|c| !c.is_whitespace()).count();
        if let Some(count) = self.lengths.get_mut(length) {
            *count += 1;
            if let Some(count) = self.reaches.get_mut(reach.min(MAX_WIDTH)) {
                *count += 1;
            }
        }
    }

    fn is_fixed(&self) -> bool {
        let short: usize = self.lengths.iter().sum();
        if self.pairs < 3 || short * 50 < self.pairs * 49 {
            return false;
        }
        let mut within = 0;
        let longest = self.lengths.iter().position(|count| {
            within += count;
            within * 50 >= short * 49
        });
        let Some(longest) = longest.filter(|&longest| longest >= MIN_WIDTH) else { return false };
        let full: usize = self.reaches.iter().skip(longest + 1).sum();
        full * 5 >= short * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_counted_together() {
        let text = "Interviewer1 : a\ninterviewer 1: b\nInterviewer1 : c\nInterviewer 2: d";
        let survey = Survey::new(text, 0, Syntax::Colon);
        let found: Vec<_> =
            survey.labels.iter().map(|label| (label.spelling().of(text), label.count, label.spaced)).collect();
        assert_eq!(found, [("Interviewer1", 3, 2), ("Interviewer 2", 1, 0)]);
        assert_eq!(survey.find("interviewer 1"), Some(0));
    }

    #[test]
    fn broken_lines_are_told_from_short_paragraphs() {
        let wrapped = "P: Jadi waktu itu kami datang\nbertiga ke rumah Bu Yati yang\npagarnya hijau, hujan deras,\nsepatu saya basah semua dan\nkami disuruh masuk.\n";
        assert!(Survey::new(wrapped, 0, Syntax::Colon).wrapped);
        let lines =
            "Satu baris.\nIni baris yang lain sama sekali, agak panjang.\nPendek.\nSedang saja panjangnya.\nYa.\n";
        assert!(!Survey::new(lines, 0, Syntax::Colon).wrapped);
    }
}
