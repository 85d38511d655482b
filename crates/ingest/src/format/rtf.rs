//! Rich Text Format (specification 1.9.1).
//!
//! Written for this program: `rtf-parser`, the one crate that is kept up, takes a `\'hh` for a code point
//! whatever the code page, panics on half a surrogate pair, calls itself for every word of a line, and
//! has no notes, tables, hidden text or deletions.

mod body;
mod charset;
mod destination;
mod token;

use crate::error::IngestError;
use crate::format::Document;
use crate::format::text;
use body::Body;
use std::borrow::Cow;
use token::Tokens;

/// Reads the text.
///
/// # Errors
/// [`IngestError::Damaged`] if the end is missing, [`IngestError::Limit`] and [`IngestError::Empty`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let bytes = in_ascii(bytes)?;
    let mut body = Body::new(&bytes);
    let mut tokens = Tokens::new(&bytes);
    for token in tokens.by_ref() {
        body.take(token)?;
    }
    // A group that isn't closed was cut off with what it held: a program writes the whole or nothing.
    if tokens.is_cut_off() || body.depth() > 0 {
        return Err(IngestError::Damaged { part: None, reason: "its end is missing".to_owned() });
    }
    body.finish()
}

/// The bytes of a file that an editor may have saved as a text of another encoding.
fn in_ascii(bytes: &[u8]) -> Result<Cow<'_, [u8]>, IngestError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(b"{\0") {
        return Ok(Cow::Owned(text::decode_declared(bytes, None)?.text.into_bytes()));
    }
    Ok(Cow::Borrowed(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)))
}

#[cfg(test)]
mod tests;
