//! How far two labels are apart: whether one may be a slip of the hand for the other.

/// Labels of at least so many characters may be two letters apart.
const LONG: usize = 8;

/// Whether one key may be a slip for the other: one letter more, less, other, or two that changed places; in long keys
/// twice. Digits are meant.
pub(crate) fn is_slip(one: &str, other: &str) -> bool {
    let digits = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
    let shorter = one.chars().count().min(other.chars().count());
    let most = if shorter >= LONG { 2 } else { 1 };
    one != other && one.len().abs_diff(other.len()) <= 8 && digits(one) == digits(other) && distance(one, other) <= most
}

/// The number of letters to insert, delete, change or swap with their neighbour (the optimal string alignment distance).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (row, letter) in one.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &opposite) in other.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let change = at(&above, column) + usize::from(letter != opposite);
            let mut least = change.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let swapped =
                column.checked_sub(1).filter(|&left| other.get(left) == Some(&letter) && last == Some(opposite));
            if let Some(left) = swapped {
                least = least.min(at(&before, left) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
        last = Some(letter);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_names() {
        let check = |one, other, expected| {
            assert_eq!(is_slip(one, other), expected, "{one} {other}");
            assert_eq!(is_slip(other, one), expected, "{other} {one}");
        };
        check("paticipant", "participant", true);
        check("particpiant", "participant", true);
        check("paticipent", "participant", true);
        check("ukelly", "kelly", true);
        check("interviewer1", "interviewer2", false);
        check("tailor", "taylor", true);
        check("emma", "kelly", false);
        check("rian", "rina", true);
        check("emma", "emma", false);
        check("informan07", "informan70", false);
    }
}
