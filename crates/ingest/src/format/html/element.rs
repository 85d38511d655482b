//! What the elements of a page do to its text (HTML Standard, 15.3: the style sheet of every browser).

use super::style::White;

/// What an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It stands in a line.
    Inline,
    /// It stands in lines of its own.
    Block,
    List,
    NumberedList,
    Item,
    Table,
    Row,
    Cell,
    Caption,
    Break,
    Quotation,
    /// It has no content, and isn't seen.
    Void,
    Picture,
    /// It isn't seen, with all that is in it.
    Unseen,
    /// A picture with content that isn't seen as text.
    Drawing,
    Deletion,
    Style,
}

pub(super) fn role(name: &[u8]) -> Role {
    match name {
        b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"blockquote" | b"pre" | b"listing"
        | b"xmp" | b"plaintext" | b"address" | b"article" | b"aside" | b"body" | b"center" | b"dd" | b"dl" | b"dt"
        | b"details" | b"dialog" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"header"
        | b"hgroup" | b"html" | b"legend" | b"main" | b"nav" | b"optgroup" | b"option" | b"search" | b"section"
        | b"select" | b"summary" | b"textarea" | b"head" => Role::Block,
        b"ul" | b"menu" | b"dir" => Role::List,
        b"ol" => Role::NumberedList,
        b"li" => Role::Item,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" | b"th" => Role::Cell,
        b"caption" => Role::Caption,
        b"br" => Role::Break,
        b"q" => Role::Quotation,
        b"hr" => Role::Block,
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"frame" | b"input" | b"keygen" | b"link" | b"meta"
        | b"param" | b"source" | b"track" | b"wbr" => Role::Void,
        b"img" | b"embed" => Role::Picture,
        b"svg" | b"canvas" | b"object" | b"video" | b"audio" => Role::Drawing,
        b"style" => Role::Style,
        b"script" | b"noscript" | b"template" | b"title" | b"iframe" | b"noembed" | b"noframes" | b"datalist"
        | b"rp" | b"annotation" => Role::Unseen,
        b"del" => Role::Deletion,
        _ => Role::Inline,
    }
}

/// Whether an element ends with its tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    name == b"hr" || matches!(role(name), Role::Void | Role::Picture | Role::Break)
}

type Names = &'static [&'static [u8]];

/// Elements that end where another begins: their names, and those that they are looked for within.
pub(super) fn ended_by(name: &[u8]) -> Option<(Names, Names)> {
    const TABLE: &[&[u8]] = &[b"table"];
    const CELL: &[&[u8]] = &[b"td", b"th", b"caption", b"table"];
    Some(match name {
        b"li" => (&[b"li"], &[b"ul", b"ol", b"menu", b"dir", b"td", b"th", b"caption", b"table"]),
        b"dt" | b"dd" => (&[b"dt", b"dd"], &[b"dl", b"td", b"th", b"caption", b"table"]),
        b"option" | b"optgroup" => (&[b"option"], &[b"select", b"td", b"th", b"caption", b"table"]),
        b"td" | b"th" => (&[b"td", b"th", b"caption"], TABLE),
        b"tr" | b"tbody" | b"thead" | b"tfoot" => (&[b"tr", b"caption"], TABLE),
        b"table" => (&[b"p"], CELL),
        _ if ends_paragraph(name) => (&[b"p"], CELL),
        _ => return None,
    })
}

fn ends_paragraph(name: &[u8]) -> bool {
    let role = role(name);
    matches!(role, Role::Block | Role::List | Role::NumberedList)
        && !matches!(name, b"body" | b"html" | b"head" | b"legend" | b"select" | b"textarea")
}

/// Whether the end of an element is looked for beyond the cell or table that it stands in.
pub(super) fn is_of_table(name: &[u8]) -> bool {
    matches!(name, b"table" | b"tr" | b"td" | b"th" | b"caption" | b"tbody" | b"thead" | b"tfoot")
}

/// How an element shows white space, if not as the one around it.
pub(super) fn white_space(name: &[u8]) -> Option<White> {
    match name {
        b"pre" | b"listing" | b"xmp" | b"plaintext" | b"textarea" => Some(White::Kept),
        b"table" => Some(White::Collapsed),
        _ => None,
    }
}
