//! What can be wrong with a query's text, where, and what would work.

mod pointer;
mod regex;
mod wording;

use crate::{MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH};
use benang_language::Language;
use benang_model::{Locale, Role, Span};
use thiserror::Error;

/// A text that is no query. `at` is the place in that text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// Nothing but white space.
    #[error("the query is empty")]
    Empty {
        /// The whole text.
        at: Span,
    },
    /// Longer than [`MAX_LENGTH`].
    #[error("the query is too long: written out in full it has {length} characters, and {MAX_LENGTH} is the most")]
    TooLong {
        /// What is too much.
        at: Span,
        /// Its length in characters.
        length: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("brackets and operators are nested more than {MAX_DEPTH} deep")]
    TooDeep {
        /// The part that is too deep.
        at: Span,
    },
    /// `(` without `)`.
    #[error("this bracket is never closed")]
    UnclosedBracket {
        /// The bracket.
        at: Span,
    },
    /// `)` without `(`.
    #[error("this bracket was never opened")]
    UnopenedBracket {
        /// The bracket.
        at: Span,
    },
    /// `( )`.
    #[error("there is nothing in these brackets")]
    EmptyBrackets {
        /// The brackets.
        at: Span,
    },
    /// A quotation mark without its partner.
    #[error("this quotation mark is never closed")]
    UnclosedQuote {
        /// From the mark to the end.
        at: Span,
    },
    /// A regular expression without its second slash.
    #[error("this regular expression has no slash at its end")]
    UnclosedRegex {
        /// From the slash to the end.
        at: Span,
    },
    /// A regular expression that doesn't compile.
    #[error("this is no regular expression: {reason}")]
    BadRegex {
        /// The expression with its slashes.
        at: Span,
        /// What the `regex` crate says.
        reason: String,
    },
    /// Something sticks to the second slash of a regular expression.
    #[error("text follows the last slash of the regular expression without a space")]
    TextAfterRegex {
        /// The text.
        at: Span,
    },
    /// An operator without something to join.
    #[error("there is nothing {} {operator}", side.in_english())]
    MissingOperand {
        /// The operator.
        at: Span,
        /// As written.
        operator: String,
        /// On which side it lacks something.
        side: Side,
    },
    /// `NEAR` or `THEN` without a distance from 1 to [`MAX_DISTANCE`].
    #[error("{written} has no distance from 1 to {MAX_DISTANCE} words")]
    BadDistance {
        /// The operator with what was written for its distance.
        at: Span,
        /// `NEAR` or `THEN`.
        operator: &'static str,
        /// As written.
        written: String,
    },
    /// `NEAR` or `THEN` beside something that has no place among the words.
    #[error("{operator} measures the distance between words, and this is no word or phrase")]
    NotPositional {
        /// What stands beside the operator.
        at: Span,
        /// `NEAR` or `THEN`.
        operator: &'static str,
    },
    /// A name before a colon that is no field.
    #[error("there is no field {field}:")]
    UnknownField {
        /// The name.
        at: Span,
        /// The name as written.
        field: String,
        /// A field with a similar name.
        suggestion: Option<&'static str>,
    },
    /// A field about codes, coders, memos or cases, which a rule and a one-shot search don't have.
    #[error("{field}: asks for what only a study knows")]
    NeedsStudy {
        /// The field with its value.
        at: Span,
        /// Its name as written.
        field: String,
    },
    /// A field without a value.
    #[error("{field}: has no value")]
    MissingValue {
        /// The field.
        at: Span,
        /// Its name as written.
        field: String,
    },
    /// A value of `role:` that is no role.
    #[error("there is no role “{value}”")]
    UnknownRole {
        /// The value.
        at: Span,
        /// As written.
        value: String,
        /// What may be meant.
        suggestion: Option<Role>,
    },
    /// A value of `language:` that is none that can be told.
    #[error("there is no language “{value}”")]
    UnknownLanguage {
        /// The value.
        at: Span,
        /// As written.
        value: String,
        /// What may be meant.
        suggestion: Option<Language>,
    },
    /// Marks without a letter or digit.
    #[error("there is no word in {written}")]
    NothingToFind {
        /// The marks.
        at: Span,
        /// As written.
        written: String,
    },
    /// A star beside no letter or digit.
    #[error("a star by itself stands for no word")]
    LoneStar {
        /// The star.
        at: Span,
    },
    /// A star that isn't at the end of a word.
    #[error("a star can stand at the beginning or the end of a word, not inside")]
    StarInside {
        /// The word.
        at: Span,
    },
}

/// A side of an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Left of it.
    Before,
    /// Right of it.
    After,
}

impl QueryError {
    /// The error for a regular expression that doesn't compile.
    pub(crate) fn bad_regex(at: Span, error: &::regex::Error) -> Self {
        let explained = error.to_string();
        // The lines before the last repeat the expression, which our own pointer shows.
        let reason = explained.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Self::BadRegex { at, reason }
    }

    /// The place in the query's text, in bytes.
    #[must_use]
    pub fn at(&self) -> Span {
        match self {
            Self::Empty { at }
            | Self::TooLong { at, .. }
            | Self::TooDeep { at }
            | Self::UnclosedBracket { at }
            | Self::UnopenedBracket { at }
            | Self::EmptyBrackets { at }
            | Self::UnclosedQuote { at }
            | Self::UnclosedRegex { at }
            | Self::BadRegex { at, .. }
            | Self::TextAfterRegex { at }
            | Self::MissingOperand { at, .. }
            | Self::BadDistance { at, .. }
            | Self::NotPositional { at, .. }
            | Self::UnknownField { at, .. }
            | Self::NeedsStudy { at, .. }
            | Self::MissingValue { at, .. }
            | Self::UnknownRole { at, .. }
            | Self::UnknownLanguage { at, .. }
            | Self::NothingToFind { at, .. }
            | Self::LoneStar { at }
            | Self::StarInside { at } => *at,
        }
    }

    /// What is wrong, in the user's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::En => self.to_string(),
            Locale::Id => wording::indonesian(self),
        }
    }

    /// What to do about it, in the user's language.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        Some(wording::hint(self, locale))
    }

    /// The line of `text` that has the place, and carets under the place on a second line. Of a
    /// long line only what is near the place is shown. `text` is the text that was parsed.
    ///
    /// ```
    /// let text = "pelatihan AND speeker:TN";
    /// let error = benang_query::parse(text).unwrap_err();
    /// assert_eq!(
    ///     error.pointer(text),
    ///     "pelatihan AND speeker:TN\n\
    ///      \u{20}             ^^^^^^^"
    /// );
    /// ```
    #[must_use]
    pub fn pointer(&self, text: &str) -> String {
        pointer::render(text, self.at())
    }
}
