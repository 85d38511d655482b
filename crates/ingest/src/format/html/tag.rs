//! A start tag with those of its attributes that matter.

use super::element::Role;
use super::style::Style;
use crate::diagnostics::Part;

/// A start tag while it goes by.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    /// The attribute whose value comes next.
    attribute: Vec<u8>,
    pub(super) style: Option<String>,
    pub(super) classes: Option<String>,
    is_hidden: bool,
    is_open: bool,
    pub(super) kind: Option<String>,
    pub(super) start: Option<i64>,
    pub(super) value: Option<i64>,
    pub(super) rows: Option<usize>,
    pub(super) is_reversed: bool,
}

impl Tag {
    pub(super) fn named(name: &[u8]) -> Self {
        Self { name: name.to_vec(), ..Self::default() }
    }

    pub(super) fn begin_attribute(&mut self, name: &[u8]) {
        self.attribute.clear();
        self.attribute.extend_from_slice(name);
        match name {
            b"hidden" => self.is_hidden = true,
            b"open" => self.is_open = true,
            b"reversed" => self.is_reversed = true,
            _ => {}
        }
    }

    pub(super) fn end_attribute(&mut self, value: &str) {
        let text = || Some(value.to_owned());
        match self.attribute.as_slice() {
            b"style" => self.style = self.style.take().or_else(text),
            b"class" => self.classes = self.classes.take().or_else(text),
            b"type" => self.kind = self.kind.take().or_else(text),
            b"start" => self.start = value.trim().parse().ok(),
            b"value" => self.value = value.trim().parse().ok(),
            b"rowspan" => self.rows = value.trim().parse().ok(),
            _ => {}
        }
    }

    /// Whether nothing of an element is seen, and what to tell of it.
    #[expect(clippy::option_option, reason = "not seen, and whether that is worth telling, are two questions")]
    pub(super) fn unseen(&self, role: Role, style: &Style) -> Option<Option<Part>> {
        let is_comment_mark =
            self.classes.as_deref().is_some_and(|classes| classes.eq_ignore_ascii_case("msocomanchor"));
        let is_closed = self.name == b"dialog" && !self.is_open;
        if matches!(role, Role::Unseen | Role::Drawing | Role::Style) || is_comment_mark {
            Some(None)
        } else if style.aside.is_some() {
            Some(style.aside)
        } else if self.is_hidden || style.is_hidden == Some(true) || is_closed {
            Some(Some(Part::Hidden))
        } else if role == Role::Deletion {
            Some(Some(Part::Deletions))
        } else {
            None
        }
    }
}
