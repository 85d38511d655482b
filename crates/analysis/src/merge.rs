//! Adding up the tables of parts of a corpus, as a distributed run leaves them.

use crate::names::Names;
use crate::sums::{GroupId, LANGUAGES, RowSums, Sums};
use crate::{CodebookRef, Frame, FrameCode, FrequencyTable, Group, Key, Row, TableScope};
use benang_model::{Locale, Role, Unit};
use std::collections::BTreeSet;
use thiserror::Error;

/// Tables that can't be added up.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MergeError {
    /// There is no table.
    #[error("there is no table to add up")]
    Nothing,
    /// Two codebooks, or two versions of one.
    #[error("one table is of codebook {} {}, another of {} {}", one.name, one.version, other.name, other.version)]
    Codebook {
        /// The first table's.
        one: CodebookRef,
        /// The other's.
        other: CodebookRef,
    },
    /// The codes differ, though name and version of the codebook don't.
    #[error("the codes of {} {} are not the same in all tables: {code:?} is not everywhere in the same place", codebook.name, codebook.version)]
    Codes {
        /// The codebook of both.
        codebook: CodebookRef,
        /// The first code that is not in its place.
        code: String,
    },
    /// Two units.
    #[error("one table counts {}, another {}", units(*one, Locale::En), units(*other, Locale::En))]
    Unit {
        /// The first table's.
        one: Unit,
        /// The other's.
        other: Unit,
    },
    /// Split by different keys.
    #[error("one table is {}, another is {}", split(*one, Locale::En), split(*other, Locale::En))]
    By {
        /// The first table's.
        one: Option<Key>,
        /// The other's.
        other: Option<Key>,
    },
    /// They count different people's talk.
    #[error("one table counts {}, another {}", one.description(Locale::En), other.description(Locale::En))]
    Scope {
        /// The first table's.
        one: TableScope,
        /// The other's.
        other: TableScope,
    },
    /// They count different codings.
    #[error("one table counts codings of status {one:?}, another {other:?}")]
    Status {
        /// The first table's.
        one: String,
        /// The other's.
        other: String,
    },
    /// A transcript would be counted twice.
    #[error("the transcript {name:?} is in more than one table")]
    Transcript {
        /// Its name.
        name: String,
    },
}

fn units(unit: Unit, locale: Locale) -> &'static str {
    match unit {
        Unit::Turn => locale.pick("turns", "giliran bicara"),
        Unit::Paragraph => locale.pick("paragraphs", "paragraf"),
        Unit::Sentence => locale.pick("sentences", "kalimat"),
    }
}

fn split(by: Option<Key>, locale: Locale) -> String {
    match by {
        Some(key) => format!("{} {}", locale.pick("split by", "dipilah menurut"), key.name(locale)),
        None => locale.pick("not split", "tidak dipilah").to_owned(),
    }
}

