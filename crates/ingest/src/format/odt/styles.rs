//! Styles, as far as they decide what is seen: hidden text and the marks of lists.

use super::lists::LevelStyle;
use crate::error::IngestError;
use crate::xml::{Element, Space, Walk, Xml};
use std::collections::HashMap;
use std::io::BufRead;

/// How many styles one may be based on, one on the other.
const MAX_CHAIN: usize = 32;

/// How many styles, and list styles, a document may have, and how long names may be. Programs make a style
/// for each way in which anything is formatted.
const MAX_STYLES: usize = 50_000;
const MAX_LISTS: usize = 10_000;
pub(super) const MAX_NAME: usize = 200;

/// The name under which the numbers of headings are kept, which no style can have.
pub(super) const OUTLINE: &str = "";

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family (`paragraph`, `text`) and name.
    styles: HashMap<(String, String), Style>,
    /// The levels of list styles, from 0, by name.
    lists: HashMap<String, HashMap<usize, LevelStyle>>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the styles inside the element that began last, or in a whole part.
    ///
    /// # Errors
    /// Those of reading XML.
    pub(super) fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), IngestError> {
        let mut style = None;
        let mut list = None;
        xml.each(|element| {
            match element.full() {
                (Space::Office, "master-styles") => return Walk::Past,
                (Space::Style, "style") => style = self.style(element),
                (Space::Style, "default-style") => style = None,
                (Space::Style, "text-properties") => {
                    let hidden = element.attribute(Space::Text, "display").map(|display| display == "none");
                    // A list level has text properties too, but those are of its mark.
                    if let (Some(hidden), Some(style)) =
                        (hidden, style.as_ref().and_then(|key| self.styles.get_mut(key)))
                    {
                        style.hidden = Some(hidden);
                    }
                }
                (Space::Text, "list-style") => {
                    style = None;
                    let name = element.attribute(Space::Style, "name").filter(|name| name.len() <= MAX_NAME);
                    list = name.filter(|_| self.lists.len() < MAX_LISTS);
                }
                (Space::Text, "outline-style") => {
                    style = None;
                    list = Some(OUTLINE.to_owned());
                }
                (Space::Text, _) => {
                    if let (Some(list), Some((level, of_level))) = (&list, LevelStyle::read(element)) {
                        self.lists.entry(list.clone()).or_default().insert(level, of_level);
                    }
                }
                _ => {}
            }
            Walk::On
        })
    }

    fn style(&mut self, element: &Element<'_>) -> Option<(String, String)> {
        let attribute = |name| element.attribute(Space::Style, name).filter(|name| name.len() <= MAX_NAME);
        if self.styles.len() == MAX_STYLES {
            return None;
        }
        let key = (attribute("family")?, attribute("name")?);
        let style = Style {
            parent: attribute("parent-style-name"),
            list: attribute("list-style-name").filter(|list| !list.is_empty()),
            hidden: None,
        };
        self.styles.insert(key.clone(), style);
        Some(key)
    }

    /// Whether text in this style is hidden.
    pub(super) fn hides(&self, family: &str, name: Option<&str>) -> bool {
        self.find(family, name, |style| style.hidden).unwrap_or(false)
    }

    /// The list style that a paragraph's style names.
    pub(super) fn list_of(&self, paragraph: Option<&str>) -> Option<String> {
        self.find("paragraph", paragraph, |style| style.list.clone())
    }

    /// The levels of a list style.
    pub(super) fn levels(&self, list: &str) -> Option<&HashMap<usize, LevelStyle>> {
        self.lists.get(list)
    }

    fn find<T>(&self, family: &str, name: Option<&str>, wanted: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut name = name?.to_owned();
        for _ in 0..MAX_CHAIN {
            let style = self.styles.get(&(family.to_owned(), name))?;
            if let Some(found) = wanted(style) {
                return Some(found);
            }
            name = style.parent.clone()?;
        }
        None
    }
}
