//! A text as a list of (form, place).
//!
//! A corpus has few distinct forms, so what is worked out for each of them, here and by whoever counts
//! or matches words, is paid for once and found by its number. Each thread numbers for itself, which
//! needs no lock.

use crate::Evidence;
use crate::key::Key;
use crate::lexicon::{Form, Lexicon};
use crate::token::for_each_token;
use benang_model::{Span, Transcript};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;
use std::sync::Arc;

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

/// One word of a text. A turn may have millions, so it is small: 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its form.
    pub id: WordId,
    length: u32,
    start: usize,
}

impl Word {
    fn new(id: WordId, span: Span) -> Self {
        // No file is large enough for a word of 4 GiB.
        Self { id, length: u32::try_from(span.len()).unwrap_or(u32::MAX), start: span.start }
    }

    /// Where it stands, in bytes of the transcript's text.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.start, self.start + self.length as usize)
    }
}

impl From<Word> for Span {
    fn from(word: Word) -> Self {
        word.span()
    }
}

/// The forms that one thread has met, by number. What is known of them is in a [`Lexicon`] that
/// threads share.
#[derive(Debug, Default)]
pub struct WordTable {
    lexicon: Arc<Lexicon>,
    /// Forms of at most [`Key::MAX`] bytes, nearly all there are: found without leaving the table.
    short: HashTable<(Key, WordId)>,
    long: FxHashMap<Box<str>, WordId>,
    /// By form.
    evidence: Vec<Evidence>,
    forms: Vec<Arc<Form>>,
    /// How many of them the lexicon had no room for.
    own: usize,
}

impl WordTable {
    /// How many forms a table holds at most before [`WordTable::empty_if_full`] empties it: about 5 MB.
    pub const LIMIT: usize = 100_000;

    /// The same for forms that the lexicon has no room for, about 200 bytes each.
    const OWN_LIMIT: usize = 10_000;

    /// A table that has met no form yet.
    #[must_use]
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { lexicon, ..Self::default() }
    }

    /// Appends the words of `span` of `text` to `words`.
    pub fn read(&mut self, text: &str, span: Span, words: &mut Vec<Word>) {
        let first = words.len();
        for_each_token(span.of(text), |token| {
            words.push(Word::new(WordId(0), Span::new(span.start + token.start, span.start + token.end)));
        });
        // In a second pass: a word's place in the table is seldom in the cache, and without the branches
        // of tokenising between them the processor fetches several at a time.
        for word in words.iter_mut().skip(first) {
            word.id = self.look_up(text, word.span());
        }
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

    /// What a form says about the language: as [`WordTable::form`] tells, but quicker.
    #[must_use]
    pub fn evidence(&self, id: WordId) -> Evidence {
        self.evidence.get(id.index()).copied().unwrap_or_default()
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
        let full = self.forms.len() >= Self::LIMIT || self.own >= Self::OWN_LIMIT;
        if full {
            *self = Self::new(Arc::clone(&self.lexicon));
        }
        full
    }

    fn look_up(&mut self, text: &str, span: Span) -> WordId {
        let Some(key) = Key::new(text.as_bytes(), span) else { return self.look_up_long(span.of(text)) };
        match self.short.find(key.hash(), |(it, _)| *it == key) {
            Some((_, id)) => *id,
            None => self.add_short(span.of(text), key),
        }
    }

    #[cold]
    fn add_short(&mut self, text: &str, key: Key) -> WordId {
        let id = self.add(text);
        self.short.insert_unique(key.hash(), (key, id), |(key, _)| key.hash());
        id
    }

    fn look_up_long(&mut self, text: &str) -> WordId {
        let text = text.to_ascii_lowercase();
        if let Some(&id) = self.long.get(text.as_str()) {
            return id;
        }
        let id = self.add(&text);
        self.long.insert(text.into(), id);
        id
    }

    fn add(&mut self, text: &str) -> WordId {
        // A table emptied at its limit holds far fewer forms than u32 counts, unless one segment
        // alone has billions; then the last id is shared, which nothing real can reach.
        let id = WordId(u32::try_from(self.forms.len()).unwrap_or(u32::MAX));
        let form = self.lexicon.form(text);
        self.own += usize::from(Arc::strong_count(&form) == 1);
        self.evidence.push(form.evidence);
        self.forms.push(form);
        id
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
    fn long_forms_are_found_again() {
        let text = format!("{0} Kader {0}", "panjang".repeat(9));
        let (mut table, mut words) = (WordTable::default(), Vec::new());
        table.read(&text, Span::new(0, text.len()), &mut words);
        assert_eq!((words.len(), table.len()), (3, 2));
        assert_eq!(words[0].id, words[2].id);
        assert_eq!(words[2].span().of(&text), "panjang".repeat(9));
    }

    #[test]
    fn a_full_table_is_emptied() {
        let (mut table, mut words) = (WordTable::default(), Vec::new());
        let text: String = (0..WordTable::LIMIT).map(|number| format!("{number} ")).collect();
        table.read(&text, Span::new(0, text.len()), &mut words);
        assert_eq!((table.len(), table.own), (WordTable::LIMIT, 0));
        assert!(table.empty_if_full() && table.is_empty());
        table.read("kader", Span::new(0, 5), &mut words);
        assert_eq!(&*table.form(words[WordTable::LIMIT].id).folded, "kader");
    }

    #[test]
    fn words_carry_their_place_in_the_whole_text() {
        let text = "TN: ibu-ibu é";
        let (mut table, mut words) = (WordTable::default(), Vec::new());
        table.read(text, Span::new(4, text.len()), &mut words);
        assert_eq!(words.iter().map(|word| word.span().of(text)).collect::<Vec<_>>(), ["ibu-ibu", "é"]);
        assert_eq!(&*table.form(words[1].id).folded, "e");
    }
}
