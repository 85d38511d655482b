//! The text of a file while it is read.
//!
//! What a paragraph belongs to is known at its end: `\par` inside a table and `\cell` end the same text
//! differently. So its text is kept until then.

mod characters;
mod fonts;
mod paragraphs;

use super::charset::CodePage;
use super::destination::{self, Destination};
use super::token::Token;
use crate::diagnostics::Part;
use crate::error::{Excess, IngestError};
use crate::format::grid::Grid;
use crate::format::ordinal;
use crate::format::story::{PER_NOTE, Story};
use crate::format::{Document, Encoding};
use std::collections::HashMap;
use std::mem;

/// How many groups may be inside each other. Programs write a dozen.
const MAX_DEPTH: usize = 4096;

/// How many tables inside each other are told apart.
const MAX_TABLES: usize = 16;

/// What happens to text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    Fonts,
    Margin,
    Nothing,
}

/// What a group inherits from the one around it.
#[derive(Debug, Clone, Copy)]
struct State {
    holds: Holds,
    /// What the group around a choice holds.
    around: Holds,
    font: i32,
    page: CodePage,
    has_signs: bool,
    /// How many characters stand in for a `\u`.
    fallback: usize,
    is_hidden: bool,
    is_deleted: bool,
    in_table: bool,
    level: usize,
    in_object: bool,
}

#[derive(Debug, Default)]
struct Font {
    /// None if it is the document's.
    page: Option<CodePage>,
    /// Its name, if its letters are pictures.
    signs: Option<String>,
}

/// A paragraph, or what stands inside one. Line ends are vertical tabs.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// The text boxes that hang on it.
    boxes: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inset {
    Note(usize),
    Box,
    ListMark,
}

/// A text inside a paragraph, open until the group at `depth` is closed.
#[derive(Debug)]
struct Frame {
    depth: usize,
    inset: Inset,
    around: Line,
}

/// A file that is being read.
#[derive(Debug)]
pub(super) struct Body {
    story: Story,
    grid: Grid,
    line: Line,
    frames: Vec<Frame>,
    groups: Vec<State>,
    state: State,
    fonts: HashMap<i32, Font>,
    default_font: i32,
    page: CodePage,
    /// Whether the bytes above ASCII are UTF-8, as those of programs that know nothing of code pages.
    is_utf8: bool,
    is_cocoa: bool,
    encoding: Option<&'static str>,
    /// The font that is being defined, and its name so far.
    defined: i32,
    name: String,
    /// Whether the last token was `\*`: what follows may be skipped if it isn't known.
    is_optional: bool,
    /// How many characters are still to be skipped, since a `\u` stands for them.
    skipped: usize,
    /// The first bytes of a character.
    partial: Vec<u8>,
    /// The first half of a character that UTF-16 has in two.
    surrogate: Option<u32>,
    notes: usize,
    /// What the last text was left out for.
    left_out: Option<Part>,
    margin_counted: bool,
}

