//! `benang stem`: how words are read.

use crate::args::Global;
use crate::exit::{Outcome, complain};
use crate::output;
use benang_model::Locale;
use benang_study::{Complaint, stem};
use clap::Args;
use std::io::Read;

/// Show how words are read: language, folded form, stem and standard spelling.
///
/// Without words, lines are read from standard input. Two words with one stem are found by one
/// search.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  benang stem pemberdayaan nggak ngasih kelompok-kelompok trainings")]
pub(crate) struct Stem {
    /// Words.
    #[arg(value_name = "WORD")]
    words: Vec<String>,
}

impl Stem {
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Outcome {
        let mut text = String::new();
        if self.words.is_empty() {
            if let Err(error) = std::io::stdin().lock().read_to_string(&mut text) {
                complain(&Complaint::plain(error.to_string()), locale);
                return Outcome::Refused;
            }
        } else {
            text = self.words.join("\n");
        }
        output::write(global, locale, stem(&text).render(global.format))
    }
}
