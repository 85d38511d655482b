//! The names behind labels, where a transcript's legend gives them.
//!
//! They are shown beside the labels and count for nothing: a label that has two names is still one
//! column, and shows both, so that whoever reads the table sees that it may be two persons.

use crate::{Group, Key};
use std::collections::{BTreeMap, BTreeSet};

/// Names by column of a table that is split by speaker.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<Person, BTreeSet<String>>);

/// A label, with the transcript if the label says nothing outside it.
type Person = (String, Option<String>);

impl Names {
    /// Notes the name of somebody who was counted.
    pub(crate) fn note(&mut self, label: &str, transcript: Option<&str>, name: &str) {
        if name != label {
            let person = (label.to_owned(), transcript.map(str::to_owned));
            self.0.entry(person).or_default().insert(name.to_owned());
        }
    }

    /// The names that a table shows.
    pub(crate) fn of_table(by: Option<Key>, groups: &[Group]) -> Self {
        let named = groups.iter().filter(|group| by == Some(Key::Speaker) && !group.names.is_empty());
        Self(named.map(|group| (person(group), group.names.iter().cloned().collect())).collect())
    }

    /// Adds what was noted elsewhere.
    pub(crate) fn merge(&mut self, other: Self) {
        for (person, names) in other.0 {
            self.0.entry(person).or_default().extend(names);
        }
    }

    /// Gives the columns of a table that is split by speaker their names.
    pub(crate) fn give_to(&self, by: Option<Key>, groups: &mut [Group]) {
        for group in groups.iter_mut().filter(|_| by == Some(Key::Speaker)) {
            group.names = self.0.get(&person(group)).into_iter().flatten().cloned().collect();
        }
    }
}

fn person(group: &Group) -> Person {
    match &group.generic {
        Some(who) => (who.label.clone(), Some(who.transcript.clone())),
        None => (group.name.clone(), None),
    }
}
