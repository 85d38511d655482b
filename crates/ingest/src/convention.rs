//! How a text says who talks. Every convention is a [`Candidate`] with a likelihood on the whole file;
//! [`choose`] takes the best and names the runner-up.
//!
//! A convention that has labels is a [`crate::label::Syntax`]: a new one is a variant there, with the function that
//! finds a label in a line. A convention without labels is a module of this folder with
//! `likelihood(survey, front) -> f64`, 0 where it can't be and above 0.5 where it is rather this than prose,
//! `reason(survey) -> Reason`, and `read(survey, front) -> Reading`; it gets a variant of [`Convention`] and a line in [`UNLABELLED`]. Its likelihood
//! is asked of every file, so it must return early where nothing in the text speaks for it. `survey` has the text;
//! what lies before `front.end` is front matter, whose marks go into the draft.

pub(crate) mod asking;
pub(crate) mod blocks;
pub(crate) mod dialogue;
pub(crate) mod labelled;
pub(crate) mod lists;
pub(crate) mod numbered;
pub(crate) mod one_label;
pub(crate) mod prose;
pub(crate) mod question_answer;
pub(crate) mod table;

use crate::Options;
use crate::cast::Cast;
use crate::front_matter::{self, Extent, FrontMatter};
use crate::label::Syntax;
use crate::reading::Reading;
use crate::reason::Reason;
use crate::survey::Survey;
use benang_model::Metadata;

/// A way to write down who talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Convention {
    /// `P: teks`
    LabelColon,
    /// `Interviewer 1 : teks`
    LabelSpaceColon,
    /// `RA: Ratna Anggraini (pendamping)` first, then `RA: teks`
    LegendInitials,
    /// `46:57 F: teks`
    TimeLabel,
    /// A question without label, then `Jawaban: teks`
    QuestionAnswer,
    /// Questions that are numbered, headings or in bold, then answers without any label
    Questions,
    /// All questions, then `Jawaban:` and all answers
    QuestionList,
    /// `No | Pertanyaan | Jawaban`, or `NO | PELAKU | TRANSKRIP`, in a document
    Table,
    /// `Emma  0:20` above what she says, as Otter, Zoom and Teams write it
    NameTime,
    /// `00:00:10 Emma` above what she says, as Word writes it
    TimeName,
    /// `[id1] teks`
    Bracket,
    /// `1. KETUA: NAMA [0:20]` above what is said: court minutes
    Court,
    /// `12 Emma: teks`, with the number of the paragraph or of the candidate
    NumberedLabel,
    /// `A1: teks`, with the running number of the turn
    IndexedLabel,
    /// `12/05/23 10.36 - Emma: teks`: what a messenger exports
    Chat,
    /// `Emma<tab>teks`, `tier<tab>begin<tab>end<tab>teks`
    Tabs,
    /// `P - teks`
    LabelDash,
    /// `P. teks`
    LabelStop,
    /// `P; teks`
    LabelSemicolon,
    /// `ME “teks”`
    LabelQuote,
    /// `PEWAWANCARA` alone on its line, above what is said
    LabelAlone,
    /// `MODERATOR: teks`, and whoever is asked talks without label
    OneLabel,
    /// What the user's expression finds.
    Expression,
    /// A table with a row for each stretch of talk.
    Csv,
    /// Cues of a subtitle file.
    Cues,
    /// No speakers.
    Prose,
}

impl Convention {
    /// All conventions, in the order of the help.
    pub const ALL: &[Self] = &[
        Self::LabelColon,
        Self::LabelSpaceColon,
        Self::LegendInitials,
        Self::TimeLabel,
        Self::QuestionAnswer,
        Self::Questions,
        Self::QuestionList,
        Self::Table,
        Self::NameTime,
        Self::TimeName,
        Self::Bracket,
        Self::Court,
        Self::NumberedLabel,
        Self::IndexedLabel,
        Self::Chat,
        Self::Tabs,
        Self::LabelDash,
        Self::LabelStop,
        Self::LabelSemicolon,
        Self::LabelQuote,
        Self::LabelAlone,
        Self::OneLabel,
        Self::Expression,
        Self::Csv,
        Self::Cues,
        Self::Prose,
    ];

