use super::*;
use crate::container::tests::archive;
use crate::diagnostics::WarningKind;
use crate::error::{Content, Excess};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a document with this body, and with other parts by their kinds.
fn parts(body: &str, others: &[(&str, &str)]) -> Vec<(String, String)> {
    let relation = |kind: &str, target: &str| {
        format!("<Relationship Id='{kind}{target}' Type='{TYPES}/{kind}' Target='{target}'/>")
    };
    let relations = |content: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{content}</Relationships>"
        )
    };
    let of_main: String = others.iter().map(|(kind, _)| relation(kind, &format!("{kind}.xml"))).collect();
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>".to_owned(),
        ),
        ("_rels/.rels".to_owned(), relations(&relation("officeDocument", "word/main.xml"))),
        ("word/_rels/main.xml.rels".to_owned(), relations(&of_main)),
        ("word/main.xml".to_owned(), format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>")),
    ];
    parts.extend(
        others
            .iter()
            .map(|(kind, content)| (format!("word/{kind}.xml"), format!("<w:{kind} {SPACES}>{content}</w:{kind}>"))),
    );
    parts
}

fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect::<Vec<_>>())
}

fn with(body: &str, others: &[(&str, &str)]) -> Result<Document, IngestError> {
    read(&zipped(&parts(body, others)))
}

/// Whether a body reads as `expected`, with these parts left out.
fn check(body: &str, expected: &str, left_out: &[(Part, usize)]) {
    let document = with(body, &[]).expect(body);
    let expected_findings: Vec<WarningKind> =
        left_out.iter().map(|&(part, count)| WarningKind::LeftOut { part, count }).collect();
    assert_eq!((document.text.as_str(), document.findings), (expected, expected_findings), "{body}");
}

/// A paragraph with one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[test]
fn runs_are_joined_and_breaks_kept() {
    check(
        "<w:p><w:r><w:t>P</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t xml:space='preserve'>: Se</w:t></w:r>\
         <w:r><w:t>jak</w:t><w:tab/><w:t>kapan?</w:t><w:br/><w:t>Dari</w:t><w:cr/><w:t>dulu</w:t></w:r></w:p>\
         <w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>for</w:t><w:softHyphen/><w:t>mal</w:t>\
         <w:br w:type='page'/><w:lastRenderedPageBreak/><w:t>\n  ya\n</w:t></w:r></w:p>",
        "P: Sejak\tkapan?\nDari\ndulu\nnon\u{2011}formal\nya\n",
        &[],
    );
    check(
        "<w:p><w:hyperlink r:id='x'><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>\
         <w:bdo><w:r><w:t>c</w:t></w:r></w:bdo><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>d</w:t></w:r>\
         </w:sdtContent></w:sdt><w:r><w:rPr><w:caps/></w:rPr><w:t>e</w:t></w:r><m:oMath><m:r><w:rPr/><m:t>f</m:t></m:r></m:oMath>\
         <w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>g</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "abcdefg\n",
        &[],
    );
}

#[test]
fn tracked_changes_are_accepted() {
    check(
        "<w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>\
         <w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom>\
         <w:moveTo><w:r><w:t>e</w:t></w:r></w:moveTo></w:p>",
        "a be\n",
        &[(Part::Deletions, 2)],
    );
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>{}\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc/></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("dua"),
        p("x"),
        p("1"),
        p("2")
    );
    check(&joined, "satudua\n1\t2\n", &[(Part::Deletions, 1)]);
    check(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r>\
         <w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>b</w:t></w:r></w:p>",
        "a\nb\n",
        &[],
    );
}

#[test]
fn hidden_text_is_left_out() {
    check(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t><w:tab/></w:r>\
         <w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>d</w:t></w:r></w:p>\
         <w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>e</w:t></w:r></w:p>\
         <w:p><w:r><w:t>f</w:t></w:r></w:p>",
        "acd\nf\n",
        &[(Part::Hidden, 2)],
    );
    let styles = "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='B'><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='D'><w:basedOn w:val='B'/></w:style>\
         <w:style w:type='paragraph' w:styleId='L'><w:basedOn w:val='L'/></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val='D'/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val='false'/></w:rPr>\
         <w:t>b</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='L'/></w:pPr><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>c</w:t></w:r>\
         <w:r><w:t>d</w:t></w:r></w:p>";
    assert_eq!(with(body, &[("styles", styles)]).expect("text").text, "b\nd\n");
}

