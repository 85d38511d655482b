//! Words are analysed once: what is known of the word forms met so far.
//!
//! Folding, stem and evidence for a language are properties of a form, not of its occurrence. Whatever
//! the stemmer costs is paid once per form, whichever thread comes across it first.

use crate::{Evidence, Stem, evidence, fold, stem};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::{Arc, PoisonError, RwLock};

/// What is known of a word form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Case and accents folded.
    pub folded: Box<str>,
    /// Its stem.
    pub stem: Stem,
    /// What it says about the language.
    pub evidence: Evidence,
}

impl Form {
    /// Analyses one word form.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let stem = stem(&folded);
        let evidence = evidence(&folded, &stem);
        Self { folded: folded.into(), stem, evidence }
    }
}

/// The forms met so far, each analysed once. Shared between threads.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By the hash of what is folded.
    forms: RwLock<HashTable<Arc<Form>>>,
}

impl Lexicon {
    /// How many forms a lexicon keeps: about 40 MB, several times what a large study has. Later ones
    /// are not kept: a form that is met so late is rare.
    pub const LIMIT: usize = 200_000;

    /// What is known of a form.
    pub(crate) fn form(&self, text: &str) -> Arc<Form> {
        let folded = fold(text);
        let hash = hash(&folded);
        let same = |form: &Arc<Form>| *form.folded == *folded;
        // A panic elsewhere leaves no half a form here.
        if let Some(form) = self.forms.read().unwrap_or_else(PoisonError::into_inner).find(hash, same) {
            return Arc::clone(form);
        }
        // Without the lock: two threads may analyse a form at the same time, but none waits for another.
        let form = Arc::new(Form::new(&folded));
        let mut forms = self.forms.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(form) = forms.find(hash, same) {
            return Arc::clone(form);
        }
        if forms.len() < Self::LIMIT {
            forms.insert_unique(hash, Arc::clone(&form), |form| self::hash(&form.folded));
        }
        form
    }
}

fn hash(folded: &str) -> u64 {
    FxBuildHasher.hash_one(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_analysed_once_however_it_is_written() {
        let lexicon = Lexicon::default();
        let form = lexicon.form("Dilatih");
        assert_eq!(*form, Form::new("dilatih"));
        assert!(Arc::ptr_eq(&form, &lexicon.form("DILATIH")));
        assert!(!Arc::ptr_eq(&form, &lexicon.form("latih")));
    }

    #[test]
    fn a_full_lexicon_keeps_no_more() {
        let lexicon = Lexicon::default();
        (0..Lexicon::LIMIT).for_each(|number| drop(lexicon.form(&number.to_string())));
        let form = lexicon.form("kader");
        assert_eq!((Arc::strong_count(&form), &*form.folded), (1, "kader"));
        assert_eq!(Arc::strong_count(&lexicon.form("7")), 2);
    }
}
