//! Lines that begin with a label: `P: teks`, `Interviewer 1 : teks`, `**HW:** teks`, `46:57 F: teks`.
//! A line without one goes on with the turn.

use crate::cast::{self, Cast, Standing};
use crate::diagnostics::{Finding, WarningKind};
use crate::draft::{Draft, Opening};
use crate::front_matter::Extent;
use crate::label::{self, Header};
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::roles::{Hint, Roll};
use crate::survey::{LabelIndex, Survey};
use crate::time;
use crate::words;
use benang_model::{MarkKind, Role, Span, Speaker, SpeakerIndex};

/// Reads a labelled text from the end of its front matter.
pub(crate) fn read(survey: &Survey<'_>, cast: &Cast<'_>, front: Extent) -> Reading {
    let mut reader = Reader {
        survey,
        cast,
        speakers: Speakers::new(survey, cast),
        draft: Draft::new(survey.text, Some(cast), front.marks),
        findings: Vec::new(),
        in_paragraph: false,
    };
    for span in line::lines(survey.text, front.end) {
        reader.line(span);
    }
    let mut findings = reader.findings;
    findings.extend(reader.speakers.findings());
    Reading { finished: reader.draft.finish(), roll: reader.speakers.roll, findings }
}

struct Reader<'s> {
    survey: &'s Survey<'s>,
    cast: &'s Cast<'s>,
    speakers: Speakers<'s>,
    draft: Draft<'s>,
    findings: Vec<Finding>,
    /// Whether a line of text goes on with the paragraph above.
    in_paragraph: bool,
}

impl Reader<'_> {
    fn line(&mut self, span: Span) {
        let text = self.survey.text;
        match line::classify(text, span) {
            Line::Blank => {}
            Line::Heading => self.draft.heading(span),
            Line::Stamp(stamp) => self.draft.time(stamp),
            Line::Aside => self.draft.mark(span, MarkKind::NonSpeech),
            looks => {
                return match self.labelled(span, looks) {
                    Some(labelled) => self.turn(&labelled),
                    None if is_note(text, looks) => self.draft.mark(span, MarkKind::NonSpeech),
                    None => self.text(span),
                };
            }
        }
        self.in_paragraph = false;
    }

    fn labelled(&mut self, span: Span, looks: Line) -> Option<Labelled> {
        if let Line::Header(header) = looks
            && let Some(label) = self.cast.label(&header)
        {
            return Some(Labelled { label, header });
        }
        let found = without_colon(self.survey.text, span, self.cast)?;
        let label = found.header.label;
        let kind = WarningKind::NoColon { label: label.of(self.survey.text).to_owned() };
        self.findings.push(Finding { at: Some(label.start), kind });
        Some(found)
    }

    fn turn(&mut self, labelled: &Labelled) {
        let header = &labelled.header;
        let speaker = self.speakers.index(labelled.label);
        self.draft.turn(Opening { speaker, label: Some(header.mark), time: header.time });
        self.in_paragraph = self.survey.wrapped && !header.rest.is_empty();
        if !header.rest.is_empty() {
            self.draft.paragraph(header.rest);
        }
    }

    fn text(&mut self, span: Span) {
        if !self.draft.is_in_turn() {
            self.findings.push(Finding { at: Some(span.start), kind: WarningKind::Unlabelled });
        }
        if self.in_paragraph {
            self.draft.next_line(span);
        } else {
            self.draft.paragraph(span);
        }
        self.in_paragraph = self.survey.wrapped;
    }
}

/// A line that says who talks.
struct Labelled {
    label: LabelIndex,
    header: Header,
}

/// A transcriber's note between the turns: `Catatan: kaset dibalik`.
fn is_note(text: &str, looks: Line) -> bool {
    matches!(looks, Line::Header(header) if words::heads_note(&label::key(header.label.of(text))))
}

/// A line whose label lacks its colon: `48:02  R OK` after a time, or `MR. Ya enggaklah`.
fn without_colon(text: &str, line: Span, cast: &Cast<'_>) -> Option<Labelled> {
    let time = time::leading(text, line);
    let start = time.map_or(line.start, |stamp| Span::new(stamp.span.end, line.end).trim(text).start);
    let end = Span::new(start, line.end).of(text).find(|c: char| !c.is_alphanumeric())?;
    let label = Span::new(start, start + end);
    let after = Span::new(label.end, line.end).of(text);
    let stop = after.starts_with(". ") && label.len() >= 2;
    let spaced = time.is_some() && after.starts_with(char::is_whitespace);
    if !(stop || spaced) || !cast::is_initials(label.of(text)) {
        return None;
    }
    let index = cast.label_written(label.of(text))?;
    let mark = Span::new(label.start, label.end + usize::from(stop));
    let rest = Span::new(mark.end, line.end).trim(text);
    Some(Labelled { label: index, header: Header { time, label, mark, rest, spaced: false } })
}

