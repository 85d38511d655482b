//! Tables and excerpts to terminal, CSV, TSV, Markdown and JSON.
//!
//! Every output of one thing shows the same numbers; they differ in what their readers need. Text and
//! Markdown are for people: in their language, with what the numbers mean written under them. CSV and
//! TSV are for spreadsheets and scripts: raw numbers in columns of their own, names that never change.
//! JSON is the contract with other programs. What is counted is decided elsewhere.
//!
//! ```
//! use benang_report::{Column, Grid, Layout, render_grid};
//!
//! let columns = vec![Column::left("code"), Column::right("segments")];
//! let grid = Grid { columns, rows: vec![vec!["motivasi".into(), "12".into()]] };
//! assert_eq!(render_grid(&grid, Layout::Text, None)?, "code      segments\n--------  --------\nmotivasi        12\n");
//! assert_eq!(render_grid(&grid, Layout::Csv, None)?, "code,segments\r\nmotivasi,12\r\n");
//! # Ok::<(), benang_report::ReportError>(())
//! ```

mod delimited;
mod error;
mod excerpt;
#[cfg(test)]
mod fixture;
mod format;
mod frequency;
mod grid;
mod hit;
mod markdown;
mod text;
mod wording;

pub use error::ReportError;
pub use excerpt::{Excerpt, ExcerptHeading, excerpts};
pub use format::{Format, Layout, UnknownEnding, UnknownFormat};
pub use frequency::frequency;
pub use grid::{Align, Column, Grid, render_grid};
pub use hit::{Hit, Hits, Style, hits};
pub use wording::counted;
