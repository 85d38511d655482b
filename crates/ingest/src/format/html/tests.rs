use super::*;
use crate::diagnostics::{Part, WarningKind};
use crate::format::Encoding;

fn document(body: &str) -> Document {
    read(format!("<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>").as_bytes())
        .expect(body)
}

fn check(body: &str, expected: &str) {
    assert_eq!(document(body).text, format!("{expected}\n"), "{body}");
}

fn check_left_out(body: &str, expected: &str, left_out: &[(Part, usize)]) {
    let Document { text, findings, .. } = document(body);
    let left_out: Vec<_> = left_out.iter().map(|&(part, count)| WarningKind::LeftOut { part, count }).collect();
    assert_eq!((text, findings), (format!("{expected}\n"), left_out), "{body}");
}

#[test]
fn blocks_are_lines() {
    check("<p>P: a<p>N: <b>b</b>c<div>d</div>e<h1>f</h1>", "P: a\nN: bc\nd\ne\nf");
    check("<p>a<br>b<br/><br>c</br></p><p></p><p><br></p><p>d", "a\nb\n\nc\n\nd");
    check("<div><div><div>a</div></div></div>\n<div>b</div>", "a\nb");
    check("a<p>b</p>c<hr>d", "a\nb\nc\nd");
}

#[test]
fn white_space_is_as_it_is_seen() {
    check("<p>\n  P:\t<b> a</b>\n b </p>", "P: a b");
    check("<pre>\nP:  a\n\tb</pre>c", "P:  a\n\tb\nc");
    check("<style>p, li {white-space: pre-wrap}</style><p>a  b\nc</p>d  e", "a  b\nc\nd e");
    check("<p style='white-space:pre-line'>a  b\nc</p>", "a b\nc");
    check("a&nbsp;&nbsp;b&#8217;&hellip;&amp;lt;", "a\u{a0}\u{a0}b’…&lt;");
}

#[test]
fn lists_have_their_marks() {
    check("<ol><li>a<li>b<ul><li>c</ul><li>d</ol>", "1. a\n2. b\n• c\n3. d");
    check("<ol start=3 type=a><li><p>a</p><p>b</p></li><li value=9>c</ol>", "c. a\nb\ni. c");
    check("<ol reversed><li>a<li>b<ol><li>x</ol></ol><ol reversed start=9><li>c</ol>", "2. a\n1. b\n1. x\n9. c");
    check("<ul style='list-style: none'><li>a</ul><ol style='list-style-type:upper-roman'><li>b</ol>", "a\nI. b");
    check(
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>a</p>",
        "• a",
    );
}

#[test]
fn tables_are_read_row_by_row() {
    check(
        "a<table><caption>b</caption><tr><th>No<th>Isi<tr><td>1<td><p>c<p>d</table>e",
        "a\nb\nNo\tIsi\n1\tc\u{2028}d\ne",
    );
    check("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "a\tb\n\tc\nd\te");
    check("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\u{2028}b c\td");
    check("<table><tr><td><p>a</p><p>b</p></table>", "a\nb");
    check("<table><tbody><tr><td>a</td><td></td><td>b</td></tr></tbody></table>", "a\t\tb");
}

#[test]
fn what_is_not_seen_is_left_out() {
    use Part::{Comments, Deletions, HeadersAndFooters, Hidden, Pictures};
    check_left_out("a<script>b<p>c</script><!-- d --><noscript>e</noscript><template>f</template>g", "ag", &[]);
    check_left_out("a<p hidden>b<b>c</b></p><p hidden> </p><p style='display: none'>d</p>e", "a\ne", &[(Hidden, 2)]);
    check_left_out("<style>.x{display:none}</style>a<span class='y x'>b<span>c</span>d</span>e", "ae", &[(Hidden, 1)]);
    check_left_out("a<del>b</del><ins>c</ins><s>d</s>", "acd", &[(Deletions, 1)]);
    check_left_out("a<img alt=b><svg><text>c</text></svg>d", "ad", &[(Pictures, 2)]);
    check_left_out(
        "<div style='mso-element:header'><p>a</p></div>b<a class=msocomanchor>[c]</a><div style='mso-element:comment-list'>d</div>",
        "b",
        &[(Comments, 1), (HeadersAndFooters, 1)],
    );
}

#[test]
fn end_tags_that_end_nothing_are_passed_over() {
    check("<div>a</p></span>b</div></td>c<table><tr><td>d</div>e<td>f</table>", "a\nb\nc\nde\tf");
    check("<select><option>a<option>b</select><dl><dt>c<dd>d</dl>", "a\nb\nc\nd");
    check("<q>a</q> <x-y>b</x-y>c", "“a” bc");
}

#[test]
fn the_encoding_is_that_of_the_page() {
    let check = |bytes: &[u8], expected: Encoding| {
        let document = read(bytes).expect("a page");
        assert_eq!((document.text.as_str(), document.encoding), ("café\n", expected));
        assert!(document.findings.is_empty(), "{:?}", document.findings);
    };
    check("<p>café".as_bytes(), Encoding::Utf8);
    check(b"<META CHARSET=\"windows-1252\"><p>caf\xE9", Encoding::Legacy("windows-1252"));
    check(b"<meta http-equiv=x content='text/html; charset=iso-8859-2'><p>caf\xE9", Encoding::Legacy("ISO-8859-2"));
    check(b"<?xml version='1.0' encoding='macintosh'?><html>caf\x8E", Encoding::Legacy("macintosh"));
    let utf16: Vec<u8> = "\u{feff}<p>café".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, Encoding::Utf16Le);
    assert!(!read(b"<p>caf\xE9").expect("a page").findings.is_empty(), "a guess is told");
}

#[test]
fn deep_nesting_costs_nothing() {
    let deep = "<div>".repeat(100_000) + "a" + &"</div>".repeat(100_000) + "b";
    assert_eq!(read(deep.as_bytes()).expect("a page").text, "a\nb\n");
    let script = "<div>".repeat(2_000) + "a<script>b</script>c" + &"</div>".repeat(2_000) + "<p>d";
    assert_eq!(read(script.as_bytes()).expect("a page").text, "ac\nd\n");
    let tables = "<table><tr><td>".repeat(10_000) + "a";
    assert_eq!(read(tables.as_bytes()).expect("a page").text, "a\n");
}
