//! Web pages.
//!
//! `html5gum` tells tags, text and character references as the HTML Standard says (13.2.5). No tree is
//! built: what a reader sees is decided while the tags go by, so that the nesting of a page costs neither
//! stack nor memory. Trees such as that of `html5ever` cost dozens of bytes for a tag of three, and time
//! that grows with the square of the nesting.

mod element;
mod list;
mod page;
mod style;
mod tag;

use crate::error::IngestError;
use crate::format::text::{self, Decoded};
use crate::format::{Document, encoding};
use page::Page;

/// Where a page may declare its encoding: within its first 1024 bytes (HTML Standard, 4.2.5.4). Some do
/// later.
const DECLARED_WITHIN: usize = 8 << 10;

/// Reads the text.
///
/// # Errors
/// [`IngestError::Binary`], [`IngestError::NotUtf8`], [`IngestError::BrokenCharacter`],
/// [`IngestError::Limit`] and [`IngestError::Empty`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let start = encoding::beginning(bytes, DECLARED_WITHIN);
    let Decoded { text, encoding, findings, .. } = text::decode_declared(bytes, declared_encoding(&start))?;
    // A list that counts down begins with the number of its items, which is known at its end.
    let items =
        if text.contains("reversed") { Page::new(&text, Vec::new()).read(&text)?.into_items() } else { Vec::new() };
    let mut document = Page::new(&text, items).read(&text)?.finish()?;
    document.encoding = encoding;
    document.findings.extend(findings.into_iter().map(|(_, finding)| finding));
    Ok(document)
}

/// The name that a page gives to its encoding: `<meta charset="…">`, `<meta … content="text/html; charset=…">`
/// or `<?xml … encoding="…"?>`.
fn declared_encoding(start: &str) -> Option<&str> {
    let named = |tag: &'_ str, word: &str| {
        let at = tag.to_ascii_lowercase().find(word)? + word.len();
        let start = at + tag.get(at..)?.find(|c: char| !matches!(c, '=' | '"' | '\'') && !c.is_ascii_whitespace())?;
        let length = tag
            .get(start..)?
            .find(|c: char| matches!(c, '"' | '\'' | ';' | '>' | '?' | '/') || c.is_ascii_whitespace());
        Some(start..length.map_or(tag.len(), |length| start + length))
    };
    start.split('<').skip(1).find_map(|tag| {
        let is = |name: &str| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let range = if is("meta") {
            named(tag, "charset")
        } else if is("?xml") {
            named(tag, "encoding")
        } else {
            None
        };
        tag.get(range?)
    })
}

#[cfg(test)]
mod tests;
