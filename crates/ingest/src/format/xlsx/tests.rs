use super::*;
use crate::container::tests::archive;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook of sheets: name, attributes, what stands in its `worksheet`.
fn workbook(sheets: &[(&str, &str, &str)], strings: &[&str]) -> Vec<u8> {
    let list: String = sheets
        .iter()
        .enumerate()
        .map(|(index, (name, state, _))| format!(r#"<sheet name="{name}" sheetId="{index}" {state} r:id="s{index}"/>"#))
        .collect();
    let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#);
    let mut relations: String = (0..sheets.len())
        .map(|index| {
            format!(r#"<Relationship Id="s{index}" Type="{OFFICE}/worksheet" Target="worksheets/{index}.xml"/>"#)
        })
        .collect();
    relations.push_str(&format!(r#"<Relationship Id="a" Type="{OFFICE}/sharedStrings" Target="/xl/strings.xml"/>"#));
    relations.push_str(&format!(r#"<Relationship Id="b" Type="{OFFICE}/styles" Target="styles.xml"/>"#));
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#);
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="x" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let strings: String = strings.iter().map(|string| format!("<si>{string}</si>")).collect();
    let strings = format!(r#"<sst xmlns="{MAIN}">{strings}</sst>"#);
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>"#
    );
    let pages: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(index, (_, _, inner))| {
            (format!("xl/worksheets/{index}.xml"), format!(r#"<worksheet xmlns="{MAIN}">{inner}</worksheet>"#))
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/strings.xml", &strings),
        ("xl/styles.xml", &styles),
    ];
    parts.extend(pages.iter().map(|(name, page)| (name.as_str(), page.as_str())));
    archive(&parts)
}

/// Rows of cells in place, each a string in its cell.
fn sheet(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#);
    let rows: String =
        rows.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect();
    format!("<sheetData>{rows}</sheetData>")
}

fn parse(bytes: &[u8]) -> (Transcript, Vec<WarningKind>) {
    let (transcript, diagnostics) = read(bytes, &Options::default()).expect("a workbook");
    assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
    (transcript, diagnostics.warnings.into_iter().map(|warning| warning.kind).collect())
}

#[test]
fn cells_are_taken_as_they_are_seen() {
    let rows = r#"<sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="str"><f>1</f><v>Ucapan</v></c></row>
        <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="3"><v>0.000543981481</v></c><c r="D2" t="s"><v>3</v></c></row>
        <row r="4"><c r="B4" s="3"><v>0.00068</v></c><c r="D4"><f>A1</f><v>12.0</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><r><t>Id</t></r><r><t>a</t></r></is></c><c r="D5" s="1"><v>45058</v></c></row>
        </sheetData>"#;
    let strings = ["<t>Pembicara</t>", "<t>Waktu</t>", "<t>Ani</t>", "<t>Apa_x000D_\nitu?</t><rPh><t>x</t></rPh>"];
    let (transcript, _) = parse(&workbook(&[("Lembar1", "", rows)], &strings));
    assert_eq!(transcript.text, "Ani: Apa\nitu?\n\n12\n\nIda: 2023-05-12\n");
    assert_eq!(transcript.turns[0].time_ms, Some(47_000));
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let shown = r#"<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>
        <row><c t="inlineStr"><is><t>Speaker</t></is></c><c t="inlineStr"><is><t>Text</t></is></c><c t="inlineStr"><is><t>Rahasia</t></is></c></row>
        <row><c t="inlineStr"><is><t>P</t></is></c><c t="inlineStr"><is><t>Apa?</t></is></c></row>
        <row hidden="1"><c t="inlineStr"><is><t>P</t></is></c><c t="inlineStr"><is><t>Jangan.</t></is></c></row>
        <row><c t="inlineStr"><is><t>N</t></is></c><c t="inlineStr"><is><t>Ya.</t></is></c></row></sheetData>"#;
    let talk = sheet(&[&["speaker", "text"], &["P", "Hapus."]]);
    let codes = sheet(&[&["kode", "arti"], &["A", "B"]]);
    let sheets = [("A", "", shown), ("B", r#"state="veryHidden""#, &talk), ("C", "", &codes)];
    let (transcript, warnings) = parse(&workbook(&sheets, &[]));
    assert_eq!(transcript.text, "P: Apa?\n\nN: Ya.\n");
    let left_out = |part, count| WarningKind::LeftOut { part, count };
    for told in
        [left_out(Part::HiddenSheets, 1), left_out(Part::OtherSheets, 1), left_out(Part::HiddenRowsAndColumns, 2)]
    {
        assert!(warnings.contains(&told), "{told:?} in {warnings:?}");
    }
}

#[test]
fn several_sheets_of_talk_have_headings() {
    let one = sheet(&[&["No", "Pertanyaan", "Jawaban"], &["1", "Apa?", "Ya."]]);
    let (transcript, _) = parse(&workbook(&[("Bu Yati", "", &one), ("Pak Rudi", "", &one)], &[]));
    let part = "Pertanyaan: Apa?\n\nJawaban: Ya.\n";
    assert_eq!(transcript.text, format!("Bu Yati\n\n{part}\nPak Rudi\n\n{part}"));
    assert_eq!(transcript.turns.len(), 4);
}

#[test]
fn what_is_no_table_of_talk_is_refused() {
    let codes = sheet(&[&["kode", "arti"], &["A", "B"]]);
    let error = read(&workbook(&[("C", "", &codes)], &[]), &Options::default()).expect_err("no text");
    assert!(matches!(error, IngestError::NoTextColumn { columns } if columns == ["kode", "arti"]));
    let other = archive(&[("a.txt", "x")]);
    assert!(matches!(read(&other, &Options::default()), Err(IngestError::NotWhatItSays { .. })));
}

#[test]
fn a_string_in_every_cell_does_not_fill_the_memory() {
    let long = format!("<t>{}</t>", "a".repeat(1 << 20));
    let rows = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(100);
    let bytes = workbook(&[("A", "", &format!("<sheetData>{rows}</sheetData>"))], &[&long]);
    let error = read(&bytes, &Options::default()).expect_err("too much");
    assert!(matches!(error, IngestError::Limit { .. }), "{error}");
    let far = r#"<sheetData><row><c r="A1" t="inlineStr"><is><t>teks</t></is></c><c r="XFD1"><v>1</v></c></row>
        <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Ya.</t></is></c></row></sheetData>"#;
    assert_eq!(parse(&workbook(&[("A", "", far)], &[])).0.text, "Ya.\n");
}
