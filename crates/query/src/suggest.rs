//! "Did you mean": the known name that is closest to a mistyped one.

/// The value of the known name closest to `written`, if it is close: at most one letter in three
/// differs. Of equally close ones, the first.
#[must_use]
pub fn closest<T: Copy>(written: &str, known: &[(&str, T)]) -> Option<T> {
    known
        .iter()
        .map(|&(name, value)| (distance(written, name), name, value))
        .filter(|(distance, name, _)| distance * 3 <= name.chars().count())
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., value)| value)
}

/// Levenshtein's: how many characters must be inserted, deleted or replaced.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut costs: Vec<usize> = (0..=other.len()).collect();
    for (index, character) in one.chars().enumerate() {
        let (mut diagonal, mut left) = (index, index + 1);
        let mut next = vec![left];
        for (&against, &above) in other.iter().zip(costs.iter().skip(1)) {
            left = (diagonal + usize::from(character != against)).min(above + 1).min(left + 1);
            next.push(left);
            diagonal = above;
        }
        costs = next;
    }
    costs.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        for (one, other, expected) in
            [("", "abc", 3), ("role", "role", 0), ("rol", "role", 1), ("spaeker", "speaker", 2)]
        {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn only_what_is_close_is_suggested() {
        let known = [("speaker", 1), ("role", 2), ("rule", 3)];
        assert_eq!(closest("speeker", &known), Some(1));
        assert_eq!(closest("rol", &known), Some(2));
        assert_eq!(closest("date", &known), None);
    }
}
