//! Query text to tree: the grammar.
//!
//! Recursive descent, one function a level of precedence. `NOT` binds tightest, then `NEAR` and
//! `THEN`, then `AND` (which side by side means too), then `OR`.

mod field;
mod lexer;
mod word;

pub(crate) use lexer::ends_word;

use crate::error::Side;
use crate::{Pattern, Query, QueryError};
use benang_model::Span;
use lexer::{Kind, Leaf, Lexeme};
use std::str::FromStr;

/// The longest query, in characters: of the text and of what [`Query`] displays as.
pub const MAX_LENGTH: usize = 10_000;
/// How deep brackets and operators may be nested.
pub const MAX_DEPTH: usize = 100;
/// The greatest distance of `NEAR` and `THEN`, in words.
pub const MAX_DISTANCE: u32 = 1_000;

/// Reads a query.
///
/// ```
/// use benang_query::{Query, Term, parse};
///
/// let word = |text: &str| Query::Term(Term::Stem(text.into()));
/// assert_eq!(parse("Pelatihan kader"), Ok(Query::And(vec![word("pelatihan"), word("kader")])));
///
/// let error = parse("pelatihan AND (kader").unwrap_err();
/// assert_eq!(error.to_string(), "this bracket is never closed");
/// assert_eq!(error.at().start, 14);
/// ```
///
/// # Errors
/// The first thing that makes it no query, with its place.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    refuse_long(text, text)?;
    let lexemes = lexer::lex(text)?;
    let query = Parser { text, lexemes: &lexemes, next: 0, depth: 0 }.whole()?;
    // Written out in full a query can be longer than it was typed, and must still be readable.
    refuse_long(&query.to_string(), text)?;
    Ok(query)
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        parse(text)
    }
}

fn refuse_long(written_out: &str, text: &str) -> Result<(), QueryError> {
    let length = written_out.chars().count();
    if length <= MAX_LENGTH {
        return Ok(());
    }
    let start = text.char_indices().nth(MAX_LENGTH).map_or(0, |(start, _)| start);
    Err(QueryError::TooLong { at: Span::new(start, text.len()), length })
}

struct Parser<'t> {
    text: &'t str,
    lexemes: &'t [Lexeme],
    next: usize,
    /// Open brackets and `NOT`s around the next lexeme.
    depth: usize,
}

/// A part of the query that is read.
struct Part {
    query: Query,
    /// Where it stands, brackets included.
    at: Span,
    /// Levels of the tree below its root.
    height: usize,
}

