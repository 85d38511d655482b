//! Fonts decide which characters the bytes stand for.

use super::{Body, CodePage};
use crate::format::docx::symbols;
use std::mem;

/// How many bytes of a font's name matter.
const MAX_NAME: usize = 64;

impl Body {
    pub(super) fn set_page(&mut self, page: CodePage) {
        self.page = page;
        self.set_font(self.state.font);
    }

    pub(super) fn set_font(&mut self, number: i32) {
        let font = self.fonts.get(&number);
        self.state.font = number;
        self.state.page = font.and_then(|font| font.page).unwrap_or(self.page);
        self.state.has_signs = font.is_some_and(|font| font.signs.is_some());
    }

    /// The code page of the font that is being defined. For Cocoa, its plainest character set is that of
    /// the document; for everybody else, it is western.
    pub(super) fn define_page(&mut self, name: &str, value: i32) {
        let page = match name {
            "fcharset" if value == 0 && self.is_cocoa => None,
            "fcharset" => CodePage::of_charset(value),
            _ => CodePage::numbered(value),
        };
        self.fonts.entry(self.defined).or_default().page = page;
    }

    pub(super) fn define_name(&mut self, text: &str) {
        for piece in text.split_inclusive(';') {
            if self.name.len() + piece.len() <= MAX_NAME {
                self.name.push_str(piece);
            }
            if piece.ends_with(';') {
                let name = mem::take(&mut self.name);
                let name = name.trim_end_matches(';').trim();
                if symbols::is_of_pictures(name) {
                    self.fonts.entry(self.defined).or_default().signs = Some(name.to_owned());
                }
            }
        }
    }
}
