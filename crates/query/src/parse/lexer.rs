//! Cuts a query's text into words, fields, operators and brackets.
//!
//! Nothing is understood here but where things begin and end, so a lexeme is two places and a
//! kind; what stands inside is read when the grammar gets there.

use super::word::Reading;
use crate::pattern::unescaped_slash;
use crate::{MAX_DISTANCE, Order, QueryError};
use benang_model::Span;

/// A piece of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    pub(super) at: Span,
}

/// What a piece of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    Near { order: Order, distance: u32 },
    Leaf(Leaf),
}

/// What can stand by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// A word or a phrase, without its quotation marks and the `=` before them.
    Words { inside: Span, reading: Reading },
    /// A regular expression without its slashes.
    Regex { source: Span },
    /// A field's name without the colon, and its value without quotation marks.
    Field { name: Span, value: Span },
}

impl Kind {
    /// Whether it needs something on at least one of its sides.
    pub(super) fn is_operator(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Not | Self::Near { .. })
    }

    /// Whether it can stand where a word can.
    pub(super) fn begins_operand(self) -> bool {
        matches!(self, Self::Open | Self::Not | Self::Leaf(_))
    }
}

/// The lexemes of `text`, in order.
pub(super) fn lex(text: &str) -> Result<Vec<Lexeme>, QueryError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut lexemes = Vec::new();
    while let Some(first) = lexer.skip_space() {
        let start = lexer.at;
        let kind = lexer.next_kind(first)?;
        lexemes.push(Lexeme { kind, at: Span::new(start, lexer.at) });
    }
    Ok(lexemes)
}

/// Whether a character opens or closes a phrase: typed, or made curly by a word processor.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Whether a character ends a word or a field's value that isn't quoted.
pub(crate) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)
}

struct Lexer<'t> {
    text: &'t str,
    /// Everything before it is cut.
    at: usize,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes to the next character that isn't white space, and gives it.
    fn skip_space(&mut self) -> Option<char> {
        self.take_until(|c| !c.is_whitespace());
        self.peek()
    }

    /// Goes to the next character that `stops`, or to the end, and gives what was passed.
    fn take_until(&mut self, stops: impl Fn(char) -> bool) -> Span {
        let rest = self.rest();
        let start = self.at;
        self.at += rest.find(stops).unwrap_or(rest.len());
        Span::new(start, self.at)
    }

    fn next_kind(&mut self, first: char) -> Result<Kind, QueryError> {
        match first {
            '(' => Ok(self.bracket(Kind::Open)),
            ')' => Ok(self.bracket(Kind::Close)),
            '/' => self.regex(),
            c if is_quote(c) => Ok(words(self.quoted()?, Reading::Stem)),
            _ => self.word(),
        }
    }

    fn bracket(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    /// The inside of the quotation marks that open here.
    fn quoted(&mut self) -> Result<Span, QueryError> {
        let start = self.at;
        self.at += self.peek().map_or(0, char::len_utf8);
        let inside = self.take_until(is_quote);
        match self.peek() {
            Some(close) => self.at += close.len_utf8(),
            None => return Err(QueryError::UnclosedQuote { at: Span::new(start, self.at) }),
        }
        Ok(inside)
    }

    fn regex(&mut self) -> Result<Kind, QueryError> {
        let start = self.at;
        let Some(length) = unescaped_slash(Span::new(start + 1, self.text.len()).of(self.text)) else {
            return Err(QueryError::UnclosedRegex { at: Span::new(start, self.text.len()) });
        };
        let source = Span::new(start + 1, start + 1 + length);
        self.at = source.end + 1;
        let glued = self.take_until(ends_word);
        if glued.is_empty() {
            Ok(Kind::Leaf(Leaf::Regex { source }))
        } else {
            Err(QueryError::TextAfterRegex { at: glued })
        }
    }

    fn word(&mut self) -> Result<Kind, QueryError> {
        let at = self.take_until(ends_word);
        let written = at.of(self.text);
        if written == "=" && self.peek().is_some_and(is_quote) {
            return Ok(words(self.quoted()?, Reading::Exact));
        }
        if let Some(operator) = operator(written, at) {
            return operator;
        }
        let Some(name) = field_name(written) else { return Ok(words(at, Reading::Stem)) };
        let name = Span::new(at.start, at.start + name.len());
        let mut value = Span::new(name.end + 1, at.end);
        if value.is_empty() && self.peek().is_some_and(is_quote) {
            value = self.quoted()?;
        }
        Ok(Kind::Leaf(Leaf::Field { name, value }))
    }
}

fn words(inside: Span, reading: Reading) -> Kind {
    Kind::Leaf(Leaf::Words { inside, reading })
}

fn operator(written: &str, at: Span) -> Option<Result<Kind, QueryError>> {
    match written {
        "AND" => Some(Ok(Kind::And)),
        "OR" => Some(Ok(Kind::Or)),
        "NOT" => Some(Ok(Kind::Not)),
        _ => [Order::Either, Order::Given].into_iter().find_map(|order| near(order, written, at)),
    }
}

/// `NEAR/5` or `THEN/5`. Without a distance it is an error, not a word: whoever types the operator
/// in capitals means it.
fn near(order: Order, written: &str, at: Span) -> Option<Result<Kind, QueryError>> {
    let after = written.strip_prefix(order.as_str())?;
    if !after.is_empty() && !after.starts_with('/') {
        return None;
    }
    let digits = after.strip_prefix('/').filter(|after| after.bytes().all(|byte| byte.is_ascii_digit()));
    let distance = digits.and_then(|digits| digits.parse().ok()).filter(|d| (1..=MAX_DISTANCE).contains(d));
    Some(match distance {
        Some(distance) => Ok(Kind::Near { order, distance }),
        None => Err(QueryError::BadDistance { at, operator: order.as_str(), written: written.to_owned() }),
    })
}

/// The name before the first colon, if it looks like a field's rather than a time or a ratio.
fn field_name(written: &str) -> Option<&str> {
    let (name, _) = written.split_once(':')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    (name.starts_with(char::is_alphabetic) && name.chars().all(is_name)).then_some(name)
}