impl Parser<'_> {
    fn whole(mut self) -> Result<Query, QueryError> {
        let part = self.or()?;
        match self.peek() {
            None => Ok(part.query),
            // Everything but a closing bracket would have been read as an operand or operator.
            Some(lexeme) => Err(QueryError::UnopenedBracket { at: lexeme.at }),
        }
    }

    fn or(&mut self) -> Result<Part, QueryError> {
        let mut parts = vec![self.and()?];
        while self.eat(Kind::Or).is_some() {
            parts.push(self.and()?);
        }
        join(parts, Query::Or, |query| match query {
            Query::Or(children) => Ok(children),
            other => Err(other),
        })
    }

    fn and(&mut self) -> Result<Part, QueryError> {
        let mut parts = vec![self.near()?];
        while self.eat(Kind::And).is_some() || self.peek().is_some_and(|lexeme| lexeme.kind.begins_operand()) {
            parts.push(self.near()?);
        }
        join(parts, Query::And, |query| match query {
            Query::And(children) => Ok(children),
            other => Err(other),
        })
    }

    fn near(&mut self) -> Result<Part, QueryError> {
        let mut left = self.not()?;
        while let Some(Lexeme { kind: Kind::Near { order, distance }, .. }) = self.peek() {
            self.next += 1;
            let right = self.not()?;
            for side in [&left, &right] {
                if !side.query.is_positional() {
                    return Err(QueryError::NotPositional { at: side.at, operator: order.as_str() });
                }
            }
            let (at, height) = (left.at.cover(right.at), left.height.max(right.height));
            let (left_query, right_query) = (Box::new(left.query), Box::new(right.query));
            left = above(height, at, Query::Near { left: left_query, right: right_query, distance, order })?;
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Part, QueryError> {
        let Some(at) = self.eat(Kind::Not) else { return self.operand() };
        let part = self.nested(at, Self::not)?;
        above(part.height, at.cover(part.at), Query::Not(Box::new(part.query)))
    }

    fn operand(&mut self) -> Result<Part, QueryError> {
        match self.peek() {
            Some(Lexeme { kind: Kind::Leaf(leaf), at }) => {
                self.next += 1;
                Ok(Part { query: self.leaf(leaf, at)?, at, height: 0 })
            }
            Some(Lexeme { kind: Kind::Open, at }) => {
                self.next += 1;
                let inside = self.nested(at, Self::or)?;
                let close = self.eat(Kind::Close).ok_or(QueryError::UnclosedBracket { at })?;
                Ok(Part { at: at.cover(close), ..inside })
            }
            _ => Err(self.missing_operand()),
        }
    }

    fn leaf(&self, leaf: Leaf, at: Span) -> Result<Query, QueryError> {
        match leaf {
            Leaf::Words { inside, reading } => {
                word::read(self.text, inside, reading)?.ok_or_else(|| self.nothing_to_find(at))
            }
            Leaf::Regex { source } if source.is_empty() => Err(self.nothing_to_find(at)),
            Leaf::Regex { source } => {
                let pattern = Pattern::new(source.of(self.text));
                pattern.map(Query::Regex).map_err(|error| QueryError::bad_regex(at, &error))
            }
            Leaf::Field { name, value } => field::read(self.text, at, name, value).map(Query::Field),
        }
    }

    fn nothing_to_find(&self, at: Span) -> QueryError {
        QueryError::NothingToFind { at, written: at.of(self.text).to_owned() }
    }

    /// Reads what stands one level deeper.
    fn nested(
        &mut self,
        at: Span,
        read: impl FnOnce(&mut Self) -> Result<Part, QueryError>,
    ) -> Result<Part, QueryError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(QueryError::TooDeep { at });
        }
        let part = read(self)?;
        self.depth -= 1;
        Ok(part)
    }

    /// Why there is no operand here, seen from what stands before and after the gap.
    fn missing_operand(&self) -> QueryError {
        let before = self.next.checked_sub(1).and_then(|index| self.lexemes.get(index)).copied();
        let missing = |operator: Lexeme, side| QueryError::MissingOperand {
            at: operator.at,
            operator: operator.at.of(self.text).to_owned(),
            side,
        };
        match (before, self.peek()) {
            (Some(operator), _) if operator.kind.is_operator() => missing(operator, Side::After),
            (Some(open), Some(close)) if close.kind == Kind::Close => {
                QueryError::EmptyBrackets { at: open.at.cover(close.at) }
            }
            (None, Some(close)) if close.kind == Kind::Close => QueryError::UnopenedBracket { at: close.at },
            (_, Some(operator)) => missing(operator, Side::Before),
            (Some(open), None) => QueryError::UnclosedBracket { at: open.at },
            (None, None) => QueryError::Empty { at: Span::new(0, self.text.len()) },
        }
    }

    fn peek(&self) -> Option<Lexeme> {
        self.lexemes.get(self.next).copied()
    }

    /// Takes the next lexeme if it is of this kind, and says where it stood.
    fn eat(&mut self, kind: Kind) -> Option<Span> {
        let lexeme = self.peek().filter(|lexeme| lexeme.kind == kind)?;
        self.next += 1;
        Some(lexeme.at)
    }
}

/// Joins several parts to a `whole`; a single part stays what it is. `children_of` takes a whole of
/// the same kind apart again, and gives any other query back.
fn join(
    mut parts: Vec<Part>,
    whole: fn(Vec<Query>) -> Query,
    children_of: fn(Query) -> Result<Vec<Query>, Query>,
) -> Result<Part, QueryError> {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return Ok(only);
    }
    let (mut children, mut at, mut height) = (Vec::new(), None, 0);
    for part in parts {
        at = Some(at.map_or(part.at, |so_far: Span| so_far.cover(part.at)));
        match children_of(part.query) {
            Ok(grandchildren) => {
                height = height.max(part.height.saturating_sub(1));
                children.extend(grandchildren);
            }
            Err(child) => {
                height = height.max(part.height);
                children.push(child);
            }
        }
    }
    above(height, at.unwrap_or_default(), whole(children))
}

/// The part with `query` at its root, over children of which the highest has `height`.
fn above(height: usize, at: Span, query: Query) -> Result<Part, QueryError> {
    let height = height + 1;
    if height > MAX_DEPTH { Err(QueryError::TooDeep { at }) } else { Ok(Part { query, at, height }) }
}

#[cfg(test)]
mod tests;
