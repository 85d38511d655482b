//! Words and numbers that several outputs share, in the reader's language.

use benang_analysis::{Share, State};
use benang_model::{Locale, Role, Unit};

/// A number with its thousands apart: `5,400`, in Indonesian `5.400`.
pub(crate) fn number(value: u64, locale: Locale) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(locale.pick(',', '.'));
        }
        grouped.push(digit);
    }
    grouped
}

/// A percentage to one decimal: `10.0 %`, in Indonesian `10,0 %`; none if it is of nothing.
pub(crate) fn percent(share: Share, locale: Locale) -> Option<String> {
    let tenths = share.tenths_of_percent()?;
    Some(format!("{}{}{} %", number(tenths / 10, locale), locale.pick('.', ','), tenths % 10))
}

/// `12 / 120`.
pub(crate) fn of(share: Share, locale: Locale) -> String {
    format!("{} / {}", number(share.part, locale), number(share.whole, locale))
}

/// `12 / 120 (10.0 %)`; without the percentage if it is of nothing.
pub(crate) fn of_with_percent(share: Share, locale: Locale) -> String {
    let percent = percent(share, locale).map(|percent| format!(" ({percent})"));
    of(share, locale) + &percent.unwrap_or_default()
}

/// A unit, for a number of them.
pub(crate) fn units(unit: Unit, count: u64, locale: Locale) -> &'static str {
    let one = count == 1;
    match unit {
        Unit::Turn => locale.pick(if one { "turn" } else { "turns" }, "giliran bicara"),
        Unit::Paragraph => locale.pick(if one { "paragraph" } else { "paragraphs" }, "paragraf"),
        Unit::Sentence => locale.pick(if one { "sentence" } else { "sentences" }, "kalimat"),
    }
}

/// `1 turn`, `2 turns`: a number with the noun that English wants for it.
#[must_use]
pub fn counted(count: u64, one: &str, many: &str, locale: Locale) -> String {
    format!("{} {}", number(count, locale), if count == 1 { one } else { many })
}

/// A role.
pub(crate) fn role(role: Role, locale: Locale) -> &'static str {
    match role {
        Role::Interviewer => locale.pick("interviewer", "pewawancara"),
        Role::Informant => locale.pick("informant", "informan"),
        Role::Other => locale.pick("other", "lainnya"),
        Role::Unknown => locale.pick("unknown", "tidak diketahui"),
    }
}

/// What is known about a code.
pub(crate) fn state(state: State, locale: Locale) -> &'static str {
    match state {
        State::Evidenced => locale.pick("evidenced", "ada bukti"),
        State::Asserted => locale.pick("asserted", "dinyatakan"),
        State::NotFound => locale.pick("not found", "tidak ditemukan"),
        State::NeverLookedFor => locale.pick("not looked for", "tidak dicari"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_reader_writes_them() {
        let check = |value, english: &str, indonesian: &str| {
            assert_eq!(number(value, Locale::En), english);
            assert_eq!(number(value, Locale::Id), indonesian);
        };
        check(0, "0", "0");
        check(999, "999", "999");
        check(1000, "1,000", "1.000");
        check(12_345_678, "12,345,678", "12.345.678");
    }

    #[test]
    fn a_share_is_never_without_its_denominator() {
        let check = |part, whole, expected: &str| {
            assert_eq!(of_with_percent(Share { part, whole }, Locale::Id), expected);
        };
        check(4, 11, "4 / 11 (36,4 %)");
        check(1, 1250, "1 / 1.250 (0,1 %)");
        check(0, 0, "0 / 0");
    }
}
