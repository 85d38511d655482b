use super::*;

/// Puts a text together from a sketch: `p(…)`, `t(…)`, `r(…)`, `c(…)`, `n(…)` are blocks, `/` a break
/// in the line, `>` a tab, anything else is text.
fn told(sketch: &str) -> String {
    let mut story = Story::new(0);
    let mut open = Vec::new();
    let mut chars = sketch.chars().peekable();
    while let Some(char) = chars.next() {
        if chars.next_if_eq(&'(').is_some() {
            match char {
                'p' => story.paragraph(),
                't' => story.table(),
                'r' => story.row(),
                'c' => story.cell(),
                _ => story.note(),
            }
            open.push(char);
        } else {
            match char {
                ')' => match open.pop() {
                    Some('p') => story.end_paragraph(Mark::Ends),
                    Some('t') => story.end_table(),
                    Some('r') => story.end_row(),
                    Some('c') => story.end_cell(),
                    _ => story.end_note(),
                },
                '/' => story.line_break(),
                '>' => story.tab(),
                char => story.text(char.encode_utf8(&mut [0; 4])),
            }
        }
    }
    assert!(open.is_empty() && story.blocks.is_empty(), "{sketch}");
    story.finish().map_or_else(|error| error.to_string(), |document| document.text)
}

#[test]
fn parts_stand_where_they_are_read() {
    let check = |sketch: &str, expected: &str| assert_eq!(told(sketch), expected, "{sketch}");
    check("p(a/b>c)p()p(d)", "a\nb\tc\n\nd\n");
    check("p(a)t(r(c(p(1))c(p(2)p(3/4>5)p()))r(c()c(p(6))))p(b)", "a\n1\t2\u{2028}3\u{2028}4 5\n\t6\nb\n");
    check("t(r(c(p(a)p(b>c)))r(c(p(d))))p(e)", "a\nb\tc\nd\ne\n");
    check("t(r(c(p(x)t(r(c(p(1))c(p(2)))r(c(p(3)p(4))c(p(5)))))))", "x\n1\t2\n3\u{2028}4\t5\n");
    check("t(r(c(p(x)t(r(c(p(1))c(p(2)))r(c(p(3)))))c(p(y))))", "x\u{2028}1 2\u{2028}3\ty\n");
    check("p(ap(x)p(y)b)p(c)", "ab\nx\ny\nc\n");
    check("p(at(r(c(p(1))c(p(2))))b)", "ab\n1\t2\n");
    check("t(r(c(p(ap(x)p(y)b))c(p(c))))", "ab\u{2028}x\u{2028}y\tc\n");
    check("p(an(p(x)p(y))b)p(cn(p(z)))", "a[1]b\nc[2]\n\n---\n[1] x\ny\n[2] z\n");
    check("p()t(r(c()c()))", "there is no text in it");
}

#[test]
fn what_is_not_seen_is_no_text() {
    let mut story = Story::new(0);
    story.paragraph();
    story.text("a\u{ad}b\u{1}\u{1f}\u{feff}\u{a0}c\r\nd\u{2028}e\u{2011}");
    story.end_paragraph(Mark::RunsOn);
    story.paragraph();
    story.text("f");
    story.end_paragraph(Mark::Ends);
    assert_eq!(story.finish().expect("text").text, "ab\u{a0}c  d\ne\u{2011}f\n");
}

#[test]
fn a_text_has_a_limit() {
    let mut story = Story::new(0);
    story.text(&"a".repeat(MIN_TEXT));
    assert!(story.check().is_ok());
    story.tab();
    assert!(matches!(story.check(), Err(IngestError::Limit { .. })));
}
