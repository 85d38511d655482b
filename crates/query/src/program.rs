//! Many queries compiled together, so that one pass over a segment's words serves them all.
//!
//! What a query says about single words becomes *atoms*, shared between queries. A word form is
//! resolved once to the atoms that it satisfies; from then on matching works on small integers.
//! A query of words and phrases only is answered while the words go by. Any other query is
//! evaluated only in segments where one of its *triggers* occurs: atoms without which it can't be
//! true.

use crate::{Field, Order, Query, Term};
use benang_language::{Form, Lexicon};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An index into [`Program::atoms`].
pub(crate) type AtomId = u32;
/// An index into the queries that a program was made of.
pub(crate) type QueryId = u32;

/// Queries compiled together. Shared between threads; a [`crate::Matcher`] runs it.
#[derive(Debug, Default)]
pub struct Program {
    pub(crate) plans: Vec<Plan>,
    /// Per atom: what its occurrence means.
    pub(crate) uses: Vec<AtomUse>,
    /// Queries that no atom can trigger: evaluated in every segment.
    pub(crate) untriggered: Vec<QueryId>,
    /// What its matchers know of word forms.
    pub(crate) lexicon: Arc<Lexicon>,
    lookup: Lookup,
}

/// What the occurrence of an atom means to the queries.
#[derive(Debug, Default)]
pub(crate) struct AtomUse {
    /// Each occurrence is a match of these queries.
    matches: Vec<QueryId>,
    /// Each occurrence begins one of these phrases if the other atoms follow.
    pub(crate) begins: Vec<(QueryId, Box<[AtomId]>)>,
    /// These queries are worth evaluating.
    pub(crate) triggers: Vec<QueryId>,
    /// Whether it is part of a phrase or of a query that is evaluated: then a form's atoms list it.
    listed: bool,
    /// Whether a query that is evaluated asks for its places.
    pub(crate) placed: bool,
}

/// What a form means to the queries, as stretches of two lists.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    /// The queries that the form itself matches.
    pub(crate) queries: Vec<QueryId>,
    /// The atoms that it satisfies and that somebody asks for.
    pub(crate) atoms: Vec<AtomId>,
}

/// A query over atoms.
#[derive(Debug)]
pub(crate) enum Plan {
    Atom(AtomId),
    Phrase(Box<[AtomId]>),
    Near {
        left: Box<Plan>,
        right: Box<Plan>,
        distance: u32,
        order: Order,
    },
    And(Vec<Plan>),
    Or(Vec<Plan>),
    Not(Box<Plan>),
    Regex(Regex),
    Field(Field),
    /// A pattern that doesn't compile, which [`crate::Pattern`] rules out.
    Never,
}

/// From what a form is to the atoms that it satisfies.
#[derive(Debug, Default)]
struct Lookup {
    stems: FxHashMap<Box<str>, AtomId>,
    exact: FxHashMap<Box<str>, AtomId>,
    prefixes: FxHashMap<Box<str>, AtomId>,
    suffixes: FxHashMap<Box<str>, AtomId>,
    contained: Vec<(Box<str>, AtomId)>,
    /// Length of the longest beginning or ending, in bytes.
    longest: usize,
    atoms: AtomId,
}

impl Program {
    /// Compiles `queries`; their places in the iterator are the numbers that matching reports.
    pub fn new<'q>(queries: impl IntoIterator<Item = &'q Query>) -> Self {
        let mut program = Self::default();
        for query in queries {
            let plan = program.lookup.plan(query);
            program.plans.push(plan);
        }
        program.uses.resize_with(program.lookup.atoms as usize, AtomUse::default);
        for (index, plan) in program.plans.iter().enumerate() {
            // More than u32::MAX rules don't fit into memory; such a rule would never be reported.
            let Ok(id) = QueryId::try_from(index) else { break };
            register(id, plan, &mut program.uses, &mut program.untriggered);
        }
        program
    }

    /// How many queries were compiled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plans.len()
    }

    /// Whether there is no query.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty()
    }

    /// Appends what `form` means to the queries.
    pub(crate) fn resolve(&self, form: &Form, meaning: &mut Meaning) {
        for atom in self.lookup.atoms_of(form) {
            let Some(uses) = self.uses.get(atom as usize) else { continue };
            meaning.queries.extend_from_slice(&uses.matches);
            if uses.listed {
                meaning.atoms.push(atom);
            }
        }
    }
}

fn register(id: QueryId, plan: &Plan, uses: &mut [AtomUse], untriggered: &mut Vec<QueryId>) {
    let alternatives = match plan {
        Plan::Or(children) => children.as_slice(),
        single => std::slice::from_ref(single),
    };
    if alternatives.iter().all(|child| matches!(child, Plan::Atom(_) | Plan::Phrase(_))) {
        for child in alternatives {
            match child {
                Plan::Atom(atom) => use_of(uses, *atom, |it| it.matches.push(id)),
                Plan::Phrase(atoms) => {
                    if let Some((first, rest)) = atoms.split_first() {
                        use_of(uses, *first, |it| it.begins.push((id, rest.into())));
                    }
                    atoms.iter().for_each(|atom| use_of(uses, *atom, |it| it.listed = true));
                }
                _ => {}
            }
        }
        return;
    }
    each_atom(plan, &mut |atom| {
        use_of(uses, atom, |it| {
            it.listed = true;
            it.placed = true;
        });
    });
    match triggers(plan) {
        Some(atoms) => atoms.into_iter().for_each(|atom| use_of(uses, atom, |it| it.triggers.push(id))),
        None => untriggered.push(id),
    }
}

