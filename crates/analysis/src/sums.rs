//! What is added up over transcripts, threads and parts, in whatever order they come.
//!
//! Persons and groups are numbered as they are met, so the numbers depend on the order; they never
//! leave this module. [`Sums::into_table`] puts everything in the order of its name.

use crate::{Frame, FrequencyTable, GenericSpeaker, Group, Row, State, Totals};
use benang_model::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The languages of segments, in the order of tables; what isn't listed is the last.
pub(crate) const LANGUAGES: [&str; 4] = ["id", "en", "mixed", "other"];

/// Which column a segment belongs to, in the order of columns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum GroupId {
    Transcript(String),
    /// With the transcript if the label says nothing outside it.
    Speaker {
        label: String,
        transcript: Option<String>,
    },
    /// Segments without a speaker: after all speakers.
    Nobody,
    Role(Role),
    /// Index into [`LANGUAGES`].
    Language(usize),
}

impl GroupId {
    fn heading(&self) -> &str {
        match self {
            Self::Transcript(name) => name,
            Self::Speaker { label, .. } => label,
            Self::Nobody => "-",
            Self::Role(role) => role.as_str(),
            Self::Language(index) => LANGUAGES.get(*index).copied().unwrap_or_default(),
        }
    }

    fn generic(&self) -> Option<GenericSpeaker> {
        match self {
            Self::Speaker { label, transcript: Some(transcript) } => {
                Some(GenericSpeaker { label: label.clone(), transcript: transcript.clone() })
            }
            _ => None,
        }
    }
}

/// Values numbered from 0 as they are met.
#[derive(Debug, Clone)]
pub(crate) struct Numbering<T>(BTreeMap<T, usize>);

impl<T> Default for Numbering<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Ord> Numbering<T> {
    /// The number of `value`, a new one if it is met for the first time.
    pub(crate) fn number(&mut self, value: T) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// By old number, the place of each value in the order of values.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.0.len()];
        for (place, &number) in self.0.values().enumerate() {
            if let Some(slot) = places.get_mut(number) {
                *slot = place;
            }
        }
        places
    }

    /// By the other's number, the number here.
    fn absorb(&mut self, other: Self) -> Vec<usize> {
        let mut numbers = vec![0; other.0.len()];
        for (value, theirs) in other.0 {
            let ours = self.number(value);
            if let Some(slot) = numbers.get_mut(theirs) {
                *slot = ours;
            }
        }
        numbers
    }
}

/// A set of small numbers, a bit each: most codes are met with few persons, or with most of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct NumberSet(Vec<u64>);

impl NumberSet {
    pub(crate) fn insert(&mut self, number: usize) {
        let at = number / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= 1 << (number % 64);
        }
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0
            .iter()
            .enumerate()
            .flat_map(|(at, bits)| (0..64).filter(move |bit| (bits >> bit) & 1 == 1).map(move |bit| at * 64 + bit))
    }
}

/// What was found of one code.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowSums {
    pub(crate) segments: u64,
    pub(crate) transcripts: u64,
    pub(crate) words: u64,
    /// Speakers who are known in one transcript only: nothing to tell apart, so a number will do.
    pub(crate) generic: u64,
    /// Persons known across transcripts, by their number.
    pub(crate) named: NumberSet,
    /// Segments by number of the group.
    pub(crate) groups: Vec<u64>,
}

impl RowSums {
    pub(crate) fn add_to_group(&mut self, group: usize, segments: u64) {
        add_at(&mut self.groups, group, segments);
    }
}

/// Everything that a table is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    pub(crate) transcripts: Vec<String>,
    pub(crate) segments: u64,
    pub(crate) segments_coded: u64,
    pub(crate) words: u64,
    pub(crate) excluded: BTreeMap<Role, u64>,
    pub(crate) generic: u64,
    pub(crate) named: Numbering<String>,
    pub(crate) groups: Numbering<GroupId>,
    /// Segments by number of the group.
    pub(crate) group_segments: Vec<u64>,
    pub(crate) rows: Vec<RowSums>,
}

impl Sums {
    pub(crate) fn of_codes(codes: usize) -> Self {
        Self { rows: vec![RowSums::default(); codes], ..Self::default() }
    }

    pub(crate) fn add_to_group(&mut self, group: GroupId, segments: u64) -> usize {
        let number = self.groups.number(group);
        add_at(&mut self.group_segments, number, segments);
        number
    }

