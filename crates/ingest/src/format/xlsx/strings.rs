//! The strings that the cells of a workbook share. ECMA-376 part 1, 18.4.

use crate::container::Container;
use crate::error::{Excess, IngestError};
use crate::xml::{Space, Step, Xml};
use std::io::BufRead;

/// All strings, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the strings, of at most `limit` bytes.
    ///
    /// # Errors
    /// [`IngestError::Limit`] and those of the part.
    pub(super) fn read(container: &mut Container<'_>, part: Option<&str>, limit: usize) -> Result<Self, IngestError> {
        let mut strings = Self::default();
        let Some(part) = part else { return Ok(strings) };
        let mut xml = Xml::new(container.part(part)?, part);
        loop {
            let is_string = match xml.step()? {
                Step::Start(element) => element.full() == (Space::Sheet, "si"),
                Step::Eof => return Ok(strings),
                _ => false,
            };
            if is_string {
                let string = rich(&mut xml)?;
                strings.text.push_str(&string);
                strings.ends.push(strings.text.len());
            }
            // An empty string takes memory too.
            if strings.text.len() + strings.ends.len() * size_of::<usize>() > limit {
                return Err(IngestError::Limit { what: Excess::TextBytes, limit: limit as u64 });
            }
        }
    }

    /// The string with this number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }
}

/// The text of the string item that began last: its runs, without how they are pronounced.
pub(super) fn rich<R: BufRead>(xml: &mut Xml<R>) -> Result<String, IngestError> {
    let mut text = String::new();
    let mut depth = 1_usize;
    while depth > 0 {
        let (is_text, is_reading) = match xml.step()? {
            Step::Start(element) => (element.full() == (Space::Sheet, "t"), element.full() == (Space::Sheet, "rPh")),
            Step::End => {
                depth -= 1;
                continue;
            }
            Step::Eof => break,
            _ => continue,
        };
        if is_text {
            text.push_str(&xml.text()?);
        } else if is_reading {
            xml.skip()?;
        } else {
            depth += 1;
        }
    }
    Ok(unescaped(&text))
}

/// Text without Excel's own escapes (`_x000D_`), line ends as `\n`.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match character {
            Some(character) => {
                plain.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain.replace("\r\n", "\n").replace('\r', "\n")
}
