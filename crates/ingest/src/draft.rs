//! A transcript in the making: puts talk and marks in order, so that together they cover the text.

use crate::cast::Cast;
use crate::nonspeech::{self, Signs};
use crate::time::{self, Stamp};
use benang_model::{Mark, MarkKind, Span, SpeakerIndex, Turn};
use memchr::memmem;

/// What stands between the paragraphs of one cell of a table, whose row is one line.
pub(crate) const CELL_PARAGRAPH: char = '\u{2028}';

/// A label without talk after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Silence {
    /// Whose.
    pub(crate) speaker: SpeakerIndex,
    /// Where the first such label stands.
    pub(crate) first: Span,
    /// How many there are.
    pub(crate) count: usize,
}

/// How a turn begins in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening {
    /// Who talks.
    pub(crate) speaker: SpeakerIndex,
    /// The label with its punctuation, if the text has one here.
    pub(crate) label: Option<Span>,
    /// The time before the label.
    pub(crate) time: Option<Stamp>,
}

/// Turns and marks, as far as the text has been read.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    text: &'a str,
    cast: Option<&'a Cast<'a>>,
    signs: Signs,
    /// Whether the text has [`CELL_PARAGRAPH`]s; looked up once, since most have none.
    cells: bool,
    marks: Vec<Mark>,
    turns: Vec<Turn>,
    /// The turn that is going on.
    current: Option<Turn>,
    /// Its last paragraph, which may go on in the next line.
    body: Option<Span>,
    /// A time that stood alone, for the turn that begins next.
    pending: Option<u64>,
    silences: Vec<Option<Silence>>,
}

/// What a draft becomes.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    /// In order, disjoint.
    pub(crate) turns: Vec<Turn>,
    /// In order, disjoint.
    pub(crate) marks: Vec<Mark>,
    /// Labels without talk, one entry a speaker.
    pub(crate) silences: Vec<Silence>,
}

impl<'a> Draft<'a> {
    /// A draft that begins with these marks. With a cast, what its members say in brackets inside
    /// another's turn is told from talk.
    pub(crate) fn new(text: &'a str, cast: Option<&'a Cast<'a>>, marks: Vec<Mark>) -> Self {
        let pending = marks.last().and_then(|mark| match mark.kind {
            MarkKind::Time { ms } => Some(ms),
            _ => None,
        });
        let signs = Signs::of(text);
        let cells = memmem::find(text.as_bytes(), CELL_PARAGRAPH.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
        Self {
            text,
            cast,
            signs,
            cells,
            marks,
            turns: Vec::new(),
            current: None,
            body: None,
            pending,
            silences: Vec::new(),
        }
    }

    /// Whether somebody's turn is going on.
    pub(crate) fn is_in_turn(&self) -> bool {
        self.current.is_some()
    }

    /// Begins a turn, or goes on with the one of the same speaker.
    pub(crate) fn turn(&mut self, opening: Opening) {
        self.end_paragraph();
        let goes_on =
            self.current.as_ref().is_some_and(|turn| turn.speaker == Some(opening.speaker) && !turn.bodies.is_empty());
        if !goes_on {
            self.end_turn();
        }
        let time = opening.time.map(|stamp| Mark { span: stamp.span, kind: MarkKind::Time { ms: stamp.ms } });
        let label = opening.label.map(|span| Mark { span, kind: MarkKind::Label });
        let time_first = opening.time.map(|stamp| stamp.span) <= opening.label;
        let marks = if time_first { [time, label] } else { [label, time] };
        // A time that is part of the label's mark has no place of its own.
        self.marks.extend(marks.into_iter().flatten().filter(|mark| !mark.span.is_empty()));
        if !goes_on {
            let time_ms = opening.time.map(|stamp| stamp.ms).or(self.pending.take());
            self.current =
                Some(Turn { speaker: Some(opening.speaker), label: opening.label, bodies: Vec::new(), time_ms });
        }
        self.pending = None;
    }

    /// Adds a paragraph to the turn that is going on, or begins a turn by nobody. A time in
    /// brackets at its beginning is the turn's, if it is the first.
    pub(crate) fn paragraph(&mut self, span: Span) {
        self.end_paragraph();
        let mut body = span;
        if let Some(stamp) = time::leading_in_brackets(self.text, span) {
            self.time(stamp);
            body = Span::new(stamp.span.end, span.end).trim(self.text);
        }
        if !body.is_empty() {
            let pending = self.pending.take();
            let turn = self.current.get_or_insert_with(|| Turn {
                speaker: None,
                label: None,
                bodies: Vec::new(),
                time_ms: None,
            });
            if turn.bodies.is_empty() && turn.time_ms.is_none() {
                turn.time_ms = pending;
            }
            self.body = Some(body);
        }
    }

    /// Goes on with the paragraph: its next line, where lines are broken.
    pub(crate) fn next_line(&mut self, span: Span) {
        match &mut self.body {
            Some(body) => body.end = span.end,
            None => self.paragraph(span),
        }
    }

    /// Adds a time that stands alone.
    pub(crate) fn time(&mut self, stamp: Stamp) {
        self.mark(stamp.span, MarkKind::Time { ms: stamp.ms });
        self.pending = Some(stamp.ms);
    }

    /// Says when the next paragraph begins, where the text itself has no time.
    pub(crate) fn begins_at(&mut self, ms: u64) {
        self.pending = Some(ms);
    }

    /// Ends the turn that is going on; what follows is nobody's.
    pub(crate) fn leave(&mut self) {
        self.end_paragraph();
        self.end_turn();
    }

    /// Adds a heading; nobody's turn goes on across it.
    pub(crate) fn heading(&mut self, span: Span) {
        self.end_paragraph();
        self.end_turn();
        self.mark(span, MarkKind::Heading);
    }

    /// Adds what isn't talk, between paragraphs.
    pub(crate) fn mark(&mut self, span: Span, kind: MarkKind) {
        self.end_paragraph();
        self.marks.push(Mark { span, kind });
    }

    /// Ends the last turn.
    pub(crate) fn finish(mut self) -> Finished {
        self.end_paragraph();
        self.end_turn();
        let silences = self.silences.into_iter().flatten().collect();
        Finished { turns: self.turns, marks: self.marks, silences }
    }

    fn end_paragraph(&mut self) {
        let (Some(body), Some(turn)) = (self.body.take(), &mut self.current) else { return };
        if !self.cells {
            nonspeech::scan(self.text, body, self.cast, self.signs, &mut self.marks);
            turn.bodies.push(body);
            return;
        }
        let mut start = body.start;
        for piece in body.of(self.text).split(CELL_PARAGRAPH) {
            let paragraph = Span::new(start, start + piece.len()).trim(self.text);
            start += piece.len() + CELL_PARAGRAPH.len_utf8();
            if !paragraph.is_empty() {
                nonspeech::scan(self.text, paragraph, self.cast, self.signs, &mut self.marks);
                turn.bodies.push(paragraph);
            }
        }
    }

    fn end_turn(&mut self) {
        match self.current.take() {
            Some(turn) if !turn.bodies.is_empty() => self.turns.push(turn),
            Some(Turn { speaker: Some(speaker), label: Some(first), .. }) => self.count_silence(speaker, first),
            _ => {}
        }
    }

    fn count_silence(&mut self, speaker: SpeakerIndex, first: Span) {
        if self.silences.len() <= speaker {
            self.silences.resize(speaker + 1, None);
        }
        if let Some(slot) = self.silences.get_mut(speaker) {
            slot.get_or_insert(Silence { speaker, first, count: 0 }).count += 1;
        }
    }
}