#[test]
fn fields_show_their_results() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let body = format!(
        "<w:p>{0}<w:r><w:instrText> HYPERLINK \"http://a.id\" </w:instrText></w:r>{0}<w:r><w:instrText>PAGE</w:instrText></w:r>{1}\
         <w:r><w:t>9</w:t></w:r>{2}{1}<w:r><w:t>Judul</w:t></w:r>{2}<w:fldSimple w:instr='DATE'><w:r><w:t> 2 Mei</w:t></w:r></w:fldSimple></w:p>\
         <w:p>{0}<w:r><w:instrText>XE \"a\"</w:instrText></w:r>{2}<w:r><w:t>b</w:t></w:r></w:p>\
         <w:p>{0}<w:r><w:instrText>TOC</w:instrText></w:r></w:p><w:p><w:r><w:t>never closed</w:t></w:r></w:p>",
        field("begin"),
        field("separate"),
        field("end")
    );
    check(&body, "Judul 2 Mei\nb\n\nnever closed\n", &[]);
}

#[test]
fn of_alternatives_one_is_read_and_boxes_stand_after_their_paragraph() {
    let text_box = |text: &str| format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Choice Requires='v'>{}</mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>b</w:t><w:drawing/></w:r></w:p>{}",
        text_box("box"),
        text_box("other"),
        text_box("old"),
        p("c")
    );
    check(&body, "ab\nbox\nc\n", &[(Part::Pictures, 1)]);
    check(
        &format!(
            "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            text_box("old")
        ),
        "\nold\n",
        &[],
    );
}

#[test]
fn tables_are_read_row_by_row() {
    let cell = |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl><w:tblPr/>{}{}{}</w:tbl>",
        row(&[cell("", &p("No")), cell("<w:gridSpan w:val='2'/>", &p("Jawaban"))]),
        row(&[cell("<w:vMerge w:val='restart'/>", &p("1")), cell("", &(p("Iya.") + &p("Betul.")))]),
        row(&[cell("<w:vMerge/>", &p("unseen")), cell("", &p("Tidak."))]),
    );
    check(&body, "No\tJawaban\n1\tIya.\u{2028}Betul.\n\tTidak.\n", &[]);
    let frame = format!("<w:tbl>{}</w:tbl>{}", row(&[cell("", &(p("P: a") + &p("N: b")))]), p("c"));
    check(&frame, "P: a\nN: b\nc\n", &[]);
    let hidden = format!(
        "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>{}</w:tbl>",
        cell("", &p("x")),
        row(&[cell("", &p("y"))])
    );
    check(&hidden, "y\n", &[(Part::Hidden, 1)]);
}

const NUMBERING: &str = "
  <w:abstractNum w:abstractNumId='7'>
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl>
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId='8'>
    <w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='upperRoman'/><w:suff w:val='nothing'/><w:pStyle w:val='Judul'/><w:lvlText w:val='(%1)'/></w:lvl>
    <w:lvl w:ilvl='1'><w:numFmt w:val='upperRoman'/><w:pStyle w:val='Sub'/><w:isLgl/><w:lvlText w:val='%1-%2'/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId='9'><w:numStyleLink w:val='Daftar'/></w:abstractNum>
  <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>
  <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>
  <w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>
  <w:num w:numId='4'><w:abstractNumId w:val='9'/></w:num>
  <w:num w:numId='5'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1:'/></w:lvl></w:lvlOverride></w:num>";

#[test]
fn lists_have_their_marks() {
    let item = |list: &str, level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let styles = "<w:style w:type='paragraph' w:styleId='Judul'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Judul'/></w:style>\
        <w:style w:type='numbering' w:styleId='Daftar'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let check = |body: &[String], expected: &str| {
        let document = with(&body.concat(), &[("styles", styles), ("numbering", NUMBERING)]).expect("text");
        assert_eq!(document.text, expected);
    };
    check(
        &[
            item("1", 0, "a"),
            item("1", 1, "b"),
            item("1", 1, "c"),
            item("1", 2, "d"),
            p("x"),
            item("1", 0, "e"),
            item("1", 1, "f"),
        ],
        "1. a\n1.a) b\n1.b) c\n• d\nx\n2. e\n2.a) f\n",
    );
    check(&[item("1", 0, "a"), item("2", 0, "b"), item("2", 0, "c"), item("1", 0, "d")], "1. a\n1. b\n2. c\n3. d\n");
    check(
        &[item("1", 0, "a"), item("1", 0, ""), item("0", 0, "b"), item("6", 0, "c"), item("1", 0, "d")],
        "1. a\n\nb\nc\n3. d\n",
    );
    check(&[styled("Judul", "a"), styled("Sub", "b"), styled("Judul", "c")], "(IV)a\n4-1 b\n(V)c\n");
    check(&[item("4", 0, "a"), item("1", 0, "b"), item("5", 0, "c"), item("1", 40, "d")], "1. a\n2. b\niii: c\nd\n");
}

