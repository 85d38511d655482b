//! A coder who knows only the theory: what the words of the definitions alone would find.
//!
//! The founding study's quotes show that theory words are not informants' words; rules have to do
//! better than this to be worth writing.

use benang_language::{Form, fold, is_stop_word, tokens};
use benang_model::{CodeIndex, Codebook, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The codebook with a rule a word in place of its rules: each content word of a theme's names and
/// definitions, sub-codes included, in all languages, that no other theme's have.
pub(super) fn theory_only(codebook: &Codebook) -> Codebook {
    let mut themes_of: BTreeMap<String, BTreeSet<CodeIndex>> = BTreeMap::new();
    for (index, code) in codebook.codes().iter().enumerate() {
        let texts = code.name.0.values().chain(code.definition.0.values());
        for word in texts.flat_map(|text| content_stems(text)) {
            themes_of.entry(word).or_default().insert(codebook.theme(index));
        }
    }
    let codes = codebook.codes().iter().enumerate().map(|(index, code)| {
        let own = themes_of.iter().filter(|(_, themes)| themes.len() == 1 && themes.contains(&index));
        let rules = own.map(|(word, _)| Rule { query: word.clone(), role: None, unit: None }).collect();
        benang_model::Code { rules, ..code.clone() }
    });
    let codes = codes.collect();
    codebook.clone().with_codes(codes).unwrap_or_else(|_| codebook.clone())
}

fn content_stems(text: &str) -> impl Iterator<Item = String> {
    let word = |folded: String| {
        let stem = Form::new(&folded).stem.stem.into_string();
        let counts = !is_stop_word(&folded) && !is_stop_word(&stem) && folded.chars().all(char::is_alphabetic);
        counts.then_some(stem)
    };
    tokens(text).into_iter().map(|token| fold(token.of(text)).into_owned()).filter_map(word)
}
