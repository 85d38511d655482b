//! No file takes more memory than ten times its size and 64 MiB, however hostile it is. The allocator
//! counts for the whole process, so this is one test in a program of its own.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Options, read_bytes};
use peak_alloc::PeakAlloc;
use std::time::{Duration, Instant};

#[path = "../fuzz/src/archive.rs"]
pub mod archive;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// About how large the hostile files are: what takes more than 32 times its size is caught.
const SIZE: usize = 3 << 20;

const ALLOWANCE: usize = 64 << 20;

/// Reading ends, and soon, though the program isn't optimised and other tests run beside it.
const PATIENCE: Duration = Duration::from_secs(120);

/// `piece` again and again, up to about `size` bytes.
fn filled(before: &str, piece: &str, after: &str, size: usize) -> Vec<u8> {
    let mut content = String::with_capacity(size + before.len() + piece.len() + after.len());
    content.push_str(before);
    while content.len() < size {
        content.push_str(piece);
    }
    content.push_str(after);
    content.into_bytes()
}

fn numbered(before: &str, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut content = before.to_owned();
    for number in 0.. {
        if content.len() >= SIZE {
            break;
        }
        content.push_str(&line(number));
    }
    content.into_bytes()
}

/// Names and contents. Each is made when its turn comes, so that only one is there at a time.
type Hostile = (&'static str, &'static str, fn() -> Vec<u8>);

const WORD: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const OFFICE: &str = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>"#;

