//! CSV and TSV: for spreadsheets and scripts.

use crate::{Grid, ReportError};
use std::borrow::Cow;

/// RFC 4180: quotes where needed, CR LF after each record.
pub(crate) fn csv(grid: &Grid) -> Result<String, ReportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(grid.columns.iter().map(|column| harmless(&column.name).into_owned()))?;
    for row in &grid.rows {
        writer.write_record(grid.cells(row).map(|cell| harmless(cell).into_owned()))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// No quotes: what would end a cell or a row is a blank.
pub(crate) fn tsv(grid: &Grid) -> String {
    let header = grid.columns.iter().map(|column| column.name.as_str()).map(tsv_cell).collect::<Vec<_>>();
    let rows = grid.rows.iter().map(|row| grid.cells(row).map(tsv_cell).collect());
    std::iter::once(header).chain(rows).map(|cells| cells.join("\t") + "\n").collect()
}

fn tsv_cell(cell: &str) -> String {
    harmless(&cell.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ")).into_owned()
}

/// The cell as a spreadsheet shows it as text: what looks like a formula would be run, and an
/// interview's `- iya` would be an error.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;
    use proptest::prelude::*;

    fn grid(rows: Vec<Vec<String>>) -> Grid {
        Grid { columns: ["a", "b", "-c"].map(Column::left).to_vec(), rows }
    }

    #[test]
    fn cells_keep_to_their_place() {
        let rows =
            vec![vec!["x,\"y\"\nz".to_owned(), "=1+1".into()], vec!["a\tb\r\nc".into(), "- iya".into(), "3".into()]];
        let grid = grid(rows);
        assert_eq!(csv(&grid).unwrap(), "a,b,'-c\r\n\"x,\"\"y\"\"\nz\",'=1+1,\r\n\"a\tb\r\nc\",'- iya,3\r\n");
        assert_eq!(tsv(&grid), "a\tb\t'-c\nx,\"y\" z\t'=1+1\t\na b c\t'- iya\t3\n");
    }

    fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
        let cell = prop_oneof!["[-=+@'\",; \t\r\n|a-c]{0,6}", any::<String>()];
        prop::collection::vec(prop::collection::vec(cell, 3), 0..6)
    }

    proptest! {
        #[test]
        fn csv_gives_back_the_cells(rows in cells()) {
            let text = csv(&grid(rows.clone())).expect("a grid is CSV");
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|record| record.expect("a record").iter().map(Into::into).collect()).collect();
            let expected: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|cell| harmless(cell).into_owned()).collect()).collect();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn tsv_has_a_line_a_row_and_a_tab_between_cells(rows in cells()) {
            let text = tsv(&grid(rows.clone()));
            let lines: Vec<&str> = text.split_terminator('\n').collect();
            prop_assert_eq!(lines.len(), rows.len() + 1);
            prop_assert!(lines.iter().all(|line| line.matches('\t').count() == 2 && !line.contains('\r')));
        }

        #[test]
        fn no_cell_is_a_formula(cell in any::<String>()) {
            prop_assert!(!harmless(&cell).starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(harmless(&cell).ends_with(&cell));
        }
    }
}
