//! What was typed wrongly, told to the user. In English it is clap that says so; it speaks no other language, so
//! the Indonesian sentences stand here, one for each kind of error.

use crate::args::definition;
use crate::exit::say;
use benang_model::Locale;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Ends the program for clap: help and version (0), usage errors (2).
pub(crate) fn tell(error: &Error, locale: Locale) -> ExitCode {
    match (error.kind(), locale) {
        // Nothing to do is said: as if nothing at all had been typed.
        (ErrorKind::MissingSubcommand, _) => say(help(&text(error, ContextKind::InvalidSubcommand), locale).trim_end()),
        (kind, Locale::Id) if is_wrong(kind) => say(&in_indonesian(error)),
        _ => {
            let _ = error.print();
        }
    }
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Whether something was typed wrongly; else help or the version was asked for.
fn is_wrong(kind: ErrorKind) -> bool {
    !matches!(
        kind,
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// The help of a command by its full name, such as `benang codebook`.
fn help(name: &str, locale: Locale) -> String {
    let mut command = definition(locale);
    command.build();
    let mut found = command.clone();
    for part in name.split(' ').skip(1) {
        found = found.find_subcommand(part).cloned().unwrap_or(found);
    }
    found.render_help().to_string()
}

fn in_indonesian(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let reason = match error.kind() {
        ErrorKind::UnknownArgument => format!("opsi '{argument}' tidak dikenal"),
        ErrorKind::InvalidSubcommand => {
            format!("perintah '{}' tidak dikenal", text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("yang berikut ini belum disebut: {argument}"),
        ErrorKind::InvalidValue if text(error, ContextKind::InvalidValue).is_empty() => {
            format!("'{argument}' belum diberi nilai")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("'{}' bukan nilai yang benar untuk '{argument}'", text(error, ContextKind::InvalidValue))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("jumlah nilai untuk '{argument}' tidak sesuai")
        }
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            other if other == argument => format!("'{argument}' hanya boleh disebut satu kali"),
            other => format!("'{argument}' tidak dapat dipakai bersama '{other}'"),
        },
        ErrorKind::InvalidUtf8 => "ada kata yang bukan teks UTF-8".to_owned(),
        // What clap may add one day is said in its own words, rather than not at all.
        _ => error.kind().to_string(),
    };
    let choices = text(error, ContextKind::ValidValue);
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| text(error, kind))
        .find(|suggestion| !suggestion.is_empty());
    let mut lines = vec![format!("kesalahan: {reason}")];
    lines.extend((!choices.is_empty()).then(|| format!("pilihan: {choices}")));
    lines.extend(suggestion.map(|suggestion| format!("saran: mungkin maksud Anda {suggestion}")));
    lines.extend(usage(error));
    lines.push("\nUntuk keterangan lebih lanjut, coba '--help'.".to_owned());
    lines.join("\n")
}

/// How the command is to be typed.
fn usage(error: &Error) -> Option<String> {
    let usage = text(error, ContextKind::Usage);
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim();
    (!usage.is_empty()).then(|| format!("\nPemakaian: {usage}"))
}

/// What clap knows about an error, lists with commas; empty if it knows nothing of that kind.
fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        Some(ContextValue::StyledStr(value)) => value.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(line: &str) -> Error {
        definition(Locale::Id).try_get_matches_from(line.split(' ')).unwrap_err()
    }

    #[test]
    fn each_kind_has_its_sentence() {
        let check = |line: &str, expected: &[&str]| {
            let told = in_indonesian(&wrong(line));
            let lines: Vec<&str> = told.lines().take_while(|line| !line.is_empty()).collect();
            assert_eq!(lines.get(..expected.len()), Some(expected), "{told}");
            assert!(!told.contains("Usage") && !told.contains("OPTIONS"), "{told}");
        };
        check("benang taly", &["kesalahan: perintah 'taly' tidak dikenal", "saran: mungkin maksud Anda tally"]);
        check(
            "benang tally a --codebok b",
            &["kesalahan: opsi '--codebok' tidak dikenal", "saran: mungkin maksud Anda --codebook"],
        );
        check("benang tally", &["kesalahan: yang berikut ini belum disebut: --codebook <FILE>, <PATH>..."]);
        check("benang search a b --limit", &["kesalahan: '--limit <N>' belum diberi nilai"]);
        check("benang search a b --limit x", &["kesalahan: 'x' bukan nilai yang benar untuk '--limit <N>'"]);
        check(
            "benang search a b --unit x",
            &["kesalahan: 'x' bukan nilai yang benar untuk '--unit <UNIT>'", "pilihan: turn, paragraph, sentence"],
        );
        check(
            "benang search a b --count --kwic 3",
            &["kesalahan: '--count' tidak dapat dipakai bersama '--kwic <WIDTH>'"],
        );
        check("benang search a b --limit 1 --limit 2", &["kesalahan: '--limit <N>' hanya boleh disebut satu kali"]);
    }

    #[test]
    fn a_missing_command_is_answered_with_help() {
        assert!(help("benang", Locale::Id).contains("Pemakaian: benang [OPSI] <PERINTAH>"));
        assert!(help("benang codebook", Locale::En).contains("Usage: benang codebook"));
    }
}
