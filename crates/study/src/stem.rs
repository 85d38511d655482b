//! How words are read.

use crate::StudyError;
use crate::json::pretty;
use benang_language::{Form, language_of, tokens};
use benang_report::{Column, Format, Grid, Layout, render_grid};
use serde::Serialize;

/// How each word of a text is read, in order.
#[derive(Debug)]
pub struct Stems {
    words: Vec<StemJson>,
}

#[derive(Debug, Serialize)]
struct StemJson {
    word: String,
    language: &'static str,
    folded: String,
    stem: String,
    /// The standard spelling of a colloquial form; empty for other words.
    colloquial: String,
}

/// Reads the words of `text`.
#[must_use]
pub fn stem(text: &str) -> Stems {
    let read = |word: &str| {
        let form = Form::new(word);
        StemJson {
            word: word.to_owned(),
            language: language_of([form.evidence], || word).language.as_str(),
            folded: form.folded.to_string(),
            stem: form.stem.stem.to_string(),
            colloquial: form.stem.colloquial.unwrap_or_default().to_owned(),
        }
    };
    Stems { words: tokens(text).into_iter().map(|word| read(word.of(text))).collect() }
}

impl Stems {
    /// TSV with a header, unless another format is asked for.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Option<Format>) -> Result<String, StudyError> {
        match format.map_or(Some(Layout::Tsv), Format::layout) {
            Some(layout) => Ok(render_grid(&self.grid(), layout, None)?),
            None => Ok(pretty(&self.words)),
        }
    }

    /// The column names are data: scripts read them, whatever the locale.
    fn grid(&self) -> Grid {
        let columns = ["word", "language", "folded", "stem", "colloquial"];
        let row = |it: &StemJson| {
            vec![it.word.clone(), it.language.to_owned(), it.folded.clone(), it.stem.clone(), it.colloquial.clone()]
        };
        Grid { columns: columns.map(Column::left).to_vec(), rows: self.words.iter().map(row).collect() }
    }
}