    /// The name used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LabelColon => "label-colon",
            Self::LabelSpaceColon => "label-space-colon",
            Self::LegendInitials => "legend-initials",
            Self::TimeLabel => "time-label",
            Self::QuestionAnswer => "question-answer",
            Self::Questions => "questions",
            Self::QuestionList => "question-list",
            Self::Table => "table",
            Self::NameTime => "name-time",
            Self::TimeName => "time-name",
            Self::Bracket => "bracket",
            Self::Court => "court",
            Self::NumberedLabel => "numbered-label",
            Self::IndexedLabel => "indexed-label",
            Self::Chat => "chat",
            Self::Tabs => "tabs",
            Self::LabelDash => "label-dash",
            Self::LabelStop => "label-stop",
            Self::LabelSemicolon => "label-semicolon",
            Self::LabelQuote => "label-quote",
            Self::LabelAlone => "label-alone",
            Self::OneLabel => "one-label",
            Self::Expression => "expression",
            Self::Csv => "csv",
            Self::Cues => "cues",
            Self::Prose => "prose",
        }
    }

    /// How its labels are written; none if it has no labels.
    pub(crate) fn syntax(self) -> Option<Syntax<'static>> {
        Some(match self {
            Self::LabelColon
            | Self::LabelSpaceColon
            | Self::LegendInitials
            | Self::TimeLabel
            | Self::QuestionAnswer
            | Self::OneLabel => Syntax::Colon,
            Self::NameTime => Syntax::NameTime,
            Self::TimeName => Syntax::TimeName,
            Self::Bracket => Syntax::Bracket,
            Self::Court => Syntax::Court,
            Self::NumberedLabel => Syntax::Numbered,
            Self::IndexedLabel => Syntax::Indexed,
            Self::Chat => Syntax::Chat,
            Self::Tabs => Syntax::Tabs,
            Self::LabelDash => Syntax::Dash,
            Self::LabelStop => Syntax::Stop,
            Self::LabelSemicolon => Syntax::Semicolon,
            Self::LabelQuote => Syntax::Quote,
            Self::LabelAlone => Syntax::Alone,
            Self::Questions | Self::QuestionList | Self::Table => return None,
            Self::Expression | Self::Csv | Self::Cues | Self::Prose => return None,
        })
    }

    /// The convention that is called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|convention| convention.as_str() == name)
    }
}

/// A convention without labels: what tells how likely it is, and what reads it.
struct Unlabelled {
    convention: Convention,
    likelihood: fn(&Survey<'_>, &Extent) -> f64,
    /// What speaks for it, if it is likely at all.
    reason: fn(&Survey<'_>) -> Reason,
    read: fn(&Survey<'_>, Extent) -> Reading,
}

/// Labels as likely as this leave no room for a convention without any.
const CERTAIN: f64 = 0.9;

/// The conventions without labels. Of equally likely ones the first is taken.
const UNLABELLED: &[Unlabelled] = &[
    Unlabelled {
        convention: Convention::Table,
        likelihood: table::likelihood,
        reason: table::reason,
        read: table::read,
    },
    Unlabelled {
        convention: Convention::QuestionList,
        likelihood: lists::likelihood,
        reason: lists::reason,
        read: lists::read,
    },
    Unlabelled {
        convention: Convention::Questions,
        likelihood: numbered::likelihood,
        reason: numbered::reason,
        read: numbered::read,
    },
];

/// A text as it looks if its labels are written in one syntax.
#[derive(Debug)]
pub(crate) struct Sheet<'t> {
    pub(crate) survey: Survey<'t>,
    pub(crate) front: FrontMatter,
}

impl<'t> Sheet<'t> {
    /// Looks at `text` after `yaml`, its facts and their extent.
    pub(crate) fn new(text: &'t str, syntax: Syntax<'t>, yaml: &(Metadata, Extent)) -> Self {
        let (metadata, yaml) = yaml.clone();
        let mut survey = Survey::new(text, yaml.end, syntax);
        let front = front_matter::read(&survey, metadata, yaml);
        for label in &front.labels {
            survey.discount(*label);
        }
        Self { survey, front }
    }

    /// Who takes part.
    pub(crate) fn cast(&self, options: &Options) -> Cast<'_> {
        Cast::new(&self.survey, &self.front.legend, options)
    }
}

/// A convention that a text may be in.
pub(crate) struct Candidate<'c> {
    pub(crate) convention: Convention,
    /// From 0 to 1.
    pub(crate) likelihood: f64,
    pub(crate) reasons: Vec<Reason>,
    /// Reads the text so.
    pub(crate) read: Box<dyn Fn() -> Reading + 'c>,
}

