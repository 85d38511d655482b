//! What the index holds of a segment: what text and import fix, and nothing that people change.

use crate::SearchError;
use benang_language::{Form, fold};
use benang_model::Role;
use tantivy::collector::DocSetCollector;
use tantivy::query::Query;
use tantivy::schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocAddress, Index, IndexWriter, TantivyDocument};

/// Memory that the writer may fill before it cuts a segment of its own, in bytes.
const WRITER_MEMORY: usize = 50_000_000;

/// The fields of a segment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Its number.
    id: Field,
    /// Its words, folded, with positions.
    pub(crate) surface: Field,
    /// Their stems, with the same positions.
    pub(crate) stem: Field,
    /// The speaker's folded label and name.
    pub(crate) speaker: Field,
    pub(crate) role: Field,
    pub(crate) language: Field,
    /// The transcript's folded name.
    pub(crate) transcript: Field,
}

/// What is indexed of one segment.
pub(crate) struct Entry<'a> {
    pub(crate) id: u64,
    pub(crate) forms: &'a [&'a Form],
    pub(crate) speakers: &'a [&'a str],
    pub(crate) role: Role,
    pub(crate) language: &'static str,
    pub(crate) transcript: &'a str,
}

/// An index in memory.
#[derive(Debug)]
pub(crate) struct SegmentIndex {
    pub(crate) fields: Fields,
    index: Index,
}

/// Fills an index; it can be searched once it is finished.
pub(crate) struct Filling {
    index: SegmentIndex,
    writer: IndexWriter,
}

impl Filling {
    /// An empty index.
    pub(crate) fn new() -> Result<Self, SearchError> {
        let (schema, fields) = schema();
        let index = Index::create_in_ram(schema);
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
        Ok(Self { index: SegmentIndex { fields, index }, writer })
    }

    /// Adds a segment.
    pub(crate) fn add(&mut self, entry: &Entry<'_>) -> Result<(), SearchError> {
        let fields = self.index.fields;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.id, entry.id);
        let words = entry.forms.iter();
        document.add_pre_tokenized_text(fields.surface, tokens(words.clone().map(|form| &*form.folded)));
        document.add_pre_tokenized_text(fields.stem, tokens(words.map(|form| &*form.stem.stem)));
        for speaker in entry.speakers {
            document.add_text(fields.speaker, fold(speaker));
        }
        document.add_text(fields.role, entry.role.as_str());
        document.add_text(fields.language, entry.language);
        document.add_text(fields.transcript, fold(entry.transcript));
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Makes everything added searchable.
    pub(crate) fn finish(mut self) -> Result<SegmentIndex, SearchError> {
        self.writer.commit()?;
        Ok(self.index)
    }
}

impl SegmentIndex {
    /// The numbers of the segments that `query` matches, ascending.
    pub(crate) fn matching(&self, query: &dyn Query) -> Result<Vec<u64>, SearchError> {
        let searcher = self.index.reader()?.searcher();
        let columns: Vec<_> =
            searcher.segment_readers().iter().map(|reader| reader.fast_fields().u64("id")).collect::<Result<_, _>>()?;
        let found = searcher.search(query, &DocSetCollector)?;
        let id = |address: &DocAddress| columns.get(address.segment_ord as usize)?.first(address.doc_id);
        let mut ids: Vec<u64> = found.iter().filter_map(id).collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let positions = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(positions);
    let fields = Fields {
        id: schema.add_u64_field("id", FAST),
        surface: schema.add_text_field("surface", words.clone()),
        stem: schema.add_text_field("stem", words),
        speaker: schema.add_text_field("speaker", STRING),
        role: schema.add_text_field("role", STRING),
        language: schema.add_text_field("language", STRING),
        transcript: schema.add_text_field("transcript", STRING),
    };
    (schema.build(), fields)
}

/// Words as tantivy wants them: only text and position are ever asked for.
fn tokens<'a>(words: impl Iterator<Item = &'a str>) -> PreTokenizedString {
    let token = |(position, word): (usize, &str)| Token {
        offset_from: 0,
        offset_to: 0,
        position,
        text: word.to_owned(),
        position_length: 1,
    };
    PreTokenizedString { text: String::new(), tokens: words.enumerate().map(token).collect() }
}
