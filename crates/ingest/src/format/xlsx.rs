//! Excel workbooks: each visible sheet with a column of text is read like a CSV table.
//!
//! The parts are read here rather than by a crate: what is hidden must stay out of the text, cells are
//! taken as a reader sees them, and rows are streamed, since a sheet with two cells may claim to be
//! seventeen billion large. ECMA-376 part 1, 18.

mod number;
mod sheet;
mod strings;
mod styles;
mod workbook;

use crate::Options;
use crate::allowance;
use crate::container::{self, Container};
use crate::diagnostics::{Diagnostics, Part, Warning, WarningKind};
use crate::error::IngestError;
use crate::format::table::{self, HEAD, Layout};
use crate::rows::{self, Rows};
use benang_model::Transcript;
use sheet::Hidden;
use strings::Strings;
use styles::Styles;
use workbook::{Sheet, Workbook};

/// Reads a workbook.
///
/// # Errors
/// Those of the container, and [`IngestError::NoTextColumn`].
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<(Transcript, Diagnostics), IngestError> {
    let mut container = container::open(bytes, "xlsx")?;
    // A shared string may stand in every cell.
    let limit = allowance::of_text(bytes.len());
    let workbook = Workbook::read(&mut container)?;
    let strings = Strings::read(&mut container, workbook.strings.as_deref(), limit)?;
    let styles = Styles::read(&mut container, workbook.styles.as_deref())?;
    let mut open = Open { container, strings, styles, epoch: workbook.epoch, left: limit, limit };
    let (hidden, shown): (Vec<&Sheet>, Vec<&Sheet>) = workbook.sheets.iter().partition(|sheet| sheet.is_hidden);
    let mut tables = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    for sheet in &shown {
        let head = open.head(sheet)?;
        match Layout::find(&head).or_else(|| Layout::guess(&head)) {
            Some(layout) => tables.push((*sheet, layout)),
            None if columns.is_empty() => columns = head.into_iter().next().unwrap_or_default(),
            None => {}
        }
    }
    if tables.is_empty() {
        return Err(IngestError::NoTextColumn { columns });
    }
    let (rows, concealed) = open.tables(&tables, bytes.len())?;
    if rows.text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    let left_out = |part, count: usize| (count > 0).then_some(WarningKind::LeftOut { part, count });
    let parts = [
        left_out(Part::HiddenSheets, hidden.len()),
        left_out(Part::OtherSheets, shown.len() - tables.len()),
        left_out(Part::HiddenRowsAndColumns, concealed.count),
    ];
    let mut findings: Vec<Warning> = tables.iter().flat_map(|(_, layout)| layout.findings()).collect();
    findings.dedup();
    findings.extend(parts.into_iter().flatten().map(|kind| Warning { line: None, kind }));
    Ok(table::finish(rows, findings, options))
}

/// A workbook being read.
struct Open<'b> {
    container: Container<'b>,
    strings: Strings,
    styles: Styles,
    epoch: number::Epoch,
    /// How many bytes of text may still be read.
    left: usize,
    limit: usize,
}

impl Open<'_> {
    /// The first rows of a sheet.
    fn head(&mut self, sheet: &Sheet) -> Result<Vec<Vec<String>>, IngestError> {
        let mut head = Vec::new();
        let left = self.left;
        let enough = |head: &Vec<Vec<String>>| if head.len() < HEAD { sheet::Next::Row } else { sheet::Next::Stop };
        self.rows(sheet, |row| {
            head.push(row.to_vec());
            enough(&head)
        })?;
        // They are read once more.
        self.left = left;
        Ok(head)
    }

    /// The rows of all tables in a file of `size` bytes; of several, each under the name of its sheet.
    fn tables(&mut self, tables: &[(&Sheet, Layout)], size: usize) -> Result<(Rows, Hidden), IngestError> {
        let mut rows = Rows::default();
        let mut hidden = Hidden::default();
        for (sheet, layout) in tables {
            if tables.len() > 1 {
                rows.heading(&sheet.name);
            }
            let mut index = 0;
            let found = self.rows(sheet, |row| {
                layout.add(&mut rows, index, row);
                index += 1;
                if rows::within(rows.weight(), size).is_ok() { sheet::Next::Row } else { sheet::Next::Stop }
            })?;
            rows::within(rows.weight(), size)?;
            hidden.count += found.count;
        }
        Ok((rows, hidden))
    }
}

#[cfg(test)]
mod tests;