/// The speakers, in order of appearance.
struct Speakers<'s> {
    survey: &'s Survey<'s>,
    cast: &'s Cast<'s>,
    by_label: Vec<Option<SpeakerIndex>>,
    labels: Vec<LabelIndex>,
    roll: Roll,
}

impl<'s> Speakers<'s> {
    fn new(survey: &'s Survey<'s>, cast: &'s Cast<'s>) -> Self {
        Self { survey, cast, by_label: vec![None; survey.labels.len()], labels: Vec::new(), roll: Roll::default() }
    }

    fn index(&mut self, label: LabelIndex) -> SpeakerIndex {
        if let Some(known) = self.by_label.get(label).copied().flatten() {
            return known;
        }
        let index = self.labels.len();
        self.labels.push(label);
        if let Some(slot) = self.by_label.get_mut(label) {
            *slot = Some(index);
        }
        if let Some(found) = self.survey.labels.get(label) {
            let name = self.cast.entry(found).and_then(|entry| entry.name.clone());
            let label_written = found.spelling().of(self.survey.text).to_owned();
            let speaker = Speaker { label: label_written, name, role: Role::Unknown };
            let (part, words) = self.cast.part(found);
            self.roll.enter(speaker, Hint { part, words, standing: self.cast.standing(label) });
        }
        index
    }

    /// What is odd about the labels.
    fn findings(&self) -> Vec<Finding> {
        self.labels.iter().filter_map(|&label| self.oddity(label)).collect()
    }

    fn oddity(&self, index: LabelIndex) -> Option<Finding> {
        let label = self.survey.labels.get(index)?;
        let written = label.first.of(self.survey.text).to_owned();
        let kind = match self.cast.standing(index) {
            Standing::Joint => WarningKind::JointLabel { label: written },
            Standing::Once | Standing::Speaker => match self.likely_meant(index) {
                Some(other) => WarningKind::LikeAnotherLabel { label: written, other },
                None if self.cast.standing(index) == Standing::Once => WarningKind::LabelOnce { label: written },
                None if self.is_unlisted(index) => WarningKind::UnlistedLabel { label: written },
                None => return None,
            },
            Standing::None => return None,
        };
        Some(Finding { at: Some(label.first.start), kind })
    }

    /// The much commoner label that is one letter away. Between `Interviewer 1` and `Interviewer 2`
    /// the digit is meant, and between short labels one letter is much.
    fn likely_meant(&self, index: LabelIndex) -> Option<String> {
        let label = self.survey.labels.get(index)?;
        if label.key.chars().count() < 3 || label.count * 10 > self.cast.tally.lines {
            return None;
        }
        let candidates = self.labels.iter().filter_map(|&other| self.survey.labels.get(other));
        candidates
            .filter(|other| other.count >= label.count * 10 && is_one_edit(&label.key, &other.key))
            .max_by_key(|other| other.count)
            .map(|other| other.spelling().of(self.survey.text).to_owned())
    }

    fn is_unlisted(&self, index: LabelIndex) -> bool {
        self.survey.labels.get(index).is_some_and(|label| {
            let initials = cast::is_initials(label.first.of(self.survey.text));
            initials && self.cast.has_legend() && self.cast.entry(label).is_none()
        })
    }
}

/// Whether one letter more, less or other makes one key the other; digits don't count.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = one.len().max(other.len());
    let differs = one.get(same).or_else(|| other.get(same)).is_some_and(|c| !c.is_ascii_digit());
    one.len().abs_diff(other.len()) <= 1 && same + same_end + 1 >= longest && one != other && differs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_told_from_two() {
        let check = |one, other, expected| assert_eq!(is_one_edit(one, other), expected, "{one} {other}");
        check("paticipant", "participant", true);
        check("participent", "participant", true);
        check("ukelly", "kelly", true);
        check("interviewer1", "interviewer2", false);
        check("tailor", "taylor", true);
        check("emma", "kelly", false);
        check("emma", "emma", false);
    }
}
