//! The JSON of a frequency table: the contract with scripts, in its order of keys.
//!
//! Percentages are written for readers and computed anew when a table is read. The keys after `rows`
//! are what adding up parts needs.

use crate::{CodebookRef, FrequencyTable, GenericSpeaker, Group, Key, Row, State, TableScope, Totals};
use benang_model::Unit;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use thiserror::Error;

/// Which table it is.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Frequency,
}

#[derive(Serialize)]
struct TableOut<'a> {
    table: Kind,
    codebook: &'a CodebookRef,
    unit: Unit,
    by: Option<Key>,
    status: &'a str,
    totals: &'a Totals,
    groups: Vec<&'a str>,
    rows: Vec<RowOut<'a>>,
    scope: TableScope,
    group_totals: ByGroup<'a>,
    generic_speakers: Vec<GenericOut<'a>>,
    /// The names behind the labels of groups, where legends give them.
    speaker_names: BTreeMap<&'a str, &'a [String]>,
    transcripts: &'a [String],
    named_speakers: &'a [String],
}

#[derive(Serialize)]
struct RowOut<'a> {
    code: &'a str,
    name: &'a str,
    depth: usize,
    state: State,
    segments: u64,
    transcripts: u64,
    speakers: u64,
    words: u64,
    percent_of_segments: Option<f64>,
    percent_of_coded: Option<f64>,
    by: ByGroup<'a>,
    named_speakers: &'a [usize],
}

#[derive(Serialize)]
struct GenericOut<'a> {
    group: &'a str,
    #[serde(flatten)]
    who: &'a GenericSpeaker,
}

/// Numbers by the names of the groups, in their order.
struct ByGroup<'a>(&'a [Group], Cow<'a, [u64]>);

impl Serialize for ByGroup<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (group, count) in self.0.iter().zip(self.1.iter()) {
            map.serialize_entry(&group.name, count)?;
        }
        map.end()
    }
}

impl Serialize for FrequencyTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let table = TableOut {
            table: Kind::Frequency,
            codebook: &self.codebook,
            unit: self.unit,
            by: self.by,
            status: &self.status,
            totals: &self.totals,
            groups: self.groups.iter().map(|group| group.name.as_str()).collect(),
            rows: self.rows.iter().map(|row| row_out(self, row)).collect(),
            scope: self.scope,
            group_totals: ByGroup(&self.groups, self.groups.iter().map(|group| group.segments).collect()),
            generic_speakers: self.groups.iter().filter_map(generic_out).collect(),
            speaker_names: self.groups.iter().filter_map(names_out).collect(),
            transcripts: &self.transcripts,
            named_speakers: &self.named_speakers,
        };
        table.serialize(serializer)
    }
}

fn generic_out(group: &Group) -> Option<GenericOut<'_>> {
    group.generic.as_ref().map(|who| GenericOut { group: &group.name, who })
}

fn names_out(group: &Group) -> Option<(&str, &[String])> {
    (!group.names.is_empty()).then_some((&group.name, &group.names))
}

fn row_out<'a>(table: &'a FrequencyTable, row: &'a Row) -> RowOut<'a> {
    RowOut {
        code: &row.code,
        name: &row.name,
        depth: row.depth,
        state: row.state,
        segments: row.segments,
        transcripts: row.transcripts,
        speakers: row.speakers,
        words: row.words,
        percent_of_segments: table.of_segments(row).percent(),
        percent_of_coded: table.of_coded(row).percent(),
        by: ByGroup(&table.groups, Cow::Borrowed(&row.by)),
        named_speakers: &row.named_speakers,
    }
}

/// What is read of a table; other keys are ignored.
#[derive(Deserialize)]
pub(crate) struct TableIn {
    #[serde(rename = "table")]
    _table: Kind,
    codebook: CodebookRef,
    unit: Unit,
    by: Option<Key>,
    status: String,
    totals: Totals,
    groups: Vec<String>,
    rows: Vec<RowIn>,
    scope: TableScope,
    group_totals: BTreeMap<String, u64>,
    generic_speakers: Vec<GenericIn>,
    #[serde(default)]
    speaker_names: BTreeMap<String, Vec<String>>,
    transcripts: Vec<String>,
    named_speakers: Vec<String>,
}

