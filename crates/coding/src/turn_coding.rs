//! Applying rules to transcripts, turn by turn.

use crate::{RuleIndex, Rules};
use benang_language::{Language, Word, append_segments};
use benang_model::{Role, Segment, Span, Transcript, Turn, Unit};
use benang_query::{Matcher, SegmentView};

/// Whose talk a run is about: who is counted, and whom rules without a role see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Everybody but the interviewer.
    #[default]
    NotInterviewer,
    /// One role.
    Only(Role),
}

impl Scope {
    /// Whether turns of `role` belong to the run.
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Self::NotInterviewer => role != Role::Interviewer,
            Self::Only(only) => role == only,
        }
    }
}

/// A rule's proposal within one turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCoding {
    /// Which rule.
    pub rule: RuleIndex,
    /// What it codes: the whole segment of the rule's unit.
    pub span: Span,
    matched: (usize, usize),
}

/// One turn as it was coded. It borrows the coder's buffers: what is to be kept is copied.
#[derive(Debug)]
pub struct TurnCoding<'a> {
    /// Index of the turn, from 0.
    pub index: usize,
    /// The turn.
    pub turn: &'a Turn,
    /// Its speaker's role.
    pub role: Role,
    /// Whether the run is about this role. Other turns are reported with their segments; with words
    /// and codings only if a rule asks for their role.
    pub in_scope: bool,
    /// Its language; [`Language::Other`] for a turn that wasn't read.
    pub language: Language,
    /// Whether the language was decided by the detector, since the words' evidence did not.
    pub by_detector: bool,
    /// Its words, in order.
    pub words: &'a [Word],
    /// Its segments of the run's unit, in order.
    pub segments: &'a [Segment],
    /// What the rules propose, ordered by unit, segment and rule.
    pub codings: &'a [RuleCoding],
    matched: &'a [Span],
}

impl TurnCoding<'_> {
    /// The words that made a coding's rule match, in order; none from a coder that
    /// [passes over them](RuleCoder::new).
    #[must_use]
    pub fn matched(&self, coding: &RuleCoding) -> &[Span] {
        self.matched.get(coding.matched.0..coding.matched.1).unwrap_or_default()
    }
}

/// Applies [`Rules`] to one transcript after the other. One per thread; results don't depend on
/// how transcripts are shared out.
#[derive(Debug)]
pub struct RuleCoder<'r> {
    rules: &'r Rules,
    matcher: Matcher<'r>,
    words: Vec<Word>,
    talk: Vec<Span>,
    segments: Vec<Segment>,
    proposals: Proposals,
    kept: Kept,
}

/// What is kept of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Which rule matched: enough to count.
    Rule,
    /// The words that made it match, too.
    Words,
}

/// What the rules propose within one turn.
#[derive(Debug, Default)]
struct Proposals {
    codings: Vec<RuleCoding>,
    matched: Vec<Span>,
}

/// The turn at hand and the run that it is part of.
struct Context<'a> {
    transcript: &'a Transcript,
    turn: &'a Turn,
    role: Role,
    in_scope: bool,
    language: Language,
}

impl<'r> RuleCoder<'r> {
    /// A coder that has read nothing yet. It passes over which words made a rule match, as nobody asks
    /// for them who counts.
    #[must_use]
    pub fn new(rules: &'r Rules) -> Self {
        Self::keeping(rules, Kept::Rule)
    }

    /// A coder that tells the [words that made a rule match](TurnCoding::matched).
    #[must_use]
    pub fn with_matched_words(rules: &'r Rules) -> Self {
        Self::keeping(rules, Kept::Words)
    }

    fn keeping(rules: &'r Rules, kept: Kept) -> Self {
        Self {
            rules,
            matcher: Matcher::new(&rules.program),
            words: Vec::new(),
            talk: Vec::new(),
            segments: Vec::new(),
            proposals: Proposals::default(),
            kept,
        }
    }

    /// Codes a transcript and calls `done` with every turn, in order. `unit` is what the run counts; what
    /// a match codes is each rule's own affair.
    pub fn code(&mut self, transcript: &Transcript, unit: Unit, scope: Scope, mut done: impl FnMut(&TurnCoding<'_>)) {
        for (index, turn) in transcript.turns.iter().enumerate() {
            let role = transcript.role(turn);
            let in_scope = scope.includes(role);
            self.words.clear();
            self.proposals.codings.clear();
            self.proposals.matched.clear();
            let (mut identified, mut cut_into) = (None, None);
            if in_scope || self.rules.ask_for(role) {
                self.matcher.read(transcript, &turn.bodies, &mut self.words);
                let identification = self.matcher.language_of(turn, transcript, &self.words);
                identified = Some(identification);
                let language = identification.language;
                let context = Context { transcript, turn, role, in_scope, language };
                for unit in self.rules.units() {
                    self.cut(transcript, index, unit);
                    cut_into = Some(unit);
                    self.code_turn(&context, unit);
                }
            }
            // Most codebooks have the run's unit throughout: then the segments are there already.
            if cut_into != Some(unit) {
                self.cut(transcript, index, unit);
            }
            done(&TurnCoding {
                index,
                turn,
                role,
                in_scope,
                language: identified.map_or(Language::Other, |it| it.language),
                by_detector: identified.is_some_and(|it| it.by_detector),
                words: &self.words,
                segments: &self.segments,
                codings: &self.proposals.codings,
                matched: &self.proposals.matched,
            });
        }
    }

    /// Fills `segments` with those of the turn with this index.
    fn cut(&mut self, transcript: &Transcript, index: usize, unit: Unit) {
        self.segments.clear();
        append_segments(transcript, index, unit, &mut self.segments);
    }

    /// Applies the rules of `unit` to the segments of a turn, cut into that unit.
    fn code_turn(&mut self, context: &Context<'_>, unit: Unit) {
        let segments = std::mem::take(&mut self.segments);
        segments.iter().for_each(|segment| self.code_segment(context, *segment, unit));
        self.segments = segments;
    }

    /// Applies the rules of `unit` to one of its segments.
    fn code_segment(&mut self, context: &Context<'_>, segment: Segment, unit: Unit) {
        let Self { rules, matcher, words, talk, proposals: Proposals { codings, matched }, kept, .. } = self;
        let first = words.partition_point(|word| word.span().start < segment.span.start);
        let end = words.partition_point(|word| word.span().start < segment.span.end);
        talk.clear();
        for body in context.turn.bodies_in(segment.span) {
            talk.extend(context.transcript.talk(body));
        }
        let words = words.get(first..end).unwrap_or_default();
        let view = SegmentView::new(context.transcript, context.turn, talk, words, context.language);
        let wanted = |rule: RuleIndex| rules.applies(rule, unit, context.role, context.in_scope);
        let span = segment.span;
        match kept {
            Kept::Rule => {
                matcher.matching(&view, wanted, |rule| codings.push(RuleCoding { rule, span, matched: (0, 0) }))
            }
            Kept::Words => matcher.find(&view, wanted, |rule, places| {
                let from = matched.len();
                matched.extend_from_slice(places);
                codings.push(RuleCoding { rule, span, matched: (from, matched.len()) });
            }),
        }
    }
}
