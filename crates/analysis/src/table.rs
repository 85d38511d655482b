//! The theme frequency table: every code of a codebook with what was found of it.

use crate::{CodebookRef, Key, Share, TableScope};
use benang_model::{Role, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known about a code. A later state of two parts wins when they are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing could have found it: no rule that sees the talk counted, or no such talk; and nobody coded it.
    NeverLookedFor,
    /// Looked for, and not there.
    NotFound,
    /// Said to be supported, without a coding to show.
    Asserted,
    /// At least one segment has it.
    Evidenced,
}

impl State {
    /// The name used in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeverLookedFor => "never_looked_for",
            Self::NotFound => "not_found",
            Self::Asserted => "asserted",
            Self::Evidenced => "evidenced",
        }
    }
}

/// Somebody whose label names a part in the conversation (`P`, `Informan`): a different person in
/// each transcript.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GenericSpeaker {
    /// The label.
    pub label: String,
    /// Where they talk.
    pub transcript: String,
}

/// A column of a table that is split by a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its heading, unique in the table; `-` for segments without a speaker.
    pub name: String,
    /// How many of its segments could be coded.
    pub segments: u64,
    /// Who it is, if the table is split by speaker and the label alone doesn't tell.
    pub generic: Option<GenericSpeaker>,
    /// The names that legends give to the label, in order, if the table is split by speaker: usually none
    /// or one; several if transcripts don't agree on who that is.
    pub names: Vec<String>,
}

/// What a table runs over: everything that could be coded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Transcripts read.
    pub transcripts: u64,
    /// Segments that could be coded.
    pub segments: u64,
    /// Those with at least one code.
    pub segments_coded: u64,
    /// Words of the segments that could be coded.
    pub words: u64,
    /// Segments left out, by the role of who talks; only roles that were left out.
    pub excluded: BTreeMap<Role, u64>,
    /// Persons who talk in the segments that could be coded.
    pub speakers: u64,
}

/// What was found of one code and the codes below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code's id.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many codes stand above it.
    pub depth: usize,
    /// What is known about it.
    pub state: State,
    /// Segments that have it, each counted once.
    pub segments: u64,
    /// Transcripts that have it.
    pub transcripts: u64,
    /// Persons who have it.
    pub speakers: u64,
    /// Words under the union of its codings.
    pub words: u64,
    /// Segments by group, in the order of [`FrequencyTable::groups`].
    pub by: Vec<u64>,
    /// The persons among its speakers who are known across transcripts, as ascending indices into
    /// [`FrequencyTable::named_speakers`]. The other speakers are known in one transcript only.
    pub named_speakers: Vec<usize>,
}

/// The theme frequency table. Its JSON is the contract of `tally` and `table frequency`; tables of
/// parts add up with [`FrequencyTable::merge`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "crate::json::TableIn")]
pub struct FrequencyTable {
    /// The codebook.
    pub codebook: CodebookRef,
    /// What a segment is.
    pub unit: Unit,
    /// What the columns are split by.
    pub by: Option<Key>,
    /// Whose talk it counts.
    pub scope: TableScope,
    /// Which codings count.
    pub status: String,
    /// What the table runs over.
    pub totals: Totals,
    /// The columns: transcripts by name, speakers by label, roles and languages in fixed order.
    pub groups: Vec<Group>,
    /// A row a code, in codebook order, zeros included.
    pub rows: Vec<Row>,
    /// The names of the transcripts read, in order.
    pub transcripts: Vec<String>,
    /// The labels of all persons who are known across transcripts, in order.
    pub named_speakers: Vec<String>,
}

impl FrequencyTable {
    /// A row's segments, of those that could be coded.
    #[must_use]
    pub fn of_segments(&self, row: &Row) -> Share {
        Share { part: row.segments, whole: self.totals.segments }
    }

    /// A row's segments, of those that have any code.
    #[must_use]
    pub fn of_coded(&self, row: &Row) -> Share {
        Share { part: row.segments, whole: self.totals.segments_coded }
    }

    /// A row's transcripts, of those read.
    #[must_use]
    pub fn of_transcripts(&self, row: &Row) -> Share {
        Share { part: row.transcripts, whole: self.totals.transcripts }
    }

    /// A row's speakers, of those who could be coded.
    #[must_use]
    pub fn of_speakers(&self, row: &Row) -> Share {
        Share { part: row.speakers, whole: self.totals.speakers }
    }

    /// A row's words, of those that could be coded.
    #[must_use]
    pub fn of_words(&self, row: &Row) -> Share {
        Share { part: row.words, whole: self.totals.words }
    }
}
