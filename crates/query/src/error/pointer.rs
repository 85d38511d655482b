//! Shows a place in a query: the line that it is on, and carets below.

use benang_model::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns before the place are shown, of the place itself, and after it: less together
/// than the narrowest usual terminal has.
const COLUMNS: [usize; 3] = [36, 24, 12];

/// The line of `text` on which `at` begins, and carets under the part of `at` that is on it.
pub(super) fn render(text: &str, at: Span) -> String {
    let line = line_around(text, at.start);
    let place = Span::new(at.start.clamp(line.start, line.end), at.end.clamp(line.start, line.end));
    let [before, marked, after] = COLUMNS;
    let before = last_columns(&shown(Span::new(line.start, place.start).of(text)), before);
    let marked = first_columns(&shown(place.of(text)), marked);
    let after = first_columns(&shown(Span::new(place.end, line.end).of(text)), after);
    let (indent, carets) = (" ".repeat(before.width()), "^".repeat(marked.width().max(1)));
    format!("{before}{marked}{after}\n{indent}{carets}")
}

/// The line that has byte `at`, without its line end.
fn line_around(text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let start = Span::new(0, at).of(text).rfind('\n').map_or(0, |end| end + 1);
    let rest = Span::new(at, text.len()).of(text);
    Span::new(start, at + rest.find('\n').unwrap_or(rest.len()))
}

/// Control characters as spaces, since a tab has no width that one could know.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn first_columns(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept: String = take_columns(text.chars(), columns - 1).collect();
    kept.push('…');
    kept
}

fn last_columns(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let backwards: Vec<char> = take_columns(text.chars().rev(), columns - 1).collect();
    std::iter::once('…').chain(backwards.into_iter().rev()).collect()
}

/// As many characters as fit into `columns`.
fn take_columns(characters: impl Iterator<Item = char>, columns: usize) -> impl Iterator<Item = char> {
    characters
        .scan(0, |used, character| {
            *used += character.width().unwrap_or(0);
            Some((*used, character))
        })
        .take_while(move |(used, _)| *used <= columns)
        .map(|(_, character)| character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marked: &str, expected: &[&str]) {
        let start = text.find(marked).expect("the place is in the text");
        let rendered = render(text, Span::new(start, start + marked.len()));
        assert_eq!(rendered.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn carets_stand_below_the_place() {
        check("a OR OR b", "OR b", &["a OR OR b", "     ^^^^"]);
        check("", "", &["", "^"]);
    }

    #[test]
    fn columns_are_those_of_the_screen() {
        check("日本 (é", "(", &["日本 (é", "     ^"]);
        check("e\u{301}\u{301} (", "(", &["e\u{301}\u{301} (", "  ^"]);
        check("a\tb", "b", &["a b", "  ^"]);
    }

    #[test]
    fn only_the_line_with_the_place_is_shown() {
        check("a OR\n  (b\nc", "(b\nc", &["  (b", "  ^^"]);
        check("a OR\nb )", ")", &["b )", "  ^"]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{} ) {}", "a ".repeat(100), "b ".repeat(100));
        let rendered = render(&text, Span::new(201, 202));
        let (line, carets) = rendered.split_once('\n').expect("two lines");
        assert!(line.starts_with('…') && line.ends_with('…') && line.width() <= 72, "{line}");
        assert_eq!(carets.find('^').map(|column| line.chars().nth(column)), Some(Some(')')));
    }

    #[test]
    fn a_place_outside_the_text_is_its_end() {
        assert_eq!(render("abc", Span::new(7, 9)), "abc\n   ^");
    }
}