impl Candidate<'_> {
    /// What a text is without any sheet.
    fn nothing() -> Self {
        let read = Box::new(Reading::default);
        Self { convention: Convention::Prose, likelihood: 1.0, reasons: Vec::new(), read }
    }
}

/// The convention of a text, and the next best with its likelihood.
pub(crate) struct Choice<'c> {
    pub(crate) best: Candidate<'c>,
    pub(crate) runner_up: Option<(Convention, f64)>,
}

/// Chooses the convention of a text: the user's, or the likeliest. `sheets` are what it looks like in each syntax that
/// it may be in, a colon the first, and `casts` who takes part in each.
pub(crate) fn choose<'c>(sheets: &'c [Sheet<'c>], casts: &'c [Cast<'c>], options: &Options) -> Choice<'c> {
    let mut candidates: Vec<Candidate<'c>> =
        sheets.iter().zip(casts).rev().map(|(sheet, cast)| labelled::candidate(sheet, cast)).collect();
    if let Some(plain) = sheets.first() {
        let best =
            |candidates: &[Candidate<'_>]| candidates.iter().map(|candidate| candidate.likelihood).fold(0.0, f64::max);
        // Looking for questions without labels costs more than everything else.
        let labels_tell = best(&candidates) >= CERTAIN && options.convention.is_none();
        if !labels_tell {
            candidates.extend(UNLABELLED.iter().map(|unlabelled| unlabelled.candidate(plain)));
        }
        let best = best(&candidates);
        // The first: what is as likely as prose is prose.
        candidates.insert(0, prose::candidate(plain, 1.0 - best));
    }
    for candidate in &mut candidates {
        candidate.likelihood = (candidate.likelihood * 100.0).round() / 100.0;
    }
    candidates.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    if let Some(told) = options.convention {
        prefer(&mut candidates, told);
    }
    let mut candidates = candidates.into_iter();
    let best = candidates.next().unwrap_or_else(Candidate::nothing);
    let runner_up = candidates.next().map(|next| (next.convention, next.likelihood));
    Choice { best, runner_up }
}

/// Puts the convention that the user chose in front: it, or the one whose labels are written alike.
fn prefer(candidates: &mut [Candidate<'_>], told: Convention) {
    let exactly = candidates.iter().position(|candidate| candidate.convention == told);
    let alike = || {
        told.syntax()
            .and_then(|syntax| candidates.iter().position(|candidate| candidate.convention.syntax() == Some(syntax)))
    };
    let Some(found) = exactly.or_else(alike) else { return };
    if let Some(first) = candidates.get_mut(..=found) {
        first.rotate_right(1);
    }
    if let Some(first) = candidates.first_mut() {
        first.convention = told;
        first.reasons.insert(0, Reason::Told);
    }
}

impl Unlabelled {
    fn candidate<'c>(&'static self, sheet: &'c Sheet<'c>) -> Candidate<'c> {
        let front = &sheet.front.structured;
        let read = || {
            let reading = (self.read)(&sheet.survey, front.clone());
            let mut metadata = sheet.front.metadata.clone();
            metadata.extend(reading.metadata);
            Reading { metadata, ..reading }
        };
        let likelihood = (self.likelihood)(&sheet.survey, front);
        let reasons = (likelihood > 0.0).then(|| (self.reason)(&sheet.survey)).into_iter().collect();
        Candidate { convention: self.convention, likelihood, reasons, read: Box::new(read) }
    }
}
