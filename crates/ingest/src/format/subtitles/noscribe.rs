//! WebVTT by noScribe: a cue is a whole turn, with what others say at the same time between slashes
//! (`//S02: ja //`). A turn that ends with such a piece is given to whoever said that piece: `<v //S02>`.

use super::Cue;
use crate::diagnostics::WarningKind;
use std::collections::BTreeMap;

/// Gives such turns back. noScribe begins a turn when the speaker changes, so it is nobody's who
/// talks just before or after: of the others, the one who talks most often.
pub(super) fn restore_speakers(cues: &mut [Cue<'_>]) -> Option<WarningKind> {
    let voices: Vec<Option<String>> =
        cues.iter().map(|cue| cue.stretches.first().and_then(|stretch| stretch.voice.clone())).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for voice in voices.iter().flatten().filter(|voice| !voice.starts_with("//")) {
        *counts.entry(voice).or_default() += 1;
    }
    let mut count = 0;
    for (index, cue) in cues.iter_mut().enumerate() {
        let lost = voices.get(index).and_then(Option::as_deref).and_then(|voice| voice.strip_prefix("//"));
        let (Some(overlapping), Some(stretch)) = (lost, cue.stretches.first_mut()) else { continue };
        let beside = [index.checked_sub(1), Some(index + 1)].map(|at| at.and_then(|at| voices.get(at)?.as_deref()));
        let others = counts.iter().filter(|(voice, _)| **voice != overlapping && !beside.contains(&Some(**voice)));
        // Of equals the first by name.
        let likely = others.rev().max_by_key(|(_, count)| **count);
        stretch.voice = likely.map(|(voice, _)| (*voice).to_owned());
        count += 1;
    }
    (count > 0).then_some(WarningKind::SpeakerRestored { count })
}
