//! The parts that RTF is written with.

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\par`, `\u-10179`
    Word { name: &'a str, value: Option<i32> },
    /// `\~`: a character that isn't a letter.
    Symbol(u8),
    /// `\'e9`
    Byte(u8),
    /// Characters as they are, without line ends.
    Text(&'a [u8]),
}

/// Takes a file apart.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
    is_cut_off: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, is_cut_off: false }
    }

    /// Whether the file ends inside a block of binary data.
    pub(super) fn is_cut_off(&self) -> bool {
        self.is_cut_off
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.rest.split_first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.rest = rest;
        if first != b'\'' {
            if first == b'\r' {
                self.rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            }
            return Some(Token::Symbol(first));
        }
        let byte = rest.get(..2).and_then(|hex| str::from_utf8(hex).ok()).filter(|hex| !hex.starts_with('+'));
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                self.rest = rest.get(2..).unwrap_or_default();
                Some(Token::Byte(byte))
            }
            None => Some(Token::Symbol(first)),
        }
    }

    fn word(&mut self) -> Token<'a> {
        let name = self.take_while(u8::is_ascii_alphabetic);
        let value = self.value();
        self.rest = self.rest.strip_prefix(b" ").unwrap_or(self.rest);
        if name == b"bin" {
            self.skip(value.unwrap_or_default());
        }
        Token::Word { name: str::from_utf8(name).unwrap_or_default(), value }
    }

    fn value(&mut self) -> Option<i32> {
        let (is_negative, digits) = match self.rest {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        if !digits.first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        self.rest = digits;
        let number = self.take_while(u8::is_ascii_digit);
        let size = number
            .iter()
            .fold(0_i32, |size, digit| size.saturating_mul(10).saturating_add(i32::from(digit.wrapping_sub(b'0'))));
        Some(if is_negative { -size } else { size })
    }

    /// Skips binary data.
    fn skip(&mut self, length: i32) {
        let length = usize::try_from(length).unwrap_or_default();
        self.is_cut_off |= length > self.rest.len();
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn take_while(&mut self, belongs: impl Fn(&u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !belongs(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let (&first, rest) = self.rest.split_first()?;
        let symbol = match first {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => {
                self.rest = rest;
                return self.control();
            }
            _ => {
                let text = self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n'));
                return Some(Token::Text(text));
            }
        };
        self.rest = rest;
        Some(symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(name: &str, value: Option<i32>) -> Token<'_> {
        Token::Word { name, value }
    }

    #[test]
    fn a_file_is_taken_apart() {
        let check = |text: &str, expected: &[Token]| {
            assert_eq!(Tokens::new(text.as_bytes()).collect::<Vec<_>>(), expected, "{text:?}");
        };
        check("{\\b1 a}", &[Token::Open, word("b", Some(1)), Token::Text(b"a"), Token::Close]);
        check("\\par  a\r\nb", &[word("par", None), Token::Text(b" a"), Token::Text(b"b")]);
        check("\\u-10179?", &[word("u", Some(-10179)), Token::Text(b"?")]);
        check("\\'e9\\'zz", &[Token::Byte(0xE9), Token::Symbol(b'\''), Token::Text(b"zz")]);
        check("\\\r\na\\~", &[Token::Symbol(b'\r'), Token::Text(b"a"), Token::Symbol(b'~')]);
        check("\\li99999999999-", &[word("li", Some(i32::MAX)), Token::Text(b"-")]);
        check("\\bin3 }}}a", &[word("bin", Some(3)), Token::Text(b"a")]);
        check("\\", &[]);
    }

    #[test]
    fn binary_data_that_is_longer_than_the_file_is_cut_off() {
        let mut tokens = Tokens::new(b"\\bin4000000000 abc");
        assert_eq!(tokens.by_ref().count(), 1);
        assert!(tokens.is_cut_off());
    }
}
