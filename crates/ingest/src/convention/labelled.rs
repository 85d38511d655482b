//! Lines that begin with a label: `P: teks`, `Interviewer 1 : teks`, `**HW:** teks`, `46:57 F: teks`.
//! A line without one goes on with the turn.

use crate::cast::{self, Cast, Standing, ratio};
use crate::convention::{Candidate, Convention, Sheet, one_label, question_answer, table};
use crate::diagnostics::{Finding, WarningKind};
use crate::distance;
use crate::draft::{Draft, Opening};
use crate::front_matter::Extent;
use crate::label::{self, Header, Syntax};
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::reason::Reason;
use crate::roles::{Hint, Roll};
use crate::survey::{Label, LabelIndex, Survey};
use crate::time::{self, Stamp};
use crate::words;
use benang_model::{MarkKind, Role, Span, Speaker, SpeakerIndex, Turn};

/// A text in which one label alone asks, and nobody else has one, is likely to be a conversation.
const ONE_LABEL_LIKELIHOOD: f64 = 0.7;
/// Fewer labelled paragraphs than this may be quotations.
const MIN_QUESTIONS: usize = 3;
/// Below prose: named as the runner-up.
const DOUBTFUL_LIKELIHOOD: f64 = 0.4;

/// A text whose labels are written in one syntax.
pub(crate) fn candidate<'c>(sheet: &'c Sheet<'c>, cast: &'c Cast<'c>) -> Candidate<'c> {
    let Sheet { survey, front } = sheet;
    let convention = convention(sheet, cast);
    let read = move || {
        let reading = match convention {
            Convention::QuestionAnswer => question_answer::read(survey, cast, front.structured.clone()),
            Convention::OneLabel => one_label::read(survey, cast, front.structured.clone()),
            _ => read(survey, cast, front.preamble.as_ref().unwrap_or(&front.structured).clone()),
        };
        Reading { metadata: front.metadata.clone(), ..reading }
    };
    let likelihood = match survey.syntax {
        Syntax::Expression(_) => 1.0,
        _ if convention == Convention::OneLabel => ONE_LABEL_LIKELIHOOD,
        _ => likelihood(cast, survey),
    };
    Candidate { convention, likelihood, reasons: reasons(sheet, cast), read: Box::new(read) }
}

/// The convention of labels with a colon depends on what else stands with them.
fn convention(sheet: &Sheet<'_>, cast: &Cast<'_>) -> Convention {
    let tally = cast.tally;
    match sheet.survey.syntax {
        Syntax::Expression(_) => Convention::Expression,
        Syntax::NameTime => Convention::NameTime,
        Syntax::TimeName => Convention::TimeName,
        Syntax::Bracket => Convention::Bracket,
        Syntax::Court => Convention::Court,
        Syntax::Numbered if tally.answers > 0 && tally.answers == tally.lines => Convention::QuestionAnswer,
        Syntax::Numbered => Convention::NumberedLabel,
        Syntax::Indexed => Convention::IndexedLabel,
        Syntax::Chat => Convention::Chat,
        Syntax::Tabs => Convention::Tabs,
        Syntax::Dash => Convention::LabelDash,
        Syntax::Stop => Convention::LabelStop,
        Syntax::Semicolon => Convention::LabelSemicolon,
        Syntax::Quote => Convention::LabelQuote,
        Syntax::Alone => Convention::LabelAlone,
        Syntax::Colon if unlabelled_answers(sheet, cast).is_some() => Convention::OneLabel,
        Syntax::Colon if tally.answers > 0 && tally.answers == tally.lines => Convention::QuestionAnswer,
        Syntax::Colon if tally.timed * 2 > tally.lines => Convention::TimeLabel,
        Syntax::Colon if sheet.front.legend_lines > 0 => Convention::LegendInitials,
        Syntax::Colon if tally.spaced * 2 > tally.lines => Convention::LabelSpaceColon,
        Syntax::Colon => Convention::LabelColon,
    }
}

