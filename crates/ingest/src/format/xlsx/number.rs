//! Numbers as a reader of the sheet sees them. ECMA-376 part 1, 18.17.4 for dates.

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// 1 is 1 January 1900, and 1900 is taken for a leap year.
    #[default]
    Y1900,
    /// 0 is 1 January 1904.
    Y1904,
}

/// How a number looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    #[default]
    Number,
    Percent,
    Date,
    DateAndClock,
    /// Hours and minutes.
    Clock {
        seconds: bool,
    },
    /// Minutes and seconds.
    Minutes,
}

/// The last day that Excel knows: 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;
/// From 1 January 1970 back to day 0 of each epoch.
const DAYS_TO_1970: i64 = 25_569;
const DAYS_1900_TO_1904: i64 = 1_462;

/// What a cell with this number shows.
pub(super) fn shown(number: f64, look: Look, epoch: Epoch) -> String {
    let is_day = (0.0..LAST_DAY).contains(&number);
    match look {
        Look::Percent => format!("{}%", plain(number * 100.0)),
        Look::Date if is_day => date(days(number), epoch),
        Look::DateAndClock if is_day => {
            let seconds = seconds(number.fract());
            format!("{} {}", date(days(number) + seconds / 86_400, epoch), clock(seconds % 86_400, true))
        }
        Look::Clock { seconds: shown } if is_day => clock(seconds(number), shown),
        Look::Minutes if is_day => {
            let seconds = seconds(number);
            format!("{:02}:{:02}", seconds / 60, seconds % 60)
        }
        _ => plain(number),
    }
}

/// Fifteen digits, as many as Excel keeps; none after the point where they are zeros.
fn plain(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().map_or_else(|_| number.to_string(), |rounded| rounded.to_string())
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn days(number: f64) -> i64 {
    number.floor() as i64
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn seconds(number: f64) -> i64 {
    (number * 86_400.0).round() as i64
}

fn clock(seconds: i64, shown: bool) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    if shown { format!("{hours}:{minutes:02}:{:02}", seconds % 60) } else { format!("{hours}:{minutes:02}") }
}

/// `2023-05-12`: the civil date of a day (H. Hinnant, `civil_from_days`).
fn date(day: i64, epoch: Epoch) -> String {
    let since_1970 = match epoch {
        // 29 February 1900, which never was, is day 60.
        Epoch::Y1900 => day - DAYS_TO_1970 + i64::from(day < 60),
        Epoch::Y1904 => day - DAYS_TO_1970 + DAYS_1900_TO_1904,
    };
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_the_sheet() {
        let check = |number: f64, look: Look, expected: &str| assert_eq!(shown(number, look, Epoch::Y1900), expected);
        check(12.0, Look::Number, "12");
        check(0.1 + 0.2, Look::Number, "0.3");
        check(-1.5e20, Look::Number, "-150000000000000000000");
        check(0.07, Look::Percent, "7%");
        check(45_058.0, Look::Date, "2023-05-12");
        check(1.0, Look::Date, "1900-01-01");
        check(61.0, Look::Date, "1900-03-01");
        check(45_058.999_999, Look::DateAndClock, "2023-05-13 0:00:00");
        check(0.520_833_333_333, Look::Clock { seconds: false }, "12:30");
        check(1.5, Look::Clock { seconds: true }, "36:00:00");
        check(0.008_680_555_555, Look::Minutes, "12:30");
        check(-1.0, Look::Date, "-1");
        check(f64::NAN, Look::Date, "NaN");
        assert_eq!(shown(0.0, Look::Date, Epoch::Y1904), "1904-01-01");
    }
}
