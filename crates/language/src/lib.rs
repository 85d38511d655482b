//! Words, stems, sentences and languages of Indonesian and English speech, and the two mixed.
//!
//! A text is never rewritten: folded forms, stems and standard spellings live beside it. What a
//! query means, and which words a rule looks for, is `benang-query`'s business.

mod colloquial;
mod evidence;
mod fold;
mod identify;
mod indonesian;
mod key;
mod lexicon;
mod list;
#[cfg(test)]
mod reference;
mod segments;
mod sentences;
mod spelling;
mod stem;
mod stop_words;
mod token;
mod words;

pub use colloquial::standard;
pub use evidence::{Evidence, evidence};
pub use fold::fold;
pub use identify::{Identification, Language, language_of};
pub use indonesian::Indonesian;
pub use lexicon::{Form, Lexicon};
pub use segments::{append_segments, segments};
pub use sentences::sentences;
pub use stem::{Stem, StemmedBy, stem};
pub use stop_words::is_stop_word;
pub use token::tokens;
pub use words::{Word, WordId, WordTable};
