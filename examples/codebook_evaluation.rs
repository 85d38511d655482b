//! Measures the rules of `codebooks/sumodiningrat.toml` against the two codings of the sample corpus and
//! prints `docs/codebook-evaluation.md`:
//!
//! ```console
//! cargo run --release --example codebook_evaluation > docs/codebook-evaluation.md
//! ```

use benang_study::{Evaluation, EvaluationRequest, Retrieval, StudyError, TranscriptEvaluation, evaluate};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// What is summed up from transcripts: an entry per theme.
type Column<T> = fn(&TranscriptEvaluation) -> &[T];

const INTRODUCTION: &str = "\
# How well the rules find what people coded

The rules of `codebooks/sumodiningrat.toml`, applied to the sample corpus, against the consensus of the two codings
in `corpus/gold` (who made them, and how, is told in `corpus/README.md`). This page is printed by

```console
cargo run --release --example codebook_evaluation > docs/codebook-evaluation.md
```

and a test holds it to what the command prints.

- **What is compared**: pairs of an informant's turn and a theme; a theme is found if a rule of it or of a sub-code
  matches. A pair counts as there if both coders gave the theme or one of its sub-codes, as not there if
  neither did. Pairs where only one did are left out (*open*); the last line of each table counts them as not there.
- **Tuning half**: every other transcript in order of names, from the first. Rules were written from the definitions
  before anybody who wrote them had seen the corpus, then tuned on this half only.
- **Held-out half**: the others. Nobody looked at the rules' results on them while tuning.
- **Theory only**: each word of the names and definitions of a theme that no other theme's have, as a rule of its
  own: what a coder would find who knows the theory and nothing of how people talk.
- Precision P = hits / found, recall R = hits / there, F1 = 2PR / (P + R); a dash where there is nothing to
  divide by.

What the numbers don't say: the corpus was written for this project, so they tell how rules carry over from one
half of it to the other, not how they will do on your interviews. Look at the evidence (`--evidence`) before you
count on any of it.
";

fn main() -> Result<(), Box<dyn Error>> {
    std::io::stdout().write_all(page(Path::new(env!("CARGO_MANIFEST_DIR")))?.as_bytes())?;
    Ok(())
}

/// The page, for the project in `root`.
pub(crate) fn page(root: &Path) -> Result<String, StudyError> {
    let evaluation = evaluate(&EvaluationRequest {
        paths: &[root.join("corpus")],
        codebook: &root.join("codebooks/sumodiningrat.toml"),
        codings: [&root.join("corpus/gold/coder-a.csv"), &root.join("corpus/gold/coder-b.csv")],
    })?;
    let halves = ["Tuning half", "Held-out half"].into_iter().enumerate();
    let tables = halves.map(|(half, title)| {
        let transcripts: Vec<_> = evaluation.transcripts.iter().skip(half).step_by(2).collect();
        table(title, &evaluation, &transcripts)
    });
    Ok(format!("{INTRODUCTION}{}", tables.collect::<String>()))
}

fn table(title: &str, evaluation: &Evaluation, transcripts: &[&TranscriptEvaluation]) -> String {
    let names: Vec<String> = transcripts.iter().map(|it| format!("`{}`", it.name)).collect();
    let turns: u64 = transcripts.iter().map(|it| it.turns).sum();
    let mut text = format!("\n## {title}\n\n{} ({turns} turns).\n\n", names.join(", "));
    text.push_str("| theme | there | open | found | hits | P | R | F1 | theory only: found | hits | P | R | F1 |\n");
    text.push_str("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    let rules = by_theme(transcripts, |it| &it.rules);
    let theory = by_theme(transcripts, |it| &it.theory_only);
    let open = by_theme(transcripts, |it| &it.disagreements);
    for (((theme, rules), theory), open) in evaluation.themes.iter().zip(&rules).zip(&theory).zip(&open) {
        row(&mut text, theme, *open, *rules, Some(*theory));
    }
    row(&mut text, "**all (micro)**", open.iter().sum(), sum(&rules), Some(sum(&theory)));
    let strict = sum(&by_theme(transcripts, |it| &it.rules_strict));
    row(&mut text, "all, open pairs as not there", 0, strict, None);
    text
}

fn by_theme<T: Copy + Default + std::ops::AddAssign>(
    transcripts: &[&TranscriptEvaluation],
    column: Column<T>,
) -> Vec<T> {
    let mut sums = vec![T::default(); transcripts.first().map_or(0, |it| column(it).len())];
    for transcript in transcripts {
        for (sum, value) in sums.iter_mut().zip(column(transcript)) {
            *sum += *value;
        }
    }
    sums
}

fn sum(themes: &[Retrieval]) -> Retrieval {
    themes.iter().fold(Retrieval::default(), |mut sum, theme| {
        sum += *theme;
        sum
    })
}

fn row(text: &mut String, theme: &str, open: u64, rules: Retrieval, theory: Option<Retrieval>) {
    let there = rules.hits + rules.misses;
    let rules = figures(rules);
    let theory = theory.map_or_else(|| " | | | |".to_owned(), figures);
    // Writing into a String can't fail.
    let _ = writeln!(text, "| {theme} | {there} | {open} | {rules} | {theory} |");
}

fn figures(of: Retrieval) -> String {
    let share = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
    let found = of.hits + of.false_alarms;
    let [precision, recall, f1] = [of.precision(), of.recall(), of.f1()].map(share);
    format!("{found} | {} | {precision} | {recall} | {f1}", of.hits)
}
