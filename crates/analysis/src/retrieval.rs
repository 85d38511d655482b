//! How well one coding finds what another holds: precision, recall and F1.

use std::ops::AddAssign;

/// What a search found of what there is, in segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Retrieval {
    /// Found, and there.
    pub hits: u64,
    /// Found, but not there.
    pub false_alarms: u64,
    /// There, but not found.
    pub misses: u64,
}

impl Retrieval {
    /// Counts one segment.
    pub fn count(&mut self, found: Found, there: There) {
        match (found, there) {
            (Found(true), There(true)) => self.hits += 1,
            (Found(true), There(false)) => self.false_alarms += 1,
            (Found(false), There(true)) => self.misses += 1,
            (Found(false), There(false)) => {}
        }
    }

    /// `hits / (hits + false alarms)`: how much of what was found is there. Undefined if nothing was
    /// found. (Van Rijsbergen, *Information Retrieval*, 1979, ch. 7.)
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        ratio(self.hits, self.hits + self.false_alarms)
    }

    /// `hits / (hits + misses)`: how much of what is there was found. Undefined if nothing is there.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        ratio(self.hits, self.hits + self.misses)
    }

    /// `2PR / (P + R) = 2 hits / (2 hits + false alarms + misses)`, the harmonic mean of precision and
    /// recall. Undefined if nothing was found and nothing is there. Summed over several codes it is
    /// the micro average.
    ///
    /// ```
    /// use benang_analysis::Retrieval;
    ///
    /// let found = Retrieval { hits: 6, false_alarms: 2, misses: 4 };
    /// assert_eq!(found.precision(), Some(0.75));
    /// assert_eq!(found.recall(), Some(0.6));
    /// assert_eq!(found.f1(), Some(12.0 / 18.0));
    /// ```
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }
}

impl AddAssign for Retrieval {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.misses += other.misses;
    }
}

/// Whether the coding under test has the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found(pub bool);

/// Whether the coding that it is measured by has the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct There(pub bool);

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_find_has_no_recall() {
        let nothing = Retrieval::default();
        assert_eq!((nothing.precision(), nothing.recall(), nothing.f1()), (None, None, None));
        let only_alarms = Retrieval { false_alarms: 3, ..nothing };
        assert_eq!((only_alarms.precision(), only_alarms.recall(), only_alarms.f1()), (Some(0.0), None, Some(0.0)));
    }

    #[test]
    fn segments_add_up() {
        let mut sum = Retrieval::default();
        for (found, there) in [(true, true), (true, false), (false, true), (false, false), (true, true)] {
            sum.count(Found(found), There(there));
        }
        sum += Retrieval { hits: 1, false_alarms: 1, misses: 1 };
        assert_eq!(sum, Retrieval { hits: 3, false_alarms: 2, misses: 2 });
    }
}
