//! JSON: what recognisers give (Whisper in its variants, AssemblyAI, Deepgram, AWS, Google, Rev, Sonix),
//! and our own `stream` lines. Read into typed pieces, never into a tree: what isn't needed is skipped.

mod piece;
mod root;
pub(crate) mod stream;
mod words;

use crate::Options;
use crate::convention::Convention;
use crate::diagnostics::{Diagnostics, Warning, WarningKind};
use crate::error::IngestError;
use crate::format::clock::Unit;
use crate::reading;
use crate::rows::{self, Rows, Voice, When};
use benang_model::{LineColumn, Metadata, Transcript};
use piece::{Piece, Time};
use root::{Pieces, Root};
use serde_json::Deserializer;

/// Reads one transcript.
///
/// # Errors
/// What is no JSON, or JSON of something else, or of several transcripts.
pub(crate) fn read(text: &str, options: &Options) -> Result<(Transcript, Diagnostics), IngestError> {
    let mut documents = Deserializer::from_str(text).into_iter::<Root>();
    let root = documents.next().ok_or(IngestError::Empty)?.map_err(|error| invalid(&error))?;
    match documents.next() {
        None => {}
        Some(Ok(_)) => return Err(IngestError::ManyTranscripts),
        Some(Err(error)) => return Err(invalid(&error)),
    }
    let metadata = metadata(&root);
    // A list of anything is no transcript; one under a key that says so is.
    let is_list = root.keys.is_empty();
    rows::within(root.pieces.as_ref().map_or(0, |pieces| pieces.list.len()), text.len())?;
    let (mut transcript, diagnostics) = match root.pieces {
        Some(pieces) if !is_list || pieces.are_told() => transcript(pieces, options),
        None if !root.text.trim().is_empty() => reading::turns(root.text.replace("\r\n", "\n"), options),
        _ => return Err(IngestError::NoTranscript { keys: root.keys }),
    };
    if transcript.text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    transcript.metadata.extend(metadata);
    Ok((transcript, diagnostics))
}

fn invalid(error: &serde_json::Error) -> IngestError {
    // The message ends with the place, which is said apart.
    let reason = error.to_string();
    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason).to_owned();
    IngestError::Json { place: LineColumn { line: error.line(), column: error.column() }, reason }
}

fn metadata(root: &Root) -> Metadata {
    let facts = [("id", &root.id), ("title", &root.title), ("language", &root.language)];
    let known = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    known.map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

fn transcript(pieces: Pieces, options: &Options) -> (Transcript, Diagnostics) {
    let unit = unit(&pieces.list);
    let named = pieces.list.iter().filter(|piece| !piece.speaker.is_empty()).count();
    let mut carried = 0;
    let mut rows = Rows::default();
    for piece in &pieces.list {
        let voice = Voice::of(&piece.speaker);
        carried += usize::from(voice == Voice::Same);
        let when = When {
            start_ms: piece.start.and_then(|time| time.ms(unit)),
            end_ms: piece.end.and_then(|time| time.ms(unit)),
        };
        let when = When { end_ms: when.end_ms.max(when.start_ms.filter(|_| when.end_ms.is_some())), ..when };
        if pieces.are_turns {
            rows.row(voice, &piece.text.replace("\r\n", "\n"), when);
        } else {
            rows.cue(voice, &one_line(&piece.text), when);
        }
    }
    let carried = (named > 0 && carried > 0).then_some(WarningKind::SpeakerCarried { count: carried });
    let findings = carried.map(|kind| Warning { line: None, kind }).into_iter().collect();
    let mut options = options.clone();
    for (label, role) in pieces.roles {
        options.roles.entry(label).or_insert(role);
    }
    rows.finish(Convention::Cues, Metadata::new(), findings, &options)
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether bare numbers are seconds, as in Whisper's files, or milliseconds, as in AssemblyAI's.
fn unit(pieces: &[Piece]) -> Unit {
    let mut whole = true;
    let mut last = 0.0_f64;
    for piece in pieces {
        match piece.start {
            Some(Time::Whole(number)) => last = last.max(number),
            Some(Time::Fraction(_)) => whole = false,
            Some(Time::Ms(_)) | None => {}
        }
        whole &= !matches!(piece.end, Some(Time::Fraction(_)));
    }
    Unit::tell(whole, last, pieces.len())
}

#[cfg(test)]
mod tests;
