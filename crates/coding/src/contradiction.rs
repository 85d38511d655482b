//! Rules that can never match, whatever is said.

use benang_model::{Locale, Role};
use benang_query::{Field, Query};

/// Why a rule can never match.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Contradiction {
    /// It asks for something and its opposite.
    Opposite {
        /// What it asks for, as a query.
        part: String,
    },
    /// It asks for two values where a turn has one.
    TwoValues {
        /// One, as a query.
        one: String,
        /// The other.
        other: String,
    },
    /// It asks for a role that its scope leaves out.
    OutOfScope {
        /// The role that the query asks for.
        asked: Role,
        /// The role that the rule is limited to, if any.
        scope: Option<Role>,
    },
}

/// Why `query`, in a rule for `scope`, can never match; none if it can, as far as can be told.
pub(crate) fn contradiction(query: &Query, scope: Option<Role>) -> Option<Contradiction> {
    match query {
        // An OR fails only if every way fails.
        Query::Or(children) => {
            let reasons: Option<Vec<_>> = children.iter().map(|child| contradiction(child, scope)).collect();
            reasons.and_then(|reasons| reasons.into_iter().next())
        }
        Query::And(children) => children
            .iter()
            .find_map(|child| contradiction(child, scope))
            .or_else(|| children.iter().find_map(|child| opposite(child, children)))
            .or_else(|| two_values(children)),
        Query::Field(Field::Role(asked)) => {
            let reachable = scope.map_or(*asked != Role::Interviewer, |scope| scope == *asked);
            (!reachable).then_some(Contradiction::OutOfScope { asked: *asked, scope })
        }
        _ => None,
    }
}

fn opposite(child: &Query, siblings: &[Query]) -> Option<Contradiction> {
    let Query::Not(refused) = child else { return None };
    siblings.contains(refused).then(|| Contradiction::Opposite { part: refused.to_string() })
}

/// Two different roles or languages: unlike names, they have no wildcards.
fn two_values(children: &[Query]) -> Option<Contradiction> {
    let clash = |one: &Query, other: &Query| match (one, other) {
        (Query::Field(Field::Role(one)), Query::Field(Field::Role(other))) => one != other,
        (Query::Field(Field::Language(one)), Query::Field(Field::Language(other))) => one != other,
        _ => false,
    };
    children.iter().enumerate().find_map(|(index, one)| {
        let other = children.iter().skip(index + 1).find(|other| clash(one, other))?;
        Some(Contradiction::TwoValues { one: one.to_string(), other: other.to_string() })
    })
}

impl Contradiction {
    /// The reason, for a researcher.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Opposite { part } => locale.pick(
                format!("it asks for {part} and for NOT {part}"),
                format!("aturan itu meminta {part} dan sekaligus NOT {part}"),
            ),
            Self::TwoValues { one, other } => locale.pick(
                format!("a turn can't be both {one} and {other}"),
                format!("satu giliran tidak mungkin {one} sekaligus {other}"),
            ),
            Self::OutOfScope { asked, scope: None } => locale.pick(
                format!(
                    "unless a run is about the {0} (--role {0}), rules without a role don't see those turns",
                    asked.as_str()
                ),
                format!("aturan tanpa role tidak melihat giliran {0}, kecuali dengan --role {0}", asked.as_str()),
            ),
            Self::OutOfScope { asked, scope: Some(scope) } => locale.pick(
                format!("it asks for role:{} but is limited to role = {:?}", asked.as_str(), scope.as_str()),
                format!("aturan itu meminta role:{} tetapi dibatasi pada role = {:?}", asked.as_str(), scope.as_str()),
            ),
        }
    }
}
