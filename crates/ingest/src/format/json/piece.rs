//! One stretch of talk in JSON, under any of the keys that recognisers use for its parts.

use super::words::Words;
use crate::format::clock::{self, Unit};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Time {
    /// Milliseconds, by its key or by its form.
    Ms(u64),
    /// A number without a point: seconds or milliseconds.
    Whole(f64),
    /// A number with a point: seconds.
    Fraction(f64),
}

impl Time {
    /// In milliseconds.
    pub(super) fn ms(self, unit: Unit) -> Option<u64> {
        match self {
            Self::Ms(ms) => Some(ms),
            Self::Whole(number) => unit.ms(number),
            Self::Fraction(number) => Unit::Seconds.ms(number),
        }
    }
}

/// What somebody says, and when.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// May be empty.
    pub(super) speaker: String,
    pub(super) role: String,
    pub(super) start: Option<Time>,
    pub(super) end: Option<Time>,
}

/// A piece with what it is made of, where that says more.
#[derive(Debug, Default)]
pub(super) struct Segment {
    pub(super) piece: Piece,
    /// Paragraphs, or what each of several speakers says.
    pub(super) parts: Vec<Piece>,
    /// Its words, as sentences.
    words: Vec<Piece>,
}

/// A value that should be a word or a number; anything else is nothing.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Scalar {
    #[default]
    Nothing,
    Text(String),
    Whole(f64),
    Fraction(f64),
}

impl Scalar {
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text,
            Self::Whole(number) | Self::Fraction(number) => number.to_string(),
        }
    }

    /// Recognisers number speakers; a number alone is no name.
    pub(super) fn into_speaker(self) -> String {
        match self {
            Self::Whole(number) | Self::Fraction(number) => format!("Speaker {number}"),
            other => other.into_text(),
        }
    }

    /// `12`, `12.5`, `"12.5"`, `"12.5s"`, `"00:00:12,500"`.
    pub(super) fn into_time(self) -> Option<Time> {
        match self {
            Self::Nothing => None,
            Self::Whole(number) => Some(Time::Whole(number)),
            Self::Fraction(number) => Some(Time::Fraction(number)),
            Self::Text(text) => {
                let number = || text.trim().trim_end_matches('s').parse().ok().map(Time::Fraction);
                clock::parse(&text).map(Time::Ms).or_else(number)
            }
        }
    }

    fn into_ms(self) -> Option<Time> {
        match self {
            Self::Whole(number) | Self::Fraction(number) => Unit::Milliseconds.ms(number).map(Time::Ms),
            other => other.into_time(),
        }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

#[expect(clippy::cast_precision_loss, reason = "times and numbers of speakers are far below 2^52")]
impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a word or a number")
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar::Fraction(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(value as f64))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nothing)
    }

    /// `{"id": …, "name": "Ida"}`
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        let mut name = Scalar::Nothing;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" | "label" => name = map.next_value()?,
                "id" if name == Scalar::Nothing => name = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(name)
    }
}

/// Two times: `{"from": 0, "to": 4200}` or `[0.0, 4.2]`.
#[derive(Default)]
struct Interval(Scalar, Scalar);

impl<'de> Deserialize<'de> for Interval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IntervalVisitor)
    }
}

struct IntervalVisitor;

impl<'de> Visitor<'de> for IntervalVisitor {
    type Value = Interval;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("two times")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Interval, A::Error> {
        let interval = Interval(seq.next_element()?.unwrap_or_default(), seq.next_element()?.unwrap_or_default());
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(interval)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Interval, A::Error> {
        let mut interval = Interval::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "from" | "start" => interval.0 = map.next_value()?,
                "to" | "end" => interval.1 = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(interval)
    }

    fn visit_str<E>(self, value: &str) -> Result<Interval, E> {
        Ok(Interval(Scalar::Text(value.to_owned()), Scalar::Nothing))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Interval, E> {
        Ok(Interval(Scalar::Fraction(value), Scalar::Nothing))
    }

    #[expect(clippy::cast_precision_loss, reason = "times are far below 2^52")]
    fn visit_u64<E>(self, value: u64) -> Result<Interval, E> {
        Ok(Interval(Scalar::Whole(value as f64), Scalar::Nothing))
    }

    fn visit_unit<E>(self) -> Result<Interval, E> {
        Ok(Interval::default())
    }
}

impl<'de> Deserialize<'de> for Segment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SegmentVisitor)
    }
}

