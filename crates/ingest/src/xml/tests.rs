use super::*;

/// The steps through `xml`, written as `+name`, `-` and text.
fn steps(xml: &[u8]) -> Result<String, IngestError> {
    let (mut xml, mut steps) = (Xml::new(xml, "a.xml"), Vec::new());
    loop {
        match xml.step()? {
            Step::Start(element) => steps.push(format!("+{:?}.{}", element.space, element.name())),
            Step::End => steps.push("-".to_owned()),
            Step::Text(text) => steps.push(text.into_owned()),
            Step::Nothing => {}
            Step::Eof => return Ok(steps.join("|")),
        }
    }
}

#[test]
fn names_are_told_by_namespace() {
    let strict = "<x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:t>a</x:t><y/></x:p>";
    assert_eq!(steps(strict.as_bytes()).expect("XML"), "+Word.p|+Word.t|a|-|+None.y|-|-");
    let default = "<p xmlns='urn:oasis:names:tc:opendocument:xmlns:text:1.0'/>";
    assert_eq!(steps(default.as_bytes()).expect("XML"), "+Text.p|-");
}

#[test]
fn attributes_are_told_by_namespace() {
    let xml = "<a xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' val='1' w:val='2 &lt;&nope;'/>";
    let mut xml = Xml::new(xml.as_bytes(), "a.xml");
    let Ok(Step::Start(element)) = xml.step() else { panic!("an element") };
    assert_eq!(element.number(Space::None, "val"), Some(1));
    assert_eq!(element.attribute(Space::Word, "val").as_deref(), Some("2 &lt;&nope;"));
    assert_eq!(element.attribute(Space::Word, "other"), None);
}

#[test]
fn no_entity_is_resolved_but_xmls_own() {
    let xml =
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'><!ENTITY c '&b;&b;'>]><a>&lt;&b;&#233;&c;&amp;x & y</a>";
    assert_eq!(steps(xml.as_bytes()).expect("XML"), "+None.a|<|&b;|é|&c;|&|x |& y|-");
}

#[test]
fn utf_16_is_read() {
    let xml = "<?xml version='1.0' encoding='UTF-16'?><a>é🙂</a>";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(steps(&bytes).expect("XML"), "+None.a|é🙂|-");
    let big: Vec<u8> = xml.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(steps(&big).expect("XML"), "+None.a|é🙂|-");
}

#[test]
fn nesting_and_pieces_have_limits() {
    let nested = "<a>".repeat(MAX_DEPTH + 1);
    assert!(matches!(steps(nested.as_bytes()), Err(IngestError::Limit { what: Excess::Depth, limit: 1_000 })));
    let long = format!("<a>{}</a>", "b".repeat(MAX_PIECE + 100_000));
    assert!(matches!(steps(long.as_bytes()), Err(IngestError::Limit { what: Excess::UnpackedBytes, .. })));
}

#[test]
fn only_values_may_be_long() {
    let long = "b".repeat(MAX_NAMES);
    assert!(steps(format!("<a c='{long}'/>").as_bytes()).is_ok());
    for xml in [format!("<a{long}/>"), format!("<a xmlns:c='{long}'/>")] {
        assert!(matches!(steps(xml.as_bytes()), Err(IngestError::Damaged { .. })));
    }
}

#[test]
fn broken_xml_is_damage() {
    for xml in ["<a>b", "<a></b>", "<a", "</a>", "<a>\u{0}<"] {
        let error = steps(xml.as_bytes()).expect_err(xml);
        assert!(matches!(&error, IngestError::Damaged { part: Some(part), .. } if part == "a.xml"), "{xml}: {error}");
    }
    assert!(matches!(steps(b"<a>\xFF</a>"), Err(IngestError::Damaged { .. })));
}

#[test]
fn parts_of_the_tree_are_passed_over() {
    let mut xml = Xml::new(&b"<a><b><c>x</c>y<c/></b>z<d/></a>"[..], "a.xml");
    let mut seen = Vec::new();
    let Ok(Step::Start(_)) = xml.step() else { panic!("an element") };
    xml.each(|element| {
        seen.push(element.name().to_owned());
        if element.name() == "b" { Walk::Past } else { Walk::On }
    })
    .expect("XML");
    assert_eq!(seen, ["b", "d"]);
    assert!(matches!(xml.step(), Ok(Step::Eof)));
    let mut xml = Xml::new(&b"<a><b>x<c>y</c></b>z</a>"[..], "a.xml");
    let _ = (xml.step().is_ok(), xml.step().is_ok());
    assert_eq!(xml.text().expect("XML"), "xy");
    xml.skip().expect("XML");
    assert!(matches!(xml.step(), Ok(Step::Eof)));
}
