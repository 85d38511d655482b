//! Styles, as far as they decide what is seen: hidden text and the marks of lists.

use super::properties::{ListPlace, is_on, value};
use crate::error::IngestError;
use crate::xml::{Space, Walk, Xml};
use std::collections::HashMap;
use std::io::BufRead;

/// How many styles one may be based on, one on the other. Word stops at 11.
const MAX_CHAIN: usize = 32;

/// Word has no more than about four thousand styles, and no longer names.
const MAX_STYLES: usize = 20_000;
const MAX_NAME: usize = 253;

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    place: ListPlace,
}

impl Styles {
    /// Reads the part that holds the styles.
    ///
    /// # Errors
    /// Those of reading XML.
    pub(super) fn read<R: BufRead>(mut xml: Xml<R>) -> Result<Self, IngestError> {
        let mut found = Self::default();
        let mut current = String::new();
        xml.each(|element| {
            match element.full() {
                // What a table style says of its corners, and what a style was before a change.
                (Space::Word, "tblStylePr" | "rPrChange" | "pPrChange" | "docDefaults" | "latentStyles") => {
                    return Walk::Past;
                }
                (Space::Word, "style") => {
                    current = element.attribute(Space::Word, "styleId").unwrap_or_default();
                    if found.styles.len() == MAX_STYLES || current.len() > MAX_NAME {
                        current.clear();
                        return Walk::Past;
                    }
                    found.styles.insert(current.clone(), Style::default());
                    let is = |name, values: &[&str]| {
                        element.attribute(Space::Word, name).is_some_and(|value| values.contains(&value.as_str()))
                    };
                    if is("type", &["paragraph"]) && is("default", &["1", "true", "on"]) {
                        found.default = Some(current.clone());
                    }
                    return Walk::On;
                }
                _ => {}
            }
            if let Some(style) = found.styles.get_mut(&current) {
                match element.full() {
                    (Space::Word, "basedOn") => style.based_on = value(element).filter(|id| id.len() <= MAX_NAME),
                    (Space::Word, "vanish") => style.hidden = Some(is_on(element)),
                    _ => style.place.see(element),
                }
            }
            Walk::On
        })?;
        Ok(found)
    }

    /// The id of the style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph(&self, named: Option<String>) -> Option<String> {
        named.filter(|id| self.styles.contains_key(id)).or_else(|| self.default.clone())
    }

    /// Whether text in this style is hidden; none if the style doesn't say.
    pub(super) fn hides(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|(_, style)| style.hidden)
    }

    /// The list that paragraphs of this style belong to, with the level where the style says it, and the
    /// style of those it is based on that names the list.
    pub(super) fn list<'a>(&'a self, id: &'a str) -> Option<(&'a str, Option<usize>, &'a str)> {
        let (namer, list) = self.chain(id).find_map(|(id, style)| Some((id, style.place.list.as_deref()?)))?;
        Some((list, self.chain(id).find_map(|(_, style)| style.place.level), namer))
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(MAX_CHAIN)
    }
}