#[test]
fn notes_stand_at_the_end() {
    let reference = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let note = |kind: &str, id: u8, text: &str| {
        format!(
            "<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space='preserve'> {text}</w:t></w:r></w:p></w:{kind}>"
        )
    };
    let body = format!(
        "<w:p><w:r><w:t>P: a</w:t></w:r>{}<w:r><w:t>b</w:t></w:r>{}{}</w:p>",
        reference("endnote", 2),
        reference("footnote", 2),
        reference("footnote", 3)
    );
    let separator = "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>";
    let footnotes = format!("{separator}{}{}", note("footnote", 2, "kaki"), note("footnote", 9, "unused"));
    let endnotes = note("endnote", 2, "akhir");
    let document = with(&body, &[("footnotes", &footnotes), ("endnotes", &endnotes)]).expect("text");
    assert_eq!(document.text, "P: a[1]b[2][3]\n\n---\n[1] akhir\n[2] kaki\n[3] \n");
}

#[test]
fn nobody_says_a_note() {
    let notes = "<w:footnote w:id='1'><w:p><w:r><w:t>Nama disamarkan.</w:t></w:r></w:p></w:footnote>";
    let body = ["P: Sejak kapan?", "N: Dari dulu.", "P: Oh.", "N: Iya"].map(p).concat()
        + "<w:p><w:r><w:t>P: Ya?</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
    let text = with(&body, &[("footnotes", notes)]).expect("text").text;
    let (transcript, _) = crate::turns(text, &crate::Options::default());
    let last = transcript.turns.iter().rfind(|turn| turn.speaker.is_some()).expect("a turn");
    let talk: String = transcript.talk(last.span()).map(|span| span.of(&transcript.text)).collect();
    assert_eq!(talk, "Ya?");
}

#[test]
fn what_is_left_out_is_counted() {
    let margins = format!("{}<w:p/>", p("Halaman 1"));
    let body = "<w:p><w:commentRangeStart w:id='1'/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>\
        <w:r><w:sym w:font='Wingdings' w:char='F0E0'/><w:sym w:font='Webdings' w:char='F061'/><w:rPr><w:x/></w:rPr></w:r>\
        <w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>ü</w:t></w:r></w:p><w:altChunk r:id='x'/>";
    let document =
        with(body, &[("header", &margins), ("footer", "<w:p/>"), ("comments", "<w:comment/>")]).expect("text");
    assert_eq!(document.text, "a→✓\n");
    let left_out = [(Part::Comments, 1), (Part::HeadersAndFooters, 1), (Part::Signs, 1), (Part::Documents, 1)];
    assert_eq!(document.findings, left_out.map(|(part, count)| WarningKind::LeftOut { part, count }));
}

#[test]
fn strict_documents_and_any_prefix_are_read() {
    let strict = |(name, content): (String, String)| {
        let content = content
            .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(TYPES, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            .replace("w:", "x:")
            .replace("xmlns:w=", "xmlns:x=");
        (name, content)
    };
    let notes = "<w:footnote w:id='1'><w:p><w:r><w:t>b</w:t></w:r></w:p></w:footnote>";
    let body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/></w:r></w:p>";
    let parts: Vec<_> = parts(body, &[("footnotes", notes)]).into_iter().map(strict).collect();
    assert_eq!(read(&zipped(&parts)).expect("text").text, "a[1]\n\n---\n[1] b\n");
}

#[test]
fn the_main_part_is_found_without_references() {
    let mut parts = parts(&p("a"), &[]);
    parts.remove(1);
    parts[0].1 = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/main.xml' \
        ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>".to_owned();
    assert_eq!(read(&zipped(&parts)).expect("text").text, "a\n");
}

#[test]
fn what_is_no_document_is_refused() {
    let refusal = |bytes: &[u8]| read(bytes).expect_err("a refusal");
    assert!(matches!(with("<w:p/>", &[]), Err(IngestError::Empty)));
    let workbook = archive(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]);
    assert!(matches!(refusal(&workbook), IngestError::NotWhatItSays { is: Content::Xlsx, .. }));
    assert!(matches!(refusal(&archive(&[("a.txt", "a")])), IngestError::NotWhatItSays { is: Content::Zip, .. }));
    let mut broken = parts(&p("a"), &[]);
    let content = &mut broken[3].1;
    content.truncate(content.len() - 20);
    let error = refusal(&zipped(&broken));
    assert!(matches!(&error, IngestError::Damaged { part: Some(part), .. } if part == "word/main.xml"), "{error}");
}

#[test]
fn bombs_are_refused_with_the_limit() {
    let limit = |body: &str| match with(body, &[]) {
        Err(IngestError::Limit { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(limit(&"<w:sdt>".repeat(2_000)), Excess::Depth);
    assert_eq!(limit(&p(&"a".repeat(1 << 16)).repeat(300)), Excess::UnpackedBytes);
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>";
    let mut parts = parts(&p("&b;&lt;"), &[]);
    parts[3].1.insert_str(0, entities);
    assert_eq!(read(&zipped(&parts)).expect("text").text, "&b;<\n");
}

#[test]
fn fields_that_never_end_keep_what_follows() {
    let half = "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>".repeat(300);
    check(&format!("<w:p>{half}<w:r><w:t>a</w:t></w:r></w:p>{}", p("b")), "a\nb\n", &[]);
}
