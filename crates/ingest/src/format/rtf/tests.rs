use super::*;
use crate::diagnostics::{Part, WarningKind};
use crate::format::Encoding;

fn document(content: &str) -> Document {
    read(format!("{{\\rtf1\\ansi\\ansicpg1252 {content}}}").as_bytes()).expect(content)
}

fn check(content: &str, expected: &str) {
    assert_eq!(document(content).text, format!("{expected}\n"), "{content}");
}

fn check_left_out(content: &str, expected: &str, left_out: &[(Part, usize)]) {
    let Document { text, findings, .. } = document(content);
    let left_out: Vec<_> = left_out.iter().map(|&(part, count)| WarningKind::LeftOut { part, count }).collect();
    assert_eq!((text, findings), (format!("{expected}\n"), left_out), "{content}");
}

#[test]
fn paragraphs_and_lines_end() {
    check("P: a\\par\r\nN: b\\line c\\par", "P: a\nN: b\nc");
    check("P: a\\\nN: b\\\r\nP: c", "P: a\nN: b\nP: c");
    check("a\\par\\par b\\sect c", "a\n\nb\nc");
    check("a\\page b\\par\\page c", "a\nb\nc");
    check("ke\r\nras", "keras");
}

#[test]
fn characters_are_those_of_their_code_page() {
    check("caf\\'e9 \\'93ya\\'94", "café “ya”");
    check("\\ansicpg1251 \\'c6", "Ж");
    check("\\mac \\'8e", "é");
    check("\\pca \\'b5", "Á");
    check(
        "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 MS Mincho;}}\\f1 \\'83\\'41\\'83A\\'83\\\\ b\\f0\\'e9",
        "アアソ bé",
    );
    check("\\deff1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\'c6{\\f0 \\'c6}\\plain\\'c6", "ЖÆЖ");
    check("{\\fonttbl{\\f3\\fcharset2 Symbol;}}{\\f3 \\'b7\\u-3920?} ya \\f3 \\'01", "•° ya");
    check("\\ansicpg65001 caf\\'c3\\'a9", "café");
    assert_eq!(read("{\\rtf1 caf\u{e9}}".as_bytes()).expect("UTF-8").text, "café\n");
    assert_eq!(read(b"{\\rtf1 caf\xE9}").expect("Windows-1252").text, "café\n");
    assert_eq!(document("caf\\'e9").encoding, Encoding::Legacy("windows-1252"));
    assert_eq!(document("caf\\u233?").encoding, Encoding::Utf8);
}

#[test]
fn cocoa_means_the_documents_code_page() {
    let cocoa = "{\\rtf1\\ansi\\ansicpg936\\cocoartf2761\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fnil\\fcharset134 PingFangSC;}\n\\f0\\fs24 \\cf0 P: \\'c4\\'e3\\\nN: ya\\\n}";
    assert_eq!(read(cocoa.as_bytes()).expect("Cocoa").text, "P: 你\nN: ya\n");
}

#[test]
fn unicode_stands_for_what_follows_it() {
    check("\\u8217?a", "’a");
    check("\\uc0\\u8217 a", "’a");
    check("\\uc2\\u12354\\'82\\'a0a", "あa");
    check("{\\uc0 \\u8217}\\u8217 ?a", "’’a");
    check("\\u-10179?\\u-8638?", "🙂");
    check("\\u-10179?a", "\u{fffd}a");
    check("\\u-8638?a", "\u{fffd}a");
    check("\\u8217\\endash a\\u8217\\par b", "’a’\nb");
    check("{\\upr{a?}{\\*\\ud{a\\u8217?}}}b", "a’b");
}

#[test]
fn words_and_symbols_are_characters() {
    check("a\\tab b\\emdash\\endash\\bullet\\lquote\\rquote\\ldblquote\\rdblquote", "a\tb—–•‘’“”");
    check("a\\~b\\_c\\-d\\{\\}\\\\\\|\\:", "a\u{a0}b\u{2011}cd{}\\");
}

