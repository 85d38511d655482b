//! Reads the XML of a part, element by element, without ever holding the part.
//!
//! Only what these formats need: names are told by namespace, since every program picks its own
//! prefixes; nesting, and the length of any one piece, have limits. A document type is skipped and
//! what it declares is never looked at, so no entity is resolved but XML's own five and characters by
//! number; any other stays as it is written.

use crate::container::{self, Overrun};
use crate::error::{Excess, IngestError};
use quick_xml::NsReader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};
use quick_xml::{Error, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// How deep elements may be nested. A table in a table in a text box has about forty.
const MAX_DEPTH: usize = 1_000;

/// How many bytes one tag or one stretch of text may have: pictures are sometimes kept in attributes.
const MAX_PIECE: usize = 8 << 20;

/// How many bytes a name may have, or the namespaces of one tag: the parser keeps those of every element
/// that is open.
const MAX_NAMES: usize = 10_000;

/// The namespaces that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// No namespace at all.
    None,
    /// `w:` WordprocessingML, transitional or strict.
    Word,
    /// `r:` of references to other parts, transitional or strict.
    Reference,
    /// Of `.rels` and `[Content_Types].xml`.
    Package,
    /// `mc:` alternatives for old and new programs.
    Compatibility,
    /// `m:` formulas, transitional or strict.
    Formula,
    /// `office:`
    Office,
    /// `text:`
    Text,
    /// `table:`
    Table,
    /// `style:`
    Style,
    /// `draw:`
    Draw,
    /// `manifest:`
    Manifest,
    /// SpreadsheetML, transitional or strict.
    Sheet,
    /// `xml:`
    Xml,
    /// Any other.
    Other,
}

impl Space {
    fn of(uri: &str) -> Self {
        if let Some(kind) = uri.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
            return match kind {
                "office:1.0" => Self::Office,
                "text:1.0" => Self::Text,
                "table:1.0" => Self::Table,
                "style:1.0" => Self::Style,
                "drawing:1.0" => Self::Draw,
                "manifest:1.0" => Self::Manifest,
                _ => Self::Other,
            };
        }
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            | "http://purl.oclc.org/ooxml/spreadsheetml/main" => Self::Sheet,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Reference,
            "http://schemas.openxmlformats.org/package/2006/relationships"
            | "http://schemas.openxmlformats.org/package/2006/content-types" => Self::Package,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Formula,
            "http://www.w3.org/XML/1998/namespace" => Self::Xml,
            _ => Self::Other,
        }
    }
}

/// One step through a part.
pub(crate) enum Step<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// The element that began last and hasn't ended ends.
    End,
    /// Text, entities resolved.
    Text(Cow<'a, str>),
    /// A comment, a processing instruction, a document type.
    Nothing,
    /// The part ends.
    Eof,
}

/// The start of an element.
pub(crate) struct Element<'a> {
    pub(crate) space: Space,
    start: BytesStart<'a>,
    resolver: &'a NamespaceResolver,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Its name with its namespace, for matching.
    pub(crate) fn full(&self) -> (Space, &str) {
        (self.space, self.name())
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, space: Space, name: &str) -> Option<String> {
        // Looking for duplicates, as the parser would, takes the square of their number.
        self.start.attributes().with_checks(false).filter_map(Result::ok).find_map(|attribute| {
            let (resolved, local) = self.resolver.resolve_attribute(attribute.key);
            (local.into_inner() == name && space_of(&resolved) == space).then(|| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                value.map_or_else(|_| attribute.value.clone().into_owned(), Cow::into_owned)
            })
        })
    }

    /// The value of an attribute that is a number.
    pub(crate) fn number<N: std::str::FromStr>(&self, space: Space, name: &str) -> Option<N> {
        self.attribute(space, name)?.trim().parse().ok()
    }
}

