//! Whose talk a table counts.

use benang_model::{Locale, Role};
use serde::{Deserialize, Serialize};

/// Whose talk a table counts; in JSON `not-interviewer` or the name of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableScope {
    /// Everybody's but the interviewer's.
    #[default]
    NotInterviewer,
    /// That of one role.
    #[serde(untagged)]
    Only(Role),
}

impl TableScope {
    /// Whether talk of `role` is counted.
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Self::NotInterviewer => role != Role::Interviewer,
            Self::Only(only) => role == only,
        }
    }

    /// Whose talk it is, for the user.
    pub(crate) fn description(self, locale: Locale) -> &'static str {
        match self {
            Self::NotInterviewer => locale.pick("everybody but the interviewer", "semua orang kecuali pewawancara"),
            Self::Only(Role::Interviewer) => locale.pick("interviewers only", "pewawancara saja"),
            Self::Only(Role::Informant) => locale.pick("informants only", "informan saja"),
            Self::Only(Role::Other) => locale.pick("others only", "orang lain saja"),
            Self::Only(Role::Unknown) => {
                locale.pick("speakers of unknown role only", "penutur yang perannya tidak diketahui saja")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let check = |scope: TableScope, name: &str| {
            assert_eq!(serde_json::to_value(scope).unwrap(), name);
            assert_eq!(serde_json::from_value::<TableScope>(name.into()).unwrap(), scope);
        };
        check(TableScope::NotInterviewer, "not-interviewer");
        Role::ALL.into_iter().for_each(|role| check(TableScope::Only(role), role.as_str()));
        assert!(serde_json::from_str::<TableScope>("\"boss\"").is_err());
    }
}
