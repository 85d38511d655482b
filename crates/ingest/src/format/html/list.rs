//! The marks of lists: `•`, `3.`, `c.`

use crate::format::ordinal::Figures;

/// A list whose items are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    pub(super) style: ListStyle,
    /// The number of the next item.
    pub(super) next: i64,
    /// 1, or -1 for a list that counts down.
    pub(super) step: i64,
    /// Which of the numbered lists of the page it is, if it is one.
    pub(super) index: Option<usize>,
}

/// How a list marks its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListStyle {
    Bullets,
    Numbers(Figures),
    Nothing,
}

impl ListStyle {
    /// That of an attribute `type` or a property `list-style-type` (CSS Counter Styles 3, section 6).
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "1" => Self::Numbers(Figures::Decimal),
            "a" => Self::Numbers(Figures::Lower),
            "A" => Self::Numbers(Figures::Upper),
            "i" => Self::Numbers(Figures::LowerRoman),
            "I" => Self::Numbers(Figures::UpperRoman),
            _ => match name.to_ascii_lowercase().as_str() {
                "none" => Self::Nothing,
                "disc" | "circle" | "square" => Self::Bullets,
                "decimal" => Self::Numbers(Figures::Decimal),
                "decimal-leading-zero" => Self::Numbers(Figures::TwoDigits),
                "lower-alpha" | "lower-latin" => Self::Numbers(Figures::Lower),
                "upper-alpha" | "upper-latin" => Self::Numbers(Figures::Upper),
                "lower-roman" => Self::Numbers(Figures::LowerRoman),
                "upper-roman" => Self::Numbers(Figures::UpperRoman),
                _ => return None,
            },
        })
    }
}

impl List {
    /// The mark of the next item, with a space behind it.
    pub(super) fn mark(&mut self, value: Option<i64>, style: Option<ListStyle>) -> String {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match style.unwrap_or(self.style) {
            ListStyle::Nothing => String::new(),
            ListStyle::Bullets => "• ".to_owned(),
            ListStyle::Numbers(figures) => {
                let written = u32::try_from(number).map_or_else(|_| number.to_string(), |number| figures.write(number));
                format!("{written}. ")
            }
        }
    }
}
