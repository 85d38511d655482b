//! The smallest archives that Word, LibreOffice and Excel would open, around a main part that is given.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Formats that are archives, with the name of the part that holds the text.
pub const MAIN_PARTS: [(&str, &str); 3] =
    [("docx", "word/document.xml"), ("odt", "content.xml"), ("xlsx", "xl/worksheets/sheet1.xml")];

const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument";

/// A document of this ending whose main part is `part`.
///
/// # Panics
/// If `ending` isn't one of [`MAIN_PARTS`].
#[must_use]
pub fn around(ending: &str, part: &[u8]) -> Vec<u8> {
    let (_, name) = MAIN_PARTS.iter().find(|(format, _)| *format == ending).expect("a format that is an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a name");
        writer.write_all(content).expect("memory");
    };
    for (name, content) in others(ending) {
        add(name, content.as_bytes());
    }
    add(name, part);
    writer.finish().expect("an archive").into_inner()
}

/// The parts beside the main part.
fn others(ending: &str) -> Vec<(&'static str, String)> {
    match ending {
        "odt" => vec![
            ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
            ("META-INF/manifest.xml", manifest()),
        ],
        "xlsx" => vec![
            (
                "[Content_Types].xml",
                types(&[
                    ("/xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
                    ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"),
                ]),
            ),
            ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml")),
            ("xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml")),
            ("xl/workbook.xml", workbook()),
        ],
        _ => vec![
            ("[Content_Types].xml", types(&[("/word/document.xml", "wordprocessingml.document.main+xml")])),
            ("_rels/.rels", relationship("officeDocument", "word/document.xml")),
        ],
    }
}

fn types(parts: &[(&str, &str)]) -> String {
    let part = |(name, kind): &(&str, &str)| format!(r#"<Override PartName="{name}" ContentType="{CONTENT}.{kind}"/>"#);
    let parts: String = parts.iter().map(part).collect();
    let rels = r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#;
    format!(r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{parts}</Types>"#)
}

fn relationship(kind: &str, target: &str) -> String {
    let one = format!(r#"<Relationship Id="r1" Type="{RELATIONSHIP}/{kind}" Target="{target}"/>"#);
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>"#
    )
}

fn workbook() -> String {
    let sheet = r#"<sheet name="Wawancara" sheetId="1" r:id="r1"/>"#;
    let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!(r#"<workbook xmlns="{namespace}" xmlns:r="{RELATIONSHIP}"><sheets>{sheet}</sheets></workbook>"#)
}

fn manifest() -> String {
    let root = r#"<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>"#;
    let content = r#"<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>"#;
    format!(r#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{root}{content}</m:manifest>"#)
}