impl MergeError {
    /// What is wrong, for the user.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::En => self.to_string(),
            Locale::Id => self.indonesian(),
        }
    }

    fn indonesian(&self) -> String {
        match self {
            Self::Nothing => "tidak ada tabel yang dapat dijumlahkan".into(),
            Self::Codebook { one, other } => format!(
                "satu tabel memakai buku kode {} {}, tabel lain memakai {} {}",
                one.name, one.version, other.name, other.version
            ),
            Self::Codes { codebook, code } => format!(
                "kode dalam {} {} tidak sama di semua tabel: {code:?} tidak di tempat yang sama",
                codebook.name, codebook.version
            ),
            Self::Unit { one, other } => {
                format!("satu tabel menghitung {}, tabel lain {}", units(*one, Locale::Id), units(*other, Locale::Id))
            }
            Self::By { one, other } => {
                format!("satu tabel {}, tabel lain {}", split(*one, Locale::Id), split(*other, Locale::Id))
            }
            Self::Scope { one, other } => format!(
                "satu tabel menghitung {}, tabel lain {}",
                one.description(Locale::Id),
                other.description(Locale::Id)
            ),
            Self::Status { one, other } => {
                format!("satu tabel menghitung pengodean berstatus {one:?}, tabel lain {other:?}")
            }
            Self::Transcript { name } => format!("transkrip {name:?} ada di lebih dari satu tabel"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let hint = match self {
            Self::Nothing => locale.pick("name at least one table in JSON", "sebutkan sedikitnya satu tabel JSON"),
            Self::Codebook { .. } | Self::Codes { .. } => locale.pick(
                "make all tables with the same codebook file",
                "buat semua tabel dengan berkas buku kode yang sama",
            ),
            Self::Unit { .. } | Self::By { .. } | Self::Scope { .. } | Self::Status { .. } => {
                locale.pick("make all tables with the same options", "buat semua tabel dengan pilihan yang sama")
            }
            Self::Transcript { .. } => locale.pick(
                "name each table once, and give transcripts different names",
                "sebutkan setiap tabel sekali saja, dan beri transkrip nama yang berbeda",
            ),
        };
        Some(hint.into())
    }
}

impl FrequencyTable {
    /// Adds up the tables of parts: the table of all their transcripts, whatever their order. Names of
    /// codes are the first table's, since parts can be made in two languages.
    ///
    /// # Errors
    /// Tables of different codebooks, units, keys, scopes or statuses; a transcript in two of them.
    pub fn merge(parts: Vec<Self>) -> Result<Self, MergeError> {
        let first = parts.first().ok_or(MergeError::Nothing)?;
        parts.iter().try_for_each(|part| first.check_alike(part))?;
        check_transcripts(&parts)?;
        let frame = first.frame();
        let mut states: Vec<_> = first.rows.iter().map(|row| row.state).collect();
        let mut sums = Sums::of_codes(first.rows.len());
        let mut names = Names::default();
        for part in parts {
            names.merge(Names::of_table(part.by, &part.groups));
            for (state, row) in states.iter_mut().zip(&part.rows) {
                *state = row.state.max(*state);
            }
            sums.merge(part.into_sums());
        }
        let mut whole = sums.into_table(&frame);
        for (row, state) in whole.rows.iter_mut().zip(states) {
            row.state = state;
        }
        names.give_to(frame.by, &mut whole.groups);
        Ok(whole)
    }

    fn check_alike(&self, other: &Self) -> Result<(), MergeError> {
        if self.codebook != other.codebook {
            return Err(MergeError::Codebook { one: self.codebook.clone(), other: other.codebook.clone() });
        }
        if let Some(code) = first_difference(&self.rows, &other.rows) {
            return Err(MergeError::Codes { codebook: self.codebook.clone(), code });
        }
        if self.unit != other.unit {
            return Err(MergeError::Unit { one: self.unit, other: other.unit });
        }
        if self.by != other.by {
            return Err(MergeError::By { one: self.by, other: other.by });
        }
        if self.scope != other.scope {
            return Err(MergeError::Scope { one: self.scope, other: other.scope });
        }
        if self.status != other.status {
            return Err(MergeError::Status { one: self.status.clone(), other: other.status.clone() });
        }
        Ok(())
    }

    fn frame(&self) -> Frame {
        let code = |row: &Row| FrameCode {
            id: row.code.clone(),
            name: row.name.clone(),
            depth: row.depth,
            // Sums of parts hold what the codes above have; nothing is passed up again.
            parent: None,
            looked_for: true,
        };
        Frame {
            codebook: self.codebook.clone(),
            codes: self.rows.iter().map(code).collect(),
            unit: self.unit,
            by: self.by,
            scope: self.scope,
            status: self.status.clone(),
        }
    }

    fn into_sums(self) -> Sums {
        let mut sums = Sums {
            transcripts: self.transcripts,
            segments: self.totals.segments,
            segments_coded: self.totals.segments_coded,
            words: self.totals.words,
            generic: self.totals.speakers.saturating_sub(self.named_speakers.len() as u64),
            excluded: self.totals.excluded,
            ..Sums::default()
        };
        for label in self.named_speakers {
            sums.named.number(label);
        }
        for group in self.groups {
            let segments = group.segments;
            sums.add_to_group(identity(self.by, group), segments);
        }
        sums.rows = self.rows.into_iter().map(row_sums).collect();
        sums
    }
}

fn row_sums(row: Row) -> RowSums {
    let mut sums = RowSums {
        segments: row.segments,
        transcripts: row.transcripts,
        words: row.words,
        generic: row.speakers.saturating_sub(row.named_speakers.len() as u64),
        groups: row.by,
        ..RowSums::default()
    };
    row.named_speakers.into_iter().for_each(|number| sums.named.insert(number));
    sums
}

/// What a column stands for: the reverse of its heading.
fn identity(by: Option<Key>, Group { name, generic, .. }: Group) -> GroupId {
    match (by, generic) {
        (Some(Key::Speaker), Some(who)) => GroupId::Speaker { label: who.label, transcript: Some(who.transcript) },
        (Some(Key::Speaker), None) if name == "-" => GroupId::Nobody,
        (Some(Key::Speaker), None) => GroupId::Speaker { label: name, transcript: None },
        (Some(Key::Role), _) => {
            GroupId::Role(Role::ALL.into_iter().find(|role| role.as_str() == name).unwrap_or_default())
        }
        (Some(Key::Language), _) => {
            GroupId::Language(LANGUAGES.iter().position(|language| *language == name).unwrap_or(LANGUAGES.len() - 1))
        }
        (Some(Key::Transcript) | None, _) => GroupId::Transcript(name),
    }
}

fn first_difference(rows: &[Row], others: &[Row]) -> Option<String> {
    let place = |row: &Row| (row.code.clone(), row.depth);
    let pair = (0..rows.len().max(others.len())).map(|index| (rows.get(index), others.get(index)));
    pair.into_iter()
        .find(|(row, other)| row.map(place) != other.map(place))
        .and_then(|(row, other)| row.or(other).map(|row| row.code.clone()))
}

fn check_transcripts(parts: &[FrequencyTable]) -> Result<(), MergeError> {
    let mut seen = BTreeSet::new();
    for part in parts {
        let names: BTreeSet<&String> = part.transcripts.iter().collect();
        if let Some(name) = names.intersection(&seen).next() {
            return Err(MergeError::Transcript { name: (*name).clone() });
        }
        seen.extend(names);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, Totals};

    fn table(transcript: &str) -> FrequencyTable {
        let row = Row {
            code: "a".into(),
            name: "A".into(),
            depth: 0,
            state: State::NotFound,
            segments: 0,
            transcripts: 0,
            speakers: 0,
            words: 0,
            by: Vec::new(),
            named_speakers: Vec::new(),
        };
        FrequencyTable {
            codebook: CodebookRef { name: "s".into(), version: "1".into() },
            unit: Unit::Turn,
            by: None,
            scope: TableScope::NotInterviewer,
            status: "rule".into(),
            totals: Totals { transcripts: 1, ..Totals::default() },
            groups: Vec::new(),
            rows: vec![row],
            transcripts: vec![transcript.into()],
            named_speakers: Vec::new(),
        }
    }

    fn check(change: impl Fn(&mut FrequencyTable), english: &str, indonesian: &str) {
        let mut other = table("T2");
        change(&mut other);
        let error = FrequencyTable::merge(vec![table("T1"), other]).unwrap_err();
        assert_eq!(error.message(Locale::En), english);
        assert_eq!(error.message(Locale::Id), indonesian);
        assert!(error.hint(Locale::Id).is_some());
    }

    #[test]
    fn only_like_is_added_to_like() {
        check(
            |table| table.codebook.version = "2".into(),
            "one table is of codebook s 1, another of s 2",
            "satu tabel memakai buku kode s 1, tabel lain memakai s 2",
        );
        check(
            |table| table.rows.clear(),
            "the codes of s 1 are not the same in all tables: \"a\" is not everywhere in the same place",
            "kode dalam s 1 tidak sama di semua tabel: \"a\" tidak di tempat yang sama",
        );
        check(
            |table| table.unit = Unit::Sentence,
            "one table counts turns, another sentences",
            "satu tabel menghitung giliran bicara, tabel lain kalimat",
        );
        check(
            |table| table.by = Some(Key::Role),
            "one table is not split, another is split by role",
            "satu tabel tidak dipilah, tabel lain dipilah menurut peran",
        );
        check(
            |table| table.scope = TableScope::Only(Role::Interviewer),
            "one table counts everybody but the interviewer, another interviewers only",
            "satu tabel menghitung semua orang kecuali pewawancara, tabel lain pewawancara saja",
        );
        check(
            |table| table.status = "accepted".into(),
            "one table counts codings of status \"rule\", another \"accepted\"",
            "satu tabel menghitung pengodean berstatus \"rule\", tabel lain \"accepted\"",
        );
        check(
            |table| table.transcripts = vec!["T1".into()],
            "the transcript \"T1\" is in more than one table",
            "transkrip \"T1\" ada di lebih dari satu tabel",
        );
        assert_eq!(FrequencyTable::merge(Vec::new()), Err(MergeError::Nothing));
    }

    #[test]
    fn the_better_state_wins() {
        let mut other = table("T2");
        other.rows[0].state = State::NeverLookedFor;
        let whole = FrequencyTable::merge(vec![other, table("T1")]).unwrap();
        assert_eq!(whole.rows[0].state, State::NotFound);
        assert_eq!(whole.transcripts, ["T1", "T2"]);
    }
}
