//! Tree to query text, with the fewest brackets.
//!
//! The text is canonical: [`crate::parse`] reads it as the same tree, and equal trees have equal
//! texts. It is also meant to be read, so `AND` is written out.

use crate::parse::ends_word;
use crate::{Field, Glob, Query, Term};
use std::fmt::{Display, Formatter, Result, Write};

/// How tightly a query holds together; a looser one inside a tighter one needs brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Or,
    And,
    Near,
    Not,
    Leaf,
}

impl Bond {
    fn of(query: &Query) -> Self {
        match query {
            Query::Or(_) => Self::Or,
            Query::And(_) => Self::And,
            Query::Near { .. } => Self::Near,
            Query::Not(_) => Self::Not,
            Query::Term(_) | Query::Phrase(_) | Query::Regex(_) | Query::Field(_) => Self::Leaf,
        }
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            // Unicode has words with a colon inside, which bare would be read as fields.
            Self::Term(term) if term.as_str().contains(':') => write!(f, "\"{term}\""),
            Self::Term(term) => term.fmt(f),
            Self::Phrase(terms) => {
                f.write_char('"')?;
                separated(f, terms, " ", |f, term| term.fmt(f))?;
                f.write_char('"')
            }
            Self::Near { left, right, distance, order } => {
                within(f, left, Bond::Near)?;
                write!(f, " {}/{distance} ", order.as_str())?;
                // Operators of one kind are read from left to right.
                within(f, right, Bond::Not)
            }
            Self::And(children) => separated(f, children, " AND ", |f, child| within(f, child, Bond::Near)),
            Self::Or(children) => separated(f, children, " OR ", |f, child| within(f, child, Bond::And)),
            Self::Not(child) => {
                f.write_str("NOT ")?;
                within(f, child, Bond::Not)
            }
            Self::Regex(pattern) => write!(f, "/{}/", pattern.as_str()),
            Self::Field(field) => field.fmt(f),
        }
    }
}

/// Writes `query` where anything looser than `loosest` needs brackets.
fn within(f: &mut Formatter<'_>, query: &Query, loosest: Bond) -> Result {
    if Bond::of(query) < loosest { write!(f, "({query})") } else { query.fmt(f) }
}

fn separated<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    separator: &str,
    mut write: impl FnMut(&mut Formatter<'_>, &T) -> Result,
) -> Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        write(f, part)?;
    }
    Ok(())
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Stem(word) => write!(f, "{word}"),
            Self::Exact(word) => write!(f, "={word}"),
            Self::Prefix(part) => write!(f, "{part}*"),
            Self::Suffix(part) => write!(f, "*{part}"),
            Self::Contains(part) => write!(f, "*{part}*"),
        }
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Speaker(glob) => write!(f, "speaker:{glob}"),
            Self::Role(role) => write!(f, "role:{}", role.as_str()),
            Self::Language(language) => write!(f, "language:{}", language.as_str()),
            Self::Transcript(glob) => write!(f, "transcript:{glob}"),
        }
    }
}

/// As a field's value: in quotation marks if it needs them.
impl Display for Glob {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let text = self.as_str();
        if text.contains(ends_word) { write!(f, "\"{text}\"") } else { f.write_str(text) }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let displayed = parse(query).expect(query).to_string();
        assert_eq!(displayed, expected);
        assert_eq!(parse(&displayed), parse(query), "{displayed} reads otherwise than {query}");
    }

    #[test]
    fn words_show_how_they_are_meant() {
        check("Pelatihan", "pelatihan");
        check("=Pelatihan LATIH* *Nya *tih*", "=pelatihan AND latih* AND *nya AND *tih*");
        check("“Door =to door*”", "\"door =to door*\"");
        check("=\"door to door\"", "\"=door =to =door\"");
        check("dan/atau", "\"dan atau\"");
        check("\"ཉ:Ⅰ\"", "\"ཉ:ⅰ\"");
    }

    #[test]
    fn only_needed_brackets_are_written() {
        check("((a))", "a");
        check("(a b) OR (c AND d)", "a AND b OR c AND d");
        check("(a OR b) AND (c)", "(a OR b) AND c");
        check("a (b (c d))", "a AND b AND c AND d");
        check("NOT (a) (NOT (b OR c))", "NOT a AND NOT (b OR c)");
        check("NOT (NOT a)", "NOT NOT a");
        check("NOT (a NEAR/3 b)", "NOT (a NEAR/3 b)");
        check("(a NEAR/3 b) THEN/4 (c OR d)", "a NEAR/3 b THEN/4 (c OR d)");
        check("a NEAR/3 (b THEN/4 c)", "a NEAR/3 (b THEN/4 c)");
    }

    #[test]
    fn fields_are_quoted_if_need_be() {
        check("speaker:\"Bu Tini\" doc:RW04*", "speaker:\"Bu Tini\" AND transcript:RW04*");
        check("speaker:\" TN \"", "speaker:TN");
        check("transcript:\"RW (4)\"", "transcript:\"RW (4)\"");
        check("Role:Pewawancara lang:EN", "role:interviewer AND language:en");
    }

    #[test]
    fn expressions_are_kept_as_written() {
        check(r"/(Dan|atau) \/ [/]/".replace("[/]", r"[\/]").as_str(), r"/(Dan|atau) \/ [\/]/");
        check(r"/a\\\/ /", r"/a\\\/ /");
    }
}
