//! The `benang` command: arguments, progress and exit codes. What is done is `benang-study`'s
//! business.

mod args;
mod commands;
mod exit;
mod indonesian;
mod output;
mod progress;
mod speech;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    // Started by itself to read a file that may bring a reader down.
    if let Some(code) = benang_study::serve(std::env::args_os()) {
        return code;
    }
    let locale = speech::locale(std::env::args().skip(1));
    match args::parse(locale) {
        Ok(invocation) => commands::run(&invocation),
        Err(error) => usage::tell(&error, locale),
    }
}
