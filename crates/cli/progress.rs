//! A progress bar on standard error for long runs, if somebody can see it.

use crate::args::Global;
use benang_model::Locale;
use benang_study::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// Runs `work` under a count of lines: how many there will be isn't known.
pub(crate) fn with_count<T>(global: &Global, locale: Locale, work: impl FnOnce(&Progress<'_>) -> T) -> T {
    if global.quiet || !std::io::stderr().is_terminal() {
        return work(&|_, _| {});
    }
    let bar = ProgressBar::new_spinner();
    let lines = locale.pick("lines", "baris");
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {lines}")) {
        bar.set_style(style);
    }
    let result = work(&|done, _| bar.set_position(done));
    bar.finish_and_clear();
    result
}

/// Runs `work` under a progress bar that counts files.
pub(crate) fn with_bar<T>(global: &Global, locale: Locale, work: impl FnOnce(&Progress<'_>) -> T) -> T {
    if global.quiet || !std::io::stderr().is_terminal() {
        return work(&|_, _| {});
    }
    let bar = ProgressBar::new(0);
    let files = locale.pick("files", "berkas");
    if let Ok(style) = ProgressStyle::with_template(&format!("{{wide_bar}} {{pos}}/{{len}} {files} {{eta}}")) {
        bar.set_style(style);
    }
    let result = work(&|done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    result
}