impl Body {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let state = State {
            holds: Holds::Text,
            around: Holds::Text,
            font: 0,
            page: CodePage::WESTERN,
            has_signs: false,
            fallback: 1,
            is_hidden: false,
            is_deleted: false,
            in_table: false,
            level: 0,
            in_object: false,
        };
        Self {
            story: Story::new(bytes.len()),
            grid: Grid::default(),
            line: Line::default(),
            frames: Vec::new(),
            groups: Vec::new(),
            state,
            fonts: HashMap::new(),
            default_font: 0,
            page: CodePage::WESTERN,
            is_utf8: str::from_utf8(bytes).is_ok(),
            is_cocoa: false,
            encoding: None,
            defined: 0,
            name: String::new(),
            is_optional: false,
            skipped: 0,
            partial: Vec::new(),
            surrogate: None,
            notes: 0,
            left_out: None,
            margin_counted: false,
        }
    }

    /// How many groups are open.
    pub(super) fn depth(&self) -> usize {
        self.groups.len()
    }

    /// Reads on.
    ///
    /// # Errors
    /// [`IngestError::Limit`].
    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), IngestError> {
        let is_optional = mem::take(&mut self.is_optional);
        match token {
            Token::Open => self.open()?,
            Token::Close => self.close(),
            Token::Byte(_) if self.skips() => {}
            Token::Byte(byte) => self.byte(byte),
            Token::Text(text) => self.raw(text),
            Token::Symbol(b'*') => self.is_optional = true,
            Token::Symbol(b'\r' | b'\n') => self.end_paragraph()?,
            // The second byte of a character may be a backslash or a brace.
            Token::Symbol(symbol @ (b'\\' | b'{' | b'}')) if !self.partial.is_empty() => self.byte(symbol),
            Token::Symbol(symbol) => {
                if let Some(character) = destination::symbol(symbol).filter(|_| !self.skips()) {
                    self.character(character);
                }
            }
            Token::Word { name, value } => match destination::destination(name) {
                Some(destination) => self.begin(destination),
                None if is_optional => self.state.holds = Holds::Nothing,
                None => self.word(name, value)?,
            },
        }
        Ok(())
    }

    /// The document.
    ///
    /// # Errors
    /// [`IngestError::Limit`] and [`IngestError::Empty`].
    pub(super) fn finish(mut self) -> Result<Document, IngestError> {
        self.complete();
        while let Some(frame) = self.frames.pop() {
            self.end(frame);
        }
        if !self.line.text.is_empty() || !self.line.boxes.is_empty() {
            self.write_paragraph(self.level())?;
        }
        self.enter(0);
        let mut document = self.story.finish()?;
        document.encoding = self.encoding.map_or(Encoding::Utf8, Encoding::Legacy);
        Ok(document)
    }

    fn open(&mut self) -> Result<(), IngestError> {
        self.complete();
        self.skipped = 0;
        if self.groups.len() >= MAX_DEPTH {
            return Err(IngestError::Limit { what: Excess::Depth, limit: MAX_DEPTH as u64 });
        }
        self.groups.push(self.state);
        Ok(())
    }

    /// Closes a group. A brace too many closes nothing, so that the text behind it isn't lost.
    fn close(&mut self) {
        self.complete();
        self.skipped = 0;
        while let Some(frame) = self.frames.pop_if(|frame| frame.depth == self.groups.len()) {
            self.end(frame);
        }
        if let Some(state) = self.groups.pop() {
            let had_fonts = self.state.holds == Holds::Fonts && state.holds != Holds::Fonts;
            self.state = state;
            if had_fonts {
                self.set_font(self.state.font);
            }
        }
    }

    fn begin(&mut self, destination: Destination) {
        self.complete();
        let is_text = self.state.holds == Holds::Text;
        match destination {
            Destination::Seen => {}
            Destination::Chosen => self.state.holds = self.state.around,
            Destination::Box if self.state.around == Holds::Text => {
                self.state.holds = Holds::Text;
                self.step_into(Inset::Box);
            }
            Destination::Choice => self.choose(),
            Destination::Object => {
                if is_text && !mem::replace(&mut self.state.in_object, true) {
                    self.story.leave_out(Part::Pictures);
                }
                self.choose();
            }
            Destination::ListMark if is_text => self.step_into(Inset::ListMark),
            Destination::Note if is_text && self.is_shown() => {
                self.notes += 1;
                self.story.charge(PER_NOTE);
                self.line.text.push_str(&format!("[{}]", self.notes));
                self.step_into(Inset::Note(self.notes));
            }
            Destination::Fonts => self.state.holds = Holds::Fonts,
            Destination::Margin if is_text => {
                self.state.holds = Holds::Margin;
                self.margin_counted = false;
            }
            Destination::Picture | Destination::Comment => {
                let part = if destination == Destination::Comment { Part::Comments } else { Part::Pictures };
                if is_text && !(self.state.in_object && part == Part::Pictures) {
                    self.story.leave_out(part);
                }
                self.leave();
            }
            _ => self.leave(),
        }
    }

    /// Nothing of a group is seen.
    fn leave(&mut self) {
        self.state.holds = Holds::Nothing;
        self.state.around = Holds::Nothing;
    }

    /// Of a group, only what is chosen is seen.
    fn choose(&mut self) {
        self.state.around = self.state.holds;
        self.state.holds = Holds::Nothing;
    }

    fn step_into(&mut self, inset: Inset) {
        self.frames.push(Frame { depth: self.groups.len(), inset, around: mem::take(&mut self.line) });
    }

    fn end(&mut self, frame: Frame) {
        let Line { mut text, boxes } = mem::replace(&mut self.line, frame.around);
        match frame.inset {
            Inset::Note(number) => {
                text.push_str(&boxes);
                let mut note = Story::new(text.len());
                note.text(&text);
                self.story.add_note(number, note.take());
            }
            Inset::Box => {
                for text in [text, boxes] {
                    let text = text.trim_end();
                    if !text.is_empty() {
                        self.line.boxes.push_str(text);
                        self.line.boxes.push('\u{b}');
                    }
                }
            }
            Inset::ListMark => self.line.text.push_str(&ordinal::mark(&text)),
        }
    }

    fn word(&mut self, name: &str, value: Option<i32>) -> Result<(), IngestError> {
        if let Some(character) = destination::character(name) {
            if !self.skips() {
                self.character(character);
            }
            return Ok(());
        }
        if name != "u" {
            self.complete();
            self.skipped = 0;
        }
        let is_on = value != Some(0);
        match name {
            "u" => self.unicode(value.unwrap_or_default()),
            "uc" => self.state.fallback = value.and_then(|value| usize::try_from(value).ok()).unwrap_or(1),
            "par" => self.end_paragraph()?,
            "sect" if !self.line.text.is_empty() => self.end_paragraph()?,
            "page" | "column" if !self.line.text.is_empty() => self.character('\u{b}'),
            "cell" => self.end_cell(1)?,
            "nestcell" => self.end_cell(self.state.level.clamp(2, MAX_TABLES))?,
            "row" => self.end_row(1)?,
            "nestrow" => self.end_row(self.state.level.clamp(2, MAX_TABLES))?,
            "pard" => (self.state.in_table, self.state.level) = (false, 0),
            "intbl" => self.state.in_table = is_on,
            "itap" => self.state.level = usize::try_from(value.unwrap_or(1)).unwrap_or_default().min(MAX_TABLES),
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "plain" => {
                (self.state.is_hidden, self.state.is_deleted) = (false, false);
                self.set_font(self.default_font);
            }
            "mac" => self.set_page(CodePage::MAC),
            "pc" => self.set_page(CodePage::PC),
            "pca" => self.set_page(CodePage::PC_WESTERN),
            "ansicpg" => self.set_page(value.and_then(CodePage::numbered).unwrap_or(CodePage::WESTERN)),
            "cocoartf" => self.is_cocoa = true,
            "deff" => {
                self.default_font = value.unwrap_or_default();
                self.set_font(self.default_font);
            }
            "f" if self.state.holds == Holds::Fonts => {
                self.defined = value.unwrap_or_default();
                self.name.clear();
            }
            "f" => self.set_font(value.unwrap_or_default()),
            "fcharset" | "cpg" if self.state.holds == Holds::Fonts => self.define_page(name, value.unwrap_or_default()),
            _ => {}
        }
        Ok(())
    }

    fn is_shown(&self) -> bool {
        !self.state.is_hidden && !self.state.is_deleted
    }
}
