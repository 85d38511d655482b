//! `benang stem`: how words are read.

use crate::args::Global;
use crate::exit::{Failure, Outcome};
use crate::output;
use benang_model::Locale;
use benang_study::{Complaint, stem};
use clap::Args;
use std::io::{ErrorKind, Read};

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
    pub(crate) fn run(&self, global: &Global, locale: Locale) -> Result<Outcome, Failure> {
        let format = output::asked_for(global)?;
        let text = if self.words.is_empty() { standard_input(locale)? } else { self.words.join("\n") };
        output::write(global, stem(&text).render(format))
    }
}

fn standard_input(locale: Locale) -> Result<String, Failure> {
    let mut text = String::new();
    match std::io::stdin().lock().read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) => Err(Failure::Here(unreadable(error.kind(), locale))),
    }
}

fn unreadable(kind: ErrorKind, locale: Locale) -> Complaint {
    match kind {
        ErrorKind::InvalidData => Complaint {
            hint: Some(
                locale
                    .pick("save the text with the encoding UTF-8", "simpan teksnya dengan pengodean UTF-8")
                    .to_owned(),
            ),
            ..Complaint::plain(
                locale.pick("standard input is not UTF-8 text", "masukan standar bukan teks UTF-8").to_owned(),
            )
        },
        kind => Complaint::plain(locale.pick(
            format!("standard input cannot be read: {kind}"),
            format!("masukan standar tidak dapat dibaca: {kind}"),
        )),
    }
}