#[test]
fn what_is_not_seen_is_left_out() {
    use Part::{Comments, Deletions, HeadersAndFooters, Hidden, Pictures};
    check_left_out("a{\\v b}c\\v d {\\b e}\\v0 f{\\v  }", "acf", &[(Hidden, 2)]);
    check_left_out("a{\\deleted b\\par}{\\revised c}\\par d", "ac\nd", &[(Deletions, 1)]);
    check_left_out(
        "{\\header a\\par}{\\footer\\par}b{\\*\\annotation c}",
        "b",
        &[(Comments, 1), (HeadersAndFooters, 1)],
    );
    check_left_out("a{\\*\\shppict{\\pict\\pngblip 0102}}{\\nonshppict{\\pict 03}}b", "ab", &[(Pictures, 1)]);
    check_left_out("a{\\object{\\*\\objdata 01}{\\result{\\pict 02}b}}", "ab", &[(Pictures, 1)]);
    check_left_out(
        "{\\info{\\title x}}{\\*\\unknown x{y}}{\\stylesheet{\\s0 Normal;}}{\\pict\\bin3 }}}}{a}b",
        "ab",
        &[(Pictures, 1)],
    );
}

#[test]
fn fields_show_their_results() {
    check("{\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt{\\ul sini}}}!", "sini!");
}

#[test]
fn marks_of_lists_stay() {
    check("{\\listtext\\tab 1.\\tab}a\\par{\\pntext\\'95\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'95}}b", "1. a\n• b");
}

#[test]
fn notes_stand_at_the_end() {
    check(
        "a{\\super\\chftn{\\footnote\\pard{\\super\\chftn} b\\par c}}.\\par d{\\footnote e}\\par",
        "a[1].\nd[2]\n\n---\n[1] b\nc\n[2] e",
    );
}

#[test]
fn a_text_box_stands_behind_its_paragraph() {
    check("a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt c\\par d\\par}}{\\shprslt x}}b\\par e", "ab\nc\nd\ne");
}

#[test]
fn tables_are_read_row_by_row() {
    check(
        "a\\par\\trowd\\cellx1\\cellx2\\pard\\intbl No\\cell Isi\\cell\\row\\trowd\\pard\\intbl 1\\cell b\\par c\\cell\\row\\pard d\\par",
        "a\nNo\tIsi\n1\tb\u{2028}c\nd",
    );
    check("{\\trowd{{\\pard\\intbl a\\par}\\cell}{{\\pard\\intbl b\\par}\\cell}\\intbl\\row}\\pard c", "a\tb\nc");
    check("\\trowd a\\intbl\\cell b\\cell\\row", "a\tb");
    check(
        "\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\cell b\\cell\\row",
        "x y\tb",
    );
    check("\\pard\\intbl a\\cell\\row\\intbl b\\cell\\row\\pard c", "a\nb\nc");
}

#[test]
fn html_in_mail_is_not_shown() {
    check("\\fromhtml1{\\*\\htmltag64 <p>}P: a\\htmlrtf\\par\\htmlrtf0{\\*\\htmltag72 </p>}b", "P: a\nb");
}

#[test]
fn a_file_without_its_end_is_damaged_and_a_brace_too_many_is_not() {
    let outcome = |bytes: &[u8]| read(bytes).map(|document| document.text).map_err(|error| error.to_string());
    let missing = Err("damaged: its end is missing".to_owned());
    assert_eq!(outcome(b"{\\rtf1 a\\par {\\b b"), missing);
    assert_eq!(outcome(b"{\\rtf1 a\\par b"), missing);
    assert_eq!(outcome(b"{\\rtf1 a{\\pict\\bin99999999999 }}"), missing);
    assert_eq!(outcome(b"{\\rtf1 a\\par}}b}\n\0"), Ok("a\nb\n".to_owned()));
    assert_eq!(outcome(b"{\\rtf1 {\\v a}}"), Err("there is no text in it".to_owned()));
    let deep = "{\\rtf1 ".to_owned() + &"{".repeat(5000) + "a" + &"}".repeat(5001);
    assert_eq!(outcome(deep.as_bytes()), Err("the nesting of its elements exceeds the limit of 4096".to_owned()));
}

#[test]
fn a_file_saved_in_another_encoding_is_read() {
    let utf16: Vec<u8> = "\u{feff}{\\rtf1 caf\\'e9}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).expect("UTF-16").text, "café\n");
    assert_eq!(read(b"\xEF\xBB\xBF{\\rtf1 a}").expect("UTF-8").text, "a\n");
}
