//! The persons, groups or sites that are studied.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A typed value of a case's attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AttributeValue {
    /// Yes or no.
    Boolean(bool),
    /// A number, such as an age in years.
    Number(f64),
    /// Anything else; dates as `YYYY-MM-DD`.
    Text(String),
}

/// The person, group or site that is studied. Speakers of several transcripts can be one case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Case {
    /// Name, unique in a study.
    pub name: String,
    /// Attributes by name, such as `gender` or `age`.
    pub attributes: BTreeMap<String, AttributeValue>,
}
