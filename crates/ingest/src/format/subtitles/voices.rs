//! Who says what in cues: by `<v Name>`, by `Name: text`, `[Name] text` and `>> NAME: text`, by dashes.
//! Whether a word before a colon is a speaker is judged on all cues at once, as in a text.

use super::Cue;
use crate::Options;
use crate::cast::Cast;
use crate::convention::{Convention, labelled};
use crate::flow;
use crate::label::Syntax;
use crate::rows::Voice;
use crate::survey::Survey;
use crate::words;
use benang_model::Span;

/// What somebody says within a cue.
#[derive(Debug)]
pub(super) struct Utterance {
    /// The cue, from 0.
    pub(super) cue: usize,
    pub(super) voice: Said,
    /// One line.
    pub(super) text: String,
}

/// Who says an utterance.
#[derive(Debug)]
pub(super) enum Said {
    Same,
    By(String),
    Unnamed(&'static str),
}

impl Said {
    pub(super) fn as_voice(&self) -> Voice<'_> {
        match self {
            Self::Same => Voice::Same,
            Self::By(name) => Voice::of(name),
            Self::Unnamed(sign) => Voice::Unnamed(sign),
        }
    }
}

/// The utterances of `cues`, in order.
pub(super) fn utterances(cues: &[Cue<'_>], options: &Options) -> Vec<Utterance> {
    let syntax = options.speaker.as_ref().map_or(Syntax::Colon, Syntax::Expression);
    let mut utterances = Vec::new();
    for (cue, shown) in cues.iter().enumerate() {
        for stretch in &shown.stretches {
            let from = utterances.len();
            for line in stretch.text.lines().flat_map(at_signs).map(str::trim).filter(|line| !line.is_empty()) {
                let (sign, rest) = if stretch.voice.is_none() { sign(line) } else { (None, line) };
                let begins = utterances.len() == from
                    || stretch.voice.is_none() && (sign.is_some() || is_labelled(line, syntax));
                match utterances.last_mut().filter(|_| !begins) {
                    Some(Utterance { text, .. }) => append(text, rest),
                    None => {
                        let named = stretch.voice.clone().map(Said::By);
                        let voice = named.or(sign.map(Said::Unnamed)).unwrap_or(Said::Same);
                        utterances.push(Utterance { cue, voice, text: rest.to_owned() });
                    }
                }
            }
        }
    }
    if options.convention != Some(Convention::Prose) {
        name_speakers(&mut utterances, syntax, options);
    }
    utterances
}

/// Finds the names that stand in the text itself and takes them out of it.
fn name_speakers(utterances: &mut [Utterance], syntax: Syntax<'_>, options: &Options) {
    let mut script = String::new();
    let mut lines = Vec::with_capacity(utterances.len());
    for utterance in utterances.iter() {
        let start = script.len();
        if !matches!(utterance.voice, Said::By(_)) {
            script.push_str(in_brackets(&utterance.text).as_deref().unwrap_or(&utterance.text));
        }
        lines.push(Span::new(start, script.len()));
        script.push('\n');
    }
    let survey = Survey::new(&script, 0, syntax);
    let cast = Cast::new(&survey, &[], options);
    if !syntax.is_told() && labelled::likelihood(&cast, &survey) <= 0.5 {
        return;
    }
    for (utterance, line) in utterances.iter_mut().zip(lines) {
        let header = syntax.header(&script, line).filter(|header| cast.label(header).is_some());
        if let Some(header) = header {
            utterance.voice = Said::By(header.mark.of(&script).to_owned());
            header.rest.of(&script).clone_into(&mut utterance.text);
        }
    }
}

fn append(text: &mut String, more: &str) {
    if flow::is_apart(text, more) {
        text.push(' ');
    }
    text.push_str(more);
}

fn is_labelled(line: &str, syntax: Syntax<'_>) -> bool {
    let header = |line: &str| syntax.header(line, Span::new(0, line.len())).is_some();
    header(line) || in_brackets(line).is_some_and(|line| header(&line))
}

/// `[Ida] Ya` and `[SPEAKER_00]: Ya` as `Ida: Ya`; what is no talk (`[musik] Ya`) is no name.
fn in_brackets(line: &str) -> Option<String> {
    let (name, rest) = match line.strip_prefix('[') {
        Some(after) => after.split_once(']')?,
        None => line.strip_prefix('(').filter(|after| after.starts_with("speaker"))?.split_once(')')?,
    };
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim();
    let is_name = name.starts_with(char::is_alphabetic) && !name.contains(':') && !words::notes_no_talk(name);
    (is_name && !rest.is_empty()).then(|| format!("{name}: {rest}"))
}

/// The pieces of a line before and from each `>>`.
fn at_signs(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest.take()?;
        let Some((at, _)) = line.match_indices(" >>").find(|(at, _)| *at > 0) else { return Some(line) };
        let (piece, after) = line.split_at(at);
        rest = Some(after.trim_start());
        Some(piece)
    })
}

/// The sign that somebody else begins, and what stands behind it.
fn sign(line: &str) -> (Option<&'static str>, &str) {
    for sign in [">>>", ">>", "»", "-", "–", "—"] {
        let Some(rest) = line.strip_prefix(sign) else { continue };
        let rest = rest.trim_start();
        if rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '¿' | '¡' | '[' | '(' | '…')) {
            return (Some(sign), rest);
        }
    }
    (None, line)
}