    pub(crate) fn merge(&mut self, other: Self) {
        let named = self.named.absorb(other.named);
        let groups = self.groups.absorb(other.groups);
        self.transcripts.extend(other.transcripts);
        self.segments += other.segments;
        self.segments_coded += other.segments_coded;
        self.words += other.words;
        self.generic += other.generic;
        for (role, segments) in other.excluded {
            *self.excluded.entry(role).or_default() += segments;
        }
        add_renumbered(&mut self.group_segments, &other.group_segments, &groups);
        for (ours, theirs) in self.rows.iter_mut().zip(other.rows) {
            ours.segments += theirs.segments;
            ours.transcripts += theirs.transcripts;
            ours.words += theirs.words;
            ours.generic += theirs.generic;
            theirs.named.iter().filter_map(|number| named.get(number)).for_each(|&number| ours.named.insert(number));
            add_renumbered(&mut ours.groups, &theirs.groups, &groups);
        }
    }

    /// The table, in an order that doesn't depend on how the sums came about.
    pub(crate) fn into_table(self, frame: &Frame) -> FrequencyTable {
        let speaker_places = self.named.places();
        let group_places = self.groups.places();
        let in_order = |counts: &[u64]| {
            let mut ordered = vec![0; group_places.len()];
            add_renumbered(&mut ordered, counts, &group_places);
            ordered
        };
        let rows = frame.codes.iter().zip(&self.rows).map(|(code, sums)| {
            let mut named: Vec<usize> =
                sums.named.iter().filter_map(|number| speaker_places.get(number).copied()).collect();
            named.sort_unstable();
            Row {
                code: code.id.clone(),
                name: code.name.clone(),
                depth: code.depth,
                state: match sums.segments {
                    // Where there is nothing to look in, nothing is looked for.
                    0 if code.looked_for && self.segments > 0 => State::NotFound,
                    0 => State::NeverLookedFor,
                    _ => State::Evidenced,
                },
                segments: sums.segments,
                transcripts: sums.transcripts,
                speakers: sums.generic + named.len() as u64,
                words: sums.words,
                by: in_order(&sums.groups),
                named_speakers: named,
            }
        });
        let rows = rows.collect();
        let mut transcripts = self.transcripts;
        transcripts.sort_unstable();
        FrequencyTable {
            codebook: frame.codebook.clone(),
            unit: frame.unit,
            by: frame.by,
            scope: frame.scope,
            status: frame.status.clone(),
            totals: Totals {
                transcripts: transcripts.len() as u64,
                segments: self.segments,
                segments_coded: self.segments_coded,
                words: self.words,
                excluded: self.excluded,
                speakers: self.generic + self.named.len() as u64,
            },
            groups: columns(&self.groups, &in_order(&self.group_segments)),
            rows,
            transcripts,
            named_speakers: self.named.0.into_keys().collect(),
        }
    }
}

/// The columns of the groups, each with a heading of its own: the transcript is added to a generic
/// label that something else is called too.
fn columns(groups: &Numbering<GroupId>, segments: &[u64]) -> Vec<Group> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for group in groups.0.keys() {
        *uses.entry(group.heading()).or_default() += 1;
        if group.generic().is_none() {
            taken.insert(group.heading().to_owned());
        }
    }
    let columns = groups.0.keys().zip(segments).map(|(group, &segments)| {
        let generic = group.generic();
        let mut name = group.heading().to_owned();
        if let Some(GenericSpeaker { label, transcript }) = &generic {
            if uses.get(label.as_str()).is_some_and(|&uses| uses > 1) {
                name = format!("{label} ({transcript})");
            }
            while !taken.insert(name.clone()) {
                name.push('\'');
            }
        }
        Group { name, segments, generic, names: Vec::new() }
    });
    columns.collect()
}

fn add_at(counts: &mut Vec<u64>, at: usize, more: u64) {
    if counts.len() <= at {
        counts.resize(at + 1, 0);
    }
    if let Some(count) = counts.get_mut(at) {
        *count += more;
    }
}

fn add_renumbered(counts: &mut Vec<u64>, more: &[u64], numbers: &[usize]) {
    for (&more, &number) in more.iter().zip(numbers).filter(|(more, _)| **more > 0) {
        add_at(counts, number, more);
    }
}