#[derive(Deserialize)]
struct RowIn {
    code: String,
    name: String,
    depth: usize,
    state: State,
    segments: u64,
    transcripts: u64,
    speakers: u64,
    words: u64,
    by: BTreeMap<String, u64>,
    named_speakers: Vec<usize>,
}

#[derive(Deserialize)]
struct GenericIn {
    group: String,
    #[serde(flatten)]
    who: GenericSpeaker,
}

/// JSON that has the keys of a table but is none.
#[derive(Debug, Error)]
pub(crate) enum TableInError {
    #[error("the code {code:?} counts a group {group:?} that the table doesn't list")]
    Group { code: String, group: String },
    #[error("the code {code:?} names a speaker by a number that the table doesn't list, or out of order")]
    Speaker { code: String },
    #[error("the code {code:?} counts more segments, transcripts, speakers or words than the table has")]
    TooMany { code: String },
    #[error("the table counts {counted} transcripts and names {named}")]
    Transcripts { counted: u64, named: usize },
}

impl TryFrom<TableIn> for FrequencyTable {
    type Error = TableInError;

    fn try_from(table: TableIn) -> Result<Self, TableInError> {
        if table.totals.transcripts != table.transcripts.len() as u64 {
            let (counted, named) = (table.totals.transcripts, table.transcripts.len());
            return Err(TableInError::Transcripts { counted, named });
        }
        let mut generic: BTreeMap<String, GenericSpeaker> =
            table.generic_speakers.into_iter().map(|entry| (entry.group, entry.who)).collect();
        let mut names = table.speaker_names;
        let rows: Result<Vec<Row>, TableInError> =
            table.rows.into_iter().map(|row| read_row(row, &table.groups, &table.named_speakers)).collect();
        let groups = table.groups.into_iter().map(|name| Group {
            segments: table.group_totals.get(&name).copied().unwrap_or_default(),
            generic: generic.remove(&name),
            names: names.remove(&name).unwrap_or_default(),
            name,
        });
        let read = Self {
            codebook: table.codebook,
            unit: table.unit,
            by: table.by,
            scope: table.scope,
            status: table.status,
            totals: table.totals,
            groups: groups.collect(),
            rows: rows?,
            transcripts: table.transcripts,
            named_speakers: table.named_speakers,
        };
        match read.rows.iter().find(|row| read.exceeds(row)) {
            Some(row) => Err(TableInError::TooMany { code: row.code.clone() }),
            None => Ok(read),
        }
    }
}

impl FrequencyTable {
    fn exceeds(&self, row: &Row) -> bool {
        let shares = [self.of_coded(row), self.of_transcripts(row), self.of_speakers(row), self.of_words(row)];
        shares.into_iter().any(|share| share.part > share.whole) || row.speakers < row.named_speakers.len() as u64
    }
}

