//! A count with what it is a part of, so that no percentage travels without its denominator.

/// `part` of `whole`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Share {
    /// The percentage to one decimal, halves up. A part of nothing has none.
    ///
    /// ```
    /// use benang_analysis::Share;
    /// assert_eq!(Share { part: 4, whole: 11 }.percent(), Some(36.4));
    /// assert_eq!(Share { part: 0, whole: 0 }.percent(), None);
    /// ```
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        let tenths = self.tenths_of_percent()?;
        // Exact below 2^53, which takes a share of more than 10^12.
        #[expect(clippy::cast_precision_loss, reason = "a percentage is small")]
        Some(tenths as f64 / 10.0)
    }

    /// The percentage in tenths, halves up: integer arithmetic gives every machine the same digit.
    #[must_use]
    pub fn tenths_of_percent(self) -> Option<u64> {
        let whole = u128::from(self.whole);
        let doubled = (u128::from(self.part) * 2000).checked_add(whole)?.checked_div(whole * 2)?;
        u64::try_from(doubled).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up() {
        let check = |part, whole, expected| assert_eq!(Share { part, whole }.percent(), expected, "{part}/{whole}");
        check(0, 7, Some(0.0));
        check(1, 3, Some(33.3));
        check(2, 3, Some(66.7));
        check(1, 2000, Some(0.1));
        check(1, 2001, Some(0.0));
        check(7, 7, Some(100.0));
        check(u64::MAX, u64::MAX, Some(100.0));
        check(3, 0, None);
    }
}
