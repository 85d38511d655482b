use super::*;
use crate::container::tests::archive;
use benang_model::Locale;

fn check(name: &str, content: &str, expected: Format) {
    assert_eq!(format(name, content.as_bytes()).ok(), Some(expected), "{name}: {content:?}");
}

fn refused(name: &str, bytes: &[u8], expected: &str) {
    let error = format(name, bytes).expect_err(name);
    assert_eq!(
        format!("{}; {}", error.message(Locale::En), error.hint(Locale::En).unwrap_or_default()),
        expected,
        "{name}"
    );
}

fn docx() -> Vec<u8> {
    let types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    archive(&[("[Content_Types].xml", types), ("word/document.xml", "<w:document/>")])
}

fn open_document(kind: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", &format!("application/vnd.oasis.opendocument.{kind}")),
        ("content.xml", "<a/>"),
        ("META-INF/manifest.xml", "<a/>"),
    ])
}

#[test]
fn between_text_formats_the_content_decides() {
    check("a.TXT", "P: Ya\nN: Tidak\n", Format::Text);
    check("a.md", "# Wawancara\n\nP: Ya\n", Format::Markdown);
    check("wawancara", "P: Ya\n", Format::Text);
    check("wawancara 12.3", "P: Ya\n", Format::Text);
    check("a.doc", "P: Ya\n", Format::Text);
    for name in ["a.txt", "a.md", "a.csv", "a.srt", "a.vtt", "a.json", "a.rtf", "a.html", "a.doc", "a"] {
        check(name, "\u{feff}WEBVTT - rapat\n\n00:01.000 --> 00:02.000\nYa\n", Format::WebVtt);
        check(name, "{\\rtf1\\ansi Ya}", Format::Rtf);
        check(name, "\n<!-- disimpan dari web -->\n<!DOCTYPE html>\n<p>Ya", Format::Html);
        check(
            name,
            "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ya</p></html>",
            Format::Html,
        );
        check(name, "{\"text\": \"Ya\", \"segments\": []}\n", Format::Json);
    }
    for name in ["a.txt", "a.csv", "a.srt", "a"] {
        check(name, "1\n00:00:00,500 --> 00:00:07,000\nYa\n", Format::SubRip);
    }
    check("a.vtt", "00:00:00.500 --> 00:00:07.000\nYa\n", Format::WebVtt);
    check("a.txt", "pembicara;teks\nP;Ya\n", Format::Csv);
    check("a.txt", "No,Pertanyaan,Jawaban\n1,Apa?,Ini\n", Format::Csv);
    check("a.csv", "tanggal,tempat\n", Format::Csv);
    check("a.tsv", "speaker\ttext\nP\tYa\n", Format::Tsv);
    check("a.xls", "<table><tr><td>P</td></tr></table>", Format::Html);
}

#[test]
fn what_only_resembles_another_format_stays_what_it_is() {
    check("a.txt", "WEBVTT: sebuah format\n", Format::Text);
    check("a.txt", "[00:00:02] P: Ya\n", Format::Text);
    check("a.txt", "{tertawa} P: Ya\n", Format::Text);
    check("a.txt", "P: <html> itu apa?\n", Format::Text);
    check("a.txt", "<P> Ya\n<N> Tidak\n", Format::Text);
    check("a.txt", "pembicara, teks\n\nSemua hadir.\n", Format::Text);
    check("a.txt", "P: a --> b\n", Format::Text);
    check("a.md", "<div>\n\nP: Ya\n", Format::Markdown);
    check("a.html", "P: Ya, 3 < 4\n", Format::Text);
    check("a.html", "<p>P: Ya</p>", Format::Html);
    check("a.rtf", "P: Ya\n", Format::Text);
    check("a.srt", "P: Ya\nN: Tidak\n", Format::Text);
    check("a.json", "P: Ya", Format::Json);
}