fn read_row(mut row: RowIn, groups: &[String], named: &[String]) -> Result<Row, TableInError> {
    let ascending = row.named_speakers.is_sorted_by(|left, right| left < right);
    if !ascending || row.named_speakers.last().is_some_and(|&last| last >= named.len()) {
        return Err(TableInError::Speaker { code: row.code });
    }
    let by = groups.iter().map(|group| row.by.remove(group).unwrap_or_default()).collect();
    if let Some(group) = row.by.into_keys().next() {
        return Err(TableInError::Group { code: row.code, group });
    }
    Ok(Row {
        code: row.code,
        name: row.name,
        depth: row.depth,
        state: row.state,
        segments: row.segments,
        transcripts: row.transcripts,
        speakers: row.speakers,
        words: row.words,
        by,
        named_speakers: row.named_speakers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Frame, FrameCode, FrequencyCounts, Observation};
    use benang_model::{Role, Span, Speaker};
    use serde_json::json;

    fn table(by: Option<Key>) -> FrequencyTable {
        let code = |id: &str, looked_for| FrameCode {
            id: id.into(),
            name: id.to_uppercase(),
            depth: 0,
            parent: None,
            looked_for,
        };
        let frame = Frame {
            codebook: CodebookRef { name: "s".into(), version: "1".into() },
            codes: vec![code("a", true), code("b", true), code("c", false)],
            unit: Unit::Turn,
            by,
            scope: TableScope::NotInterviewer,
            status: "rule".into(),
        };
        let mut counts = FrequencyCounts::new(&frame);
        for transcript in ["T2", "T1"] {
            let speaker = |label: &str| Speaker { label: label.into(), name: None, role: Role::Informant };
            let mut open = counts.begin_transcript(transcript, &[speaker("P"), speaker("TN")]);
            for speaker in [None, Some(0), Some(1)] {
                let codings = [(0, Span::new(0, 4))];
                open.observe(&Observation {
                    speaker,
                    language: "id",
                    segment: Span::new(0, 4),
                    words: &[Span::new(0, 4)],
                    codings: if speaker.is_some() { &codings } else { &[] },
                });
            }
            open.exclude(Role::Interviewer);
        }
        counts.finish(&frame)
    }

    #[test]
    fn the_json_is_the_contract() {
        let json = serde_json::to_string(&table(None)).unwrap();
        let contract = concat!(
            r#"{"table":"frequency","codebook":{"name":"s","version":"1"},"unit":"turn","by":null,"status":"rule","#,
            r#""totals":{"transcripts":2,"segments":6,"segments_coded":4,"words":6,"excluded":{"interviewer":2},"speakers":3},"#,
            r#""groups":[],"rows":[{"code":"a","name":"A","depth":0,"state":"evidenced","segments":4,"transcripts":2,"#,
            r#""speakers":3,"words":4,"percent_of_segments":66.7,"percent_of_coded":100.0,"by":{},"named_speakers":[0]},"#,
        );
        assert_eq!(json.get(..contract.len()), Some(contract), "{json}");
        assert!(json.contains(r#""scope":"not-interviewer","#), "{json}");
        assert!(json.contains(r#""state":"not_found","segments":0"#) && json.contains(r#""state":"never_looked_for""#));
    }

    #[test]
    fn groups_are_people() {
        let json = serde_json::to_value(table(Some(Key::Speaker))).unwrap();
        assert_eq!(json["groups"], json!(["P (T1)", "P (T2)", "TN", "-"]));
        assert_eq!(json["rows"][0]["by"], json!({"P (T1)": 1, "P (T2)": 1, "TN": 2, "-": 0}));
        assert_eq!(json["group_totals"], json!({"P (T1)": 1, "P (T2)": 1, "TN": 2, "-": 2}));
        assert_eq!(json["generic_speakers"][1], json!({"group": "P (T2)", "label": "P", "transcript": "T2"}));
    }

    #[test]
    fn names_stand_beside_labels() {
        let mut table = table(Some(Key::Speaker));
        table.groups[2].names = vec!["Tini".into(), "Tono".into()];
        let json = serde_json::to_value(&table).unwrap();
        assert_eq!(json["groups"][2], json!("TN"), "a label stays what it is");
        assert_eq!(json["speaker_names"], json!({"TN": ["Tini", "Tono"]}));
        assert_eq!(serde_json::from_value::<FrequencyTable>(json.clone()).unwrap(), table);
        let mut older = json;
        older.as_object_mut().unwrap().remove("speaker_names");
        assert!(serde_json::from_value::<FrequencyTable>(older).unwrap().groups[2].names.is_empty());
    }

    #[test]
    fn a_percentage_of_nothing_is_null() {
        let mut empty = table(None);
        empty.totals.segments_coded = 0;
        empty.totals.segments = 0;
        let json = serde_json::to_value(&empty).unwrap();
        assert_eq!(json["rows"][0]["percent_of_segments"], json!(null));
        assert_eq!(json["rows"][0]["percent_of_coded"], json!(null));
    }

    #[test]
    fn damaged_json_is_refused() {
        let check = |pointer: &str, value: serde_json::Value, expected: &str| {
            let mut json = serde_json::to_value(table(Some(Key::Speaker))).unwrap();
            *json.pointer_mut(pointer).unwrap() = value;
            let error = serde_json::from_value::<FrequencyTable>(json).unwrap_err().to_string();
            assert!(error.contains(expected), "{pointer}: {error}");
        };
        check("/table", json!("coverage"), "unknown variant `coverage`");
        check("/rows/0/by", json!({"XY": 1}), "\"XY\" that the table doesn't list");
        check("/rows/0/named_speakers", json!([1]), "a speaker by a number");
        check("/rows/0/named_speakers", json!([0, 0]), "a speaker by a number");
        check("/rows/0/words", json!(7), "more segments, transcripts, speakers or words");
        check("/transcripts", json!(["T1"]), "counts 2 transcripts and names 1");
    }
}
