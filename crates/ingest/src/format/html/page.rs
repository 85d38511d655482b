//! The text of a page while its tags go by.

use super::element::{self, Role};
use super::list::{List, ListStyle};
use super::style::{Sheet, Style, White};
use super::tag::Tag;
use crate::diagnostics::Part;
use crate::error::IngestError;
use crate::format::Document;
use crate::format::grid::Grid;
use crate::format::ordinal::{self, Figures};
use crate::format::story::{Mark, Story};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;
use std::mem;

/// How many elements inside each other are told apart. Browsers have such a limit too.
const MAX_DEPTH: usize = 512;

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: Box<[u8]>,
    role: Role,
    white: White,
    list: Option<List>,
    /// Where in the line the mark of an item begins that is written in this element.
    mark: Option<usize>,
}

/// What is open that isn't seen.
#[derive(Debug)]
struct Unseen {
    /// How many elements are open around it.
    depth: usize,
    /// What to tell of it, if it has text.
    part: Option<Part>,
}

/// A page that is being read.
#[derive(Debug)]
pub(super) struct Page {
    story: Story,
    grid: Grid,
    sheet: Sheet,
    open: Vec<Open>,
    /// How many elements are open beyond those that are told apart.
    beyond: usize,
    tag: Tag,
    unseen: Option<Unseen>,
    /// The text of an element `style`.
    css: String,
    line: String,
    has_space: bool,
    /// The mark of an item that nothing stands behind yet.
    mark: String,
    /// Whether a line end is no text, since it follows `<pre>`.
    skips_line_end: bool,
    /// How many items each numbered list has, as far as they are known.
    items: Vec<usize>,
    counted: Vec<usize>,
    failed: Option<IngestError>,
}

impl Page {
    pub(super) fn new(html: &str, items: Vec<usize>) -> Self {
        Self {
            story: Story::new(html.len()),
            grid: Grid::default(),
            sheet: Sheet::default(),
            open: Vec::new(),
            beyond: 0,
            tag: Tag::default(),
            unseen: None,
            css: String::new(),
            line: String::new(),
            has_space: false,
            mark: String::new(),
            skips_line_end: false,
            items,
            counted: Vec::new(),
            failed: None,
        }
    }

