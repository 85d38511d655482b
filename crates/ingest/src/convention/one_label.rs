//! Only the one who asks has a label (`MODERATOR: teks`); whoever is asked talks in paragraphs without any. What they
//! were given to do stands between, numbered: `1.a Apakah cukup jelas?`.

use crate::cast::{Cast, Standing};
use crate::draft::{Draft, Opening};
use crate::front_matter::Extent;
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::roles::{Hint, Roll};
use crate::survey::Survey;
use crate::words::Part;
use benang_model::{MarkKind, Role, Speaker};

/// Reads such a text from the end of its front matter.
pub(crate) fn read(survey: &Survey<'_>, cast: &Cast<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let mut roll = Roll::default();
    let settled = |part, words| Hint { part: Some(part), words, standing: Standing::Speaker };
    let asking = survey.labels.iter().enumerate().find(|(index, _)| cast.standing(*index) == Standing::Speaker);
    let label = asking.map(|(_, label)| label.spelling().of(text)).unwrap_or_default();
    let asker = roll.enter(speaker(label, Role::Interviewer), settled(Part::Asks, 1));
    let asked = roll.enter(speaker(counterpart(label), Role::Informant), settled(Part::Answers, 1));
    let mut draft = Draft::new(text, Some(cast), front.marks);
    let (mut goes_on, mut asks) = (false, false);
    for span in line::lines_in(text, front.end, survey.syntax) {
        let in_paragraph = std::mem::replace(&mut goes_on, survey.wrapped);
        match line::classify(text, span, survey.syntax) {
            Line::Blank => (goes_on, asks) = (false, false),
            Line::Heading => draft.heading(span),
            Line::Stamp(stamp) => draft.time(stamp),
            Line::Aside => draft.mark(span, MarkKind::NonSpeech),
            Line::Header(header) if cast.label(&header).is_some() => {
                draft.turn(Opening { speaker: asker, label: Some(header.mark), time: header.time });
                asks = header.rest.is_empty();
                if !header.rest.is_empty() {
                    draft.paragraph(header.rest);
                }
            }
            Line::Header(_) | Line::Text if in_paragraph => draft.next_line(span),
            Line::Header(_) | Line::Text if is_task(span.of(text)) => draft.heading(span),
            Line::Header(_) | Line::Text => {
                if !asks {
                    draft.turn(Opening { speaker: asked, label: None, time: None });
                }
                draft.paragraph(span);
            }
        }
    }
    Reading { finished: draft.finish(), roll, ..Reading::default() }
}

fn speaker(label: &str, role: Role) -> Speaker {
    Speaker { label: label.to_owned(), name: None, role }
}

/// What to call the one who has no label, beside the one who has.
fn counterpart(label: &str) -> &'static str {
    match label.to_lowercase().trim_end_matches(|c: char| !c.is_alphabetic()) {
        "interviewer" | "researcher" => "Interviewee",
        "moderator" | "facilitator" | "question" => "Participant",
        _ => "Narasumber",
    }
}

/// `1`, `3.a`, `12.`, `c.iv` and what stands behind it: something that everybody is given to do or to answer.
fn is_task(line: &str) -> bool {
    let Some((number, task)) = line.split_once(char::is_whitespace) else { return false };
    let mut parts = number.strip_suffix('.').unwrap_or(number).split('.');
    let first = parts.next().unwrap_or_default();
    // A letter alone begins talk (`a few`), and `i.e.` is no number.
    let numbered = match parts.clone().next() {
        Some(second) if is_letter(first) => is_roman(second) || is_figure(second),
        _ => is_figure(first),
    };
    numbered
        && parts.all(|part| is_figure(part) || is_letter(part) || is_roman(part))
        && task.trim_start().starts_with(char::is_uppercase)
}

fn is_figure(part: &str) -> bool {
    (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_letter(part: &str) -> bool {
    part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_roman(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_told_from_talk() {
        let check = |line: &str, expected: bool| assert_eq!(is_task(line), expected, "{line}");
        check("1 Read the text.", true);
        check("1.a Was it enough?", true);
        check("12. Open the tab.", true);
        check("c.iv Which of them is the longest?", true);
        check("i.e. The other one", false);
        check("a. The first", false);
        check("3 events or so", false);
        check("2020 was long", false);
        check("Okay.", false);
    }
}
