//! OpenDocument texts (`.odt`).
//!
//! Of a text with tracked changes, what was inserted stands in its place and what was deleted stands
//! apart (ODF 1.3 part 3, 5.5), so it is left out by passing over that. Lists are counted here.

mod body;
mod lists;
mod styles;

use crate::container::{self, Container};
use crate::diagnostics::Part;
use crate::error::{Content, IngestError};
use crate::format::Document;
use crate::format::story::Story;
use crate::xml::{Space, Step, Walk, Xml};
use body::Body;
use std::io::Read;
use styles::Styles;

const MIMETYPE: &str = "mimetype";
const MANIFEST: &str = "META-INF/manifest.xml";
const STYLES: &str = "styles.xml";
const CONTENT: &str = "content.xml";

/// How the types of texts, templates of them and masters of them begin.
const TEXT: &str = "application/vnd.oasis.opendocument.text";

/// Reads the text.
///
/// # Errors
/// [`IngestError::NotWhatItSays`], [`IngestError::Encrypted`], [`IngestError::Damaged`],
/// [`IngestError::Limit`] and [`IngestError::Empty`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let mut container = container::open(bytes, "odt")?;
    let content = container.content();
    if content != Content::Odt && !container.has(CONTENT) {
        return Err(IngestError::NotWhatItSays { ending: "odt".to_owned(), is: content });
    }
    if !is_text(&mut container)? {
        return Err(IngestError::NotWhatItSays { ending: "odt".to_owned(), is: Content::Zip });
    }
    if is_encrypted(&mut container)? {
        return Err(IngestError::Encrypted);
    }
    let mut styles = Styles::default();
    let mut story = Story::new(bytes.len());
    if container.has(STYLES) {
        styles.read(&mut Xml::new(container.part(STYLES)?, STYLES))?;
        story.leave_out_many(Part::HeadersAndFooters, count_margins(&mut container)?);
    }
    let mut body = Body::new(story, styles);
    body.walk(Xml::new(container.part(CONTENT)?, CONTENT))?;
    body.story.finish()
}

/// Whether the archive says that it is a text; one that says nothing may be.
fn is_text(container: &mut Container<'_>) -> Result<bool, IngestError> {
    if !container.has(MIMETYPE) {
        return Ok(true);
    }
    let mut said = String::new();
    let stream = container.part(MIMETYPE)?;
    let read = stream.take(TEXT.len() as u64 * 2).read_to_string(&mut said);
    read.map_err(|error| container::broken(MIMETYPE, &error))?;
    Ok(said.trim_start().starts_with(TEXT))
}

/// ODF 1.3 part 2, 4.8.2.
fn is_encrypted(container: &mut Container<'_>) -> Result<bool, IngestError> {
    if !container.has(MANIFEST) {
        return Ok(false);
    }
    let mut found = false;
    Xml::new(container.part(MANIFEST)?, MANIFEST).each(|element| {
        found |= element.full() == (Space::Manifest, "encryption-data");
        Walk::On
    })?;
    Ok(found)
}

/// How many headers and footers have text.
fn count_margins(container: &mut Container<'_>) -> Result<usize, IngestError> {
    let mut xml = Xml::new(container.part(STYLES)?, STYLES);
    let mut count = 0;
    loop {
        let is_margin = match xml.step()? {
            Step::Start(element) if element.space == Space::Style => matches!(
                element.name(),
                "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first"
            ),
            Step::Eof => return Ok(count),
            _ => false,
        };
        if is_margin && !xml.text()?.trim().is_empty() {
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests;
