//! Regular expressions as queries hold them.
//!
//! A tree must be comparable and printable, which a compiled expression isn't: so the source is
//! kept, with the promise that it compiles.

use regex::{Regex, RegexBuilder};

/// A regular expression that is known to compile, as it stands between the slashes of a query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern(String);

impl Pattern {
    /// Checks a regular expression. A slash gets the backslash that it needs inside a query and
    /// that a regular expression may have.
    ///
    /// # Errors
    /// What `regex` has against it.
    pub fn new(source: &str) -> Result<Self, regex::Error> {
        let pattern = Self(escape_slashes(source));
        pattern.compile()?;
        Ok(pattern)
    }

    /// The source.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compiles it. It ignores case, as the rest of a query does, unless it says `(?-i)`.
    ///
    /// # Errors
    /// None in practice, since [`Pattern::new`] has compiled the same source.
    pub fn compile(&self) -> Result<Regex, regex::Error> {
        RegexBuilder::new(&self.0).case_insensitive(true).build()
    }
}

/// The byte offset of the first slash that has no backslash before it.
pub(crate) fn unescaped_slash(source: &str) -> Option<usize> {
    let mut after_backslash = false;
    source
        .char_indices()
        .find(|&(_, character)| {
            let found = character == '/' && !after_backslash;
            after_backslash = character == '\\' && !after_backslash;
            found
        })
        .map(|(at, _)| at)
}

fn escape_slashes(source: &str) -> String {
    let mut escaped = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = unescaped_slash(rest).and_then(|at| rest.split_at_checked(at)) {
        escaped.push_str(before);
        escaped.push_str(r"\/");
        rest = after.strip_prefix('/').unwrap_or(after);
    }
    escaped.push_str(rest);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_is_escaped_once() {
        for (source, escaped) in
            [("a/b/", r"a\/b\/"), (r"a\/b", r"a\/b"), (r"a\\/b", r"a\\\/b"), ("[/é]", r"[\/é]"), (r"a\b", r"a\b")]
        {
            assert_eq!(Pattern::new(source).expect("compiles").as_str(), escaped, "{source}");
        }
    }

    #[test]
    fn an_escaped_slash_is_a_slash_and_case_does_not_matter() {
        let regex = Pattern::new("dan/atau").and_then(|pattern| pattern.compile()).expect("compiles");
        assert!(regex.is_match("DAN/ATAU"));
    }

    #[test]
    fn what_does_not_compile_is_no_pattern() {
        assert!(Pattern::new("(a").is_err());
        assert!(Pattern::new(r"a\").is_err());
    }
}
