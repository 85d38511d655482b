//! Walks through the content of a document and tells the story what a reader sees of it.

use super::lists::Lists;
use super::styles::Styles;
use crate::diagnostics::Part;
use crate::error::IngestError;
use crate::format::story::{Mark, Story};
use crate::xml::{Element, Space, Step, Walk, Xml};
use std::io::BufRead;

/// How many spaces one element may stand for, and how many cells.
const MAX_SPACES: usize = 1_000;
const MAX_CELLS: usize = 100;

/// An element whose end means something.
#[derive(Debug)]
enum Open {
    Paragraph,
    /// A part of a paragraph, with text of its own style.
    Span {
        hidden: bool,
    },
    Note,
    List,
    Table,
    Row {
        hidden: bool,
    },
    Cell {
        /// How many cells like it follow.
        more: usize,
    },
    /// What hangs on a paragraph, and whether there was text in it.
    Frame {
        has_text: bool,
    },
    /// Something in which text means nothing.
    Other,
}

/// What is to be done with an element.
enum Action {
    Enter(Open),
    Skip,
    Styles,
    Changes,
}

#[derive(Debug, Default)]
struct Paragraph {
    hidden: bool,
    counted: bool,
    /// The mark of its list, until it is written.
    mark: Option<String>,
    /// Whether white space may be written: not at the beginning, and only once (ODF 1.3 part 3, 6.1.2).
    takes_space: bool,
    /// White space that is written if something follows.
    space: bool,
}

/// A walk through a document.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) story: Story,
    styles: Styles,
    lists: Lists,
    open: Vec<Open>,
    paragraphs: Vec<Paragraph>,
}

impl Body {
    pub(super) fn new(story: Story, styles: Styles) -> Self {
        Self { story, styles, lists: Lists::default(), open: Vec::new(), paragraphs: Vec::new() }
    }

    /// Walks through the content.
    ///
    /// # Errors
    /// Those of reading XML, and [`IngestError::Limit`] for too long a text.
    pub(super) fn walk<R: BufRead>(&mut self, mut xml: Xml<R>) -> Result<(), IngestError> {
        loop {
            let action = match xml.step()? {
                Step::Start(element) => self.start(&element),
                Step::End => {
                    self.end();
                    continue;
                }
                Step::Text(text) => {
                    self.text(&text);
                    continue;
                }
                Step::Nothing => continue,
                Step::Eof => return Ok(()),
            };
            match action {
                Action::Enter(open) => self.open.push(open),
                Action::Skip => xml.skip()?,
                Action::Styles => self.styles.read(&mut xml)?,
                Action::Changes => self.changes(&mut xml)?,
            }
            self.story.check()?;
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Action {
        match element.space {
            Space::Text => self.start_text(element),
            Space::Table => self.start_table(element),
            Space::Draw => self.start_drawing(element.name()),
            Space::Office => match element.name() {
                "annotation" => self.leave_out(Part::Comments),
                "automatic-styles" | "styles" => Action::Styles,
                "binary-data" | "forms" | "annotation-end" | "master-styles" | "meta" => Action::Skip,
                _ => Action::Enter(Open::Other),
            },
            // `svg:title` and `svg:desc` say what a picture shows.
            Space::Other if matches!(element.name(), "title" | "desc") => Action::Skip,
            _ => self.inline(),
        }
    }

    fn start_text(&mut self, element: &Element<'_>) -> Action {
        match element.name() {
            "p" | "h" => self.paragraph(element),
            "span" => {
                let style = element.attribute(Space::Text, "style-name");
                let hidden = self.is_in_hidden_span() || self.styles.hides("text", style.as_deref());
                Action::Enter(Open::Span { hidden })
            }
            "s" => {
                let count = element.number::<usize>(Space::Text, "c").unwrap_or(1).min(MAX_SPACES);
                self.show(|story| story.text(&" ".repeat(count)))
            }
            "tab" => self.show(Story::tab),
            "line-break" => self.show(Story::line_break),
            "note" => {
                let mut is_told = false;
                self.show(|story| {
                    story.note();
                    is_told = true;
                });
                if is_told { Action::Enter(Open::Note) } else { Action::Skip }
            }
            "list" => {
                self.lists.list(&self.styles, element);
                Action::Enter(Open::List)
            }
            "list-item" | "list-header" => {
                self.lists.item(element);
                Action::Enter(Open::Other)
            }
            "tracked-changes" => Action::Changes,
            "section" => match element.attribute(Space::Text, "display").as_deref() {
                Some("none") => self.leave_out(Part::Hidden),
                Some("condition") if is_true(element, "is-hidden") => self.leave_out(Part::Hidden),
                _ => Action::Enter(Open::Other),
            },
            "hidden-text" if element.attribute(Space::Text, "is-hidden").is_none_or(|is| is == "true") => {
                self.leave_out(Part::Hidden)
            }
            "hidden-paragraph" if is_true(element, "is-hidden") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = true;
                }
                Action::Skip
            }
            "note-citation" | "ruby-text" | "number" | "script" | "soft-page-break" => Action::Skip,
            // What tables of contents are to be made of.
            name if name.ends_with("-source") || name.ends_with("-decls") => Action::Skip,
            _ => self.inline(),
        }
    }

