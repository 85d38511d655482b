//! The excerpts behind a row of a table.

use benang_analysis::{FrequencyTable, Share, State};
use benang_coding::{RuleCoding, Rules, TurnCoding};
use benang_model::{CodeIndex, Codebook, Locale, Span, Transcript};
use benang_report::{Excerpt, ExcerptHeading};

/// What lies behind one row: every coding of its code and of the codes below it.
#[derive(Debug)]
pub struct Evidence {
    pub(crate) heading: ExcerptHeading,
    /// The excerpts, in the transcripts' order.
    pub excerpts: Vec<Excerpt>,
}

impl Evidence {
    pub(crate) fn new(code: CodeIndex, excerpts: Vec<Excerpt>, table: &FrequencyTable) -> Self {
        let row = table.rows.get(code);
        let heading = ExcerptHeading {
            codebook: table.codebook.clone(),
            code: row.map(|row| row.code.clone()).unwrap_or_default(),
            code_name: row.map(|row| row.name.clone()).unwrap_or_default(),
            unit: table.unit,
            segments: row.map_or(Share { part: 0, whole: table.totals.segments }, |row| table.of_segments(row)),
            state: row.map_or(State::NeverLookedFor, |row| row.state),
        };
        Self { heading, excerpts }
    }
}

/// The row whose excerpts are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) codebook: &'a Codebook,
    pub(crate) rules: &'a Rules,
    pub(crate) code: CodeIndex,
    pub(crate) locale: Locale,
}

impl Wanted<'_> {
    /// The excerpts of the code and the codes below it in one turn: one per code and stretch, even
    /// if several of its rules match there.
    pub(crate) fn excerpts(&self, transcript: &Transcript, turn: &TurnCoding<'_>) -> Vec<Excerpt> {
        let code = |coding: &RuleCoding| self.rules.code(coding.rule);
        let belongs = |coding: &&RuleCoding| self.codebook.lineage(code(coding)).any(|above| above == self.code);
        let mut codings: Vec<&RuleCoding> = turn.codings.iter().filter(belongs).collect();
        codings.sort_by_key(|coding| (coding.span, code(coding)));
        let groups = codings.chunk_by(|one, other| one.span == other.span && code(one) == code(other));
        groups.filter_map(|group| self.excerpt(transcript, turn, group)).collect()
    }

    fn excerpt(&self, transcript: &Transcript, turn: &TurnCoding<'_>, codings: &[&RuleCoding]) -> Option<Excerpt> {
        let first = codings.first()?;
        let code = self.codebook.codes().get(self.rules.code(first.rule))?;
        let mut matched: Vec<Span> = codings.iter().flat_map(|coding| turn.matched(coding)).copied().collect();
        matched.sort_unstable();
        matched.dedup();
        let text = &transcript.text;
        let (start, end) = turn.turn.body_code_points(first.span, text);
        let within = |place: Span| {
            let (from, to) = turn.turn.body_code_points(place, text);
            (from - start, to - start)
        };
        Some(Excerpt {
            code: code.id.clone(),
            code_name: code.name.get(self.locale).unwrap_or(&code.id).clone(),
            transcript: transcript.name.clone(),
            turn: turn.index + 1,
            start,
            end,
            speaker: transcript.speaker(turn.turn).map(|speaker| speaker.label.clone()),
            role: turn.role,
            time_ms: turn.turn.time_ms,
            rules: codings.iter().map(|coding| self.rules.query(coding.rule).to_owned()).collect(),
            text: turn.turn.excerpt(first.span, text),
            matched: matched.into_iter().map(within).collect(),
        })
    }
}
