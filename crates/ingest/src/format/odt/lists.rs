//! The marks of lists (ODF 1.3 part 3, 5.3 and 16.31): what a document says is which style a list has, and
//! the numbers that a reader sees are counted here.

use super::styles::{MAX_NAME, OUTLINE, Styles};
use crate::format::ordinal::{self, Figures};
use crate::xml::{Element, Space};
use std::collections::HashMap;

/// How many levels a list has.
const LEVELS: usize = 10;

/// How one level of a list is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LevelStyle {
    mark: Mark,
    start: u32,
    prefix: String,
    suffix: String,
    /// How many levels the number shows, this one included.
    shown: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Number(Figures),
    Bullet(String),
}

impl LevelStyle {
    /// Reads the style of a level, and which level it is, from 0.
    pub(super) fn read(element: &Element<'_>) -> Option<(usize, Self)> {
        let said = |space, name| {
            let said: Option<String> = element.attribute(space, name);
            said.filter(|said| said.len() <= MAX_NAME).unwrap_or_default()
        };
        let mark = match element.name() {
            "list-level-style-number" | "outline-level-style" => {
                Mark::Number(figures(&said(Space::Style, "num-format")))
            }
            "list-level-style-bullet" => Mark::Bullet(said(Space::Text, "bullet-char")),
            "list-level-style-image" => Mark::Bullet("•".to_owned()),
            _ => return None,
        };
        let level = element.number::<usize>(Space::Text, "level")?.checked_sub(1).filter(|level| *level < LEVELS)?;
        let style = Self {
            mark,
            start: element.number(Space::Text, "start-value").unwrap_or(1),
            prefix: said(Space::Style, "num-prefix"),
            suffix: said(Space::Style, "num-suffix"),
            shown: element.number(Space::Text, "display-levels").unwrap_or(1),
        };
        Some((level, style))
    }

    fn figures(&self) -> Figures {
        match self.mark {
            Mark::Number(figures) => figures,
            Mark::Bullet(_) => Figures::Nothing,
        }
    }
}

/// A list that is open.
#[derive(Debug)]
struct List {
    style: Option<String>,
    item: Option<Item>,
}

/// The item of a list that is open.
#[derive(Debug)]
struct Item {
    start: Option<u32>,
    /// Whether its first paragraph, which has the mark, is still to come.
    is_new: bool,
}

/// The lists that are open, and how far each style has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Lists {
    /// Begins a list, inside an item of the one that is open.
    pub(super) fn list(&mut self, styles: &Styles, element: &Element<'_>) {
        let own = element
            .attribute(Space::Text, "style-name")
            .filter(|name| name != OUTLINE && styles.levels(name).is_some());
        let style = own.or_else(|| self.open.last().and_then(|list| list.style.clone()));
        let goes_on = element.attribute(Space::Text, "continue-numbering").is_some_and(|on| on == "true")
            || element.attribute(Space::Text, "continue-list").is_some();
        let level = self.open.len();
        if let (Some(style), false) = (&style, goes_on) {
            for count in self.counts.entry(style.clone()).or_default().iter_mut().skip(level) {
                *count = None;
            }
        }
        self.open.push(List { style, item: None });
    }

    /// Ends the list.
    pub(super) fn end_list(&mut self) {
        self.open.pop();
    }

    /// Begins an item.
    pub(super) fn item(&mut self, element: &Element<'_>) {
        let is_new = element.name() != "list-header";
        let start = element.number(Space::Text, "start-value");
        if let Some(list) = self.open.last_mut() {
            list.item = Some(Item { start, is_new });
        }
    }

    /// Counts a paragraph, and gives the mark in front of it.
    pub(super) fn paragraph(&mut self, styles: &Styles, style: Option<&str>) -> Option<String> {
        let level = self.open.len().checked_sub(1)?;
        let list = self.open.last_mut()?;
        let item = list.item.as_mut().filter(|item| item.is_new)?;
        item.is_new = false;
        let start = item.start;
        let list = list.style.clone().or_else(|| styles.list_of(style))?;
        self.next(styles, &list, level, start)
    }

    /// Counts a heading outside of lists, and gives the mark in front of it.
    pub(super) fn heading(&mut self, styles: &Styles, element: &Element<'_>) -> Option<String> {
        let is_listed = !self.open.is_empty();
        let is_bare = element.attribute(Space::Text, "is-list-header").is_some_and(|is| is == "true");
        let level: usize = element.number(Space::Text, "outline-level").unwrap_or(1);
        if is_listed || is_bare {
            return None;
        }
        self.next(styles, OUTLINE, level.checked_sub(1)?, element.number(Space::Text, "start-value"))
    }

    fn next(&mut self, styles: &Styles, list: &str, level: usize, start: Option<u32>) -> Option<String> {
        let levels = styles.levels(list)?;
        let style = levels.get(&level)?;
        let counts = self.counts.entry(list.to_owned()).or_default();
        let count = counts.get_mut(level)?;
        *count = Some(match (start, *count) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => style.start,
        });
        for count in counts.iter_mut().skip(level + 1) {
            *count = None;
        }
        let mark = match &style.mark {
            Mark::Bullet(sign) => ordinal::bullet(sign).to_owned(),
            Mark::Number(Figures::Nothing) => return None,
            Mark::Number(_) => {
                let shown = (level + 1).saturating_sub(style.shown.max(1))..=level;
                let numbers = shown.filter_map(|at| {
                    let of_level = levels.get(&at)?;
                    let number = counts.get(at).copied().flatten().unwrap_or(of_level.start);
                    Some(of_level.figures().write(number)).filter(|number| !number.is_empty())
                });
                format!("{}{}{}", style.prefix, numbers.collect::<Vec<_>>().join("."), style.suffix)
            }
        };
        (!mark.trim().is_empty()).then(|| format!("{mark} "))
    }
}

/// ODF 1.3 part 3, 19.502.
fn figures(format: &str) -> Figures {
    match format {
        "a" => Figures::Lower,
        "A" => Figures::Upper,
        "i" => Figures::LowerRoman,
        "I" => Figures::UpperRoman,
        "" => Figures::Nothing,
        _ => Figures::Decimal,
    }
}
