//! Subtitles, SubRip and WebVTT: cues with times, which may say who talks. They are cut for the eye
//! or by a recogniser's breath, so they are joined into paragraphs; the time of each is kept.

mod cues;
mod markup;
mod noscribe;
mod order;
mod voices;

use crate::Options;
use crate::convention::Convention;
use crate::diagnostics::{Diagnostics, Part, Warning, WarningKind};
use crate::error::IngestError;
use crate::rows::{self, Rows, Voice, When};
use benang_model::{Metadata, Transcript};
use cues::Blocks;
use markup::Stretch;
use order::Trust;
use voices::Utterance;

/// What is said while a cue is shown.
#[derive(Debug, Default)]
struct Cue<'t> {
    /// Cues that are pieces of one sentence share it: `uuid/18` of `uuid/18-0`.
    sentence: Option<&'t str>,
    when: When,
    stretches: Vec<Stretch>,
}

/// Reads subtitles.
///
/// # Errors
/// No cue at all.
pub(crate) fn read(text: &str, options: &Options) -> Result<(Transcript, Diagnostics), IngestError> {
    let blocks = cues::blocks(text);
    // A cue is kept several times while its speaker is looked for.
    rows::within(4 * blocks.cues.len(), text.len())?;
    let mut warnings = about_blocks(&blocks);
    let mut cues: Vec<Cue<'_>> = blocks.cues.iter().map(cue).collect();
    let restored = if blocks.is_noscribe { noscribe::restore_speakers(&mut cues) } else { None };
    let repeated = order::unroll(&mut cues);
    let found = order::sort(&mut cues, if blocks.is_noscribe { Trust::File } else { Trust::Times });
    let oddities = found.into_iter().chain(repeated).chain(restored);
    warnings.extend(oddities.map(|kind| Warning { line: None, kind }));
    let mut rows = Rows::default();
    for line in &blocks.front {
        rows.front(line);
    }
    let carried = speak(&mut rows, &cues, options);
    if rows.text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    let carried = carried.map(|count| WarningKind::SpeakerCarried { count });
    warnings.extend(carried.map(|kind| Warning { line: None, kind }));
    let title = blocks.title.map(|title| ("title".to_owned(), title.to_owned()));
    Ok(rows.finish(Convention::Cues, Metadata::from_iter(title), warnings, options))
}

fn about_blocks(blocks: &Blocks<'_>) -> Vec<Warning> {
    let comments = Some(blocks.comments).filter(|&count| count > 0);
    let comments =
        comments.map(|count| Warning { line: None, kind: WarningKind::LeftOut { part: Part::Comments, count } });
    let untimed =
        blocks.untimed.map(|(line, count)| Warning { line: Some(line), kind: WarningKind::NoCueTime { count } });
    comments.into_iter().chain(untimed).collect()
}

fn cue<'t>(block: &cues::Block<'t>) -> Cue<'t> {
    Cue { sentence: sentence(block.id), when: block.when, stretches: markup::stretches(&block.lines.join("\n")) }
}

/// The sentence that a cue is a piece of: Teams names cues `uuid/18-0`, `uuid/18-1`.
fn sentence(id: &str) -> Option<&str> {
    let (sentence, piece) = id.rsplit_once('-')?;
    let (_, number) = sentence.rsplit_once('/')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(number) && is_number(piece)).then_some(sentence)
}

/// Gives the cues to `rows`. Returns how many name nobody where nearly all others do.
fn speak(rows: &mut Rows, cues: &[Cue<'_>], options: &Options) -> Option<usize> {
    let utterances = voices::utterances(cues, options);
    let (mut carried, mut named) = (0, 0);
    let mut sentence_before: Option<(&str, Option<&str>)> = None;
    for Utterance { cue, voice, text } in &utterances {
        let when = cues.get(*cue).map_or_else(When::default, |cue| cue.when);
        let voice = voice.as_voice();
        match voice {
            Voice::Named(_) => named += 1,
            Voice::Same if named > 0 => carried += 1,
            Voice::Same | Voice::Unnamed(_) => {}
        }
        let name = if let Voice::Named(name) = voice { Some(name) } else { None };
        let sentence = cues.get(*cue).and_then(|cue| cue.sentence).map(|sentence| (sentence, name));
        if sentence.is_some() && sentence == sentence_before {
            rows.go_on(text, when);
        } else {
            rows.cue(voice, text, when);
        }
        sentence_before = sentence;
    }
    (carried > 0 && carried * 4 < named).then_some(carried)
}

#[cfg(test)]
mod tests;
