use super::*;
use crate::container::tests::archive;
use crate::diagnostics::WarningKind;

const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0""#;
const MANIFEST_SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

fn with(automatic: &str, body: &str, styles: &str) -> Result<Document, IngestError> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles><office:body>\
         <office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {SPACES}>{styles}</office:document-styles>");
    let manifest = format!("<m:manifest xmlns:m='{MANIFEST_SPACE}'/>");
    read(&archive(&[(MIMETYPE, TEXT), (MANIFEST, &manifest), (STYLES, &styles), (CONTENT, &content)]))
}

/// Whether a body reads as `expected`, with these parts left out.
fn check(automatic: &str, body: &str, expected: &str, left_out: &[(Part, usize)]) {
    let document = with(automatic, body, "").expect(body);
    let expected_findings: Vec<WarningKind> =
        left_out.iter().map(|&(part, count)| WarningKind::LeftOut { part, count }).collect();
    assert_eq!((document.text.as_str(), document.findings), (expected, expected_findings), "{body}");
}

#[test]
fn white_space_is_read_as_it_is_shown() {
    check(
        "",
        "<text:h>Judul</text:h>\n<text:p>\n  P:<text:s text:c='3'/>Sejak \n<text:span> kapan<text:span>?</text:span></text:span> \n</text:p>\
         <text:p>N:<text:tab/>Dari<text:line-break/>2008 <text:a>ya</text:a><text:soft-page-break/></text:p><text:p/><text:p>b</text:p>",
        "Judul\nP:   Sejak kapan?\nN:\tDari\n2008 ya\n\nb\n",
        &[],
    );
    check(
        "",
        "<text:p>a<text:bookmark text:name='x'/><text:date>2 Mei</text:date><text:ruby><text:ruby-base>b</text:ruby-base>\
         <text:ruby-text>x</text:ruby-text></text:ruby><text:s text:c='4000000000'/>c</text:p>",
        &format!("a2 Meib{}c\n", " ".repeat(MAX_SPACES_IN_TEST)),
        &[],
    );
}

const MAX_SPACES_IN_TEST: usize = 1_000;

#[test]
fn what_is_not_seen_is_left_out_and_counted() {
    check(
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
         <style:style style:name='T2' style:family='text' style:parent-style-name='T1'/>\
         <style:style style:name='P1' style:family='paragraph'><style:text-properties text:display='none'/></style:style>",
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>\
         <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:p>a<text:change-start/>b<text:change-end/><office:annotation><text:p>note</text:p></office:annotation>\
         <text:span text:style-name='T2'>c</text:span><text:hidden-text text:is-hidden='true'>d</text:hidden-text>\
         <draw:frame><svg:title>t</svg:title><draw:image/></draw:frame></text:p><text:p text:style-name='P1'>e</text:p>\
         <text:section text:display='none'><text:p>f</text:p></text:section><text:section><text:p>g</text:p></text:section>",
        "ab\n\ng\n",
        &[(Part::Comments, 1), (Part::Deletions, 1), (Part::Hidden, 4), (Part::Pictures, 1)],
    );
    let margins = "<office:master-styles><style:master-page><style:header><text:p>Halaman</text:p></style:header>\
        <style:footer><text:p/></style:footer></style:master-page></office:master-styles>";
    let document = with("", "<text:p>a</text:p>", margins).expect("text");
    assert_eq!(document.findings, [WarningKind::LeftOut { part: Part::HeadersAndFooters, count: 1 }]);
}

#[test]
fn notes_stand_at_the_end_and_boxes_after_their_paragraph() {
    check(
        "",
        "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>kaki</text:p></text:note-body></text:note>\
         b<draw:frame>\n<draw:text-box>\n<text:p>x</text:p>\n<text:p>y</text:p>\n</draw:text-box></draw:frame>c</text:p><text:p>d</text:p>",
        "a[1]bc\nx\ny\nd\n\n---\n[1] kaki\n",
        &[],
    );
}

#[test]
fn tables_are_read_row_by_row() {
    check(
        "",
        "<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>No</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='2'><text:p>T</text:p></table:table-cell></table:table-row></table:table-header-rows>\
         <table:table-row><table:table-cell><text:p>1</text:p><text:p>2</text:p></table:table-cell><table:covered-table-cell/>\
         <table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table><text:p>a</text:p>",
        "No\tT\t\n1\u{2028}2\t\t3\na\n",
        &[],
    );
}

#[test]
fn lists_have_their_marks() {
    let automatic = "<text:list-style style:name='L1'>\
        <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
        <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/>\
        <text:list-level-style-bullet text:level='3' text:bullet-char='&#x2022;'/></text:list-style>\
        <text:list-style style:name='L2'><text:list-level-style-number text:level='1' style:num-format='I' text:start-value='4'/></text:list-style>\
        <style:style style:name='P1' style:family='paragraph' style:list-style-name='L2'/>";
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let list = |attributes: &str, items: &[String]| format!("<text:list {attributes}>{}</text:list>", items.concat());
    let nested =
        list("", &[item("<text:p>b</text:p><text:p>c</text:p>"), item(&list("", &[item("<text:p>d</text:p>")]))]);
    let body = [
        list("text:style-name='L1'", &[item(&format!("<text:p>a</text:p>{nested}")), item("<text:p>e</text:p>")]),
        list(
            "text:style-name='L1'",
            &[item("<text:p>f</text:p>"), "<text:list-header><text:p>g</text:p></text:list-header>".to_owned()],
        ),
        list("text:style-name='L1' text:continue-numbering='true'", &[item("<text:p>h</text:p>")]),
        list("", &[item("<text:p text:style-name='P1'>i</text:p>")]),
    ];
    check(automatic, &body.concat(), "1. a\n1.a) b\nc\n• d\n2. e\n1. f\ng\n2. h\nIV i\n", &[]);
}

#[test]
fn headings_are_numbered_where_the_outline_is() {
    let styles = "<office:styles><text:outline-style><text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>\
        <text:outline-level-style text:level='2' style:num-format=''/></text:outline-style></office:styles>";
    let body = "<text:h text:outline-level='1'>a</text:h><text:h text:outline-level='2'>b</text:h><text:h text:outline-level='1'>c</text:h>\
        <text:h text:outline-level='1' text:is-list-header='true'>d</text:h>";
    assert_eq!(with("", body, styles).expect("text").text, "I. a\nb\nII. c\nd\n");
}

#[test]
fn what_is_no_text_is_refused() {
    let refusal = |parts: &[(&str, &str)]| read(&archive(parts)).expect_err("a refusal");
    assert!(matches!(with("", "<text:p/>", ""), Err(IngestError::Empty)));
    let sheet = [(MIMETYPE, "application/vnd.oasis.opendocument.spreadsheet"), (MANIFEST, "<m/>"), (CONTENT, "<c/>")];
    assert!(matches!(refusal(&sheet), IngestError::NotWhatItSays { is: Content::Zip, .. }));
    let word = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<d/>")];
    assert!(matches!(refusal(&word), IngestError::NotWhatItSays { is: Content::Docx, .. }));
    let manifest = format!(
        "<m:manifest xmlns:m='{MANIFEST_SPACE}'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    );
    let secret = [(MIMETYPE, TEXT), (MANIFEST, manifest.as_str()), (CONTENT, "\u{1}\u{2}")];
    assert!(matches!(refusal(&secret), IngestError::Encrypted));
    let broken = [(MIMETYPE, TEXT), (CONTENT, "<a><b></a>")];
    assert!(matches!(refusal(&broken), IngestError::Damaged { part: Some(part), .. } if part == CONTENT));
}
