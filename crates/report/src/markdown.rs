//! Tables of GitHub's Markdown.

use crate::text::one_line;
use crate::{Align, Grid};

/// The table with its delimiter row.
pub(crate) fn table(grid: &Grid) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let header = row(grid.columns.iter().map(|column| escape(&column.name)).collect());
    let delimiter = row(grid.columns.iter().map(|column| delimiter(column.align).to_owned()).collect());
    let rows = grid.rows.iter().map(|cells| row(grid.cells(cells).map(escape).collect()));
    [header, delimiter].into_iter().chain(rows).collect()
}

fn delimiter(align: Align) -> &'static str {
    match align {
        Align::Left => "---",
        Align::Right => "---:",
    }
}

/// Text that stands for itself: nothing in an interview is a table's edge, emphasis or a tag.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        if matches!(letter, '\\' | '|' | '*' | '_' | '`' | '<' | '~') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;

    #[test]
    fn nothing_breaks_the_table() {
        let grid = Grid {
            columns: vec![Column::left("kode|tema"), Column::right("n").with_note("dari 9")],
            rows: vec![vec!["*ketawa*\nlalu <b>".into(), "3".into()], vec!["a\\|b".into()]],
        };
        let expected = "| kode\\|tema | n |\n| --- | ---: |\n| \\*ketawa\\* lalu \\<b> | 3 |\n| a\\\\\\|b |  |\n";
        assert_eq!(table(&grid), expected);
    }
}
