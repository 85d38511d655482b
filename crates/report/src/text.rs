//! Plain text for the terminal: columns aligned by what a character takes on screen.

use crate::{Align, Column, Grid};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide text is wrapped where there is no terminal, in columns.
pub(crate) const PAGE: usize = 100;
/// What stands around a matched word. Interviews hardly ever have these quotation marks, while all
/// kinds of brackets are used by transcribers.
pub(crate) const MARKS: (char, char) = ('»', '«');
/// Between two columns.
const GAP: &str = "  ";
/// How much deeper the further lines of a cell stand, in blanks.
const DEEPER: usize = 2;
/// Up to this width, a column of words is narrowed before its neighbours are.
const COMFORTABLE: usize = 28;
/// A column of words is not broken inside words to get narrower than this.
const NARROWEST: usize = 12;

/// The table: names, what stands under them, an underline, rows.
pub(crate) fn table(grid: &Grid, width: Option<usize>) -> String {
    let rows: Vec<Vec<String>> = grid.rows.iter().map(|row| grid.cells(row).map(one_line).collect()).collect();
    let names: Vec<String> = grid.columns.iter().map(|column| one_line(&column.name)).collect();
    let notes: Vec<String> = grid.columns.iter().map(|column| one_line(&column.note)).collect();
    let widest = |measure: fn(&str) -> usize| {
        let cells = |at| rows.iter().chain([&names, &notes]).filter_map(move |row: &Vec<String>| row.get(at));
        let widths = (0..names.len()).map(|at| cells(at).map(|cell| measure(cell)).max().unwrap_or_default());
        widths.collect::<Vec<usize>>()
    };
    let mut widths = widest(UnicodeWidthStr::width);
    if let Some(width) = width {
        fit(&mut widths, &widest(longest_word), &grid.columns, width);
    }
    let underline: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
    let has_notes = notes.iter().any(|note| !note.is_empty());
    let heading = [&names].into_iter().chain(has_notes.then_some(&notes)).chain([&underline]);
    heading.chain(&rows).map(|row| lines(row, &grid.columns, &widths)).collect()
}

/// What a cell needs if it is folded at its blanks.
fn longest_word(cell: &str) -> usize {
    let word = cell.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default();
    let blanks = indent(cell);
    word + blanks + if blanks + word < cell.width() { DEEPER } else { 0 }
}

/// Narrows columns of words until the table fits, as far as it goes: first what is wide, then to the
/// longest words, then inside words; each time from the last column to the first, since the first says
/// what a row is about.
fn fit(widths: &mut [usize], longest_words: &[usize], columns: &[Column], width: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
    let steps: [fn(usize) -> usize; 3] = [|_| COMFORTABLE, |word| word.min(COMFORTABLE), |word| word.min(NARROWEST)];
    for floor in steps {
        let columns = widths.iter_mut().zip(longest_words).zip(columns).rev();
        for ((width, &word), _) in columns.filter(|(_, column)| column.align == Align::Left) {
            let narrowed = width.saturating_sub(excess).max(floor(word)).min(*width);
            excess -= *width - narrowed;
            *width = narrowed;
        }
    }
}

/// A row, on as many lines as its longest cell needs.
fn lines(row: &[String], columns: &[Column], widths: &[usize]) -> String {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, &width)| fold(cell, width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let line = |at: usize| {
        let cells = cells
            .iter()
            .zip(columns)
            .zip(widths)
            .map(|((lines, column), &width)| pad(lines.get(at).map_or("", String::as_str), width, column.align));
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned() + "\n"
    };
    (0..height).map(line).collect()
}

/// `cell`, filled with blanks to `width` columns.
pub(crate) fn pad(cell: &str, width: usize, align: Align) -> String {
    let blanks = " ".repeat(width.saturating_sub(cell.width()));
    match align {
        Align::Left => format!("{cell}{blanks}"),
        Align::Right => format!("{blanks}{cell}"),
    }
}

