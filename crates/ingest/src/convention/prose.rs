//! Text without speakers: field notes, a monologue, an open answer. It stays whole.

use crate::diagnostics::{Finding, WarningKind};
use crate::draft::Draft;
use crate::front_matter::Extent;
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::roles::Roll;
use crate::survey::Survey;
use benang_model::MarkKind;

/// Reads prose from the end of its front matter, as one turn by nobody. Several paragraphs may well be a
/// conversation whose labels weren't recognised, so they get a warning.
pub(crate) fn read(survey: &Survey<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let mut draft = Draft::new(text, None, front.marks);
    let mut goes_on = false;
    for span in line::lines(text, front.end) {
        let in_paragraph = std::mem::replace(&mut goes_on, survey.wrapped);
        match line::classify(text, span) {
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
    Reading { finished, roll: Roll::default(), findings: lost.into_iter().collect() }
}