fn use_of(uses: &mut [AtomUse], atom: AtomId, change: impl FnOnce(&mut AtomUse)) {
    if let Some(it) = uses.get_mut(atom as usize) {
        change(it);
    }
}

fn each_atom(plan: &Plan, found: &mut impl FnMut(AtomId)) {
    match plan {
        Plan::Atom(atom) => found(*atom),
        Plan::Phrase(atoms) => atoms.iter().copied().for_each(found),
        Plan::Near { left, right, .. } => {
            each_atom(left, found);
            each_atom(right, found);
        }
        Plan::And(children) | Plan::Or(children) => children.iter().for_each(|child| each_atom(child, found)),
        Plan::Not(child) => each_atom(child, found),
        Plan::Regex(_) | Plan::Field(_) | Plan::Never => {}
    }
}

/// Atoms of which at least one occurs in every segment that `plan` matches; none if there is no
/// such set.
fn triggers(plan: &Plan) -> Option<Vec<AtomId>> {
    match plan {
        Plan::Atom(atom) => Some(vec![*atom]),
        Plan::Phrase(atoms) => atoms.last().map(|&atom| vec![atom]),
        Plan::Near { left, right, .. } => fewer(triggers(left), triggers(right)),
        Plan::And(children) => children.iter().map(triggers).fold(None, fewer),
        Plan::Or(children) => {
            let mut all: Vec<AtomId> = Vec::new();
            for child in children {
                all.extend(triggers(child)?);
            }
            all.sort_unstable();
            all.dedup();
            Some(all)
        }
        Plan::Never => Some(Vec::new()),
        Plan::Not(_) | Plan::Regex(_) | Plan::Field(_) => None,
    }
}

fn fewer(one: Option<Vec<AtomId>>, other: Option<Vec<AtomId>>) -> Option<Vec<AtomId>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.len() < one.len() { other } else { one }),
        (one, other) => one.or(other),
    }
}

impl Lookup {
    fn plan(&mut self, query: &Query) -> Plan {
        match query {
            Query::Term(term) => Plan::Atom(self.atom(term)),
            Query::Phrase(terms) => Plan::Phrase(terms.iter().map(|term| self.atom(term)).collect()),
            Query::Near { left, right, distance, order } => Plan::Near {
                left: Box::new(self.plan(left)),
                right: Box::new(self.plan(right)),
                distance: *distance,
                order: *order,
            },
            Query::And(children) => Plan::And(children.iter().map(|child| self.plan(child)).collect()),
            Query::Or(children) => Plan::Or(children.iter().map(|child| self.plan(child)).collect()),
            Query::Not(child) => Plan::Not(Box::new(self.plan(child))),
            Query::Regex(pattern) => pattern.compile().map_or(Plan::Never, Plan::Regex),
            Query::Field(field) => Plan::Field(field.clone()),
        }
    }

    fn atom(&mut self, term: &Term) -> AtomId {
        let next = self.atoms;
        let id = match term {
            Term::Stem(text) => *self.stems.entry(Form::new(text).stem.stem).or_insert(next),
            Term::Exact(text) => *self.exact.entry(text.as_str().into()).or_insert(next),
            Term::Prefix(text) => *self.prefixes.entry(text.as_str().into()).or_insert(next),
            Term::Suffix(text) => *self.suffixes.entry(text.as_str().into()).or_insert(next),
            Term::Contains(text) => match self.contained.iter().find(|(part, _)| **part == **text) {
                Some((_, id)) => *id,
                None => {
                    self.contained.push((text.as_str().into(), next));
                    next
                }
            },
        };
        self.atoms += AtomId::from(id == next);
        if let Term::Prefix(text) | Term::Suffix(text) = term {
            self.longest = self.longest.max(text.len());
        }
        id
    }

    /// The atoms that a form satisfies, without repetition.
    fn atoms_of(&self, form: &Form) -> Vec<AtomId> {
        let folded = &*form.folded;
        let whole = self.stems.get(&form.stem.stem).into_iter().chain(self.exact.get(folded));
        let parts = (0..=folded.len().min(self.longest)).flat_map(|length| {
            let prefix = folded.get(..length).and_then(|prefix| self.prefixes.get(prefix));
            let suffix = folded.get(folded.len() - length..).and_then(|suffix| self.suffixes.get(suffix));
            prefix.into_iter().chain(suffix)
        });
        let contained = self.contained.iter().filter(|(part, _)| folded.contains(&**part)).map(|(_, atom)| atom);
        whole.chain(parts).chain(contained).copied().collect()
    }
}