#[test]
fn a_name_that_promises_a_container_is_held_to_it() {
    assert_eq!(format("a.DOCX", &docx()).ok(), Some(Format::Docx));
    assert_eq!(format("a.odt", &open_document("text")).ok(), Some(Format::Odt));
    assert_eq!(format("a.pdf", b"\n\n%PDF-1.7\n").ok(), Some(Format::Pdf));
    assert_eq!(format("a", &docx()).ok(), Some(Format::Docx));
    assert_eq!(format("a.doc", &docx()).ok(), Some(Format::Docx));
    // The reader says what is wrong with an archive that can't be opened.
    assert_eq!(format("a.docx", b"PK\x03\x04").ok(), Some(Format::Docx));
    let rename = |ending: &str| format!("if it is the right file, rename it so that it ends in .{ending}");
    refused(
        "a.docx",
        b"<html><p>Ya</p>",
        &format!("the name ends in .docx, but it is a web page (HTML); {}", rename("html")),
    );
    refused(
        "a.docx",
        b"{\\rtf1 Ya}",
        &format!("the name ends in .docx, but it is a Rich Text document (RTF); {}", rename("rtf")),
    );
    refused("a.docx", b"P: Ya\n", &format!("the name ends in .docx, but it is plain text; {}", rename("txt")));
    refused("a.pdf", b"P: Ya\n", &format!("the name ends in .pdf, but it is plain text; {}", rename("txt")));
    refused("a.docx", b"%PDF-1.4\n", &format!("the name ends in .docx, but it is a PDF; {}", rename("pdf")));
    refused(
        "a.docx",
        &open_document("text"),
        &format!("the name ends in .docx, but it is an OpenDocument text (.odt); {}", rename("odt")),
    );
    refused("a.txt", &docx(), &format!("the name ends in .txt, but it is a Word document (.docx); {}", rename("docx")));
    refused(
        "a.odt",
        &open_document("spreadsheet"),
        "the name ends in .odt, but it is a spreadsheet; save it as .xlsx or CSV UTF-8",
    );
    refused(
        "a.docx",
        &archive(&[("a.txt", "Ya")]),
        "the name ends in .docx, but it is a ZIP archive; unpack it, and give the files in it",
    );
    let binary: Vec<u8> = (0..=255).cycle().take(5000).collect();
    refused(
        "a.docx",
        &binary,
        "the name ends in .docx, but it is binary data; open it in the program it comes from and save it again in the format that its name says",
    );
}

#[test]
fn what_is_no_transcript_says_what_it_is() {
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.extend([0; 600]);
    let save = "open it in Word, Excel or LibreOffice and save it as .docx or .xlsx";
    refused("a.doc", &old, &format!("a document of an old Office program cannot be read here; {save}"));
    refused("a.docx", &old, &format!("the name ends in .docx, but it is a document of an old Office program; {save}"));
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for name in ["a.docx", "a.xlsx", "a.doc"] {
        assert!(matches!(format(name, &old), Err(IngestError::Encrypted)), "{name}");
    }
    let transcribe = "have the recording transcribed first, and give the transcript";
    refused("a.txt", b"ID3\x04\0\0", &format!("the name ends in .txt, but it is a sound recording; {transcribe}"));
    refused("rekaman", b"\0\0\0\x20ftypisom", &format!("a film cannot be read here; {transcribe}"));
    assert!(matches!(format("a.mp3", b"P: Ya"), Err(IngestError::UnknownFormat { ending }) if ending == "mp3"));
    assert!(matches!(format("~$wawancara.docx", b"\x05Ratna"), Err(IngestError::LockFile)));
    assert!(matches!(format(".~lock.wawancara.odt#", b",ratna"), Err(IngestError::LockFile)));
    assert!(matches!(format("a.docx", b""), Err(IngestError::Empty)));
    assert!(matches!(format("a.docx", &[0; 512]), Err(IngestError::Damaged { .. })));
    assert!(matches!(
        format("a.txt", b"<?xml version=\"1.0\"?><ANNOTATION_DOCUMENT/>"),
        Err(IngestError::Unsupported { is: Content::Xml })
    ));
    let page = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n";
    assert!(matches!(format("a.doc", page), Err(IngestError::Unsupported { is: Content::WebArchive })));
}

#[test]
fn the_encoding_makes_no_difference() {
    let text = "pembicara;teks\nP;Sejak kapan – “dulu”?\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(format("a.txt", &little).ok(), Some(Format::Csv));
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little).collect();
    assert_eq!(format("a.txt", &marked).ok(), Some(Format::Csv));
    assert_eq!(format("a.txt", b"<html>\xE9\xE8").ok(), Some(Format::Html));
}
