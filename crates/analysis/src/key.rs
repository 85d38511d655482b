//! What the columns of a table are split by.

use benang_model::Locale;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use thiserror::Error;

/// What a table is split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Key {
    /// A column a transcript.
    Transcript,
    /// A column a person.
    Speaker,
    /// A column a part in the conversation.
    Role,
    /// A column a language of segments.
    Language,
}

impl Key {
    /// All keys.
    pub const ALL: [Self; 4] = [Self::Transcript, Self::Speaker, Self::Role, Self::Language];

    /// The name used in files and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transcript => "transcript",
            Self::Speaker => "speaker",
            Self::Role => "role",
            Self::Language => "language",
        }
    }

    /// What the table is split by, for the user.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Transcript => locale.pick("transcript", "transkrip"),
            Self::Speaker => locale.pick("speaker", "penutur"),
            Self::Role => locale.pick("role", "peran"),
            Self::Language => locale.pick("language", "bahasa"),
        }
    }
}

/// A name that is no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a table can't be split by {given:?}")]
pub struct UnknownKey {
    /// The name.
    pub given: String,
}

impl UnknownKey {
    /// What is wrong, for the user.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        locale.pick(self.to_string(), format!("tabel tidak dapat dipilah menurut {:?}", self.given))
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let keys = Key::ALL.map(Key::as_str).join(", ");
        Some(format!("{}: {keys}", locale.pick("use one of", "pilih salah satu")))
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.as_str() == name).ok_or_else(|| UnknownKey { given: name.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for key in Key::ALL {
            assert_eq!(key.as_str().parse(), Ok(key));
            assert_eq!(serde_json::to_value(key).unwrap(), key.as_str());
        }
        let error = "case".parse::<Key>().unwrap_err();
        assert_eq!(error.to_string(), "a table can't be split by \"case\"");
        assert_eq!(error.hint(Locale::Id).as_deref(), Some("pilih salah satu: transcript, speaker, role, language"));
    }
}
