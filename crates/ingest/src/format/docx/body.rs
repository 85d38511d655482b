//! Walks through a part with paragraphs and tells the story what a reader sees of it.

use super::numbering::Numbering;
use super::properties::{self, OfParagraph, OfRun, OfTable};
use super::styles::Styles;
use super::symbols;
use crate::diagnostics::Part;
use crate::error::IngestError;
use crate::format::story::{Mark, PER_NOTE, Story};
use crate::xml::{Element, Space, Step, Xml};
use std::collections::HashMap;
use std::io::BufRead;

/// How many fields may be open. More were cut in two by whoever wrote the file, and never end.
const MAX_FIELDS: usize = 100;

/// The two kinds of notes, each with ids of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end of the document.
    End,
}

/// A place where a note hangs: its number in the text, its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteReference {
    pub(super) number: usize,
    pub(super) kind: NoteKind,
    pub(super) id: String,
}

/// An element whose end means something.
#[derive(Debug)]
enum Open {
    Paragraph,
    Run,
    Table,
    Row(OfTable),
    Cell(OfTable),
    /// `mc:AlternateContent`, and whether one of the alternatives was read.
    Alternatives {
        read: bool,
    },
    Drawing,
    Note(String),
    Other,
}

/// What is to be done with an element.
enum Action {
    Enter(Open),
    Skip,
    Text { keeps_space: bool },
    ParagraphProperties,
    RunProperties,
    TableProperties,
}

/// Where a field is that is being read (ECMA-376 part 1, 17.16.18).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Between begin and separator: what the field is to do.
    Instruction,
    /// Between separator and end: what the reader sees.
    Result,
}

#[derive(Debug, Default)]
struct Paragraph {
    /// Its list and level.
    place: Option<(String, usize)>,
    runs_on: bool,
    /// Its style hides its text.
    hidden: bool,
}

#[derive(Debug, Default)]
struct Run {
    hidden: bool,
    counted: bool,
    font: Option<String>,
}

/// A walk through a part.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) story: Story,
    pub(super) references: Vec<NoteReference>,
    /// The notes of the part, by their ids.
    pub(super) notes: HashMap<String, String>,
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    open: Vec<Open>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Vec<Field>,
    /// For the drawings that are open, whether there was text in them.
    drawings: Vec<bool>,
}

impl<'a> Body<'a> {
    pub(super) fn new(story: Story, styles: &'a Styles, numbering: &'a mut Numbering) -> Self {
        Self {
            story,
            references: Vec::new(),
            notes: HashMap::new(),
            styles,
            numbering,
            open: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
            drawings: Vec::new(),
        }
    }

