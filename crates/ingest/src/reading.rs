//! From a text to its turns: a function of the text alone.

use crate::Options;
use crate::cast::Cast;
use crate::convention::{self, Convention, labelled, prose, question_answer};
use crate::diagnostics::{self, Diagnostics, Finding, WarningKind};
use crate::draft::Finished;
use crate::front_matter::{self, FrontMatter};
use crate::roles::{self, Parts, Roll};
use crate::survey::Survey;
use benang_model::{Metadata, Role, Speaker, Transcript};

/// What a convention makes of a text.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) finished: Finished,
    pub(crate) roll: Roll,
    pub(crate) findings: Vec<Finding>,
}

/// Finds the turns of a text. Any text has some reading: what has no speakers is one turn by nobody.
///
/// The transcript has no name. The text stays as it is, to the byte.
///
/// ```
/// use benang_ingest::{Convention, Options, turns};
///
/// let text = "P: Sejak kapan jadi kader?\nN: Dari 2008. (tertawa)\n";
/// let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
/// assert_eq!(diagnostics.convention, Convention::LabelColon);
/// assert_eq!(transcript.turns.len(), 2);
/// assert_eq!(transcript.turns[1].body_text(text), "Dari 2008. (tertawa)");
/// assert_eq!(transcript.role(&transcript.turns[0]), benang_model::Role::Interviewer);
/// ```
#[must_use]
pub fn turns(text: String, options: &Options) -> (Transcript, Diagnostics) {
    let (metadata, yaml) = front_matter::yaml(&text);
    let mut survey = Survey::new(&text, yaml.end);
    let front = front_matter::read(&survey, metadata, yaml);
    for label in &front.labels {
        survey.discount(*label);
    }
    let FrontMatter { metadata, legend, legend_lines, structured, preamble, .. } = front;
    let cast = Cast::new(&survey, &legend);
    let choice = convention::choose(&cast, legend_lines);
    let reading = match choice.convention {
        Convention::Prose => prose::read(&survey, structured),
        Convention::QuestionAnswer => question_answer::read(&survey, &cast, structured),
        _ => labelled::read(&survey, &cast, preamble.unwrap_or(structured)),
    };
    let (transcript, findings) = assemble(&text, reading, metadata, options);
    let warnings = diagnostics::warnings(&text, findings);
    let diagnostics = Diagnostics {
        convention: choice.convention,
        confidence: choice.confidence,
        runner_up: Some(choice.runner_up),
        warnings,
    };
    (Transcript { text, ..transcript }, diagnostics)
}

/// Gives the speakers of a reading their roles: a transcript without its text, and what is odd.
pub(crate) fn assemble(
    text: &str,
    reading: Reading,
    metadata: Metadata,
    options: &Options,
) -> (Transcript, Vec<Finding>) {
    let Reading { finished: Finished { turns, marks, silences }, roll, mut findings } = reading;
    let Parts { speakers, guessed } = roles::assign(text, roll, &turns, &marks, &options.roles);
    for silence in silences {
        let label = speakers.get(silence.speaker).map(|speaker| speaker.label.clone()).unwrap_or_default();
        findings.push(Finding {
            at: Some(silence.first.start),
            kind: WarningKind::EmptyTurn { label, count: silence.count },
        });
    }
    findings.extend(guessed.and_then(|index| speakers.get(index)).map(guessed_asker));
    findings.extend(open_roles(&speakers));
    (Transcript { speakers, turns, marks, metadata, ..Transcript::default() }, findings)
}

fn guessed_asker(speaker: &Speaker) -> Finding {
    Finding { at: None, kind: WarningKind::AskerGuessed { label: speaker.label.clone() } }
}

fn open_roles(speakers: &[Speaker]) -> Option<Finding> {
    let open = speakers.iter().filter(|speaker| speaker.role == Role::Unknown);
    let labels: Vec<String> = open.map(|speaker| speaker.label.clone()).collect();
    (!labels.is_empty()).then_some(Finding { at: None, kind: WarningKind::RolesOpen { labels } })
}
