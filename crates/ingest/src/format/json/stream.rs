//! A line of `benang stream`: a transcript as a program hands it over. Unlike a file, it is taken at its word:
//! the nth turn is the nth of the list, and positions count in the text that was given for it.

use crate::Options;
use crate::cast::Standing;
use crate::draft::{Draft, Opening};
use crate::error::IngestError;
use crate::line;
use crate::reading::{self, Reading};
use crate::roles::{Hint, Roll};
use crate::words;
use benang_model::{BodyPositions, LineColumn, Metadata, Role, Span, Speaker, SpeakerIndex, Transcript, Turn};
use serde::Deserialize;
use serde_json::Number;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// A transcript that came as a line of JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonLine {
    /// Its id as it was given, a text or a number.
    pub id: serde_json::Value,
    /// The transcript; its name is the title, else the id.
    pub transcript: Transcript,
    /// Where each turn's text was given; none if turns were found in a text.
    given: Option<Vec<Span>>,
}

/// A place in the turns of a line, as its sender counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonPlace {
    /// The turn, from 1.
    pub turn: usize,
    /// Code points of the turn's text before the place.
    pub start: usize,
    /// … and before its end.
    pub end: usize,
}

#[derive(Deserialize)]
struct Written {
    id: Option<Id>,
    title: Option<String>,
    text: Option<String>,
    turns: Option<Vec<WrittenTurn>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an id must be a text or a number")]
enum Id {
    Text(String),
    Number(Number),
}

#[derive(Deserialize)]
struct WrittenTurn {
    speaker: Option<String>,
    role: Option<RoleName>,
    text: String,
}

/// A role; the empty text is none.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(try_from = "Cow<'_, str>")]
struct RoleName(Option<Role>);

impl TryFrom<Cow<'_, str>> for RoleName {
    type Error = String;

    fn try_from(name: Cow<'_, str>) -> Result<Self, String> {
        if name.trim().is_empty() {
            return Ok(Self(None));
        }
        let known = Role::ALL.into_iter().find(|role| role.as_str() == name);
        let names = || Role::ALL.map(Role::as_str).join(", ");
        known.map(|role| Self(Some(role))).ok_or_else(|| format!("there is no role {name:?}; roles are {}", names()))
    }
}

impl JsonLine {
    /// Reads a line: `{"id", "title"?, "text" or "turns": [{"speaker"?, "role"?, "text"}]}`. Keys that aren't
    /// known are passed over; `text` is read for turns only where there are no `turns`.
    ///
    /// # Errors
    /// A line that is no such object: [`IngestError::Json`], [`IngestError::NoId`] or
    /// [`IngestError::NothingSaid`].
    ///
    /// ```
    /// use benang_ingest::{JsonLine, Options};
    ///
    /// let line = JsonLine::read(r#"{"id": 7, "text": "P: Apa?\nN: Ya."}"#, &Options::default())?;
    /// assert_eq!((line.id.as_u64(), line.transcript.turns.len()), (Some(7), 2));
    /// # Ok::<(), benang_ingest::IngestError>(())
    /// ```
    pub fn read(line: &str, options: &Options) -> Result<Self, IngestError> {
        if line.trim().is_empty() {
            return Err(IngestError::Empty);
        }
        // Serde would take a list for an object without keys.
        if !line.trim_start().starts_with('{') {
            let place = LineColumn { line: 1, column: 1 };
            return Err(IngestError::Json { place, reason: "expected an object".to_owned() });
        }
        let Written { id, title, text, turns } = serde_json::from_str(line).map_err(|error| super::invalid(&error))?;
        let (id, name) = match id.ok_or(IngestError::NoId)? {
            Id::Text(id) => (id.clone().into(), id),
            Id::Number(id) => (id.clone().into(), id.to_string()),
        };
        let (mut transcript, given) = match (turns, text) {
            (Some(turns), _) => as_given(&turns, options),
            (None, Some(text)) => (reading::turns(text.replace("\r\n", "\n"), options).0, None),
            (None, None) => return Err(IngestError::NothingSaid),
        };
        transcript.name = title.filter(|title| !title.trim().is_empty()).unwrap_or(name);
        Ok(Self { id, transcript, given })
    }