    fn start_table(&mut self, element: &Element<'_>) -> Action {
        let repeated = || element.number::<usize>(Space::Table, "number-columns-repeated").unwrap_or(1);
        match element.name() {
            "table" => {
                self.story.table();
                Action::Enter(Open::Table)
            }
            "table-row" => {
                self.story.row();
                let visibility = element.attribute(Space::Table, "visibility");
                let hidden = matches!(visibility.as_deref(), Some("collapse" | "filter"));
                Action::Enter(Open::Row { hidden })
            }
            "table-cell" => {
                self.story.cell();
                Action::Enter(Open::Cell { more: repeated().clamp(1, MAX_CELLS) - 1 })
            }
            "covered-table-cell" => {
                for _ in 0..repeated().min(MAX_CELLS) {
                    self.story.cell();
                    self.story.end_cell();
                }
                Action::Skip
            }
            "title" | "desc" | "table-source" | "shapes" => Action::Skip,
            _ => Action::Enter(Open::Other),
        }
    }

    fn start_drawing(&mut self, name: &str) -> Action {
        match name {
            "frame" => Action::Enter(Open::Frame { has_text: false }),
            "text-box" => {
                if let Some(Open::Frame { has_text }) = self.open.last_mut() {
                    *has_text = true;
                }
                Action::Enter(Open::Other)
            }
            "image" | "object" | "object-ole" | "plugin" | "applet" | "floating-frame" => Action::Skip,
            _ => Action::Enter(Open::Other),
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Paragraph) => {
                self.paragraphs.pop();
                self.story.end_paragraph(Mark::Ends);
            }
            Some(Open::Note) => self.story.end_note(),
            Some(Open::List) => self.lists.end_list(),
            Some(Open::Table) => self.story.end_table(),
            Some(Open::Row { hidden: false }) => self.story.end_row(),
            Some(Open::Row { hidden: true }) => {
                self.story.clear_row();
                self.story.leave_out(Part::Hidden);
            }
            Some(Open::Cell { more }) => {
                self.story.end_cell();
                for _ in 0..more {
                    self.story.cell();
                    self.story.end_cell();
                }
            }
            Some(Open::Frame { has_text: false }) => self.story.leave_out(Part::Pictures),
            Some(Open::Frame { has_text: true } | Open::Span { .. } | Open::Other) | None => {}
        }
    }

    fn paragraph(&mut self, element: &Element<'_>) -> Action {
        let style = element.attribute(Space::Text, "style-name");
        let hidden = self.styles.hides("paragraph", style.as_deref());
        let mark = match element.name() {
            "h" => self.lists.heading(&self.styles, element),
            _ => None,
        };
        let mark = mark.or_else(|| self.lists.paragraph(&self.styles, style.as_deref()));
        self.story.paragraph();
        self.paragraphs.push(Paragraph { hidden, mark, ..Paragraph::default() });
        Action::Enter(Open::Paragraph)
    }

    /// An element inside a paragraph whose text is seen; anywhere else, one whose text means nothing.
    fn inline(&self) -> Action {
        match self.open.last() {
            Some(Open::Paragraph) => Action::Enter(Open::Span { hidden: false }),
            Some(&Open::Span { hidden }) => Action::Enter(Open::Span { hidden }),
            _ => Action::Enter(Open::Other),
        }
    }

    fn leave_out(&mut self, part: Part) -> Action {
        self.story.leave_out(part);
        Action::Skip
    }

    /// Counts what was deleted, which stands here and not in its place.
    fn changes<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), IngestError> {
        let mut deletions = 0;
        xml.each(|element| {
            deletions += usize::from(element.full() == (Space::Text, "deletion"));
            Walk::On
        })?;
        self.story.leave_out_many(Part::Deletions, deletions);
        Ok(())
    }

    /// Tells the story something if it is seen, after the mark of the list and white space.
    fn show(&mut self, tell: impl FnOnce(&mut Story)) -> Action {
        let in_hidden_span = self.is_in_hidden_span();
        let Some(paragraph) = self.paragraphs.last_mut() else { return Action::Skip };
        if paragraph.hidden || in_hidden_span {
            if !std::mem::replace(&mut paragraph.counted, true) {
                self.story.leave_out(Part::Hidden);
            }
            return Action::Skip;
        }
        if let Some(mark) = paragraph.mark.take() {
            self.story.text(&mark);
        }
        if std::mem::take(&mut paragraph.space) {
            self.story.text(" ");
        }
        paragraph.takes_space = true;
        tell(&mut self.story);
        Action::Skip
    }

    /// Text of a paragraph; any white space between words is one space.
    fn text(&mut self, text: &str) {
        if !matches!(self.open.last(), Some(Open::Paragraph | Open::Span { .. })) {
            return;
        }
        const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(WHITE);
            if words.len() < rest.len() {
                self.space();
            }
            let end = words.find(WHITE).unwrap_or(words.len());
            let (word, after) = words.split_at(end);
            if !word.is_empty() {
                self.show(|story| story.text(word));
            }
            rest = after;
        }
    }

    fn is_in_hidden_span(&self) -> bool {
        matches!(self.open.last(), Some(Open::Span { hidden: true }))
    }

    fn space(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.space = paragraph.takes_space;
        }
    }
}

fn is_true(element: &Element<'_>, name: &str) -> bool {
    element.attribute(Space::Text, name).is_some_and(|value| value == "true")
}
