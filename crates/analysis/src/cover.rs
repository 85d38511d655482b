//! Words under codings that cover only a part of a segment.

use benang_model::Span;

/// How many of `words` share a byte with one of `spans`, each counted once however many codings lie
/// over it. Words are ordered and disjoint; spans are ordered and may overlap.
pub(crate) fn words_under<W: Copy + Into<Span>>(words: &[W], spans: impl Iterator<Item = Span>) -> u64 {
    let word = |word: &W| -> Span { (*word).into() };
    let mut counted = 0;
    let mut next = 0;
    for span in spans.filter(|span| !span.is_empty()) {
        let first = words.partition_point(|it| word(it).end <= span.start).max(next);
        next = words.partition_point(|it| word(it).start < span.end).max(first);
        counted += next - first;
    }
    counted as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlapping_codings_count_a_word_once() {
        let words = [(0, 3), (4, 7), (8, 11), (12, 15)].map(|(start, end)| Span::new(start, end));
        let check = |spans: &[(usize, usize)], expected| {
            let found = words_under(&words, spans.iter().map(|&(start, end)| Span::new(start, end)));
            assert_eq!(found, expected, "{spans:?}");
        };
        check(&[], 0);
        check(&[(0, 15)], 4);
        check(&[(0, 9), (8, 15)], 4);
        check(&[(0, 15), (4, 7)], 4);
        check(&[(3, 4), (7, 7)], 0);
        check(&[(1, 2), (2, 3)], 1);
        check(&[(6, 9)], 2);
    }

    proptest! {
        #[test]
        fn it_agrees_with_looking_at_every_word(
            lengths in prop::collection::vec((0_usize..3, 1_usize..5), 0..12),
            mut spans in prop::collection::vec((0_usize..50, 0_usize..20), 0..6),
        ) {
            let mut at = 0;
            let mut word = |(gap, length): (usize, usize)| {
                let word = Span::new(at + gap, at + gap + length);
                at = word.end;
                word
            };
            let words: Vec<Span> = lengths.into_iter().map(&mut word).collect();
            spans.sort_unstable();
            let spans: Vec<Span> = spans.into_iter().map(|(start, length)| Span::new(start, start + length)).collect();
            let covered = |word: &&Span| spans.iter().any(|span| word.overlaps(*span) && !span.is_empty());
            let expected = words.iter().filter(covered).count() as u64;
            prop_assert_eq!(words_under(&words, spans.iter().copied()), expected);
        }
    }
}
