//! Words are analysed once: the table of the word forms seen so far.
//!
//! Folding, stem and evidence for a language are properties of a form, not of its occurrence, and
//! a corpus has few distinct forms. So a text becomes a list of (form, place), and whatever the
//! stemmer costs is paid once per form.

use crate::key::Key;
use crate::token::for_each_token;
use crate::{Evidence, Stem, evidence, fold, stem};
use benang_model::{Span, Transcript};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;

/// A form in a [`WordTable`]. Valid until the table is [emptied](WordTable::empty_if_full); never
/// leaves the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

impl WordId {
    /// The form's place in the table, from 0: forms are numbered as they come.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its form.
    pub id: WordId,
    /// Where it stands, in bytes of the transcript's text.
    pub span: Span,
    /// What its form says about the language.
    pub evidence: Evidence,
}

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

/// The forms seen so far, each analysed once.
#[derive(Debug, Default)]
pub struct WordTable {
    /// Forms of at most [`Key::MAX`] bytes, nearly all there are: found without leaving the table.
    short: HashTable<Slot>,
    long: FxHashMap<Box<str>, WordId>,
    forms: Vec<Form>,
}

/// What an occurrence needs of its form, in one place.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: Key,
    id: WordId,
    evidence: Evidence,
}

impl WordTable {
    /// How many forms a table holds at most before [`WordTable::empty_if_full`] empties it: about
    /// 40 MB, several times what a large study needs.
    pub const LIMIT: usize = 200_000;

    /// Appends the words of `span` of `text` to `words`.
    pub fn read(&mut self, text: &str, span: Span, words: &mut Vec<Word>) {
        for_each_token(span.of(text), |token| {
            let span = Span::new(span.start + token.start, span.start + token.end);
            let (id, evidence) = self.look_up(text, span);
            words.push(Word { id, span, evidence });
        });
    }

    /// Appends the words of talk in `body`, a stretch of a transcript's text: what lies outside its
    /// marks.
    pub fn read_talk(&mut self, transcript: &Transcript, body: Span, words: &mut Vec<Word>) {
        for talk in transcript.talk(body) {
            self.read(&transcript.text, talk, words);
        }
    }

    /// What is known of a form.
    ///
    /// # Panics
    /// If `id` comes from another table or from before this one was emptied.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an id is made by pushing the form it stands for")]
    pub fn form(&self, id: WordId) -> &Form {
        &self.forms[id.index()]
    }

    /// The form that came as number `index`, from 0.
    ///
    /// # Panics
    /// If there are no more than `index` forms.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "callers count up to `len`")]
    pub fn form_at(&self, index: usize) -> &Form {
        &self.forms[index]
    }

    /// How many forms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether no form has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Empties a full table, so that memory stays bounded whatever is read; says whether it did.
    /// All ids given out before are void then, so this is called between segments.
    pub fn empty_if_full(&mut self) -> bool {
        let full = self.forms.len() >= Self::LIMIT;
        if full {
            self.short.clear();
            self.long.clear();
            self.forms.clear();
        }
        full
    }

    fn look_up(&mut self, text: &str, span: Span) -> (WordId, Evidence) {
        let Some(key) = Key::new(text.as_bytes(), span) else { return self.look_up_long(span.of(text)) };
        let hash = key.hash();
        if let Some(slot) = self.short.find(hash, |slot| slot.key == key) {
            return (slot.id, slot.evidence);
        }
        let (id, evidence) = self.analyse(span.of(text));
        self.short.insert_unique(hash, Slot { key, id, evidence }, |slot| slot.key.hash());
        (id, evidence)
    }

    fn look_up_long(&mut self, text: &str) -> (WordId, Evidence) {
        let text = text.to_ascii_lowercase();
        match self.long.get(text.as_str()) {
            Some(&id) => (id, self.form(id).evidence),
            None => {
                let (id, evidence) = self.analyse(&text);
                self.long.insert(text.into(), id);
                (id, evidence)
            }
        }
    }

    fn analyse(&mut self, text: &str) -> (WordId, Evidence) {
        // A table emptied at its limit holds far fewer forms than u32 counts, unless one segment
        // alone has billions; then the last id is shared, which nothing real can reach.
        let id = WordId(u32::try_from(self.forms.len()).unwrap_or(u32::MAX));
        let form = Form::new(text);
        let evidence = form.evidence;
        self.forms.push(form);
        (id, evidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_analysed_once() {
        let text = "Kader melatih kader, KADER dilatih";
        let (mut table, mut words) = (WordTable::default(), Vec::new());
        table.read(text, Span::new(0, text.len()), &mut words);
        let stems: Vec<&str> = words.iter().map(|word| &*table.form(word.id).stem.stem).collect();
        assert_eq!(stems, ["kader", "latih", "kader", "kader", "latih"]);
        assert_eq!((words.len(), table.len()), (5, 3), "case makes no form");
        table.read(text, Span::new(0, 5), &mut words);
        assert_eq!(words[5].id, words[0].id);
        assert!(!table.empty_if_full());
    }

    #[test]
    fn words_carry_their_place_in_the_whole_text() {
        let text = "TN: ibu-ibu é";
        let (mut table, mut words) = (WordTable::default(), Vec::new());
        table.read(text, Span::new(4, text.len()), &mut words);
        assert_eq!(words.iter().map(|word| word.span.of(text)).collect::<Vec<_>>(), ["ibu-ibu", "é"]);
        assert_eq!(&*table.form(words[1].id).folded, "e");
    }
}
