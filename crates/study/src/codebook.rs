//! Checking a codebook file.

use crate::StudyError;
use crate::error::place;
use crate::reading::{read_codebook_file, shown};
use benang_coding::{Problem, problems};
use benang_model::Locale;
use benang_report::{Column, Format, Grid, counted, render_grid};
use serde::Serialize;
use std::path::Path;

/// What is wrong with a codebook file.
#[derive(Debug)]
pub struct CodebookCheck {
    path: String,
    name: String,
    version: String,
    codes: usize,
    rules: usize,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    path: &'a str,
    codebook: CodebookJson<'a>,
    codes: usize,
    rules: usize,
    problems: Vec<ProblemJson<'a>>,
}

#[derive(Serialize)]
struct CodebookJson<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    severity: &'static str,
    kind: &'static str,
    line: usize,
    column: usize,
    code: Option<&'a str>,
    rule: Option<&'a str>,
    message: String,
    hint: Option<String>,
}

/// Checks the codebook file at `path`.
///
/// # Errors
/// A file that can't be read or is no TOML.
pub fn check_codebook(path: &Path) -> Result<CodebookCheck, StudyError> {
    let file = read_codebook_file(path)?;
    Ok(CodebookCheck {
        path: shown(path),
        name: file.name().to_owned(),
        version: file.version().to_owned(),
        codes: file.entries.len(),
        rules: file.entries.iter().map(|entry| entry.rules.len()).sum(),
        problems: problems(&file),
    })
}

impl CodebookCheck {
    /// The problems as text, JSON or a table.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Format, locale: Locale) -> Result<String, StudyError> {
        match (format, format.layout()) {
            (Format::Text, _) => Ok(self.text(locale)),
            (_, Some(layout)) => Ok(render_grid(&self.grid(locale), layout, None)?),
            (_, None) => Ok(self.json(locale)),
        }
    }

    fn text(&self, locale: Locale) -> String {
        let Self { name, version, .. } = self;
        let codes = counted(self.codes as u64, locale.pick("code", "kode"), locale.pick("codes", "kode"), locale);
        let rules = counted(self.rules as u64, locale.pick("rule", "aturan"), locale.pick("rules", "aturan"), locale);
        let codebook = format!("{name} {version}");
        let mut text = format!("{}: {codes}, {rules}\n", codebook.trim_end());
        for problem in &self.problems {
            let severity = match problem.severity() {
                benang_coding::Severity::Error => locale.pick("error", "kesalahan"),
                benang_coding::Severity::Warning => locale.pick("warning", "peringatan"),
            };
            let at = place(problem.place, locale);
            text.push_str(&format!("{severity}: {}, {at}: {}\n", self.path, problem.message(locale)));
            if let Some(rule) = problem.rule() {
                text.push_str(&format!("  {}: {rule}\n", locale.pick("rule", "aturan")));
            }
            if let Some(hint) = problem.hint(locale) {
                text.push_str(&format!("  {}: {hint}\n", locale.pick("hint", "saran")));
            }
        }
        if self.problems.is_empty() {
            text.push_str(locale.pick("no problems found\n", "tidak ada masalah\n"));
        }
        text
    }

    fn json(&self, locale: Locale) -> String {
        let problems = self.problems.iter().map(|problem| ProblemJson {
            severity: problem.severity().as_str(),
            kind: problem.name(),
            line: problem.place.line,
            column: problem.place.column,
            code: problem.code.as_deref(),
            rule: problem.rule(),
            message: problem.message(locale),
            hint: problem.hint(locale),
        });
        let check = CheckJson {
            path: &self.path,
            codebook: CodebookJson { name: &self.name, version: &self.version },
            codes: self.codes,
            rules: self.rules,
            problems: problems.collect(),
        };
        crate::json::pretty(&check)
    }

    fn grid(&self, locale: Locale) -> Grid {
        let rows = self.problems.iter().map(|problem| {
            vec![
                problem.severity().as_str().to_owned(),
                problem.place.line.to_string(),
                problem.code.clone().unwrap_or_default(),
                problem.message(locale),
                problem.rule().unwrap_or_default().to_owned(),
            ]
        });
        Grid {
            columns: vec![
                Column::left("severity"),
                Column::right("line"),
                Column::left("code"),
                Column::left("problem"),
                Column::left("rule"),
            ],
            rows: rows.collect(),
        }
    }
}
