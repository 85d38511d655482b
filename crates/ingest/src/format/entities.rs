//! Character references in text that is no HTML: tables from web tools, subtitles.

use std::borrow::Cow;

/// `text` with its character references (`&#8212;`, `&amp;`) as characters.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    decoded.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            Some((characters, rest)) => {
                decoded.extend(characters);
                decoded.push_str(rest);
            }
            None => {
                decoded.push('&');
                decoded.push_str(piece);
            }
        }
    }
    Cow::Owned(decoded)
}

/// The character that `name` stands for; for marks of direction, none.
fn entity(name: &str) -> Option<Option<char>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control()).map(Some);
    }
    Some(Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "lrm" | "rlm" => return Some(None),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        let check = |text: &str, expected: &str| assert_eq!(decoded(text), expected);
        check("Ya &#8212; &#x1F642;", "Ya — 🙂");
        check("A &amp;lt; B&nbsp;C", "A &lt; B\u{a0}C");
        check("R&D; AT&T &; &#0; &#99999999;", "R&D; AT&T &; &#0; &#99999999;");
        check("&lrm;Ya", "Ya");
    }
}
