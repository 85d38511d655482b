//! Signs of fonts whose letters are pictures. The reader sees an arrow or a tick where the file has a `ü`.

/// Where Word puts the signs of such fonts: U+F000 and up.
const PRIVATE: u32 = 0xF000;

/// What is nearest to a sign of `font`. The code may be the font's own or in Unicode's private area.
/// None if nothing is known for it.
pub(in crate::format) fn sign(font: &str, code: u32) -> Option<char> {
    let own = code.checked_sub(PRIVATE).unwrap_or(code);
    match font.to_lowercase().as_str() {
        "symbol" => greek(own),
        "wingdings" => wingding(own),
        "wingdings 2" => wingding_2(own),
        _ => char::from_u32(code).filter(|char| !is_private(*char)),
    }
}

/// Whether a font is one of pictures.
pub(in crate::format) fn is_of_pictures(font: &str) -> bool {
    let font = font.to_lowercase();
    font == "symbol" || font.starts_with("wingdings") || font == "webdings"
}

/// Whether a character means nothing without its font.
pub(in crate::format) fn is_private(char: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&char)
}

fn greek(code: u32) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match code {
        0x41..=0x5A => CAPITALS.chars().nth((code - 0x41) as usize),
        0x61..=0x7A => SMALL.chars().nth((code - 0x61) as usize),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2D => Some('−'),
        0x20..=0x3F | 0x5B | 0x5D | 0x5F | 0x7B..=0x7D => char::from_u32(code),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB2 => Some('″'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBA => Some('≡'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD6 => Some('√'),
        0xDE => Some('⇒'),
        0xE5 => Some('∑'),
        _ => None,
    }
}

fn wingding(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x28 => '☎',
        0x2A => '✉',
        0x4A => '☺',
        0x4B => '😐',
        0x4C => '☹',
        0x6C | 0x9F => '●',
        0x6E => '■',
        0x6F | 0x70 | 0x71 | 0xA8 => '☐',
        0x76 => '❖',
        0x77 | 0x75 => '◆',
        0xA1 => '○',
        0xA7 => '▪',
        0xAB => '★',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xF3 => '↔',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingding_2(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 => '☒',
        0x52 => '☑',
        0xA3 => '☐',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_have_their_nearest_character() {
        let check = |font: &str, code: u32, expected: Option<char>| assert_eq!(sign(font, code), expected, "{font}");
        check("Wingdings", 0xF0E0, Some('→'));
        check("wingdings", 0xFC, Some('✓'));
        check("Symbol", 0xF061, Some('α'));
        check("Symbol", 0x5A, Some('Ζ'));
        check("Webdings", 0xF061, None);
        check("Times New Roman", 0xE9, Some('é'));
        check("Times New Roman", 0xF0E9, None);
        check("Times New Roman", 0xD800, None);
    }
}
