//! Which cells show a date or a time: a number is either by its style alone. ECMA-376 part 1, 18.8.

use super::number::Look;
use crate::container::Container;
use crate::error::IngestError;
use crate::xml::{Space, Walk, Xml};
use std::collections::HashMap;

/// A workbook has at most so many styles (Excel's own limit is 65,490).
const MAX_STYLES: usize = 1 << 16;

/// How the numbers of each style look.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
}

impl Styles {
    /// Reads the styles.
    ///
    /// # Errors
    /// Those of the part.
    pub(super) fn read(container: &mut Container<'_>, part: Option<&str>) -> Result<Self, IngestError> {
        let mut styles = Self::default();
        let Some(part) = part else { return Ok(styles) };
        let mut codes: HashMap<u32, Look> = HashMap::new();
        Xml::new(container.part(part)?, part).each(|element| {
            match element.full() {
                (Space::Sheet, "numFmt") => {
                    let code = element.attribute(Space::None, "formatCode").unwrap_or_default();
                    if let Some(id) = element.number(Space::None, "numFmtId").filter(|_| codes.len() < MAX_STYLES) {
                        codes.insert(id, look_of_code(&code));
                    }
                }
                (Space::Sheet, "cellXfs" | "numFmts" | "styleSheet") => {}
                (Space::Sheet, "xf") if styles.looks.len() < MAX_STYLES => {
                    let id: u32 = element.number(Space::None, "numFmtId").unwrap_or_default();
                    styles.looks.push(codes.get(&id).copied().unwrap_or_else(|| look_of_id(id)));
                }
                _ => return Walk::Past,
            }
            Walk::On
        })?;
        Ok(styles)
    }

    /// How numbers of this style look.
    pub(super) fn look(&self, style: usize) -> Look {
        self.looks.get(style).copied().unwrap_or_default()
    }
}

/// The formats that need no code. ECMA-376 part 1, 18.8.30.
fn look_of_id(id: u32) -> Look {
    match id {
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Look::Date,
        18 | 20 | 32 | 55 => Look::Clock { seconds: false },
        19 | 21 | 33 | 46 | 56 => Look::Clock { seconds: true },
        22 => Look::DateAndClock,
        45 | 47 => Look::Minutes,
        9 | 10 => Look::Percent,
        _ => Look::Number,
    }
}

/// What a format code shows: the letters outside quotation marks, escapes and brackets.
fn look_of_code(code: &str) -> Look {
    let first = code.split(';').next().unwrap_or_default().to_lowercase();
    let mut letters = String::new();
    let mut characters = first.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|&c| c == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inner: String = characters.by_ref().take_while(|&c| c != ']').collect();
                // `[h]` counts hours beyond a day; `[Red]` and `[$-409]` are no letters of a time.
                if inner.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    letters.push_str(&inner);
                }
            }
            character => letters.push(character),
        }
    }
    let has = |letter: char| letters.contains(letter);
    let date = has('y') || has('d') || (has('m') && !has('h') && !has('s'));
    match (date && !letters.starts_with("general"), has('h'), has('s')) {
        _ if letters.starts_with("general") => Look::Number,
        (true, false, false) => Look::Date,
        (true, ..) => Look::DateAndClock,
        (false, true, seconds) => Look::Clock { seconds },
        (false, false, true) if has('m') => Look::Minutes,
        _ if has('%') => Look::Percent,
        _ => Look::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_told_from_numbers() {
        let check = |code: &str, expected: Look| assert_eq!(look_of_code(code), expected, "{code}");
        check("General", Look::Number);
        check("0.00", Look::Number);
        check("#,##0\\ \"hari\"", Look::Number);
        check("yyyy\\-mm\\-dd", Look::Date);
        check("[$-421]dd mmmm yyyy;@", Look::Date);
        check("h:mm", Look::Clock { seconds: false });
        check("[h]:mm:ss", Look::Clock { seconds: true });
        check("mm:ss.0", Look::Minutes);
        check("dd/mm/yyyy hh:mm", Look::DateAndClock);
        check("[Red]0%", Look::Percent);
    }
}