/// A cell in lines of at most `width` columns; further lines stand deeper, as far as there is room.
fn fold(cell: &str, width: usize) -> Vec<String> {
    if cell.width() <= width {
        return vec![cell.to_owned()];
    }
    let blanks = |count: usize| " ".repeat(count.min(width / 2));
    let (first, further) = (blanks(indent(cell)), blanks(indent(cell) + DEEPER));
    wrap(cell, width, &first, &further).iter().flat_map(|line| broken(line, width, &further)).collect()
}

/// How many blanks a cell begins with.
fn indent(cell: &str) -> usize {
    cell.len() - cell.trim_start_matches(' ').len()
}

/// `text` in lines of at most `width` columns, broken at blanks; a longer word has a line of its own.
pub(crate) fn wrap(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, further.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}

/// A line that is too wide for its only word, broken after a hyphen if there is one in its second half,
/// else where it must be. Nothing is left out: an id that is cut could not be typed.
fn broken(line: &str, width: usize, further: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line.to_owned();
    while rest.width() > width {
        let mut taken = 0;
        let fits = |letter: &char| {
            taken += letter.width().unwrap_or_default();
            taken <= width
        };
        let head: String = rest.chars().take_while(fits).collect();
        let hyphen = head.rfind('-').map(|at| at + 1).filter(|&at| at > width / 2);
        let (head, tail) = rest.split_at(hyphen.unwrap_or(head.len()));
        if head.trim().is_empty() {
            break;
        }
        lines.push(head.to_owned());
        rest = format!("{further}{tail}");
    }
    lines.push(rest);
    lines
}

/// `text` on one line, without what would move the cursor or colour the terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(rows: &[&[&str]], width: Option<usize>, expected: &[&str]) {
        let rows = rows.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect();
        let columns = vec![Column::left("name"), Column::right("n").with_note("of 9")];
        assert_eq!(table(&Grid { columns, rows }, width).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn columns_stand_where_the_screen_puts_them() {
        check(
            &[&["日本語", "3"], &["e\u{301}", "10"], &["🙂"]],
            None,
            &["name       n", "        of 9", "------  ----", "日本語     3", "e\u{301}         10", "🙂"],
        );
    }

    #[test]
    fn names_that_are_too_long_are_folded() {
        let long = "  Pembangunan dan pengembangan jaringan (jaringan)";
        check(
            &[&[long, "3"], &["penyuluhan-berani-bicara", "4"]],
            Some(32),
            &[
                "name                           n",
                "                            of 9",
                "--------------------------  ----",
                "  Pembangunan dan              3",
                "    pengembangan jaringan",
                "    (jaringan)",
                "penyuluhan-berani-bicara       4",
            ],
        );
        check(
            &[&["kata penyuluhan-berani-bicara", "4"]],
            Some(5),
            &[
                "name             n",
                "              of 9",
                "------------  ----",
                "kata             4",
                "  penyuluhan",
                "  -berani-",
                "  bicara",
            ],
        );
        check(
            &[&["日本語日本語日本語日本語", "4"]],
            Some(5),
            &[
                "name             n",
                "              of 9",
                "------------  ----",
                "日本語日本語     4",
                "  日本語日本",
                "  語",
            ],
        );
    }

    #[test]
    fn the_first_column_is_narrowed_last() {
        let columns = vec![Column::left("code"), Column::left("state"), Column::right("n")];
        let grid = Grid { columns, rows: vec![vec!["sumber daya".into(), "tidak ditemukan".into(), "0".into()]] };
        let check = |width, expected: &str| assert_eq!(table(&grid, Some(width)).lines().nth(2), Some(expected));
        check(31, "sumber daya  tidak ditemukan  0");
        check(30, "sumber daya  tidak           0");
        check(20, "sumber    tidak        0");
    }

    #[test]
    fn a_cell_cant_move_the_cursor() {
        assert_eq!(one_line("a\r\nb\tc\u{1b}[31m"), "a b c [31m");
    }

    proptest! {
        #[test]
        fn folding_keeps_every_letter(cell in " {0,20}[a-z\u{65e5}\u{1f642} -]{0,60}", width in 4_usize..40) {
            let lines = fold(&cell, width);
            let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&cell));
            prop_assert!(lines.iter().all(|line| line.width() <= width), "{:?}", lines);
        }
    }
}
