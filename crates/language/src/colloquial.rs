//! What a colloquial or misspelled form stands for: `nggak` is `tidak` to whoever searches.
//!
//! The transcript keeps what was said; only the stem follows the standard form. The table holds
//! rows of two kinds. *Safe* rows mean nothing else. *Ambiguous* ones (`buat` is "for" or "make",
//! `kali` "times" or "perhaps") are listed so that nobody adds them as safe, and never used: a
//! wrong stem can't be seen, a missing one can be searched for.

use crate::list::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/colloquial.tsv");

static STANDARD: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| safe_rows().collect());

/// The standard form of a folded word, if it has a safe one.
///
/// It is always one word, since a form has one stem. Where the standard form has several, that is
/// the first: for fused negations (`gabisa`, "tidak bisa") it is the negation. Filing them under
/// the other word would let a search for `bisa` find its contrary.
///
/// ```
/// # use benang_language::standard;
/// assert_eq!(standard("nggak"), Some("tidak"));
/// assert_eq!(standard("gabisa"), Some("tidak"));
/// assert_eq!(standard("buat"), None, "ambiguous");
/// ```
#[must_use]
pub fn standard(folded: &str) -> Option<&'static str> {
    STANDARD.get(folded).copied()
}

/// The safe rows that can carry affixes as a root does: `denger` in `dengerin`. Abbreviations
/// (`yg`, `bgt`) can't, and would turn up inside other words.
pub(crate) fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_word = |form: &str| form.len() >= 4 && form.contains(['a', 'e', 'i', 'o', 'u']);
    safe_rows().filter(move |(form, _)| is_word(form))
}

fn safe_rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(TABLE).filter_map(|(form, rest)| {
        let (standard, safety) = rest.split_once('\t')?;
        let first = standard.split(' ').next()?;
        (safety == "safe").then_some((form, first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::entries;

    #[test]
    fn rows_are_well_formed_sorted_and_unique() {
        let rows: Vec<Vec<&str>> = entries(TABLE).map(|line| line.split('\t').collect()).collect();
        for row in &rows {
            assert!(matches!(row[..], [_, _, "safe" | "ambiguous"]), "{row:?}");
            assert_eq!(crate::fold(row[0]), row[0], "forms are folded");
        }
        assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]), "sorted and unique");
    }

    #[test]
    fn a_standard_form_is_no_colloquial_form_itself() {
        for (form, standard_form) in safe_rows() {
            assert_eq!(standard(standard_form), None, "{form} leads to {standard_form}, which leads on");
        }
    }

    #[test]
    fn only_safe_rows_are_used() {
        for (form, expected) in [
            ("engga", Some("tidak")),
            ("gaada", Some("tidak")),
            ("makasih", Some("terimakasih")),
            ("resiko", Some("risiko")),
            ("kaya", None),
            ("si", None),
            ("tidak", None),
        ] {
            assert_eq!(standard(form), expected, "{form}");
        }
    }
}
