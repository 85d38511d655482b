//! What the `regex` crate says of an expression, in Indonesian. It speaks English only: the commonest of
//! its sentences stand here.

/// How a sentence begins, and what it means.
const SENTENCES: [(&str, &str); 12] = [
    ("unclosed group", "kurung ( tidak ditutup"),
    ("unopened group", "kurung ) tidak punya kurung buka"),
    ("unclosed character class", "kurung siku [ tidak ditutup"),
    ("repetition operator missing expression", "tanda *, +, ?, atau { tidak punya apa-apa untuk diulang"),
    ("unclosed counted repetition", "kurung kurawal { tidak ditutup"),
    ("repetition quantifier expects", "di antara { dan } harus ada angka"),
    ("invalid repetition count range", "jumlah pengulangan pertama lebih besar daripada yang kedua"),
    ("invalid character class range", "rentang di dalam kurung siku terbalik: awalnya lebih besar daripada akhirnya"),
    ("unrecognized escape sequence", "garis miring terbalik dengan huruf ini tidak punya arti"),
    ("incomplete escape sequence", "garis miring terbalik di akhir tidak diikuti apa pun"),
    ("look-around", "melihat ke depan atau ke belakang (?=, ?!, ?<=, ?<!) tidak didukung"),
    ("backreferences are not supported", "rujukan ke kelompok sebelumnya (\\1) tidak didukung"),
];

/// The reason with what it means in front; the reason alone if it isn't a common one.
pub(super) fn in_indonesian(reason: &str) -> String {
    match SENTENCES.iter().find(|(english, _)| reason.starts_with(english)) {
        Some((_, meaning)) => format!("{meaning} (pesan pengurai: {reason})"),
        None => format!("(pesan pengurai: {reason})"),
    }
}

#[cfg(test)]
mod tests {
    use super::SENTENCES;
    use crate::{Pattern, QueryError};
    use benang_model::{Locale, Span};

    fn told(expression: &str) -> String {
        QueryError::bad_regex(Span::default(), &Pattern::new(expression).unwrap_err()).message(Locale::Id)
    }

    #[test]
    fn common_mistakes_are_told_in_indonesian() {
        let expressions = ["(a", "a)", "[a", "*a", "a{2", "a{x}", "a{3,2}", "[z-a]", "\\y", "a\\", "(?=a)", "(a)\\1"];
        for (expression, (english, meaning)) in expressions.into_iter().zip(SENTENCES) {
            let told = told(expression);
            assert!(told.contains(&format!(": {meaning} (pesan pengurai: {english}")), "{expression}: {told}");
        }
    }

    #[test]
    fn other_reasons_are_passed_on() {
        assert!(told("(?P<1>a)").ends_with(": (pesan pengurai: invalid capture group character)"));
    }
}
