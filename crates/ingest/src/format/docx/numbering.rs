//! The marks of lists. A document only says which list and level a paragraph is of (ECMA-376 part 1,
//! 17.9); the numbers that a reader sees are counted here.

use super::properties::{MAX_ID, is_on, value};
use super::styles::Styles;
use crate::error::IngestError;
use crate::format::ordinal::{self, Figures};
use crate::xml::{Element, Space, Walk, Xml};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

/// How many levels a list has.
const LEVELS: usize = 9;

/// How many lists, and kinds of lists, a document may have. Pasting for years makes thousands.
const MAX_LISTS: usize = 20_000;

/// Longer marks are no marks.
const MAX_MARK: usize = 200;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// `w:abstractNum`: kinds of lists, with their levels.
    kinds: HashMap<String, Kind>,
    /// `w:num`: lists.
    lists: HashMap<String, List>,
    /// The last number at each level. Lists of one kind count on from each other.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists at which counting began anew.
    restarted: HashSet<(String, usize)>,
}

#[derive(Debug, Default)]
struct Kind {
    levels: [Level; LEVELS],
    /// The style that says which list has the levels.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    figures: Figures,
    is_bullet: bool,
    /// Whether the numbers of other levels are decimal here.
    is_legal: bool,
    /// Whether it goes on counting after a higher level.
    never_restarts: bool,
    /// `%1.%2.`
    text: String,
    /// What stands between the mark and the text.
    gap: Gap,
    /// The style whose paragraphs have this level.
    style: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Gap {
    #[default]
    Space,
    Nothing,
}

/// Whose level is being read.
enum Owner {
    Nobody,
    Kind(String),
    List(String),
}

impl Numbering {
    /// Reads the part that holds the lists.
    ///
    /// # Errors
    /// Those of reading XML.
    pub(super) fn read<R: BufRead>(mut xml: Xml<R>) -> Result<Self, IngestError> {
        let mut found = Self::default();
        let (mut owner, mut level) = (Owner::Nobody, 0);
        xml.each(|element| {
            if element.space != Space::Word {
                return Walk::On;
            }
            let attribute = |name| element.attribute(Space::Word, name).unwrap_or_default();
            match element.name() {
                "abstractNum" => {
                    let id = attribute("abstractNumId");
                    if found.kinds.len() == MAX_LISTS || id.len() > MAX_ID {
                        owner = Owner::Nobody;
                        return Walk::Past;
                    }
                    found.kinds.insert(id.clone(), Kind::default());
                    owner = Owner::Kind(id);
                }
                "num" => {
                    let id = attribute("numId");
                    if found.lists.len() == MAX_LISTS || id.len() > MAX_ID {
                        owner = Owner::Nobody;
                        return Walk::Past;
                    }
                    found.lists.insert(id.clone(), List::default());
                    owner = Owner::List(id);
                }
                "lvl" | "lvlOverride" => level = element.number(Space::Word, "ilvl").unwrap_or_default(),
                "pPr" | "rPr" | "numPicBullet" => return Walk::Past,
                _ => found.see(element, &owner, level),
            }
            Walk::On
        })?;
        Ok(found)
    }

    fn see(&mut self, element: &Element<'_>, owner: &Owner, level: usize) {
        let said = match owner {
            Owner::Nobody => return,
            Owner::Kind(id) => {
                let Some(kind) = self.kinds.get_mut(id) else { return };
                if element.name() == "numStyleLink" {
                    kind.style = value(element).filter(|style| style.len() <= MAX_MARK);
                }
                kind.levels.get_mut(level)
            }
            Owner::List(id) => {
                let Some(list) = self.lists.get_mut(id) else { return };
                match (element.name(), value(element)) {
                    ("abstractNumId", Some(kind)) if kind.len() <= MAX_ID => list.kind = kind,
                    ("startOverride", Some(start)) if level < LEVELS => {
                        list.starts.insert(level, start.parse().unwrap_or(1));
                    }
                    (_, _) if level < LEVELS && is_of_level(element.name()) => {
                        list.levels.entry(level).or_default().see(element);
                    }
                    _ => {}
                }
                return;
            }
        };
        if let Some(level) = said {
            level.see(element);
        }
    }

    /// The list and level of a paragraph in this style, with what it says itself. No list if it has none.
    pub(super) fn place(
        &self,
        styles: &Styles,
        style: Option<&str>,
        list: Option<&str>,
        level: Option<usize>,
    ) -> Option<(String, usize)> {
        let of_style = style.and_then(|style| styles.list(style));
        let list = list.or(of_style.map(|(list, _, _)| list))?;
        let level = level.or_else(|| {
            let (own, said, namer) = of_style.filter(|(own, _, _)| *own == list)?;
            self.level_of_style(styles, own, style?).or(said).or_else(|| self.level_of_style(styles, own, namer))
        });
        let level = level.unwrap_or_default().min(LEVELS - 1);
        self.lists.contains_key(list).then(|| (list.to_owned(), level))
    }

