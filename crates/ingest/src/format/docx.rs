//! Word documents (`.docx`), transitional and strict.
//!
//! Written for this program, since what a reader sees of a document is decided by parts that crates
//! for DOCX leave out or refuse: lists are numbered, tracked deletions and hidden text are gone, fields
//! show their results, and of the alternatives for old and new programs one is read.

mod body;
mod numbering;
mod package;
mod properties;
mod styles;
pub(super) mod symbols;

use crate::container::{self, Container};
use crate::diagnostics::Part;
use crate::error::IngestError;
use crate::format::Document;
use crate::format::story::Story;
use crate::xml::{Space, Step, Xml};
use body::{Body, NoteKind, NoteReference};
use numbering::Numbering;
use package::Package;
use std::collections::HashMap;
use styles::Styles;

/// Reads the text.
///
/// # Errors
/// [`IngestError::NotWhatItSays`], [`IngestError::Encrypted`], [`IngestError::Damaged`],
/// [`IngestError::Limit`] and [`IngestError::Empty`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let mut container = container::open(bytes, "docx")?;
    let package = Package::read(&mut container)?;
    let styles = match existing(&container, &package, "styles") {
        Some(part) => Styles::read(Xml::new(container.part(&part)?, &part))?,
        None => Styles::default(),
    };
    let mut numbering = match existing(&container, &package, "numbering") {
        Some(part) => Numbering::read(Xml::new(container.part(&part)?, &part))?,
        None => Numbering::default(),
    };
    let mut body = Body::new(Story::new(bytes.len()), &styles, &mut numbering);
    body.walk(Xml::new(container.part(&package.main)?, &package.main))?;
    let Body { mut story, references, .. } = body;
    for (kind, name) in [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")] {
        let wanted = references.iter().filter(|reference| reference.kind == kind);
        if let (Some(_), Some(part)) = (wanted.clone().next(), existing(&container, &package, name)) {
            let mut notes = Body::new(Story::new(bytes.len()), &styles, &mut numbering);
            notes.walk(Xml::new(container.part(&part)?, &part))?;
            add_notes(&mut story, wanted, notes.notes);
            story.check()?;
        }
    }
    let margins = count_margins(&mut container, &package)?;
    story.leave_out_many(Part::HeadersAndFooters, margins);
    story.finish()
}

/// The part of a kind, where there is one. A reference to a part that is missing says nothing.
fn existing(container: &Container<'_>, package: &Package, kind: &str) -> Option<String> {
    package.parts(kind).find(|part| container.has(part)).map(str::to_owned)
}

fn add_notes<'a>(
    story: &mut Story,
    references: impl Iterator<Item = &'a NoteReference>,
    mut notes: HashMap<String, String>,
) {
    for NoteReference { number, id, .. } in references {
        // Of two references to one note, which no program writes, the second has no text.
        story.add_note(*number, notes.remove(id).unwrap_or_default());
    }
}

/// How many headers and footers have text.
fn count_margins(container: &mut Container<'_>, package: &Package) -> Result<usize, IngestError> {
    let mut count = 0;
    for part in package.parts("header").chain(package.parts("footer")) {
        if container.has(part) && has_text(container, part)? {
            count += 1;
        }
    }
    Ok(count)
}

fn has_text(container: &mut Container<'_>, part: &str) -> Result<bool, IngestError> {
    let mut xml = Xml::new(container.part(part)?, part);
    loop {
        let is_text = match xml.step()? {
            Step::Start(element) => element.full() == (Space::Word, "t"),
            Step::Eof => return Ok(false),
            _ => false,
        };
        if is_text && !xml.text()?.trim().is_empty() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests;
