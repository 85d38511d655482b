//! Names with gaps: `RW04*`.
//!
//! Speakers and transcripts are named by people, so case and accents are folded here as they are
//! for words.

use benang_language::fold;

/// A name in which `*` stands for any characters, or none.
///
/// ```
/// use benang_query::Glob;
///
/// let glob = Glob::new("RW04*akhir");
/// assert!(glob.matches("rw04 wawancara Akhir"));
/// assert!(!glob.matches("RW04 awal"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Glob {
    text: String,
    folded: String,
}

impl Glob {
    /// The glob that is written so; white space at the ends is no part of it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        Self { text: text.to_owned(), folded: fold(text).into_owned() }
    }

    /// The glob as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the whole of `name` fits.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let name = fold(name);
        let mut parts = self.folded.split('*');
        let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
        let Some(last) = parts.next_back() else { return rest.is_empty() };
        for part in parts {
            // The earliest place is as good as any: it leaves the most for the parts after it.
            let Some((_, after)) = rest.split_once(part) else { return false };
            rest = after;
        }
        rest.ends_with(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(glob: &str, fitting: &[&str], others: &[&str]) {
        let glob = Glob::new(glob);
        for name in fitting {
            assert!(glob.matches(name), "{} should fit {name:?}", glob.as_str());
        }
        for name in others {
            assert!(!glob.matches(name), "{} should not fit {name:?}", glob.as_str());
        }
    }

    #[test]
    fn without_a_star_the_whole_name_must_fit() {
        check("TN", &["TN", "tn", "Tn"], &["TNI", "", "T N"]);
        check("José", &["jose"], &["josep"]);
        check(" Bu Tini ", &["bu tini"], &["Bu Tini S."]);
    }

    #[test]
    fn a_star_stands_for_anything() {
        check("RW04*", &["RW04", "rw04-b"], &["RW05", "xRW04"]);
        check("*kader", &["kader", "bu kader"], &["kader 2"]);
        check("a*b*c", &["abc", "aXbXc", "abbcc"], &["ab", "acb", "abcd"]);
        check("*", &["", "x"], &[]);
    }

    #[test]
    fn two_parts_never_share_a_character() {
        check("ab*ba", &["abba", "abXba"], &["aba"]);
        check("a*a*a", &["aaa"], &["aa"]);
    }
}