struct SegmentVisitor;

impl<'de> Visitor<'de> for SegmentVisitor {
    type Value = Segment;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a stretch of talk")
    }

    fn visit_str<E>(self, value: &str) -> Result<Segment, E> {
        Ok(Segment { piece: Piece { text: value.to_owned(), ..Piece::default() }, ..Segment::default() })
    }

    fn visit_unit<E>(self) -> Result<Segment, E> {
        Ok(Segment::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Segment, A::Error> {
        let mut segment = Segment::default();
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            super::root::refuse_twice(&mut seen, &key)?;
            segment.field(&key, &mut map)?;
        }
        Ok(segment.settled())
    }
}

impl Segment {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let Piece { text, speaker, role, start, end } = &mut self.piece;
        match key {
            "text" | "transcript" | "sentence" | "content" | "display" | "value" | "word" if text.is_empty() => {
                *text = map.next_value::<Scalar>()?.into_text();
            }
            "punctuated_word" => *text = map.next_value::<Scalar>()?.into_text(),
            "speaker" | "speaker_label" | "speakerLabel" | "speaker_name" | "speakerName" | "speaker_id"
            | "speakerId" | "speakerTag" | "speaker_tag" | "channel_label"
                if speaker.is_empty() =>
            {
                *speaker = map.next_value::<Scalar>()?.into_speaker();
            }
            "role" => *role = map.next_value::<Scalar>()?.into_text(),
            "start" | "start_time" | "startTime" | "begin" | "from" | "ts" | "start_ts" if start.is_none() => {
                *start = map.next_value::<Scalar>()?.into_time();
            }
            "end" | "end_time" | "endTime" | "to" | "end_ts" if end.is_none() => {
                *end = map.next_value::<Scalar>()?.into_time();
            }
            "start_ms" | "startMs" => *start = map.next_value::<Scalar>()?.into_ms(),
            "end_ms" | "endMs" => *end = map.next_value::<Scalar>()?.into_ms(),
            "offsets" => {
                let Interval(from, to) = map.next_value()?;
                (*start, *end) = (from.into_ms(), to.into_ms());
            }
            "timestamps" | "timestamp" if start.is_none() => {
                let Interval(from, to) = map.next_value()?;
                (*start, *end) = (from.into_time(), to.into_time());
            }
            "words" | "elements" | "sentences" => {
                let Words { pieces } = map.next_value()?;
                if self.words.is_empty() {
                    self.words = pieces;
                }
            }
            "alternatives" | "nBest" => self.first_of(map.next_value::<Vec<Segment>>()?),
            "paragraphs" => {
                let paragraphs = map.next_value::<super::root::Root>()?;
                self.parts = paragraphs.pieces.map(|pieces| pieces.list).unwrap_or_default();
            }
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }

    /// The likeliest alternative is the first.
    fn first_of(&mut self, alternatives: Vec<Self>) {
        let Some(Self { piece, parts, words }) = alternatives.into_iter().next() else { return };
        for (own, other) in [(&mut self.piece.text, piece.text), (&mut self.piece.speaker, piece.speaker)] {
            if own.is_empty() {
                *own = other;
            }
        }
        (self.parts, self.words) = (parts, words);
    }

    /// What the words know is the piece's, where it doesn't know itself.
    fn settled(mut self) -> Self {
        let Self { piece, parts, words } = &mut self;
        if piece.text.trim().is_empty() {
            piece.text = words.iter().map(|words| words.text.trim()).collect::<Vec<_>>().join(" ");
        }
        piece.start = piece.start.or_else(|| words.first().and_then(|words| words.start));
        piece.end = piece.end.or_else(|| words.last().and_then(|words| words.end));
        if piece.speaker.is_empty() {
            let named = || words.iter().map(|words| &words.speaker).filter(|speaker| !speaker.is_empty());
            let first = named().next().cloned().unwrap_or_default();
            if named().any(|speaker| *speaker != first) && parts.is_empty() {
                *parts = std::mem::take(words);
            }
            piece.speaker = first;
        }
        self
    }
}
