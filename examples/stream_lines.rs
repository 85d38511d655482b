//! Prints lines for `benang stream` made of the interviews of `corpus`, again and again, until so many bytes are
//! printed: to see that its memory doesn't grow.
//!
//! `cargo run --release --example stream_lines -- 1000000000 | benang stream -c codebooks/sumodiningrat.toml`

use serde_json::json;
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let bytes: usize = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1_000_000);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let mut texts = Vec::new();
    for entry in fs_err::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
            texts.push(fs_err::read_to_string(path)?);
        }
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut printed = 0;
    for (id, text) in texts.iter().cycle().enumerate() {
        let line = format!("{}\n", json!({ "id": id, "text": text }));
        out.write_all(line.as_bytes())?;
        printed += line.len();
        if printed >= bytes {
            break;
        }
    }
    out.flush()
}
