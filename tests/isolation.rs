//! Files that can bring a reader down are read by this program in a process of its own.

use benang_ingest::{IngestError, Ingested, Options, read_bytes};
use std::path::PathBuf;

/// A PDF of one page with this content stream and a standard font.
fn page(filter: &str, content: &[u8]) -> Vec<u8> {
    let mut pdf = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n\
         5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n4 0 obj\n<</Length {}{filter}>>\nstream\n",
        content.len()
    )
    .into_bytes();
    pdf.extend(content);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n");
    pdf
}

fn read(bytes: Vec<u8>, program: Option<&str>) -> Result<Ingested, IngestError> {
    read_bytes("a.pdf", bytes, &Options { program: program.map(PathBuf::from), ..Options::default() })
}

const BENANG: Option<&str> = Some(env!("CARGO_BIN_EXE_benang"));

#[test]
fn a_process_of_its_own_reads_the_same() {
    let talk = b"BT /F 10 Tf 50 700 Td (P: Ya?) Tj 0 -12 Td (N: \xE9.) Tj ET";
    for pdf in [page("", talk), page("", b""), b"%PDF-1.4\nnothing".to_vec()] {
        let (here, there) = (read(pdf.clone(), None), read(pdf, BENANG));
        assert_eq!(format!("{here:?}"), format!("{there:?}"));
    }
    assert!(read(page("", talk), BENANG).is_ok());
}

#[test]
fn a_program_that_is_not_there_is_done_without() {
    let pdf = page("", b"BT /F 10 Tf 50 700 Td (P: Ya?) Tj ET");
    assert!(read(pdf, Some("/no/such/program")).is_ok());
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_is_not_there_is_an_error() {
    // A run of 128 letters is packed into two bytes.
    let mut content = b"\x03BT (".to_vec();
    content.extend([0x81, b'a'].repeat(4 << 20));
    let error = read(page("/Filter/RunLengthDecode", &content), BENANG).expect_err("too much");
    assert!(matches!(error, IngestError::Limit { .. }), "{error:?}");
}