    /// Where `span` of a turn of the transcript lies as the sender counts.
    #[must_use]
    pub fn place(&self, index: usize, turn: &Turn, span: Span) -> JsonPlace {
        let text = &self.transcript.text;
        let Some(given) = &self.given else {
            let mut positions = BodyPositions::new(turn, text);
            return JsonPlace { turn: index + 1, start: positions.at(span.start), end: positions.at(span.end) };
        };
        let after = given.partition_point(|own| own.start <= span.start);
        let begin = after.checked_sub(1).and_then(|at| given.get(at)).map_or(0, |own| own.start);
        let before = |at: usize| Span::new(begin, at).of(text).chars().count();
        let start = before(span.start);
        JsonPlace { turn: after, start, end: start + span.of(text).chars().count() }
    }
}

/// The transcript of turns as they were given, and where their texts are in its text.
fn as_given(turns: &[WrittenTurn], options: &Options) -> (Transcript, Option<Vec<Span>>) {
    let (mut text, mut given) = (String::new(), Vec::with_capacity(turns.len()));
    for turn in turns {
        let start = text.len();
        text.push_str(&turn.text);
        given.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let named = Named::of(turns);
    let mut draft = Draft::new(&text, None, Vec::new());
    for (turn, own) in turns.iter().zip(&given) {
        draft.leave();
        if let Some(speaker) = named.speaker(turn) {
            draft.turn(Opening { speaker, label: None, time: None });
        }
        for line in line::lines(own.of(&text), 0).filter(|line| !line.is_empty()) {
            draft.paragraph(Span::new(own.start + line.start, own.start + line.end));
        }
    }
    let mut roll = Roll::default();
    for (label, _) in &named.list {
        let hint =
            Hint { part: words::part(label), words: label.split_whitespace().count(), standing: Standing::Speaker };
        roll.enter(Speaker { label: (*label).to_owned(), name: None, role: Role::Unknown }, hint);
    }
    let mut known = options.clone();
    let said = named.list.iter().filter_map(|(label, role)| Some(((*label).to_owned(), (*role)?)));
    known.roles.extend(said);
    let finished = Reading { finished: draft.finish(), roll, ..Reading::default() };
    let (mut transcript, _) = reading::assemble(&text, finished, Metadata::new(), &known);
    for (speaker, (label, role)) in transcript.speakers.iter_mut().zip(&named.list) {
        // A label may have several roles, of which only one is known by it.
        let own = role.filter(|_| !options.roles.contains_key(*label));
        speaker.role = own.unwrap_or(speaker.role);
    }
    (Transcript { text, ..transcript }, Some(given))
}

/// The speakers of given turns: a label with two roles is two speakers.
struct Named<'t> {
    list: Vec<(&'t str, Option<Role>)>,
    indices: HashMap<(&'t str, Option<Role>), SpeakerIndex>,
    /// The role of a label where a turn doesn't say it: that of its other turns.
    roles: BTreeMap<&'t str, Role>,
}

impl<'t> Named<'t> {
    fn of(turns: &'t [WrittenTurn]) -> Self {
        let mut named = Self { list: Vec::new(), indices: HashMap::new(), roles: BTreeMap::new() };
        for turn in turns {
            if let Some(role) = said(turn) {
                named.roles.entry(label(turn)).or_insert(role);
            }
        }
        for turn in turns {
            let key = named.key(turn);
            if key != ("", None) && !named.indices.contains_key(&key) {
                named.indices.insert(key, named.list.len());
                named.list.push(key);
            }
        }
        named
    }

    fn key(&self, turn: &'t WrittenTurn) -> (&'t str, Option<Role>) {
        let label = label(turn);
        // Turns without a label are not one person's.
        let usual = self.roles.get(label).copied().filter(|_| !label.is_empty());
        (label, said(turn).or(usual))
    }

    /// The speaker of a turn; none if it names neither speaker nor role.
    fn speaker(&self, turn: &'t WrittenTurn) -> Option<SpeakerIndex> {
        self.indices.get(&self.key(turn)).copied()
    }
}

fn label(turn: &WrittenTurn) -> &str {
    turn.speaker.as_deref().map(str::trim).unwrap_or_default()
}

fn said(turn: &WrittenTurn) -> Option<Role> {
    turn.role.and_then(|RoleName(role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> JsonLine {
        let line = JsonLine::read(json, &Options::default()).expect(json);
        assert_eq!(line.transcript.check(), Ok(()), "{json}");
        line
    }

    /// Number, speaker, role and paragraphs of each turn that has talk.
    fn turns(line: &JsonLine) -> Vec<(usize, String, Role, String)> {
        let transcript = &line.transcript;
        let tell = |(index, turn): (usize, &Turn)| {
            let label = transcript.speaker(turn).map(|it| it.label.clone()).unwrap_or_default();
            let number = line.place(index, turn, turn.span()).turn;
            (number, label, transcript.role(turn), turn.body_text(&transcript.text))
        };
        transcript.turns.iter().enumerate().map(tell).collect()
    }

    #[test]
    fn turns_are_those_that_were_given() {
        let line = read(
            r#"{"id":"a","turns":[{"speaker":"P","text":"Apa?"},{"speaker":"P","text":"  "},{"speaker":"P","text":"\n\n Ya,\r\n\r\nbegitu 🙂. "},
                {"text":"Oh."},{"speaker":"Ida","role":"other","text":"Hm"},{"speaker":"Ida","role":"informant","text":"(tertawa) Iya"}]}"#,
        );
        let told = turns(&line);
        let told: Vec<_> = told.iter().map(|(n, label, _, body)| (*n, label.as_str(), body.as_str())).collect();
        let expected = [
            (1, "P", "Apa?"),
            (3, "P", "Ya,\nbegitu 🙂."),
            (4, "", "Oh."),
            (5, "Ida", "Hm"),
            (6, "Ida", "(tertawa) Iya"),
        ];
        assert_eq!(told, expected);
        let roles: Vec<_> = turns(&line).into_iter().skip(3).map(|(_, _, role, _)| role).collect();
        assert_eq!(roles, [Role::Other, Role::Informant]);
    }

    #[test]
    fn places_count_in_the_text_that_was_given() {
        let line = read(r#"{"id":"a","turns":[{"text":""},{"text":"\n🙂  Ya,\r\n\r\nbegitu."}]}"#);
        let transcript = &line.transcript;
        let turn = &transcript.turns[0];
        let check = |part: &str, expected: (usize, usize, usize)| {
            let start = transcript.text.find(part).expect(part);
            let place = line.place(0, turn, Span::new(start, start + part.len()));
            assert_eq!((place.turn, place.start, place.end), expected, "{part}");
        };
        check("Ya,", (2, 4, 7));
        check("begitu", (2, 11, 17));
    }

    #[test]
    fn a_text_is_read_for_turns() {
        let line = read(r#"{"id":12,"title":"Kader","text":"Q: Apa?\r\nA: Ya.\nQ: Oh?\nA: Ya."}"#);
        assert_eq!((line.id.as_u64(), line.transcript.name.as_str(), turns(&line).len()), (Some(12), "Kader", 4));
        assert_eq!(read(r#"{"id":"x","text":""}"#).transcript.turns.len(), 0);
        assert_eq!(read(r#"{"id":"x","text":"A: a","turns":[]}"#).transcript.turns.len(), 0);
        assert_eq!(read(r#"{"id":"x","turns":[{"text":"a"}],"more":{"a":[1]}}"#).transcript.name, "x");
    }

    #[test]
    fn a_bad_line_is_refused() {
        let check = |json: &str, expected: &str| {
            let error = JsonLine::read(json, &Options::default()).expect_err(json);
            assert!(error.to_string().contains(expected), "{json}: {error}");
        };
        check("", "no text");
        check("  ", "no text");
        check("{\"id\":1", "EOF");
        check("[1]", "not valid JSON");
        check(r#"{"text":"a"}"#, "no id");
        check(r#"{"id":null,"text":"a"}"#, "no id");
        check(r#"{"id":[1],"text":"a"}"#, "an id must be a text or a number");
        check(r#"{"id":1}"#, "neither text nor turns");
        check(r#"{"id":1,"text":7}"#, "expected a string");
        check(r#"{"id":1,"turns":[{"speaker":"P"}]}"#, "missing field `text`");
        check(
            r#"{"id":1,"turns":[{"role":"boss","text":"a"}]}"#,
            "there is no role \"boss\"; roles are interviewer, informant, other, unknown",
        );
        check(r#"{"id":1,"id":2,"text":"a"}"#, "duplicate field `id`");
    }
}
