//! Words with times and speakers, folded into what each speaker says while they are read.

use super::piece::{Piece, Segment};
use crate::flow;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What a list of words says: one piece for each sentence of each speaker.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) pieces: Vec<Piece>,
}

impl Words {
    /// Adds a word. One without a speaker, such as a full stop, goes with the one before.
    pub(super) fn add(&mut self, word: Piece) {
        if word.text.is_empty() {
            return;
        }
        let mark = word.text.starts_with(['.', ',', '?', '!', ';', ':', '…']);
        let begins = |last: &Piece| {
            let another = !word.speaker.is_empty() && !last.speaker.is_empty() && last.speaker != word.speaker;
            another || (!mark && last.text.trim_end().ends_with(['.', '?', '!']))
        };
        match self.pieces.last_mut().filter(|last| !begins(last)) {
            Some(last) => {
                let spaced = mark || word.text.starts_with(char::is_whitespace);
                if !spaced && flow::is_apart(&last.text, &word.text) {
                    last.text.push(' ');
                }
                last.text.push_str(&word.text);
                last.start = last.start.or(word.start);
                last.end = word.end.or(last.end);
                if last.speaker.is_empty() {
                    last.speaker = word.speaker;
                }
            }
            None => self.pieces.push(word),
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of words")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut words = Words::default();
        while let Some(Segment { piece, .. }) = seq.next_element()? {
            words.add(piece);
        }
        Ok(words)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Words::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Words, E> {
        Ok(Words::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Words, E> {
        Ok(Words::default())
    }

    fn visit_unit<E>(self) -> Result<Words, E> {
        Ok(Words::default())
    }
}
