//! Tables and excerpts to terminal, CSV, TSV, Markdown and JSON
