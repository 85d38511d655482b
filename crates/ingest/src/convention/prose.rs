//! Text without speakers: field notes, a monologue, an open answer. It stays whole.

use crate::convention::{Candidate, Convention, Sheet};
use crate::diagnostics::{Finding, WarningKind};
use crate::draft::Draft;
use crate::front_matter::Extent;
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::reason::Reason;
use crate::survey::Survey;
use benang_model::MarkKind;

/// Prose, if nothing is likelier.
pub(crate) fn candidate<'c>(sheet: &'c Sheet<'c>, likelihood: f64) -> Candidate<'c> {
    let read = || {
        let reading = read(&sheet.survey, sheet.front.structured.clone());
        Reading { metadata: sheet.front.metadata.clone(), ..reading }
    };
    Candidate { convention: Convention::Prose, likelihood, reasons: vec![Reason::NoSpeakers], read: Box::new(read) }
}

/// Reads prose from the end of its front matter, as one turn by nobody. Several paragraphs may well be a
/// conversation whose labels weren't recognised, so they get a warning.
fn read(survey: &Survey<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let mut draft = Draft::new(text, None, front.marks);
    let mut goes_on = false;
    for span in line::lines(text, front.end) {
        let in_paragraph = std::mem::replace(&mut goes_on, survey.wrapped);
        match line::classify(text, span, survey.syntax) {
            Line::Blank => goes_on = false,
            Line::Heading => draft.mark(span, MarkKind::Heading),
            Line::Stamp(stamp) => draft.time(stamp),
            Line::Aside => draft.mark(span, MarkKind::NonSpeech),
            Line::Header(_) | Line::Text if in_paragraph => draft.next_line(span),
            Line::Header(_) | Line::Text => draft.paragraph(span),
        }
    }
    let finished = draft.finish();
    let paragraphs = finished.turns.iter().map(|turn| turn.bodies.len()).sum::<usize>();
    let lost = (paragraphs > 1).then_some(Finding { at: None, kind: WarningKind::NoSpeakers });
    Reading { finished, findings: lost.into_iter().collect(), ..Reading::default() }
}
