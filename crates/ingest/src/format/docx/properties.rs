//! What is said about paragraphs, runs, rows and cells that decides what a reader sees of them.

use crate::error::IngestError;
use crate::xml::{Element, Space, Walk, Xml};
use std::io::BufRead;

/// Ids of lists are numbers.
pub(super) const MAX_ID: usize = 20;

/// A paragraph's place in a list, as far as it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Which list; `0` is none.
    pub(super) list: Option<String>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

impl ListPlace {
    /// Takes in an element of `w:numPr` (ECMA-376 part 1, 17.3.1.19).
    pub(super) fn see(&mut self, element: &Element<'_>) {
        match element.full() {
            (Space::Word, "numId") => self.list = value(element).filter(|id| id.len() <= MAX_ID),
            (Space::Word, "ilvl") => self.level = element.number(Space::Word, "val"),
            _ => {}
        }
    }
}

/// `w:pPr`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OfParagraph {
    pub(super) style: Option<String>,
    pub(super) place: ListPlace,
    /// Its end was deleted or is hidden, so that the next paragraph goes on in its line.
    pub(super) runs_on: bool,
}

/// `w:rPr`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OfRun {
    pub(super) style: Option<String>,
    pub(super) hidden: Option<bool>,
    pub(super) font: Option<String>,
}

/// `w:trPr` and `w:tcPr`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OfTable {
    /// The row is hidden.
    pub(super) hidden: bool,
    /// The row was deleted.
    pub(super) deleted: bool,
    /// The cell is covered by the one above or before it.
    pub(super) covered: bool,
}

/// Reads the rest of a `w:pPr`.
pub(super) fn of_paragraph<R: BufRead>(xml: &mut Xml<R>) -> Result<OfParagraph, IngestError> {
    let mut found = OfParagraph::default();
    xml.each(|element| {
        match element.full() {
            (Space::Word, "pPrChange" | "rPrChange" | "sectPr" | "tabs") => return Walk::Past,
            (Space::Word, "pStyle") => found.style = value(element),
            (Space::Word, "del" | "moveFrom") => found.runs_on = true,
            (Space::Word, "vanish" | "specVanish") => found.runs_on |= is_on(element),
            _ => found.place.see(element),
        }
        Walk::On
    })?;
    Ok(found)
}

/// Reads the rest of a `w:rPr`.
pub(super) fn of_run<R: BufRead>(xml: &mut Xml<R>) -> Result<OfRun, IngestError> {
    let mut found = OfRun::default();
    xml.each(|element| {
        match element.full() {
            (Space::Word, "rPrChange") => return Walk::Past,
            (Space::Word, "rStyle") => found.style = value(element),
            (Space::Word, "vanish") => found.hidden = Some(is_on(element)),
            (Space::Word, "rFonts") => {
                found.font =
                    element.attribute(Space::Word, "ascii").or_else(|| element.attribute(Space::Word, "hAnsi"));
            }
            _ => {}
        }
        Walk::On
    })?;
    Ok(found)
}

/// Reads the rest of a `w:trPr` or `w:tcPr`.
pub(super) fn of_table<R: BufRead>(xml: &mut Xml<R>) -> Result<OfTable, IngestError> {
    let mut found = OfTable::default();
    xml.each(|element| {
        match element.full() {
            (Space::Word, "trPrChange" | "tcPrChange") => return Walk::Past,
            (Space::Word, "hidden") => found.hidden = is_on(element),
            (Space::Word, "del") => found.deleted = true,
            (Space::Word, "vMerge" | "hMerge") => {
                found.covered = value(element).is_none_or(|value| value == "continue");
            }
            _ => {}
        }
        Walk::On
    })?;
    Ok(found)
}

/// `w:val`.
pub(super) fn value(element: &Element<'_>) -> Option<String> {
    element.attribute(Space::Word, "val")
}

/// Whether a property that is on or off is on (ECMA-376 part 1, 17.17.4).
pub(super) fn is_on(element: &Element<'_>) -> bool {
    value(element).is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