    /// Reads the page.
    ///
    /// # Errors
    /// [`IngestError::Limit`].
    pub(super) fn read(mut self, html: &str) -> Result<Self, IngestError> {
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
            self.take(&event);
            None
        });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
        self.pop_to(0);
        self.end_line();
        while self.grid.depth() > 0 {
            self.grid.end(&mut self.story);
        }
        self.check();
        match self.failed.take() {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }

    /// How many items each numbered list has.
    pub(super) fn into_items(self) -> Vec<usize> {
        self.counted
    }

    /// The document.
    ///
    /// # Errors
    /// [`IngestError::Empty`].
    pub(super) fn finish(self) -> Result<Document, IngestError> {
        self.story.finish()
    }

    fn take(&mut self, event: &CallbackEvent<'_>) {
        if self.failed.is_some() {
            return;
        }
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Tag::named(name),
            CallbackEvent::AttributeName { name } => self.tag.begin_attribute(name),
            CallbackEvent::AttributeValue { value } => self.tag.end_attribute(&String::from_utf8_lossy(value)),
            CallbackEvent::CloseStartTag { .. } => {
                let tag = mem::take(&mut self.tag);
                self.start(&tag);
            }
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_slice();
        self.skips_line_end = element::white_space(name) == Some(White::Kept);
        if self.beyond == 0
            && let Some((ended, within)) = element::ended_by(name)
        {
            self.end_before(ended, within);
        }
        let style = self.style(tag);
        let role = element::role(name);
        match role {
            Role::Break => return self.line_break(),
            Role::Picture | Role::Drawing if self.unseen.is_none() => self.story.leave_out(Part::Pictures),
            _ => {}
        }
        if is_block(role) {
            self.end_line();
        }
        if element::is_void(name) {
            return;
        }
        let unseen = tag.unseen(role, &style);
        let does_nothing = role == Role::Inline && unseen.is_none() && style.white.is_none() && !style.is_mark;
        if does_nothing && !self.open.iter().any(|open| *open.name == *name) {
            return;
        }
        // What isn't seen is told apart however deep it is.
        if self.open.len() >= MAX_DEPTH && (unseen.is_none() || self.unseen.is_some()) {
            self.beyond += 1;
            return;
        }
        if let (Some(part), None) = (unseen, &self.unseen) {
            self.unseen = Some(Unseen { depth: self.open.len(), part });
        }
        let list = self.begin(tag, role, &style);
        let around = self.open.last().map_or(White::Collapsed, |open| open.white);
        let white = style.white.or_else(|| element::white_space(name)).unwrap_or(around);
        let mark = style.is_mark.then_some(self.line.len());
        self.open.push(Open { name: name.into(), role, white, list, mark });
    }

    fn style(&self, tag: &Tag) -> Style {
        let name = String::from_utf8_lossy(&tag.name);
        let classes = tag.classes.as_deref().unwrap_or_default();
        let of_sheet = self.sheet.style(&name, classes);
        tag.style.as_deref().map_or_else(Style::default, Style::declared).or(&of_sheet)
    }

    /// Begins what an element is, and gives the list if it is one.
    fn begin(&mut self, tag: &Tag, role: Role, style: &Style) -> Option<List> {
        if self.unseen.is_some() {
            return None;
        }
        let kind = style.list.or_else(|| tag.kind.as_deref().and_then(ListStyle::named));
        match role {
            Role::List => {
                return Some(List { style: kind.unwrap_or(ListStyle::Bullets), next: 1, step: 1, index: None });
            }
            Role::NumberedList => return Some(self.numbered(tag, kind)),
            Role::Item => self.item(tag.value, kind),
            Role::Table => self.grid.begin(&mut self.story),
            Role::Row => self.grid.end_row(&mut self.story),
            Role::Cell => {
                self.grid.cell(&mut self.story, tag.rows.unwrap_or(1));
                self.check();
            }
            Role::Quotation => self.text("“"),
            _ => {}
        }
        None
    }

    fn numbered(&mut self, tag: &Tag, kind: Option<ListStyle>) -> List {
        let index = self.counted.len();
        self.counted.push(0);
        let items = self.items.get(index).and_then(|&items| i64::try_from(items).ok()).unwrap_or(1);
        let (first, step) = if tag.is_reversed { (items, -1) } else { (1, 1) };
        let style = kind.unwrap_or(ListStyle::Numbers(Figures::Decimal));
        List { style, next: tag.start.unwrap_or(first), step, index: Some(index) }
    }

    fn item(&mut self, value: Option<i64>, style: Option<ListStyle>) {
        let list = self.open.iter_mut().rev().find_map(|open| open.list.as_mut());
        self.mark = match list {
            Some(list) => {
                if let Some(count) = list.index.and_then(|index| self.counted.get_mut(index)) {
                    *count += 1;
                }
                list.mark(value, style)
            }
            None => "• ".to_owned(),
        };
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"br" => return self.line_break(),
            // Without a paragraph that it ends, it is an empty one (HTML Standard, 13.2.6.4.7).
            b"p" => self.end_line(),
            _ => {}
        }
        let ends_unseen = self.open.len() > MAX_DEPTH && self.open.last().is_some_and(|open| *open.name == *name);
        if self.beyond > 0 && !ends_unseen {
            self.beyond -= 1;
            if is_block(element::role(name)) {
                self.end_line();
            }
            return;
        }
        let is_of_table = element::is_of_table(name);
        for (at, open) in self.open.iter().enumerate().rev() {
            if *open.name == *name {
                return self.pop_to(at);
            }
            let is_wall = if is_of_table { open.role == Role::Table } else { element::is_of_table(&open.name) };
            if is_wall {
                return;
            }
        }
    }

    /// Ends the innermost element of those called `ended`, unless one of those called `within` is nearer.
    fn end_before(&mut self, ended: &[&[u8]], within: &[&[u8]]) {
        for (at, open) in self.open.iter().enumerate().rev() {
            if ended.contains(&&*open.name) {
                return self.pop_to(at);
            }
            if within.contains(&&*open.name) {
                return;
            }
        }
    }

    /// Ends elements until `depth` of them are open.
    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.close(&open);
            if self.unseen.as_ref().is_some_and(|unseen| unseen.depth >= self.open.len()) {
                self.unseen = None;
            }
        }
    }

    fn close(&mut self, open: &Open) {
        if open.role == Role::Style {
            let css = mem::take(&mut self.css);
            self.sheet.add(&css);
        }
        if self.unseen.is_some() {
            return;
        }
        if let Some(mark) = open.mark
            && let Some(written) = self.line.get(mark..).map(ordinal::mark)
        {
            self.line.truncate(mark);
            self.line.push_str(&written);
            self.has_space = false;
        }
        if is_block(open.role) {
            self.end_line();
        }
        match open.role {
            Role::Quotation => self.text("”"),
            Role::Table => self.grid.end(&mut self.story),
            Role::Row | Role::Caption => self.grid.end_row(&mut self.story),
            Role::Cell => self.grid.end_cell(&mut self.story),
            Role::Item => self.mark.clear(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let skips_line_end = mem::take(&mut self.skips_line_end);
        if let Some(unseen) = &mut self.unseen {
            if let Some(part) = unseen.part.take_if(|_| !text.trim().is_empty()) {
                self.story.leave_out(part);
            }
            if self.open.last().is_some_and(|open| open.role == Role::Style) {
                self.css.push_str(text);
            }
            return;
        }
        let white = self.open.last().map_or(White::Collapsed, |open| open.white);
        let text = if skips_line_end { text.strip_prefix('\n').unwrap_or(text) } else { text };
        for character in text.chars() {
            match (character, white) {
                ('\n', White::LinesKept | White::Kept) => self.line_break(),
                ('\r', White::LinesKept | White::Kept) => {}
                (' ' | '\t', White::Kept) => self.push(character),
                (' ' | '\t' | '\n' | '\r' | '\u{c}', _) => self.has_space = true,
                _ => self.push(character),
            }
        }
    }

    /// Adds a character that is seen, after what stands in front of it.
    fn push(&mut self, character: char) {
        if !self.mark.is_empty() {
            self.line.push_str(&mem::take(&mut self.mark));
            self.has_space = false;
        }
        if mem::take(&mut self.has_space) && !self.line.is_empty() && !self.line.ends_with(['\u{b}', ' ']) {
            self.line.push(' ');
        }
        self.line.push(character);
    }

    fn line_break(&mut self) {
        if self.unseen.is_none() {
            self.has_space = false;
            self.line.push('\u{b}');
        }
    }

    /// Ends the line, if there is something in it. A break at its end only ends it.
    fn end_line(&mut self) {
        self.has_space = false;
        if self.unseen.is_some() || self.line.is_empty() {
            return;
        }
        let line = mem::take(&mut self.line);
        self.grid.need_cell(&mut self.story);
        self.story.paragraph();
        self.story.text(line.strip_suffix('\u{b}').unwrap_or(&line));
        self.story.end_paragraph(Mark::Ends);
        self.check();
    }

    fn check(&mut self) {
        if let Err(error) = self.story.check() {
            self.failed = Some(error);
        }
    }
}

/// Whether an element stands in lines of its own.
fn is_block(role: Role) -> bool {
    matches!(role, Role::Block | Role::List | Role::NumberedList | Role::Item | Role::Table)
        || matches!(role, Role::Row | Role::Cell | Role::Caption)
}
