//! The outermost object or list: where the stretches of talk are, of the lists in it the most telling.

use super::piece::{Piece, Scalar, Segment};
use super::words::Words;
use benang_model::Role;
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// So many keys are named where there is no transcript under any of them.
const MAX_KEYS: usize = 20;

/// A list of at least so many single words is one of words, not of answers.
const MIN_WORDS: usize = 20;

/// Stretches of talk, in order.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    pub(super) roles: BTreeMap<String, Role>,
    /// Whether each is a turn, with paragraphs of its own: our own lines. Else they are joined.
    pub(super) are_turns: bool,
    /// How telling the list is.
    rank: u8,
}

impl Pieces {
    /// Whether anything says that this is talk: a time or a speaker.
    pub(super) fn are_told(&self) -> bool {
        self.list.iter().any(|piece| piece.start.is_some() || !piece.speaker.is_empty())
    }

    /// Makes sentences of a list of words.
    fn fold_words(&mut self) {
        let words = self.list.iter().filter(|piece| !piece.text.trim().contains(char::is_whitespace)).count();
        if self.list.len() >= MIN_WORDS && words * 10 >= self.list.len() * 9 && self.roles.is_empty() {
            let mut folded = Words::default();
            for piece in self.list.drain(..) {
                folded.add(piece);
            }
            self.list = folded.pieces;
        }
    }
}

/// What is read of an object or a list.
#[derive(Debug, Default)]
pub(super) struct Root {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) text: String,
    pub(super) pieces: Option<Pieces>,
    pub(super) keys: Vec<String>,
}

/// How telling the list under a key is: of two the higher is read.
fn rank(key: &str) -> Option<u8> {
    Some(match key {
        "turns" => 9,
        "utterances" | "monologues" => 8,
        "audio_segments" | "recognizedPhrases" => 7,
        "segments" | "transcription" | "chunks" => 6,
        "paragraphs" => 5,
        "channels" => 4,
        _ => return None,
    })
}

impl Root {
    /// Keeps a list if it says more than the one before.
    fn offer(&mut self, pieces: Pieces) {
        if !pieces.list.is_empty() && self.pieces.as_ref().is_none_or(|known| known.rank < pieces.rank) {
            self.pieces = Some(pieces);
        }
    }

    /// Takes over what an inner object has.
    fn absorb(&mut self, inner: Self) {
        self.pieces_of(inner.pieces);
        for (own, other) in [(&mut self.text, inner.text), (&mut self.language, inner.language)] {
            if own.is_empty() {
                *own = other;
            }
        }
    }

    fn pieces_of(&mut self, pieces: Option<Pieces>) {
        if let Some(pieces) = pieces {
            self.offer(pieces);
        }
    }

    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        if let Some(rank) = rank(key) {
            let mut inner: Root = map.next_value()?;
            if let Some(pieces) = &mut inner.pieces {
                (pieces.rank, pieces.are_turns) = (rank, key == "turns");
            }
            self.pieces_of(inner.pieces);
            return Ok(());
        }
        match key {
            "id" => self.id = map.next_value::<Scalar>()?.into_text(),
            "title" | "name" => self.title = map.next_value::<Scalar>()?.into_text(),
            "language" | "language_code" | "lang" => self.language = map.next_value::<Scalar>()?.into_text(),
            "text" | "transcript" | "transcripts" | "results" | "result" => {
                let inner = map.next_value()?;
                self.absorb(inner);
            }
            "items" | "words" => {
                let Words { pieces } = map.next_value()?;
                // Without speakers, words say no more than the text.
                if pieces.iter().any(|piece| !piece.speaker.is_empty()) {
                    self.offer(Pieces { list: pieces, rank: 3, ..Pieces::default() });
                }
            }
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }
}

/// Refuses a key that an object has twice: nobody can tell which value is meant.
pub(super) fn refuse_twice<E: de::Error>(seen: &mut Vec<String>, key: &str) -> Result<(), E> {
    if seen.iter().any(|known| known == key) {
        return Err(E::custom(format_args!("the key {key:?} stands twice in one object")));
    }
    // Objects of recognisers have a dozen keys; a longer one is none of theirs.
    if seen.len() < 64 {
        seen.push(key.to_owned());
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Root {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RootVisitor)
    }
}

struct RootVisitor;

impl<'de> Visitor<'de> for RootVisitor {
    type Value = Root;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a transcript")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Root, A::Error> {
        let mut root = Root::default();
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            refuse_twice(&mut seen, &key)?;
            if root.keys.len() < MAX_KEYS {
                root.keys.push(key.clone());
            }
            root.field(&key, &mut map)?;
        }
        Ok(root)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Root, A::Error> {
        let mut pieces = Pieces { rank: 2, ..Pieces::default() };
        let mut bytes = 0;
        while let Some(Segment { piece, parts, .. }) = seq.next_element()? {
            let size = parts.iter().map(|part| part.text.len()).sum::<usize>().max(piece.text.len());
            if !parts.is_empty() {
                // Google says everything once more at the end, then with speakers.
                if bytes > 0 && size * 5 >= bytes * 4 && pieces.list.iter().all(|piece| piece.speaker.is_empty()) {
                    pieces.list.clear();
                }
                pieces.list.extend(parts);
            } else if !piece.text.trim().is_empty() {
                if let Some(role) = Role::ALL.into_iter().find(|role| role.as_str() == piece.role) {
                    pieces.roles.insert(piece.speaker.clone(), role);
                }
                pieces.list.push(piece);
            }
            bytes += size;
        }
        pieces.fold_words();
        Ok(Root { pieces: Some(pieces).filter(|pieces| !pieces.list.is_empty()), ..Root::default() })
    }

    fn visit_str<E>(self, value: &str) -> Result<Root, E> {
        Ok(Root { text: value.to_owned(), ..Root::default() })
    }

    fn visit_unit<E>(self) -> Result<Root, E> {
        Ok(Root::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Root, E> {
        Ok(Root::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Root, E> {
        Ok(Root::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Root, E> {
        Ok(Root::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Root, E> {
        Ok(Root::default())
    }
}