/// The only label, if it names the one who asks and most paragraphs have none: somebody must answer.
fn unlabelled_answers(sheet: &Sheet<'_>, cast: &Cast<'_>) -> Option<LabelIndex> {
    let Sheet { survey, front } = sheet;
    let mut speakers = (0..survey.labels.len()).filter(|&label| cast.standing(label) != Standing::None);
    let label = speakers.next()?;
    let written = survey.labels.get(label).filter(|_| speakers.next().is_none())?.spelling().of(survey.text);
    let asks = words::part(written) == Some(words::Part::Asks) && words::names_a_part_in_talk(written);
    let bare = survey.paragraphs.saturating_sub(cast.tally.lines);
    (asks && cast.tally.lines >= MIN_QUESTIONS && bare >= cast.tally.lines && front.legend.is_empty()).then_some(label)
}

/// How likely it is that the labels are speakers', from 0 to 1: it grows with their number, and
/// with the share of paragraphs that they begin. One line proves little unless its label is known;
/// one unknown label that heads a few paragraphs is rather a `Catatan:`.
pub(crate) fn likelihood(cast: &Cast<'_>, survey: &Survey<'_>) -> f64 {
    let syntax = survey.syntax;
    let tally = cast.tally;
    // A question without label goes with every answer.
    let share = if tally.answers == tally.lines { (cast.share() * 2.0).min(1.0) } else { cast.share() };
    let known = tally.known || syntax.is_strong();
    let lines = ratio(tally.lines * 4, tally.lines * 4 + if known { 1 } else { 4 });
    let alone = if tally.labels == 1 && !known && share < 0.5 { 0.5 } else { 1.0 };
    let likelihood = lines * alone * (0.55 + 0.45 * share);
    // What much else looks like, too, is believed only where nearly everything looks so, and of two at least.
    let doubtful = match syntax {
        Syntax::Alone => !tally.known || tally.labels < 2,
        // A timetable has names and times, but nothing below them.
        Syntax::NameTime | Syntax::TimeName => survey.paragraphs * 4 < tally.lines * 3,
        // With times it is what a program exports; without, any table.
        Syntax::Tabs => {
            share < 0.5 || table::heads_no_talk(cast.text()) || (!tally.known && tally.timed * 2 <= tally.lines)
        }
        Syntax::Bracket => share < 0.5 || tally.labels < 2,
        syntax if syntax.is_weak() => share < 0.5 || tally.labels < 2,
        _ => false,
    };
    if doubtful { likelihood.min(DOUBTFUL_LIKELIHOOD) } else { likelihood }
}

/// What speaks for the labels being speakers'.
fn reasons(sheet: &Sheet<'_>, cast: &Cast<'_>) -> Vec<Reason> {
    let Sheet { survey, front } = sheet;
    let tally = cast.tally;
    let paragraphs = survey.paragraphs.max(tally.lines);
    let mut reasons =
        vec![Reason::Labelled { labelled: tally.lines, paragraphs }, Reason::Labels { count: tally.labels }];
    let listed = survey.labels.iter().filter(|label| label.count > 0 && cast.entry(label).is_some()).count();
    if listed > 0 && !front.legend.is_empty() {
        reasons.push(Reason::Legend { count: listed });
    }
    let mut labels = (0..survey.labels.len()).filter(|&label| cast.standing(label) == Standing::Speaker);
    let named = labels.find_map(|label| {
        let written = survey.labels.get(label)?.spelling().of(survey.text);
        words::part(written).map(|_| written.to_owned())
    });
    reasons.extend(named.map(|label| Reason::PartNamed { label }));
    reasons
}

/// Reads a labelled text from the end of its front matter.
fn read(survey: &Survey<'_>, cast: &Cast<'_>, front: Extent) -> Reading {
    let mut reader = Reader {
        survey,
        cast,
        speakers: Speakers::new(survey, cast),
        draft: Draft::new(survey.text, Some(cast), front.marks),
        findings: Vec::new(),
        in_paragraph: false,
        first_message: None,
    };
    for span in line::lines_in(survey.text, front.end, survey.syntax) {
        reader.line(span);
    }
    let mut findings = reader.findings;
    findings.extend(reader.speakers.findings());
    let finished = reader.draft.finish();
    findings.extend(backwards(&finished.turns));
    Reading { finished, roll: reader.speakers.roll, findings, ..Reading::default() }
}

struct Reader<'s> {
    survey: &'s Survey<'s>,
    cast: &'s Cast<'s>,
    speakers: Speakers<'s>,
    draft: Draft<'s>,
    findings: Vec<Finding>,
    /// Whether a line of text goes on with the paragraph above.
    in_paragraph: bool,
    /// When the first message of a chat was sent: the beginning of the recording, so to speak.
    first_message: Option<u64>,
}

