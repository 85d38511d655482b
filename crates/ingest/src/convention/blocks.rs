//! The paragraphs of a text: its lines, or runs of lines where these are broken at a width.

use crate::convention::asking;
use crate::label::Syntax;
use crate::line::{self, Line};
use benang_model::Span;
use memchr::memrchr;

/// A paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    /// From its first line to its last.
    pub(crate) span: Span,
    /// What its first line looks like; never blank.
    pub(crate) looks: Line,
    /// Whether a blank line stands above it, or nothing.
    pub(crate) after_blank: bool,
}

impl Block {
    /// Whether it consists of words that somebody may have said.
    pub(crate) fn is_text(self) -> bool {
        matches!(self.looks, Line::Text | Line::Header(_))
    }
}

/// The paragraphs of `text` from byte `from`; `wrapped` says that lines are broken at a width.
pub(crate) fn blocks(text: &str, from: usize, wrapped: bool) -> impl Iterator<Item = Block> + '_ {
    let mut after_blank = true;
    let mut lines = line::lines(text, from).filter_map(move |span| {
        let looks = line::classify(text, span, Syntax::Colon);
        let block = Block { span, looks, after_blank };
        after_blank = looks == Line::Blank;
        (!after_blank).then_some(block)
    });
    let mut next = lines.next();
    std::iter::from_fn(move || {
        let mut block = next.take()?;
        next = lines.next();
        while let Some(line) = next.filter(|&line| wrapped && goes_on(text, block, line)) {
            block.span = block.span.cover(line.span);
            next = lines.next();
        }
        Some(block)
    })
}

/// The first lines of a text: whether it may be in a convention without labels at all is seen there, so that the
/// rest of a large file in another one isn't looked at for it.
pub(crate) fn first_look(text: &str) -> &str {
    const BYTES: usize = 64 << 10;
    let end = text.as_bytes().get(..BYTES).map_or(text.len(), |bytes| memrchr(b'\n', bytes).map_or(0, |end| end + 1));
    text.get(..end).unwrap_or_default()
}

/// Whether `line` goes on with the paragraph `above`.
fn goes_on(text: &str, above: Block, line: Block) -> bool {
    let written = line.span.of(text);
    let begins = written.starts_with(['>', '-', '•', '*', '#', '|']) || asking::number(written).is_some();
    let ended = asking::asks(above.span.of(text));
    above.is_text() && line.looks == Line::Text && !line.after_blank && !begins && !ended
}
