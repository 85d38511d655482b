//! The language that the program speaks to its user, which is not the language of a transcript.

/// Language of messages, help and reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Indonesian.
    Id,
}

impl Locale {
    /// The one of two wordings that this locale wants.
    #[must_use]
    pub fn pick<T>(self, en: T, id: T) -> T {
        match self {
            Self::En => en,
            Self::Id => id,
        }
    }

    /// The BCP 47 code, `en` or `id`: also the key of a codebook's names.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick("en", "id")
    }
}
