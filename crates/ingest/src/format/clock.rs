//! Times as tables, subtitles and recognisers write them, alone in a cell, a line or a field.

/// Milliseconds of `HH:MM:SS`, `MM:SS`, either with a fraction after a point, a comma or a colon
/// (`00:01:02.5`, `00:01:02,500`, `00:01:02:500`), in brackets or not; two digits after a third
/// colon are frames, 25 a second.
pub(crate) fn parse(written: &str) -> Option<u64> {
    let bare = written.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']).trim();
    let (clock, fraction) = match bare.split_once(['.', ',', ';']) {
        Some((clock, fraction)) => (clock, Some(fraction.trim())),
        None => (bare, None),
    };
    let mut numbers = [0_u64; 4];
    let mut count = 0;
    for part in clock.split(':') {
        let part = part.trim();
        let digits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        *numbers.get_mut(count)? = if digits { part.parse().ok()? } else { return None };
        count += 1;
    }
    let [first, second, third, fourth] = numbers;
    let last = clock.rsplit(':').next().unwrap_or_default().trim();
    let ((hours, minutes, seconds), rest_ms) = match count {
        2 => ((0, first, second), 0),
        3 => ((first, second, third), 0),
        4 if last.len() == 3 => ((first, second, third), fourth),
        4 if last.len() <= 2 && fourth < 60 => ((first, second, third), fourth * 40),
        _ => return None,
    };
    if seconds >= 60 || (count > 2 && minutes >= 60) {
        return None;
    }
    Some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest_ms + fraction.map_or(Some(0), fraction_ms)?)
}

/// `5`, `50`, `500` and `500000` are all half a second.
fn fraction_ms(digits: &str) -> Option<u64> {
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.bytes().chain(*b"000").take(3).fold(0, |ms, digit| ms * 10 + u64::from(digit - b'0')))
}

/// What a bare number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Unit {
    /// Seconds.
    #[default]
    Seconds,
    /// Thousandths.
    Milliseconds,
}

/// Stretches of talk are on average shorter than so many seconds, and longer than so many milliseconds.
const MEAN_LENGTH: f64 = 200.0;

impl Unit {
    /// Tells the unit of the starting times of `count` stretches of talk, of which `last` is the largest. Only
    /// whole numbers can be milliseconds.
    #[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^52")]
    pub(crate) fn tell(whole: bool, last: f64, count: usize) -> Self {
        if whole && last >= MEAN_LENGTH * count.max(2) as f64 { Self::Milliseconds } else { Self::Seconds }
    }

    /// A number as milliseconds; none if it is no time.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    pub(crate) fn ms(self, number: f64) -> Option<u64> {
        let ms = if self == Self::Seconds { number * 1_000.0 } else { number };
        (0.0..1e15).contains(&ms).then_some(ms.round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_in_all_their_forms() {
        let check = |written: &str, expected| assert_eq!(parse(written), expected, "{written}");
        check("00:01:02,500", Some(62_500));
        check("1:02", Some(62_000));
        check("[00:01:09]", Some(69_000));
        check("01:02.5", Some(62_500));
        check("00:01:02.123456", Some(62_123));
        check("00:01:02:500", Some(62_500));
        check("00:01:02:12", Some(62_480));
        check("75:00", Some(4_500_000));
        check("00:75:00", None);
        check("12", None);
        check("12.5", None);
        check("01:02:", None);
        check("2023-11-14", None);
        check("", None);
    }

    #[test]
    fn the_unit_of_numbers_is_told_from_their_size() {
        assert_eq!(Unit::tell(true, 3_600_000.0, 600), Unit::Milliseconds);
        assert_eq!(Unit::tell(true, 3_600.0, 600), Unit::Seconds);
        assert_eq!(Unit::tell(false, 3_600_000.0, 600), Unit::Seconds);
        assert_eq!(Unit::Seconds.ms(1.5), Some(1_500));
        assert_eq!(Unit::Seconds.ms(f64::NAN), None);
        assert_eq!(Unit::Milliseconds.ms(-1.0), None);
    }
}