    fn level_of_style(&self, styles: &Styles, list: &str, style: &str) -> Option<usize> {
        let kind = self.kinds.get(self.kind(styles, list)?)?;
        kind.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// The id of the kind that has the levels of a list.
    fn kind<'a>(&'a self, styles: &'a Styles, list: &str) -> Option<&'a str> {
        let id = &self.lists.get(list)?.kind;
        let linked = self.kinds.get(id)?.style.as_deref().and_then(|style| styles.list(style));
        let linked = linked.and_then(|(list, _, _)| self.lists.get(list)).map(|list| &list.kind);
        Some(linked.unwrap_or(id))
    }

    /// Counts a paragraph, and gives the mark in front of it with what separates them.
    pub(super) fn next(&mut self, styles: &Styles, list: &str, level: usize) -> Option<String> {
        let kind = self.kind(styles, list)?.to_owned();
        let definition = self.lists.get(list)?;
        let levels = self.kinds.get(&kind)?;
        let of = |at: usize| definition.levels.get(&at).or_else(|| levels.levels.get(at));
        let own = of(level)?;
        let restart = definition.starts.get(&level).filter(|_| !self.restarted.contains(&(list.to_owned(), level)));
        let counts = self.counts.entry(kind.clone()).or_default();
        let count = counts.get_mut(level)?;
        *count = Some(match (restart, *count) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start.unwrap_or(1),
        });
        if restart.is_some() {
            self.restarted.insert((list.to_owned(), level));
        }
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if of(at).is_none_or(|level| !level.never_restarts) {
                *count = None;
            }
        }
        let mark = own.mark(|at| {
            let count = counts.get(at).copied().flatten();
            let figures = of(at).map_or(Figures::Decimal, |level| level.figures);
            let start = of(at).and_then(|level| level.start).unwrap_or(1);
            (count.unwrap_or(start), figures)
        });
        Some(mark).filter(|mark| !mark.trim().is_empty())
    }
}

fn is_of_level(name: &str) -> bool {
    matches!(name, "start" | "numFmt" | "lvlText" | "isLgl" | "lvlRestart" | "suff" | "pStyle" | "lvlPicBulletId")
}

impl Level {
    fn see(&mut self, element: &Element<'_>) {
        let said = value(element).filter(|said| said.len() <= MAX_MARK).unwrap_or_default();
        match element.name() {
            "start" => self.start = said.parse().ok(),
            "numFmt" => {
                self.is_bullet = said == "bullet";
                self.figures = figures(&said);
            }
            "lvlText" => self.text = said,
            "isLgl" => self.is_legal = is_on(element),
            "lvlRestart" => self.never_restarts = said == "0",
            "suff" => self.gap = if said == "nothing" { Gap::Nothing } else { Gap::Space },
            "pStyle" => self.style = Some(said),
            "lvlPicBulletId" => self.is_bullet = true,
            _ => {}
        }
    }

    /// The mark, with the number and the figures of any level from `number`.
    fn mark(&self, number: impl Fn(usize) -> (u32, Figures)) -> String {
        let mut mark = String::new();
        if self.is_bullet {
            mark.push_str(ordinal::bullet(&self.text));
        } else {
            let mut chars = self.text.chars().peekable();
            while let Some(char) = chars.next() {
                let level = (char == '%').then(|| chars.peek()?.to_digit(10)?.checked_sub(1)).flatten();
                let Some(level) = level else {
                    mark.push(char);
                    continue;
                };
                chars.next();
                let (number, figures) = number(level as usize);
                let figures = if self.is_legal { Figures::Decimal } else { figures };
                mark.push_str(&figures.write(number));
            }
        }
        if mark.trim().is_empty() || mark.len() > MAX_MARK {
            return String::new();
        }
        if let Gap::Space = self.gap {
            mark.push(' ');
        }
        mark
    }
}

/// ECMA-376 part 1, 17.18.59.
fn figures(format: &str) -> Figures {
    match format {
        "decimalZero" => Figures::TwoDigits,
        "ordinal" => Figures::Ordinal,
        "lowerLetter" => Figures::Lower,
        "upperLetter" => Figures::Upper,
        "lowerRoman" => Figures::LowerRoman,
        "upperRoman" => Figures::UpperRoman,
        "none" | "bullet" => Figures::Nothing,
        _ => Figures::Decimal,
    }
}