const HOSTILE: &[Hostile] = &[
    ("txt", "colons", || filled("", ":", "", SIZE)),
    ("txt", "labels without talk", || filled("", "A:\n", "", SIZE)),
    ("txt", "short turns", || filled("", "P: a\nN: b\n", "", SIZE)),
    ("txt", "as many turns as are allowed", || filled("", "P: abcdefgh\nN: abcdefgh\n", "", SIZE)),
    ("txt", "a speaker a line", || numbered("", |n| format!("Orang{n}: ya\n"))),
    ("txt", "line ends", || filled("P: a", "\n", "\nN: b\n", SIZE)),
    ("txt", "one line", || filled("P: ", "ya ", "", SIZE)),
    ("txt", "one word", || filled("P: ", "y", "", SIZE)),
    ("txt", "brackets", || filled("P: ", "(", "", SIZE)),
    ("txt", "notes", || filled("P: ", "(a) ", "", SIZE)),
    ("txt", "times", || filled("", "[00:01] ", "", SIZE)),
    ("txt", "lines of times", || filled("", "00:01\n", "", SIZE)),
    ("txt", "numbers", || filled("", "1. a?\n", "", SIZE)),
    ("txt", "tabs", || filled("", "a\tb\n", "", SIZE)),
    ("txt", "carriage returns", || filled("P: a", "\r", "N: b", SIZE)),
    ("txt", "control characters", || filled("", "abcdefghijklmnopqrstuvwxyz\u{1}", "", SIZE)),
    ("txt", "UTF-16", || filled("", "P: a\nN: b\n", "", SIZE / 2).into_iter().flat_map(|byte| [byte, 0]).collect()),
    ("txt", "Windows-1252", || {
        filled("", "P: a\nN: b#\n", "", SIZE).into_iter().map(|b| if b == b'#' { 0xE9 } else { b }).collect()
    }),
    ("md", "headings", || filled("", "# a\n", "", SIZE)),
    ("md", "a line of front matter", || numbered("---\n", |n| format!("k{n}: v\n"))),
    ("csv", "one cell", || filled("speaker,text\nP,\"", "ya ", "\"\n", SIZE)),
    ("csv", "short rows", || filled("speaker,text\n", "P,a\nN,b\n", "", SIZE)),
    ("csv", "a speaker a row", || numbered("speaker,text\n", |n| format!("O{n},a\n"))),
    ("csv", "columns", || filled("speaker,text", ",x", "\nP,a\n", SIZE)),
    ("csv", "commas", || filled("speaker,text\n", ",", "\n", SIZE)),
    ("csv", "quotes", || filled("speaker,text\nP,", "\"", "\n", SIZE)),
    ("srt", "cues", || filled("", "1\n00:00:01,000 --> 00:00:02,000\na\n\n", "", SIZE)),
    ("srt", "arrows", || filled("1\n00:00:01,000 --> 00:00:02,000\n", "-->\n", "", SIZE)),
    ("vtt", "tags", || filled("WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v A>", "ya\n", SIZE)),
    ("vtt", "voices", || numbered("WEBVTT\n\n", |n| format!("00:01.000 --> 00:02.000\n<v O{n}>a\n\n"))),
    ("json", "lists", || filled("{\"segments\":", "[", "", SIZE)),
    ("json", "segments", || {
        filled(
            "{\"text\":\"a\",\"segments\":[{\"start\":0,\"end\":1,\"text\":\"a\"}",
            ",{\"start\":0,\"end\":1,\"text\":\"a\"}",
            "]}",
            SIZE,
        )
    }),
    ("json", "empty segments", || filled("{\"text\":\"a\",\"segments\":[{}", ",{}", "]}", SIZE)),
    ("json", "words", || {
        filled("{\"text\":\"a\",\"segments\":[{\"start\":0,\"end\":1,\"text\":\"a\",\"words\":[0", ",0", "]}]}", SIZE)
    }),
    ("rtf", "groups", || filled("{\\rtf1 ", "{", "", SIZE)),
    ("rtf", "groups with a word", || filled("{\\rtf1 ", "{\\b a", "", SIZE)),
    ("rtf", "paragraphs", || filled("{\\rtf1 ", "a\\par ", "}", SIZE)),
    ("rtf", "bytes", || filled("{\\rtf1 ", "\\bin999999999 ", "}", SIZE)),
    ("rtf", "notes", || filled("{\\rtf1 ", "{\\footnote a}", "}", SIZE)),
    ("rtf", "fonts", || numbered("{\\rtf1{\\fonttbl", |n| format!("\\f{n}\\fcharset2 Symbol;"))),
    ("rtf", "nested tables", || filled("{\\rtf1 ", "\\itap99 a\\nestcell\\itap1 b\\cell ", "}", SIZE)),
    ("html", "rules", || numbered("<html><style>", |n| format!(".a{n}{{display:none}}"))),
    ("html", "cells that reach down", || {
        filled(&format!("<html><table><tr>{}", "<td rowspan=999999>a".repeat(256)), "<tr><td>a", "", SIZE)
    }),
    ("html", "boxes", || filled("<html><body>", "<div>", "", SIZE)),
    ("html", "letters in bold", || filled("<html><body>", "<b>a", "", SIZE)),
    ("html", "paragraphs", || filled("<html><body>", "<p>a", "", SIZE)),
    ("html", "tables", || filled("<html><body>", "<table><tr><td>", "", SIZE)),
    ("html", "cells", || filled("<html><body><table>", "<td>a", "", SIZE)),
    ("html", "attributes", || numbered("<html><body><p ", |n| format!("a{n} "))),
    ("html", "entities", || filled("<html><body>", "&amp;", "", SIZE)),
    // What is measured here is the packed file, so all that comes out of it has to fit the allowance.
    ("docx", "a packed bomb", || {
        archive::around("docx", &filled(WORD, "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "", 200 << 20))
    }),
    ("docx", "packed spaces", || archive::around("docx", &filled(WORD, " ", "", 400 << 20))),
    ("docx", "packed nesting", || archive::around("docx", &filled(WORD, "<w:sdt>", "", SIZE))),
    ("docx", "packed cells", || archive::around("docx", &filled(WORD, "<w:tbl><w:tr><w:tc>", "", SIZE))),
    ("odt", "repeated spaces", || {
        archive::around("odt", &filled(OFFICE, "<text:p><text:s text:c=\"4000000000\"/>a</text:p>", "", 1 << 20))
    }),
    ("odt", "repeated rows", || {
        archive::around(
            "odt",
            &filled(
                OFFICE,
                "<table:table><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
                "",
                1 << 20,
            ),
        )
    }),
    ("xlsx", "cells", || {
        archive::around(
            "xlsx",
            &filled(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row>",
                "<c/>",
                "",
                100 << 20,
            ),
        )
    }),
    ("xlsx", "a far cell", || {
        archive::around("xlsx", br#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>"#)
    }),
    ("pdf", "objects", || numbered("%PDF-1.4\n", |n| format!("{n} 0 obj\n<<>>\nendobj\n"))),
    ("pdf", "lists", || filled("%PDF-1.4\n1 0 obj\n", "[", "", SIZE)),
];

#[test]
fn memory_is_bounded_by_the_size_of_the_file() {
    let only = std::env::var("BENANG_HOSTILE").unwrap_or_default();
    let mut swollen = Vec::new();
    for (ending, what, make) in HOSTILE.iter().filter(|(ending, what, _)| format!("{ending} {what}").contains(&only)) {
        let bytes = make();
        let (size, before) = (bytes.len(), ALLOCATOR.current_usage() - bytes.len());
        ALLOCATOR.reset_peak_usage();
        let begin = Instant::now();
        let read = read_bytes(&format!("a.{ending}"), bytes, &Options::default());
        let (took, peak) = (begin.elapsed(), ALLOCATOR.peak_usage().saturating_sub(before));
        let outcome =
            read.as_ref().map_or_else(ToString::to_string, |file| format!("{} turns", file.transcript.turns.len()));
        let told = format!(
            "{ending}, {what}: {size} bytes, {peak} bytes of memory, {took:?}: {}",
            outcome.chars().take(100).collect::<String>()
        );
        println!("{told}");
        if peak > 10 * size + ALLOWANCE || took > PATIENCE {
            swollen.push(told);
        }
    }
    assert!(swollen.is_empty(), "{swollen:#?}");
}