    /// Walks through a part.
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
                Step::Text(_) | Step::Nothing => continue,
                Step::Eof => return Ok(()),
            };
            match action {
                Action::Enter(open) => self.open.push(open),
                Action::Skip => xml.skip()?,
                Action::Text { keeps_space } => self.text(&xml.text()?, keeps_space),
                Action::ParagraphProperties => self.describe_paragraph(properties::of_paragraph(&mut xml)?),
                Action::RunProperties => self.describe_run(properties::of_run(&mut xml)?),
                Action::TableProperties => self.describe_table(properties::of_table(&mut xml)?),
            }
            self.story.check()?;
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Action {
        match element.space {
            Space::Word => self.start_word(element),
            Space::Compatibility => self.start_alternative(element.name()),
            Space::Formula if element.name() == "t" => Action::Text { keeps_space: true },
            _ => Action::Enter(Open::Other),
        }
    }

    fn start_word(&mut self, element: &Element<'_>) -> Action {
        match element.name() {
            "p" => {
                self.story.paragraph();
                let style = self.styles.of_paragraph(None);
                self.paragraphs.push(self.paragraph(style.as_deref(), None, None));
                Action::Enter(Open::Paragraph)
            }
            "r" => {
                let hidden = self.paragraphs.last().is_some_and(|paragraph| paragraph.hidden);
                self.runs.push(Run { hidden, ..Run::default() });
                Action::Enter(Open::Run)
            }
            "t" => {
                let space = element.attribute(Space::Xml, "space");
                Action::Text { keeps_space: space.is_some_and(|space| space == "preserve") }
            }
            "pPr" if matches!(self.open.last(), Some(Open::Paragraph)) => Action::ParagraphProperties,
            "rPr" if matches!(self.open.last(), Some(Open::Run)) => Action::RunProperties,
            "trPr" | "tcPr" => Action::TableProperties,
            "del" | "moveFrom" => self.leave_out(Part::Deletions),
            "altChunk" | "subDoc" => self.leave_out(Part::Documents),
            "tab" | "ptab" => self.show(Story::tab),
            "br" | "cr" => self.show(Story::line_break),
            "noBreakHyphen" => self.show(|story| story.text("\u{2011}")),
            "sym" => self.symbol(element),
            "footnoteReference" => self.refer(element, NoteKind::Foot),
            "endnoteReference" => self.refer(element, NoteKind::End),
            "commentReference" => self.leave_out(Part::Comments),
            "fldChar" => self.field(element.attribute(Space::Word, "fldCharType").as_deref()),
            "drawing" | "pict" | "object" => {
                self.drawings.push(false);
                Action::Enter(Open::Drawing)
            }
            "txbxContent" => {
                if let Some(has_text) = self.drawings.last_mut() {
                    *has_text = true;
                }
                Action::Enter(Open::Other)
            }
            "tbl" => {
                self.story.table();
                Action::Enter(Open::Table)
            }
            "tr" => {
                self.story.row();
                Action::Enter(Open::Row(OfTable::default()))
            }
            "tc" => {
                self.story.cell();
                Action::Enter(Open::Cell(OfTable::default()))
            }
            "footnote" | "endnote" => {
                match (element.attribute(Space::Word, "type"), element.attribute(Space::Word, "id")) {
                    (None, Some(id)) => Action::Enter(Open::Note(id)),
                    (Some(kind), Some(id)) if kind == "normal" => Action::Enter(Open::Note(id)),
                    _ => Action::Skip,
                }
            }
            "delText" | "instrText" | "delInstrText" | "rt" | "rubyPr" | "pPr" | "rPr" | "tblPr" | "tblPrEx"
            | "tblGrid" | "sectPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" => Action::Skip,
            _ => Action::Enter(Open::Other),
        }
    }

    /// Of the alternatives for programs of different age, the first is read (ECMA-376 part 3, 9.3).
    fn start_alternative(&mut self, name: &str) -> Action {
        match (name, self.open.last_mut()) {
            ("AlternateContent", _) => Action::Enter(Open::Alternatives { read: false }),
            ("Choice" | "Fallback", Some(Open::Alternatives { read: true })) => Action::Skip,
            ("Choice" | "Fallback", Some(Open::Alternatives { read })) => {
                *read = true;
                Action::Enter(Open::Other)
            }
            _ => Action::Enter(Open::Other),
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Paragraph) => self.end_paragraph(),
            Some(Open::Run) => drop(self.runs.pop()),
            Some(Open::Table) => self.story.end_table(),
            Some(Open::Row(OfTable { hidden: false, deleted: false, .. })) => self.story.end_row(),
            Some(Open::Row(row)) => {
                self.story.clear_row();
                self.story.leave_out(if row.deleted { Part::Deletions } else { Part::Hidden });
            }
            Some(Open::Cell(OfTable { covered, .. })) => {
                if covered {
                    self.story.clear_cell();
                }
                self.story.end_cell();
            }
            Some(Open::Drawing) => {
                let has_text = self.drawings.pop() == Some(true);
                match self.drawings.last_mut() {
                    Some(around) => *around |= has_text,
                    None if has_text => {}
                    None => self.story.leave_out(Part::Pictures),
                }
            }
            Some(Open::Note(id)) => {
                self.story.charge(id.len() + PER_NOTE);
                self.notes.insert(id, self.story.take());
            }
            Some(Open::Alternatives { .. } | Open::Other) | None => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Paragraph { place, runs_on, .. }) = self.paragraphs.pop() else { return };
        if let Some((list, level)) = place.filter(|_| !runs_on) {
            // An empty paragraph of a list counts, but says nothing.
            self.numbering.next(self.styles, &list, level);
        }
        // A field that isn't separated from its result by now has none, or was cut in two.
        while self.fields.pop_if(|field| *field == Field::Instruction).is_some() {}
        self.story.end_paragraph(if runs_on { Mark::RunsOn } else { Mark::Ends });
    }

    fn paragraph(&self, style: Option<&str>, list: Option<&str>, level: Option<usize>) -> Paragraph {
        Paragraph {
            place: self.numbering.place(self.styles, style, list, level),
            runs_on: false,
            hidden: style.and_then(|style| self.styles.hides(style)).unwrap_or(false),
        }
    }

    fn describe_paragraph(&mut self, said: OfParagraph) {
        let style = self.styles.of_paragraph(said.style);
        let described = self.paragraph(style.as_deref(), said.place.list.as_deref(), said.place.level);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            *paragraph = Paragraph { runs_on: said.runs_on, ..described };
        }
    }

    fn describe_run(&mut self, said: OfRun) {
        let Some(run) = self.runs.last_mut() else { return };
        let by_style = said.style.and_then(|style| self.styles.hides(&style));
        run.hidden = said.hidden.or(by_style).unwrap_or(run.hidden);
        run.font = said.font.filter(|font| symbols::is_of_pictures(font));
    }

    fn describe_table(&mut self, said: OfTable) {
        if let Some(Open::Row(properties) | Open::Cell(properties)) = self.open.last_mut() {
            *properties = said;
        }
    }

    fn leave_out(&mut self, part: Part) -> Action {
        self.story.leave_out(part);
        Action::Skip
    }

    /// Tells the story something if it is seen, after the mark of the list.
    fn show(&mut self, tell: impl FnOnce(&mut Story)) -> Action {
        if !self.is_seen() {
            return Action::Skip;
        }
        let place = self.paragraphs.last_mut().and_then(|paragraph| paragraph.place.take());
        if let Some(mark) = place.and_then(|(list, level)| self.numbering.next(self.styles, &list, level)) {
            self.story.text(&mark);
        }
        tell(&mut self.story);
        Action::Skip
    }

    fn is_seen(&mut self) -> bool {
        if self.fields.contains(&Field::Instruction) {
            return false;
        }
        match self.runs.last_mut() {
            Some(run) if run.hidden => {
                if !std::mem::replace(&mut run.counted, true) {
                    self.story.leave_out(Part::Hidden);
                }
                false
            }
            _ => true,
        }
    }

    fn text(&mut self, text: &str, keeps_space: bool) {
        // Files that were indented for reading have line ends around the text; a space alone is meant.
        let text = if !keeps_space && text.contains('\n') { text.trim() } else { text };
        if text.is_empty() {
            return;
        }
        let font = self.runs.last().and_then(|run| run.font.clone());
        if font.is_none() && !text.contains(symbols::is_private) {
            self.show(|story| story.text(text));
            return;
        }
        for char in text.chars() {
            self.sign(font.as_deref().unwrap_or_default(), char.into());
        }
    }

    fn symbol(&mut self, element: &Element<'_>) -> Action {
        let font = element.attribute(Space::Word, "font").unwrap_or_default();
        let code = element.attribute(Space::Word, "char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        self.sign(&font, code.unwrap_or_default())
    }

    fn sign(&mut self, font: &str, code: u32) -> Action {
        let sign = symbols::sign(font, code);
        self.show(|story| match sign {
            Some(sign) => story.text(sign.encode_utf8(&mut [0; 4])),
            None => story.leave_out(Part::Signs),
        })
    }

    fn refer(&mut self, element: &Element<'_>, kind: NoteKind) -> Action {
        let Some(id) = element.attribute(Space::Word, "id") else { return Action::Skip };
        let mut number = None;
        let action = self.show(|story| number = Some(story.refer()));
        self.references.extend(number.map(|number| NoteReference { number, kind, id }));
        action
    }

    fn field(&mut self, kind: Option<&str>) -> Action {
        match kind {
            Some("begin") => {
                if self.fields.len() == MAX_FIELDS {
                    self.fields.remove(0);
                }
                self.fields.push(Field::Instruction);
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
        Action::Skip
    }
}
