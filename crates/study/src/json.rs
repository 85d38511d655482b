//! JSON as commands print it.

use serde::Serialize;

/// A value as indented JSON with a line end. Our values always serialise; should one not, its
/// reason stands in its place.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    finish(serde_json::to_string_pretty(value))
}

/// A value as one line of JSON.
pub(crate) fn line(value: &impl Serialize) -> String {
    finish(serde_json::to_string(value))
}

fn finish(text: serde_json::Result<String>) -> String {
    let mut text = text.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string());
    text.push('\n');
    text
}
