//! PDF with a text layer.
//!
//! The file is opened, mended where it is damaged, decrypted and interpreted by `hayro`; what words and
//! lines its characters make is found out here. Such a file can make any reader hang or swell, so that
//! [`crate::isolation`] has this run in a process of its own.

mod glyphs;
mod hyphens;
mod layout;
mod margins;
mod text;

use crate::diagnostics::{Part, WarningKind};
use crate::error::{Excess, IngestError};
use crate::format::{Document, Encoding};
use glyphs::{Glyphs, MAX_CHARACTERS};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

/// Reads the text. Heads and feet of pages are left out where they can be told.
///
/// # Errors
/// [`IngestError::Encrypted`], [`IngestError::Damaged`], [`IngestError::NoTextLayer`],
/// [`IngestError::Limit`] and [`IngestError::Empty`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let pdf = open(bytes)?;
    let cache = InterpreterCache::new();
    let mut found = Found::default();
    for page in pdf.pages().iter() {
        found.add(draw(&pdf, page, &cache), page)?;
    }
    found.finish()
}

fn open(bytes: &[u8]) -> Result<Pdf, IngestError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => IngestError::Encrypted,
        LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => damaged("its pages are not found"),
    })
}

fn damaged(reason: &str) -> IngestError {
    IngestError::Damaged { part: None, reason: reason.to_owned() }
}

/// What is drawn on a page.
fn draw<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Glyphs {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut glyphs = Glyphs::new(width, height);
    let upright = page.initial_transform(true).to_kurbo();
    let area = Rect::new(0.0, 0.0, width, height);
    let mut context = Context::new(upright, area, cache, pdf.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, &mut glyphs);
    glyphs
}

/// What the pages hold.
#[derive(Debug, Default)]
struct Found {
    pages: Vec<margins::Page>,
    characters: usize,
    unknown: usize,
    pictures: usize,
}

impl Found {
    fn add(&mut self, glyphs: Glyphs, page: &Page<'_>) -> Result<(), IngestError> {
        self.characters += glyphs.count;
        self.unknown += glyphs.unknown;
        self.pictures += glyphs.pictures;
        if self.characters > MAX_CHARACTERS {
            return Err(IngestError::Limit { what: Excess::UnpackedBytes, limit: MAX_CHARACTERS as u64 });
        }
        let height = f64::from(page.render_dimensions().1);
        self.pages.push(margins::Page { pieces: glyphs.pieces, height });
        Ok(())
    }

    fn finish(mut self) -> Result<Document, IngestError> {
        if self.characters == 0 || self.unknown * 2 > self.characters {
            // Pages of letters that are pictures, or drawn as lines; or a font that doesn't say what they are.
            let is_blank = self.characters == 0 && self.pictures == 0;
            return Err(if is_blank { IngestError::Empty } else { IngestError::NoTextLayer });
        }
        let margins = margins::take(&mut self.pages);
        let rows: Vec<_> = self.pages.into_iter().map(|page| layout::rows(page.pieces)).collect();
        let text = text::text(&rows);
        if text.trim().is_empty() {
            return Err(IngestError::Empty);
        }
        let left_out = [(Part::HeadersAndFooters, margins), (Part::Pictures, self.pictures)];
        let findings = left_out
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(part, count)| WarningKind::LeftOut { part, count })
            .collect();
        Ok(Document { text, encoding: Encoding::Utf8, findings })
    }
}