/// Walks through the XML of one part.
pub(crate) struct Xml<R> {
    reader: NsReader<Metered<DecodingReader<R>>>,
    buffer: Vec<u8>,
    part: String,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    /// Begins to read the part called `part`, in UTF-8 or UTF-16.
    pub(crate) fn new(stream: R, part: &str) -> Self {
        let mut reader = NsReader::from_reader(Metered { stream: DecodingReader::new(stream), left: MAX_PIECE });
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), part: part.to_owned(), depth: 0 }
    }

    /// The next step.
    ///
    /// # Errors
    /// [`IngestError::Damaged`] and [`IngestError::Limit`].
    pub(crate) fn step(&mut self) -> Result<Step<'_>, IngestError> {
        self.buffer.clear();
        self.reader.get_mut().left = MAX_PIECE;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| refusal(&self.part, error))?;
        Ok(match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(IngestError::Limit { what: Excess::Depth, limit: MAX_DEPTH as u64 });
                }
                if names_length(&start) > MAX_NAMES {
                    let reason = format!("the names of an element have more than {MAX_NAMES} bytes");
                    return Err(IngestError::Damaged { part: Some(self.part.clone()), reason });
                }
                let resolver = self.reader.resolver();
                let space = space_of(&resolver.resolve_element(start.name()).0);
                Step::Start(Element { space, start, resolver })
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Step::End
            }
            Event::Text(text) => Step::Text(text.xml10_content()),
            Event::CData(text) => Step::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Step::Text(resolved(&reference)),
            Event::Eof if self.depth > 0 => {
                let reason = "it ends in the middle of an element".to_owned();
                return Err(IngestError::Damaged { part: Some(self.part.clone()), reason });
            }
            Event::Eof => Step::Eof,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Step::Nothing,
        })
    }

    /// Passes over what the element that began last holds, and its end.
    ///
    /// # Errors
    /// Those of [`Xml::step`].
    pub(crate) fn skip(&mut self) -> Result<(), IngestError> {
        self.each(|_| Walk::On)
    }

    /// Reads the text of the element that began last, up to its end.
    ///
    /// # Errors
    /// Those of [`Xml::step`].
    pub(crate) fn text(&mut self) -> Result<String, IngestError> {
        let mut text = String::new();
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.step()? {
                Step::Text(piece) => text.push_str(&piece),
                Step::Eof => break,
                _ => {}
            }
            if text.len() > MAX_PIECE {
                return Err(IngestError::Limit { what: Excess::UnpackedBytes, limit: MAX_PIECE as u64 });
            }
        }
        Ok(text)
    }

    /// Calls `visit` with every element inside the one that began last (inside the whole part, at its
    /// beginning), up to its end. What `visit` doesn't want to see the inside of is passed over.
    ///
    /// # Errors
    /// Those of [`Xml::step`].
    pub(crate) fn each(&mut self, mut visit: impl FnMut(&Element<'_>) -> Walk) -> Result<(), IngestError> {
        let outside = self.depth.saturating_sub(1);
        let mut passed = None;
        let whole = self.depth == 0;
        loop {
            match self.step()? {
                Step::Start(element) if passed.is_none() && visit(&element) == Walk::Past => passed = Some(self.depth),
                Step::Eof => return Ok(()),
                _ => {}
            }
            if passed.is_some_and(|depth| self.depth < depth) {
                passed = None;
            }
            if self.depth == outside && !whole {
                return Ok(());
            }
        }
    }
}

/// Whether to look inside an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walk {
    /// Look inside.
    On,
    /// Go on after it.
    Past,
}

/// A stream that refuses to give more than `left` bytes, which every step allows anew.
struct Metered<S> {
    stream: S,
    left: usize,
}

impl<S: BufRead> BufRead for Metered<S> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(Overrun { what: Excess::UnpackedBytes, limit: MAX_PIECE as u64 }));
        }
        self.stream.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.stream.consume(amount);
    }
}

impl<S: BufRead> Read for Metered<S> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.stream.read(into)?;
        self.left = self.left.saturating_sub(length);
        Ok(length)
    }
}

/// How many bytes the name of an element and its namespaces have, where they may be too many.
fn names_length(start: &BytesStart<'_>) -> usize {
    if start.len() <= MAX_NAMES {
        return start.len();
    }
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok);
    let namespaces = attributes.filter(|attribute| attribute.key.as_namespace_binding().is_some());
    let lengths = namespaces.map(|attribute| attribute.key.into_inner().len() + attribute.value.len());
    start.name().into_inner().len() + lengths.sum::<usize>()
}

fn space_of(resolved: &ResolveResult<'_>) -> Space {
    match resolved {
        ResolveResult::Bound(Namespace(uri)) => Space::of(uri),
        ResolveResult::Unbound => Space::None,
        ResolveResult::Unknown(_) => Space::Other,
    }
}

/// The character that a reference stands for, or the reference as it is written.
fn resolved<'a>(reference: &BytesRef<'_>) -> Cow<'a, str> {
    let number = reference.resolve_char_ref().ok().flatten();
    match &**reference {
        "lt" => "<".into(),
        "gt" => ">".into(),
        "amp" => "&".into(),
        "apos" => "'".into(),
        "quot" => "\"".into(),
        written => number.map_or_else(|| format!("&{written};"), String::from).into(),
    }
}

fn refusal(part: &str, error: Error) -> IngestError {
    match error {
        Error::Io(error) => container::broken(part, &error),
        error => IngestError::Damaged { part: Some(part.to_owned()), reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests;
