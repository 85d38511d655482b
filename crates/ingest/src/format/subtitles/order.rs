//! Whether the times of cues can be true, and in which order cues are read.

use super::Cue;
use crate::diagnostics::{CueOrder, WarningKind};
use std::collections::HashMap;

/// Nobody says more words a second than a tenth of this, over at least [`FEW_WORDS`].
const WORDS_IN_TEN_SECONDS: usize = 125;
const FEW_WORDS: usize = 10;
/// A line that is shown again begins at most so many milliseconds after the cue above has ended.
const ROLL_MS: u64 = 200;

/// What is believed when times don't ascend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The order of the file: its program writes wrong times.
    File,
    /// The times, if most of them ascend.
    Times,
}

/// Puts cues in order. Says what is odd about their times.
pub(super) fn sort(cues: &mut [Cue<'_>], trust: Trust) -> Vec<WarningKind> {
    let mut odd = Vec::new();
    let back = pairs(cues).filter(|(before, cue)| cue.0 < before.0).count();
    if back > 0 {
        let by_time = trust == Trust::Times && back * 2 < cues.len();
        if by_time {
            by_start(cues);
        }
        let order = if by_time { CueOrder::ByTime } else { CueOrder::AsWritten };
        odd.push(WarningKind::CuesOutOfOrder { count: back, order });
    }
    let count = pairs(cues).filter(|(before, cue)| cue.0 < before.1 && cue.0 >= before.0).count();
    odd.extend((count > 0).then_some(WarningKind::CuesOverlap { count }));
    let count = cues.iter().filter(|cue| is_hurried(cue)).count();
    odd.extend((count > 0).then_some(WarningKind::CueTimesOdd { count }));
    odd
}

type Interval = (u64, u64);

/// The times of cues that follow each other.
fn pairs<'c>(cues: &'c [Cue<'_>]) -> impl Iterator<Item = (Interval, Interval)> + 'c {
    let times = || cues.iter().filter_map(|cue| cue.when.start_ms.zip(cue.when.end_ms));
    times().zip(times().skip(1))
}

/// Sorts by the beginning of the sentence that a cue is a piece of; pieces stay in order.
fn by_start(cues: &mut [Cue<'_>]) {
    let mut sentences: HashMap<&str, u64> = HashMap::new();
    for cue in cues.iter() {
        if let (Some(sentence), Some(start)) = (cue.sentence, cue.when.start_ms) {
            sentences.entry(sentence).and_modify(|first| *first = start.min(*first)).or_insert(start);
        }
    }
    let mut at = 0;
    let mut keyed: Vec<(u64, u64)> = Vec::with_capacity(cues.len());
    for cue in cues.iter() {
        // A cue without a time stays behind the one above.
        at = cue.when.start_ms.unwrap_or(at);
        keyed.push((cue.sentence.and_then(|sentence| sentences.get(sentence).copied()).unwrap_or(at), at));
    }
    let mut order: Vec<usize> = (0..cues.len()).collect();
    order.sort_by_key(|&index| keyed.get(index).copied());
    let mut taken: Vec<Option<Cue<'_>>> = cues.iter_mut().map(|cue| Some(std::mem::take(cue))).collect();
    for (slot, index) in cues.iter_mut().zip(order) {
        if let Some(cue) = taken.get_mut(index).and_then(Option::take) {
            *slot = cue;
        }
    }
}

fn is_hurried(cue: &Cue<'_>) -> bool {
    let Some((start, end)) = cue.when.start_ms.zip(cue.when.end_ms) else { return false };
    let words: usize = cue.stretches.iter().map(|stretch| stretch.text.split_whitespace().count()).sum();
    words >= FEW_WORDS
        && (words as u64) * 10_000 > end.saturating_sub(start).saturating_mul(WORDS_IN_TEN_SECONDS as u64)
}

/// Takes out lines that the cue above has shown already, in captions that roll up the screen.
pub(super) fn unroll(cues: &mut [Cue<'_>]) -> Option<WarningKind> {
    let repeats = |above: &Cue<'_>, cue: &Cue<'_>| {
        let touches = above.when.end_ms.zip(cue.when.start_ms).is_some_and(|(end, start)| start <= end + ROLL_MS);
        touches && last_line(above).is_some_and(|line| first_line(cue) == Some(line))
    };
    let lone = cues.iter().all(|cue| cue.stretches.len() <= 1 && cue.stretches.iter().all(|one| one.voice.is_none()));
    let count = cues.iter().zip(cues.iter().skip(1)).filter(|(above, cue)| repeats(above, cue)).count();
    // Somebody may say the same twice; captions that roll do it all the time.
    if !lone || count < 3 || count * 2 < cues.len().saturating_sub(1) {
        return None;
    }
    let mut shown: Option<(String, Option<u64>)> = None;
    for cue in cues.iter_mut() {
        let end = cue.when.end_ms;
        let Some(stretch) = cue.stretches.first_mut() else { continue };
        let last = stretch.text.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default().to_owned();
        let touches =
            |before: &Option<u64>| before.zip(cue.when.start_ms).is_none_or(|(end, start)| start <= end + ROLL_MS);
        if let Some((line, before)) = &shown
            && touches(before)
            && let Some(rest) = stretch.text.trim_start().strip_prefix(line.as_str())
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            stretch.text = rest.trim().to_owned();
        }
        shown = Some((last, end));
    }
    Some(WarningKind::LinesRepeated { count })
}

fn lines<'c>(cue: &'c Cue<'_>) -> impl DoubleEndedIterator<Item = &'c str> {
    let text = cue.stretches.first().map(|stretch| stretch.text.as_str()).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn first_line<'c>(cue: &'c Cue<'_>) -> Option<&'c str> {
    lines(cue).next()
}

fn last_line<'c>(cue: &'c Cue<'_>) -> Option<&'c str> {
    lines(cue).next_back()
}
