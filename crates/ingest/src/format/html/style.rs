//! The few properties of CSS that decide what text is seen, and in which lines.

use super::list::ListStyle;
use crate::diagnostics::Part;
use std::collections::HashMap;

/// What happens to white space (CSS Text 3, section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum White {
    /// It is one space.
    Collapsed,
    /// Line ends stay, the rest is one space.
    LinesKept,
    /// It stays.
    Kept,
}

/// What a style says; nothing where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) white: Option<White>,
    /// Whether nothing of the element is seen.
    pub(super) is_hidden: Option<bool>,
    pub(super) list: Option<ListStyle>,
    /// What Word says of an element that is no text of the document.
    pub(super) aside: Option<Part>,
    /// Whether it is a mark that Word wrote in front of an item of a list.
    pub(super) is_mark: bool,
}

impl Style {
    /// What declarations say, as in an attribute `style`.
    pub(super) fn declared(declarations: &str) -> Self {
        let mut style = Self::default();
        for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
            let value = value.split_once('!').map_or(value.as_str(), |(value, _)| value.trim_end());
            style.declare(&name, value);
        }
        style
    }

    fn declare(&mut self, name: &str, value: &str) {
        match (name, value) {
            ("white-space", "pre" | "pre-wrap" | "break-spaces") => self.white = Some(White::Kept),
            ("white-space", "pre-line") => self.white = Some(White::LinesKept),
            ("white-space", "normal" | "nowrap") => self.white = Some(White::Collapsed),
            ("display", display) => self.is_hidden = Some(display == "none"),
            ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => self.is_hidden = Some(true),
            ("list-style-type" | "list-style", value) => {
                self.list = value.split_ascii_whitespace().find_map(ListStyle::named);
            }
            ("mso-element", "header" | "footer") => self.aside = Some(Part::HeadersAndFooters),
            ("mso-element", "comment" | "comment-list") => self.aside = Some(Part::Comments),
            ("mso-list", "ignore") => self.is_mark = true,
            _ => {}
        }
    }

    /// What is said here, and where nothing is, what `other` says.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            white: self.white.or(other.white),
            is_hidden: self.is_hidden.or(other.is_hidden),
            list: self.list.or(other.list),
            aside: self.aside.or(other.aside),
            is_mark: self.is_mark || other.is_mark,
        }
    }
}

/// The rules of a page that hold for an element or a class, whatever stands around it. Rules with other
/// selectors, and those that hold for some media, are passed over.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: HashMap<String, Style>,
}

impl Sheet {
    /// Adds the rules of an element `style`.
    pub(super) fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            // Statements such as `@import` end before the selectors begin.
            let selectors = selectors.rsplit(';').next().unwrap_or_default().trim();
            let end =
                if selectors.starts_with('@') { end_of_block(after) } else { after.find('}').unwrap_or(after.len()) };
            if !selectors.starts_with('@') {
                self.add_rule(selectors, after.get(..end).unwrap_or_default());
            }
            rest = after.get(end + 1..).unwrap_or_default();
        }
    }

    fn add_rule(&mut self, selectors: &str, declarations: &str) {
        let mut style = Style::declared(declarations);
        // Sheets that take marks away draw others by means that aren't read here.
        style.list = None;
        if style == Style::default() {
            return;
        }
        let is_simple = |selector: &&str| {
            !selector.is_empty() && selector.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        for selector in selectors.split(',').map(str::trim).filter(is_simple) {
            let rule = self.rules.entry(selector.to_ascii_lowercase()).or_default();
            *rule = style.clone().or(rule);
        }
    }

    /// What the rules say of an element with the name `name` and the classes `classes`.
    pub(super) fn style(&self, name: &str, classes: &str) -> Style {
        if self.rules.is_empty() {
            return Style::default();
        }
        let of_name = self.rules.get(name).cloned().unwrap_or_default();
        classes.to_ascii_lowercase().split_ascii_whitespace().fold(of_name, |style, class| {
            let rules = [self.rules.get(&format!("{name}.{class}")), self.rules.get(&format!(".{class}"))];
            let of_class = rules.into_iter().flatten().fold(Style::default(), Style::or);
            of_class.or(&style)
        })
    }
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    kept.extend(pieces.filter_map(|piece| piece.split_once("*/")).map(|(_, after)| after));
    kept
}

/// Where a block ends that has blocks in it.
fn end_of_block(css: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in css.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read() {
        let check = |declarations: &str, expected: Style| assert_eq!(Style::declared(declarations), expected);
        let hidden = Style { is_hidden: Some(true), ..Style::default() };
        check("color: red; DISPLAY : None !important", hidden.clone());
        check("visibility:hidden", hidden);
        check("white-space:pre-wrap", Style { white: Some(White::Kept), ..Style::default() });
        check("list-style: none inside", Style { list: Some(ListStyle::Nothing), ..Style::default() });
        check("mso-list:Ignore;x", Style { is_mark: true, ..Style::default() });
    }

    #[test]
    fn rules_hold_for_names_and_classes() {
        let mut sheet = Sheet::default();
        sheet.add(
            "@import url(x); p, li { white-space: pre-wrap } @media print { .a { display: none } p { color: red } } \
             /* .b { display: none } */ .c:hover, .d .e { display: none } .F{display:none} p.f{display:block} x { y",
        );
        let check = |name: &str, classes: &str, expected: (Option<White>, Option<bool>)| {
            let style = sheet.style(name, classes);
            assert_eq!((style.white, style.is_hidden), expected, "{name} {classes}");
        };
        check("p", "", (Some(White::Kept), None));
        check("li", "a b c d e", (Some(White::Kept), None));
        check("div", "x f", (None, Some(true)));
        check("p", "f", (Some(White::Kept), Some(false)));
    }
}
