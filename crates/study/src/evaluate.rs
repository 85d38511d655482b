//! How well a codebook's rules find what two people coded.

mod baseline;
mod gold;

use crate::StudyError;
use crate::reading::{Reader, ReadingOptions, Sources, ingest, read_codebook};
use crate::tally::compile;
use baseline::theory_only;
use benang_analysis::{Found, Retrieval, There};
use benang_coding::{RuleCoder, Rules, Scope};
use benang_model::{Codebook, Transcript, Unit};
use gold::{Gold, read_gold};
use std::path::{Path, PathBuf};

/// What is to be compared.
#[derive(Debug, Clone, Copy)]
pub struct EvaluationRequest<'a> {
    /// Transcripts or folders.
    pub paths: &'a [PathBuf],
    /// The codebook file.
    pub codebook: &'a Path,
    /// Two codings of the transcripts: CSV with `transcript,turn,codes`, codes separated by spaces.
    pub codings: [&'a Path; 2],
}

/// A comparison, theme by theme and transcript by transcript.
#[derive(Debug)]
pub struct Evaluation {
    /// The ids of the themes, in codebook order.
    pub themes: Vec<String>,
    /// A comparison per transcript, in order.
    pub transcripts: Vec<TranscriptEvaluation>,
}

/// How well the rules did in one transcript. Each list has an entry per theme.
#[derive(Debug)]
pub struct TranscriptEvaluation {
    /// The transcript's name.
    pub name: String,
    /// Turns that could be coded.
    pub turns: u64,
    /// The rules against the consensus: turns with a theme that both coders gave, against turns
    /// with a theme that neither gave. Where the coders differ, nothing is counted.
    pub rules: Vec<Retrieval>,
    /// The rules against both coders' common codings, a theme that only one gave taken as absent.
    pub rules_strict: Vec<Retrieval>,
    /// The words of the definitions alone against the consensus.
    pub theory_only: Vec<Retrieval>,
    /// Turns where only one of the coders gave the theme.
    pub disagreements: Vec<u64>,
}

/// Applies the codebook's rules to transcripts and compares them with two codings by people.
///
/// # Errors
/// A codebook or a coding that can't be used. A transcript that can't be read is left out, and so is
/// what the codings say of it.
pub fn evaluate(request: &EvaluationRequest<'_>) -> Result<Evaluation, StudyError> {
    let codebook = read_codebook(request.codebook)?;
    let rules = compile(&codebook, request.codebook)?;
    let baseline = theory_only(&codebook);
    let baseline = compile(&baseline, request.codebook)?;
    let files = Sources::find(request.paths).files;
    let options = ReadingOptions::default();
    let reader = Reader::new(&options);
    let transcripts: Vec<Transcript> =
        files.iter().filter_map(|file| ingest(file, &reader).ok().flatten()).map(|it| it.transcript).collect();
    let [one, other] = request.codings.map(|path| read_gold(path, &codebook, &transcripts));
    let gold = [one?, other?];
    let themes: Vec<usize> = (0..codebook.codes().len()).filter(|&code| codebook.parent(code).is_none()).collect();
    let compare = |transcript: &Transcript| {
        let found = [&rules, &baseline].map(|rules| themes_found(transcript, rules, &codebook));
        compare(transcript, &themes, &gold, &found)
    };
    let ids = themes.iter().filter_map(|&code| codebook.codes().get(code)).map(|code| code.id.clone());
    Ok(Evaluation { themes: ids.collect(), transcripts: transcripts.iter().map(compare).collect() })
}

/// Per turn that could be coded: its index and the themes that rules find in it.
fn themes_found(transcript: &Transcript, rules: &Rules, codebook: &Codebook) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    RuleCoder::new(rules).code(transcript, Unit::Turn, Scope::NotInterviewer, |turn| {
        if turn.in_scope {
            let themes = turn.codings.iter().map(|coding| codebook.theme(rules.code(coding.rule))).collect();
            found.push((turn.index, themes));
        }
    });
    found
}

fn compare(
    transcript: &Transcript,
    themes: &[usize],
    gold: &[Gold; 2],
    [rules, baseline]: &[Vec<(usize, Vec<usize>)>; 2],
) -> TranscriptEvaluation {
    let none = vec![Retrieval::default(); themes.len()];
    let mut result = TranscriptEvaluation {
        name: transcript.name.clone(),
        turns: rules.len() as u64,
        rules: none.clone(),
        rules_strict: none.clone(),
        theory_only: none,
        disagreements: vec![0; themes.len()],
    };
    for ((turn, by_rules), (_, by_theory)) in rules.iter().zip(baseline) {
        for (place, theme) in themes.iter().enumerate() {
            let [one, other] = gold.each_ref().map(|gold| gold.has(&transcript.name, *turn, *theme));
            let (by_rules, by_theory) = (Found(by_rules.contains(theme)), Found(by_theory.contains(theme)));
            count(&mut result.rules_strict, place, by_rules, There(one && other));
            if one == other {
                count(&mut result.rules, place, by_rules, There(one));
                count(&mut result.theory_only, place, by_theory, There(one));
            } else if let Some(disagreements) = result.disagreements.get_mut(place) {
                *disagreements += 1;
            }
        }
    }
    result
}

fn count(retrievals: &mut [Retrieval], place: usize, found: Found, there: There) {
    if let Some(retrieval) = retrievals.get_mut(place) {
        retrieval.count(found, there);
    }
}
