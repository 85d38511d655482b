//! From a text to its turns: a function of the text alone.

use crate::Options;
use crate::cast::Cast;
use crate::convention::{self, Candidate, Choice, Sheet};
use crate::diagnostics::{self, Diagnostics, Finding, WarningKind};
use crate::draft::Finished;
use crate::front_matter;
use crate::label::Syntax;
use crate::roles::{self, Parts, Roll};
use benang_model::{Metadata, Role, Speaker, Transcript};

/// What a convention makes of a text.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) finished: Finished,
    pub(crate) roll: Roll,
    pub(crate) findings: Vec<Finding>,
    /// Facts about the interview: from the front matter, or a form inside the text.
    pub(crate) metadata: Metadata,
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
    let (transcript, diagnostics) = read(&text, options);
    (Transcript { text, ..transcript }, diagnostics)
}

/// The transcript of `text` without the text itself.
fn read(text: &str, options: &Options) -> (Transcript, Diagnostics) {
    let yaml = front_matter::yaml(text);
    let syntaxes = Syntax::possible(text, yaml.1.end, options);
    let sheets: Vec<Sheet<'_>> = syntaxes.into_iter().map(|syntax| Sheet::new(text, syntax, &yaml)).collect();
    let casts: Vec<Cast<'_>> = sheets.iter().map(|sheet| sheet.cast(options)).collect();
    let Choice { best, runner_up } = convention::choose(&sheets, &casts, options);
    let reading = (best.read)();
    let (transcript, findings) = assemble(text, reading, Metadata::new(), options);
    let warnings = diagnostics::warnings(text, findings);
    let Candidate { convention, likelihood, reasons, .. } = best;
    let diagnostics = Diagnostics { convention, confidence: likelihood, runner_up, reasons, warnings };
    (transcript, diagnostics)
}

/// Gives the speakers of a reading their roles: a transcript without its text, and what is odd.
pub(crate) fn assemble(
    text: &str,
    reading: Reading,
    mut metadata: Metadata,
    options: &Options,
) -> (Transcript, Vec<Finding>) {
    let Reading { finished: Finished { turns, marks, silences }, roll, mut findings, metadata: found } = reading;
    metadata.extend(found);
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
