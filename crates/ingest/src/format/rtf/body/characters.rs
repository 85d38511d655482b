//! From bytes, numbers and signs to characters that are seen, or left out.

use super::{Body, Holds};
use crate::diagnostics::Part;
use crate::format::docx::symbols;
use std::mem;

impl Body {
    /// Whether a character is skipped, since a `\u` stands for it.
    pub(super) fn skips(&mut self) -> bool {
        let skips = self.skipped > 0;
        self.skipped = self.skipped.saturating_sub(1);
        skips
    }

    pub(super) fn byte(&mut self, byte: u8) {
        if self.state.holds == Holds::Nothing {
            return;
        }
        if self.state.has_signs && self.state.holds == Holds::Text {
            return self.sign(u32::from(byte));
        }
        if byte >= 0x80 && self.state.holds == Holds::Text {
            self.encoding = self.encoding.or(self.state.page.name());
        }
        self.partial.push(byte);
        if !self.state.page.is_partial(&self.partial) {
            self.complete();
        }
    }

    pub(super) fn raw(&mut self, text: &[u8]) {
        if self.state.holds == Holds::Nothing {
            return;
        }
        let utf8 = str::from_utf8(text).ok().filter(|text| self.is_utf8 || text.is_ascii());
        let can_be_whole = self.skipped == 0 && self.partial.is_empty() && !self.state.has_signs;
        match utf8 {
            Some(text) if can_be_whole => self.text(text),
            Some(text) if self.partial.is_empty() && !self.state.has_signs => {
                for character in text.chars() {
                    if !self.skips() {
                        self.character(character);
                    }
                }
            }
            _ => {
                for &byte in text {
                    if !self.skips() {
                        self.byte(byte);
                    }
                }
            }
        }
    }

    pub(super) fn unicode(&mut self, value: i32) {
        self.skipped = self.state.fallback;
        // Numbers above 32,767 are written as negative ones.
        let code = u32::try_from(if value < 0 { value.saturating_add(0x1_0000) } else { value }).unwrap_or_default();
        if let (Some(high), 0xDC00..=0xDFFF) = (self.surrogate, code) {
            self.surrogate = None;
            let whole = 0x1_0000 + ((high - 0xD800) << 10) + (code - 0xDC00);
            return self.text(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
        }
        self.complete();
        match char::from_u32(code) {
            Some(character) if self.state.has_signs && symbols::is_private(character) => self.sign(code),
            Some(character) => self.character(character),
            None if matches!(code, 0xD800..=0xDBFF) => self.surrogate = Some(code),
            None => self.character(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Adds a sign of a font whose letters are pictures.
    fn sign(&mut self, code: u32) {
        let font = self.fonts.get(&self.state.font).and_then(|font| font.signs.as_deref());
        match symbols::sign(font.unwrap_or_default(), code) {
            Some(sign) => self.character(sign),
            None if self.state.holds == Holds::Text => self.story.leave_out(Part::Signs),
            None => {}
        }
    }

    pub(super) fn character(&mut self, character: char) {
        self.text(character.encode_utf8(&mut [0; 4]));
    }

    /// Ends a character of which only the beginning is there.
    pub(super) fn complete(&mut self) {
        if self.surrogate.take().is_some() {
            self.add("\u{fffd}");
        }
        if !self.partial.is_empty() {
            let bytes = mem::take(&mut self.partial);
            let mut text = String::new();
            self.state.page.decode(&bytes, &mut text);
            self.add(&text);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.complete();
        self.add(text);
    }

    fn add(&mut self, text: &str) {
        match self.state.holds {
            Holds::Text if self.is_shown() => {
                self.left_out = None;
                self.line.text.push_str(text);
            }
            Holds::Text if !text.trim().is_empty() => {
                let part = if self.state.is_deleted { Part::Deletions } else { Part::Hidden };
                if self.left_out.replace(part) != Some(part) {
                    self.story.leave_out(part);
                }
            }
            Holds::Margin if !text.trim().is_empty() && !mem::replace(&mut self.margin_counted, true) => {
                self.story.leave_out(Part::HeadersAndFooters);
            }
            Holds::Fonts => self.define_name(text),
            _ => {}
        }
    }
}
