//! What the groups of RTF hold: text that is seen, or something else.

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Nothing that is seen.
    Unseen,
    Fonts,
    /// A header or footer of pages.
    Margin,
    Note,
    Comment,
    /// A text box.
    Box,
    /// The mark in front of an item of a list.
    ListMark,
    Picture,
    /// An embedded object, of which only what it looks like is seen.
    Object,
    /// Something of which only one part is seen.
    Choice,
    /// The part of a [`Destination::Choice`] that is seen.
    Chosen,
    /// What is seen like the group around it, though only some programs know it.
    Seen,
}

/// What a group holds that begins with the control word `name`; none if that is no destination.
pub(super) fn destination(name: &str) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::Fonts,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Destination::Margin
        }
        "footnote" => Destination::Note,
        "annotation" => Destination::Comment,
        "shptxt" | "dptxbxtext" => Destination::Box,
        "listtext" | "pntext" => Destination::ListMark,
        "pict" => Destination::Picture,
        "object" => Destination::Object,
        "result" | "ud" => Destination::Chosen,
        "upr" | "shpinst" | "do" => Destination::Choice,
        "shppict" | "nesttableprops" => Destination::Seen,
        // An old program's drawing of what `\shpinst` holds, and its picture of what `\shppict` holds.
        "shprslt" | "nonshppict" | "nonesttables" => Destination::Unseen,
        "fldinst" | "fldtype" | "datafield" | "formfield" => Destination::Unseen,
        "colortbl" | "stylesheet" | "info" | "listtable" | "listoverridetable" | "revtbl" | "filetbl" => {
            Destination::Unseen
        }
        "generator" | "template" | "private" | "private1" | "userprops" | "pgptbl" | "rsidtbl" | "xmlnstbl" => {
            Destination::Unseen
        }
        "themedata" | "colorschememapping" | "latentstyles" | "datastore" | "mmathPr" | "falt" | "panose" => {
            Destination::Unseen
        }
        "xe" | "rxe" | "txe" | "tc" | "tcn" | "bkmkstart" | "bkmkend" | "atnid" | "atnauthor" | "atndate"
        | "atnicn" | "atnparent" | "atnref" | "atntime" | "atrfstart" | "atrfend" => Destination::Unseen,
        "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" => Destination::Unseen,
        "pn" | "pnseclvl" | "pntxta" | "pntxtb" | "sp" | "sn" | "sv" | "htmltag" | "mhtmltag" | "objdata"
        | "objclass" | "objname" | "blipuid" | "picprop" => Destination::Unseen,
        _ => return None,
    })
}

/// The character that a control word stands for.
pub(super) fn character(name: &str) -> Option<char> {
    Some(match name {
        "tab" => '\t',
        "line" | "lbr" => '\u{b}',
        "emdash" => '—',
        "endash" => '–',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        "ltrmark" => '\u{200e}',
        "rtlmark" => '\u{200f}',
        _ => return None,
    })
}

/// The character that a control symbol stands for.
pub(super) fn symbol(symbol: u8) -> Option<char> {
    Some(match symbol {
        b'\\' | b'{' | b'}' => char::from(symbol),
        b'~' => '\u{a0}',
        b'_' => '\u{2011}',
        b'-' => '\u{ad}',
        b'\t' => '\t',
        _ => return None,
    })
}