impl Reader<'_> {
    fn line(&mut self, span: Span) {
        let text = self.survey.text;
        match line::classify(text, span, self.survey.syntax) {
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
        if !matches!(self.survey.syntax, Syntax::Colon | Syntax::Numbered) {
            return None;
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
        let time = header.time.map(|stamp| self.since_the_beginning(stamp));
        self.draft.turn(Opening { speaker, label: Some(header.mark), time });
        self.in_paragraph = self.survey.wrapped && !header.rest.is_empty();
        if self.is_left_out(header.rest) {
            self.draft.mark(header.rest, MarkKind::NonSpeech);
        } else if !header.rest.is_empty() {
            self.draft.paragraph(header.rest);
        }
    }

    fn since_the_beginning(&mut self, stamp: Stamp) -> Stamp {
        if self.survey.syntax != Syntax::Chat {
            return stamp;
        }
        let first = *self.first_message.get_or_insert(stamp.ms);
        Stamp { ms: stamp.ms.saturating_sub(first), ..stamp }
    }

    /// Whether a message is a picture that the export left out.
    fn is_left_out(&self, rest: Span) -> bool {
        self.survey.syntax == Syntax::Chat && label::is_left_out(rest.of(self.survey.text))
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

/// How often a turn begins before the one above it, if that happens.
fn backwards(turns: &[Turn]) -> Option<Finding> {
    let mut latest = 0;
    let mut back = turns.iter().filter_map(|turn| turn.time_ms.map(|ms| (turn, ms))).filter(|(_, ms)| {
        let before = std::mem::replace(&mut latest, *ms);
        *ms < before
    });
    let (first, _) = back.next()?;
    let at = first.label.map_or(first.span().start, |label| label.start);
    Some(Finding { at: Some(at), kind: WarningKind::TimesBackwards { count: back.count() + 1 } })
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
            let written = words::without_exchange_number(found.spelling().of(self.survey.text)).to_owned();
            let name = self.cast.entry(found).and_then(|entry| entry.name.clone()).or_else(|| self.name_in(&written));
            let mut hint = Hint { part: None, words: 0, standing: self.cast.standing(label) };
            match self.survey.syntax {
                // Who presides is no informant, whatever `KETUA` means elsewhere.
                Syntax::Court => {}
                _ if words::is_nobody(&found.key) => hint.standing = Standing::None,
                _ => (hint.part, hint.words) = self.cast.part(found),
            }
            self.roll.enter(Speaker { label: written, name, role: Role::Unknown }, hint);
        }
        index
    }

    /// The name in a label that gives part and name: `KETUA: NAMA`.
    fn name_in(&self, written: &str) -> Option<String> {
        let named = (self.survey.syntax == Syntax::Court).then(|| written.split_once(": "))?;
        named.map(|(_, name)| name.trim().to_owned())
    }

    /// What is odd about the labels.
    fn findings(&self) -> Vec<Finding> {
        let silent = self.cast.listed().filter(|key| {
            let label = self.survey.find_key(key);
            label.is_none_or(|label| self.by_label.get(label).copied().flatten().is_none())
        });
        let silent = silent.map(|key| WarningKind::SilentSpeaker { label: key.to_uppercase() });
        let silent = silent.map(|kind| Finding { at: None, kind });
        self.labels.iter().filter_map(|&label| self.oddity(label)).chain(silent).collect()
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

    /// The label that is a letter or two away and names a part where this one doesn't (`Paticipant`), or else is much
    /// commoner. Between `Interviewer 1` and `Interviewer 2` the digit is meant, and between short labels one letter
    /// is much.
    fn likely_meant(&self, index: LabelIndex) -> Option<String> {
        let label = self.survey.labels.get(index)?;
        let length = label.key.chars().count();
        if length < 3 {
            return None;
        }
        let names_a_part = |label: &Label| words::part(label.first.of(self.survey.text)).is_some();
        let times = if length < 5 { 10 } else { 3 };
        let meant = |other: &&Label| match (names_a_part(label), names_a_part(other)) {
            (false, true) => length >= 5,
            (true, false) => false,
            _ => other.count >= label.count * times,
        };
        let candidates = self.labels.iter().filter_map(|&other| self.survey.labels.get(other));
        candidates
            .filter(|other| distance::is_slip(&label.key, &other.key))
            .filter(meant)
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
