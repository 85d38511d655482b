//! How the marks of lists count: `3`, `c`, `iii`.

/// Beyond this, letters and Roman numerals are no longer what anybody writes, and grow.
const MAX_LETTER: u32 = 26 * 8;
const MAX_ROMAN: u32 = 3_999;

/// A way of writing a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Figures {
    /// `3`
    #[default]
    Decimal,
    /// `03`
    TwoDigits,
    /// `3rd`
    Ordinal,
    /// `c`; after `z`, `aa` and `bb`
    Lower,
    /// `C`
    Upper,
    /// `iii`
    LowerRoman,
    /// `III`
    UpperRoman,
    /// Nothing.
    Nothing,
}

impl Figures {
    /// Writes `number`.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::TwoDigits => format!("{number:02}"),
            Self::Ordinal => format!("{number}{}", suffix(number)),
            Self::Lower => letter(number).unwrap_or_else(|| number.to_string()),
            Self::Upper => letter(number).map_or_else(|| number.to_string(), |letters| letters.to_uppercase()),
            Self::LowerRoman => roman(number).unwrap_or_else(|| number.to_string()),
            Self::UpperRoman => roman(number).map_or_else(|| number.to_string(), |roman| roman.to_uppercase()),
            Self::Nothing => String::new(),
        }
    }
}

/// A bullet: dashes and stars as they are, the signs of picture fonts as `•`.
pub(crate) fn bullet(sign: &str) -> &str {
    match sign.trim() {
        "-" | "–" | "—" | "*" | "+" | ">" | "→" => sign.trim(),
        "" => "",
        _ => "•",
    }
}

/// The mark of an item of a list as it was written, with a space behind it.
pub(crate) fn mark(written: &str) -> String {
    let written = written.trim();
    let mut characters = written.chars();
    let mark = match (characters.next(), characters.next()) {
        (Some(only), None) if !only.is_alphanumeric() || only == 'o' => bullet(written),
        _ => written,
    };
    if mark.is_empty() { String::new() } else { format!("{mark} ") }
}

fn suffix(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn letter(number: u32) -> Option<String> {
    let index = number.checked_sub(1).filter(|_| number <= MAX_LETTER)?;
    let letter = char::from_digit(10 + index % 26, 36)?;
    Some(letter.to_string().repeat(index as usize / 26 + 1))
}

fn roman(number: u32) -> Option<String> {
    const FIGURES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|number| (1..=MAX_ROMAN).contains(number))?;
    let mut roman = String::new();
    for (value, figure) in FIGURES {
        while rest >= value {
            rest -= value;
            roman.push_str(figure);
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        let check = |figures: Figures, number: u32, expected: &str| assert_eq!(figures.write(number), expected);
        check(Figures::Decimal, 12, "12");
        check(Figures::TwoDigits, 3, "03");
        check(Figures::Ordinal, 22, "22nd");
        check(Figures::Ordinal, 12, "12th");
        check(Figures::Lower, 3, "c");
        check(Figures::Lower, 28, "bb");
        check(Figures::Upper, 26, "Z");
        check(Figures::Upper, 0, "0");
        check(Figures::Upper, u32::MAX, "4294967295");
        check(Figures::LowerRoman, 1994, "mcmxciv");
        check(Figures::UpperRoman, 4, "IV");
        check(Figures::UpperRoman, 4_000, "4000");
        check(Figures::Nothing, 4, "");
    }

    #[test]
    fn a_written_mark_is_followed_by_a_space() {
        let check = |written: &str, expected: &str| assert_eq!(mark(written), expected);
        check("\t1.\t", "1. ");
        check("a)", "a) ");
        check("·\u{a0}\u{a0} ", "• ");
        check("o\t", "• ");
        check("\t", "");
    }

    #[test]
    fn bullets_are_dashes_or_bullets() {
        let check = |sign: &str, expected: &str| assert_eq!(bullet(sign), expected);
        check("–", "–");
        check("\u{F0B7}", "•");
        check("o", "•");
        check(" ", "");
    }
}
