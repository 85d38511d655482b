//! An expression of the user's that finds labels, for texts whose convention the reader doesn't know.

use crate::label::Header;
use crate::time;
use benang_model::{Locale, Span};
use regex::{Regex, RegexBuilder};
use thiserror::Error;

/// An expression may take at most this many bytes when compiled.
const MAX_COMPILED_BYTES: usize = 1 << 20;

/// A regular expression that finds the label at the beginning of a line: its group `speaker`, or the
/// first one. What it matches before and after the group belongs to the label's mark.
///
/// ```
/// use benang_ingest::{Options, SpeakerPattern, turns};
///
/// let speaker = Some(SpeakerPattern::new(r"^<(?<speaker>\w+)>")?);
/// let (transcript, _) = turns("<ani> Apa?\n<ida> Ya.\n".into(), &Options { speaker, ..Options::default() });
/// assert_eq!(transcript.speakers[1].label, "ida");
/// # Ok::<(), benang_ingest::PatternError>(())
/// ```
#[derive(Debug, Clone)]
pub struct SpeakerPattern {
    regex: Regex,
    group: usize,
}

impl PartialEq for SpeakerPattern {
    fn eq(&self, other: &Self) -> bool {
        self.regex.as_str() == other.regex.as_str()
    }
}

impl Eq for SpeakerPattern {}

/// Why an expression can't find labels.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// It doesn't compile, or is too large.
    #[error("the expression for speakers can't be read: {reason}")]
    Syntax {
        /// What the compiler says.
        reason: String,
    },
    /// Nothing in it says what the label is.
    #[error("the expression for speakers has no group that is the label")]
    NoGroup,
}

impl PatternError {
    /// What it is, for the researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::En => self.to_string(),
            Locale::Id => match self {
                Self::Syntax { reason } => format!("ekspresi untuk pembicara tidak bisa dibaca: {reason}"),
                Self::NoGroup => "ekspresi untuk pembicara tidak punya kelompok yang menjadi label".to_owned(),
            },
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        Some(locale.pick(
            r"put the label in round brackets, as in `^(\w+) >`".to_owned(),
            r"taruh labelnya dalam tanda kurung, misalnya `^(\w+) >`".to_owned(),
        ))
    }
}

impl SpeakerPattern {
    /// Compiles `expression`.
    ///
    /// # Errors
    /// [`PatternError`]
    pub fn new(expression: &str) -> Result<Self, PatternError> {
        let regex = RegexBuilder::new(expression).size_limit(MAX_COMPILED_BYTES).build();
        let regex = regex.map_err(|error| PatternError::Syntax { reason: error.to_string() })?;
        let named = regex.capture_names().position(|name| name == Some("speaker"));
        let group = named.or((regex.captures_len() > 1).then_some(1)).ok_or(PatternError::NoGroup)?;
        Ok(Self { regex, group })
    }

    /// The expression as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.regex.as_str()
    }

    /// The header of `line`, where the expression matches at its beginning or after a time.
    pub(crate) fn header(&self, text: &str, line: Span) -> Option<Header> {
        self.header_at(text, line, None).or_else(|| {
            let stamp = time::leading(text, line)?;
            let rest = Span::new(stamp.span.end, line.end).trim(text);
            self.header_at(text, rest, Some(stamp))
        })
    }

    fn header_at(&self, text: &str, line: Span, time: Option<time::Stamp>) -> Option<Header> {
        let found = self.regex.captures(line.of(text))?;
        let within = |part: regex::Match<'_>| Span::new(line.start + part.start(), line.start + part.end()).trim(text);
        let whole = found.get(0).filter(|whole| whole.start() == 0).map(within)?;
        let label = found.get(self.group).map(within).filter(|label| !label.is_empty())?;
        let rest = Span::new(whole.end, line.end).trim(text);
        Some(Header { time, label, mark: whole, rest, spaced: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_needs_a_group() {
        assert_eq!(SpeakerPattern::new(r"^\w+:"), Err(PatternError::NoGroup));
        assert!(matches!(SpeakerPattern::new("("), Err(PatternError::Syntax { .. })));
        assert!(matches!(SpeakerPattern::new(r"(\w{1000}){1000}"), Err(PatternError::Syntax { .. })));
    }

    #[test]
    fn a_label_is_found_at_the_beginning_of_a_line() {
        let check = |pattern: &str, line: &str, expected: Option<(&str, &str, &str)>| {
            let header = SpeakerPattern::new(pattern).expect("a pattern").header(line, Span::new(0, line.len()));
            let parts = header.map(|header| [header.label, header.mark, header.rest].map(|span| span.of(line)));
            assert_eq!(parts, expected.map(|(label, mark, rest)| [label, mark, rest]), "{line}");
        };
        check(r"(\w+) >", "ani > ya", Some(("ani", "ani >", "ya")));
        check(r"\d+ (?<speaker>\w+)", "12 ida ya", Some(("ida", "12 ida", "ya")));
        check(r"(\w+) >", "00:12 ani > ya", Some(("ani", "ani >", "ya")));
        check(r"(\w+) >", "- ani > ya", None);
        check(r"()>", "> ya", None);
    }
}
