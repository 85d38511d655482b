//! Codings by people, as CSV.

use crate::StudyError;
use crate::error::CodingFileProblem;
use crate::reading::read_text;
use benang_model::{CodeIndex, Codebook, Transcript};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// Which themes a person gave to which turns.
pub(super) struct Gold {
    themes: HashMap<String, HashSet<(usize, CodeIndex)>>,
}

#[derive(Deserialize)]
struct Record {
    transcript: String,
    /// From 1.
    turn: usize,
    /// Ids, separated by spaces.
    codes: String,
}

impl Gold {
    /// Whether the turn, by its index from 0, has the theme.
    pub(super) fn has(&self, transcript: &str, turn: usize, theme: CodeIndex) -> bool {
        self.themes.get(transcript).is_some_and(|turns| turns.contains(&(turn, theme)))
    }
}

/// Reads a coding; each of its turns and codes must exist.
pub(super) fn read_gold(path: &Path, codebook: &Codebook, transcripts: &[Transcript]) -> Result<Gold, StudyError> {
    let text = read_text(path)?;
    let turns: HashMap<&str, usize> = transcripts.iter().map(|it| (it.name.as_str(), it.turns.len())).collect();
    let mut themes: HashMap<String, HashSet<(usize, CodeIndex)>> = HashMap::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    for result in reader.records() {
        let line = match &result {
            Ok(record) => record.position().map_or(1, csv::Position::line),
            Err(error) => error.position().map_or(1, csv::Position::line),
        };
        let wrong = |problem| StudyError::CodingFile { path: path.to_owned(), line, problem };
        let record: Record = result
            .and_then(|record| record.deserialize(Some(&headers)))
            .map_err(|error| wrong(CodingFileProblem::Record { reason: error.to_string() }))?;
        let known = turns.get(record.transcript.as_str()).is_some_and(|turns| (1..=*turns).contains(&record.turn));
        if !known {
            let Record { transcript, turn, .. } = record;
            return Err(wrong(CodingFileProblem::UnknownTurn { transcript, turn }));
        }
        let given = themes.entry(record.transcript).or_default();
        for id in record.codes.split_whitespace() {
            let code = codebook.index_of(id);
            let code = code.ok_or_else(|| wrong(CodingFileProblem::UnknownCode { id: id.to_owned() }))?;
            given.insert((record.turn - 1, codebook.theme(code)));
        }
    }
    Ok(Gold { themes })
}
