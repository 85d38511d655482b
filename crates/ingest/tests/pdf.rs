//! The text of PDFs against what pdftotext, an independent reader, finds in them: at least 97 of 100 words of
//! either are in the other. The PDFs that other programs write are made while testing; without those
//! programs, or without the documents beside the workspace, the tests say so and pass, except in CI.

#![expect(clippy::print_stderr, reason = "says why it checks nothing")]
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{IngestError, Options, Warning, WarningKind, read_bytes, read_file};
use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many of the words of one text must be in the other.
const LEAST: f64 = 0.97;

/// What a program writes when it gets `input`; none if it isn't there.
fn run(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = match started {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(std::env::var_os("CI").is_none(), "{program} is missing");
            eprintln!("skipped: {program} is not installed");
            return None;
        }
        started => started.expect(program),
    };
    let mut stdin = child.stdin.take().expect("piped");
    let ended = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    });
    Some(ended.expect(program).stdout)
}

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/realdata")).join(path);
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// How often each word occurs, case aside.
fn bag(text: &str) -> HashMap<String, usize> {
    let mut bag = HashMap::new();
    for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// The share of the words of `of` that are in `within`.
fn share(of: &HashMap<String, usize>, within: &HashMap<String, usize>) -> f64 {
    let all: usize = of.values().sum();
    let common: usize = of.iter().map(|(word, count)| within.get(word).copied().unwrap_or_default().min(*count)).sum();
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

fn assert_same_words(what: &str, ours: &str, pdf: &[u8]) {
    let Some(theirs) = run("pdftotext", &["-", "-"], pdf) else { return };
    let (ours, theirs) = (bag(ours), bag(&String::from_utf8_lossy(&theirs)));
    let (recall, precision) = (share(&theirs, &ours), share(&ours, &theirs));
    assert!(recall >= LEAST && precision >= LEAST, "{what}: recall {recall:.3}, precision {precision:.3}");
}

#[test]
fn real_pdfs_have_the_words_that_pdftotext_finds() {
    for path in ["transcripts_en/pdpilot_P1.pdf", "codebooks/pdpilot_maxqda_code_system.pdf"] {
        let Some(path) = shared(path) else { return };
        let file = read_file(&path, &Options::default()).expect("a PDF with text");
        assert_same_words(&path.display().to_string(), &file.transcript.text, &fs_err::read(&path).expect("a file"));
    }
}

#[test]
fn a_password_is_told() {
    let Some(path) = shared("awkward/pdf_encrypted_aes256.pdf") else { return };
    let error = read_file(&path, &Options::default()).expect_err("encrypted");
    assert!(matches!(error, IngestError::Encrypted), "{error:?}");
}

/// Talk enough for several pages, with words long enough to be broken.
fn interview() -> String {
    let mut text = String::from(".nr PS 11\n.ds CH Wawancara kader\n.ds CF Lembar \\\\n%\n");
    for number in 1..=60 {
        text.push_str(".LP\nP: Sejak kapan Ibu menjadi kader posyandu di kelurahan ini?\n.LP\n");
        text.push_str(&format!(
            "N: Dari tahun {} waktu itu diajak ketua kelompok karena tidak ada yang mau. Fasilitasnya belum ada, \
             penimbangan dilakukan di rumah, dan pertanggungjawabannya dibuat sendiri-sendiri oleh ibu-ibu kader.\n",
            1960 + number
        ));
    }
    text
}

#[test]
fn typeset_pages_lose_their_heads_and_feet_and_nothing_else() {
    for columns in ["", ".2C\n"] {
        let source = interview().replacen(".LP", &format!("{columns}.LP"), 1);
        let Some(pdf) = run("groff", &["-k", "-ms", "-Tpdf"], source.as_bytes()) else { return };
        if pdf.is_empty() {
            assert!(std::env::var_os("CI").is_none(), "groff can't write PDF");
            eprintln!("skipped: groff can't write PDF");
            return;
        }
        let file = read_bytes("kader.pdf", pdf.clone(), &Options::default()).expect("a PDF with text");
        let text = &file.transcript.text;
        assert_same_words("groff", text, &pdf);
        assert!(!text.contains("Lembar") && !text.contains("Wawancara"), "{text}");
        assert!(
            file.diagnostics.warnings.iter().any(|Warning { kind, .. }| matches!(kind, WarningKind::LeftOut { .. }))
        );
        let years: Vec<&str> =
            text.split_whitespace().filter(|word| word.len() == 4 && word.starts_with(['1', '2'])).collect();
        let expected: Vec<String> = (1961..=2020).map(|year| year.to_string()).collect();
        assert_eq!(years, expected, "read in order");
        let labelled = text.lines().filter(|line| line.starts_with("P: ") || line.starts_with("N: "));
        assert_eq!(labelled.count(), 120, "columns are not taken for cells");
    }
}

/// A PDF of one page with this content stream and a standard font.
fn page(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n\
         6 0 obj\n<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nA\nendstream\nendobj\n\
         trailer\n<</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn a_file_without_a_table_of_its_objects_is_mended() {
    let check = |content: &str, text: &str| {
        let file = read_bytes("a.pdf", page(content), &Options::default()).expect(content);
        assert_eq!(file.transcript.text, text);
    };
    check("BT /F 10 Tf 50 700 Td (P: Ya?) Tj 0 -12 Td (N: Ya.) Tj ET", "P: Ya?\nN: Ya.\n");
    // A gap instead of a space, and text that nobody sees, as in what is recognised in a scan.
    check("BT /F 10 Tf 50 700 Td [(P:)-300(Ya?)] TJ ET", "P: Ya?\n");
    check("BT 3 Tr /F 10 Tf 50 700 Td (P: Ya?) Tj ET", "P: Ya?\n");
    check("/Span<</ActualText(fi)>>BDC BT /F 10 Tf 50 700 Td (x) Tj ET EMC BT /F 10 Tf 55 700 Td (ks) Tj ET", "fiks\n");
}

#[test]
fn pages_without_text_say_why() {
    let check = |content: &str, expected: fn(&IngestError) -> bool| {
        let error = read_bytes("a.pdf", page(content), &Options::default()).expect_err(content);
        assert!(expected(&error), "{content}: {error:?}");
    };
    check("q 500 0 0 700 0 0 cm /X Do Q", |error| matches!(error, IngestError::NoTextLayer));
    check("", |error| matches!(error, IngestError::Empty));
    let damaged = read_bytes("a.pdf", b"%PDF-1.4\nnothing".to_vec(), &Options::default());
    assert!(matches!(damaged, Err(IngestError::Damaged { .. })), "{damaged:?}");
}
