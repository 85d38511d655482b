//! How fast the main job is, beside the least work that could give the answer, in one run:
//!
//! ```console
//! cargo bench
//! ```
//!
//! It needs the folder `shared` beside the project (its `bench` has the workload's generator and the
//! floors' sources), `python3`, and Debian's `hunspell-id` and `wamerican`. What the figures mean is
//! told in `docs/benchmarks.md`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::expect_used, reason = "a benchmark that can't be set up should say where")]

#[path = "pipeline/floors.rs"]
mod floors;
#[path = "pipeline/memory.rs"]
mod memory;
#[path = "pipeline/workload.rs"]
mod workload;

use benang_coding::{CodebookFile, RuleCoder, Rules, Scope};
use benang_ingest::{Options, turns};
use benang_model::{Locale, Role, Transcript, Unit};
use benang_study::{ReadingOptions, TallyRequest, tally};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use workload::{Terms, Workload};

/// Rounds of which the median counts. Floor and ours take turns, so that noise hits both.
const ROUNDS: usize = 5;

fn main() {
    let Some(workload) = Workload::prepare() else { return };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    println!(
        "{} MB in {} files, {threads} threads, medians of {ROUNDS} rounds\n",
        workload.megabytes().round(),
        workload.files.len()
    );
    let floors = floors::build();
    let transcripts = read(&workload);
    for terms in [&workload.small, &workload.large] {
        coding(&workload, &transcripts, terms, &floors, threads);
    }
    drop(transcripts);
    end_to_end(&workload);
}

/// The transcripts in memory. The interviewer counts as an informant here: the floors code every
/// turn, so we do.
fn read(workload: &Workload) -> Vec<Transcript> {
    let roles = BTreeMap::from([("Pewawancara".to_owned(), Role::Informant)]);
    let options = Options { roles, ..Options::default() };
    let read = |path| turns(fs_err::read_to_string(path).expect("a file of the workload"), &options).0;
    workload.files.iter().map(read).collect()
}

/// From turns' text to codings, tokenising and languages included, beside the floors for the same terms.
fn coding(workload: &Workload, transcripts: &[Transcript], terms: &Terms, floors: &floors::Floors, threads: usize) {
    let codebook = CodebookFile::read(&terms.as_codebook()).and_then(|file| file.codebook()).expect("a sound codebook");
    let (mut word_table, mut aho_corasick, mut ours) = (Vec::new(), Vec::new(), Vec::new());
    let mut codings = 0;
    for _ in 0..ROUNDS {
        word_table.push(floors.word_table(&terms.table, &workload.text, threads));
        aho_corasick.push(floors.aho_corasick(&terms.table, &workload.text, threads));
        // Compiled anew, since rules keep the forms that their coders have analysed.
        let rules = Rules::compile(&codebook).expect("sound rules");
        let began = Instant::now();
        codings = code_all(transcripts, &rules, threads);
        ours.push(workload.megabytes() / began.elapsed().as_secs_f64());
    }
    let [word_table, aho_corasick, ours] = [word_table, aho_corasick, ours].map(median);
    println!("coding, {}: {codings} codings", terms.name);
    println!("  word-table floor    {word_table:7.0} MB/s");
    println!("  Aho-Corasick floor  {aho_corasick:7.0} MB/s");
    println!(
        "  ours                {ours:7.0} MB/s   {:.2} x word-table floor, {:.2} x Aho-Corasick floor\n",
        ours / word_table,
        ours / aho_corasick
    );
}

fn code_all(transcripts: &[Transcript], rules: &Rules, threads: usize) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut coder = RuleCoder::new(rules);
        let mut codings = 0;
        while let Some(transcript) = transcripts.get(next.fetch_add(1, Ordering::Relaxed)) {
            coder.code(transcript, Unit::Turn, Scope::default(), |turn| codings += turn.codings.len());
        }
        codings
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().expect("a coder")).sum()
    })
}

/// Reading, turns, languages, words, rules and table, from files to the finished table.
fn end_to_end(workload: &Workload) {
    let folder = [workload.folder.clone()];
    for terms in [&workload.small, &workload.large] {
        let codebook = workload.codebook_file(terms);
        let request = TallyRequest {
            paths: &folder,
            codebook: &codebook,
            by: None,
            unit: Unit::Turn,
            scope: Scope::default(),
            evidence: None,
            locale: Locale::En,
            reading: &ReadingOptions::default(),
        };
        let mut speeds = Vec::new();
        let mut detected = (0, 0);
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let done = tally(&request, &|_, _| {}).expect("a tally");
            speeds.push(workload.megabytes() / began.elapsed().as_secs_f64());
            detected = (done.detected.by_detector, done.detected.turns);
        }
        println!("tally end to end, {}: {:.0} MB/s", terms.name, median(speeds));
        println!("  language told by the detector in {} of {} turns", detected.0, detected.1);
        peak("many files", &workload.folder, &codebook, workload.largest_file());
        peak("one file of everything", &workload.text, &codebook, workload.megabytes());
    }
}

/// Peak memory of the command, as a whole process.
fn peak(what: &str, path: &Path, codebook: &Path, largest: f64) {
    match memory::peak_of_tally(path, codebook) {
        Some(peak) => println!(
            "  peak memory, {what}: {peak:.0} MB; bound {:.0} MB (3 x largest transcript + 200)",
            3.0 * largest + 200.0
        ),
        None => println!("  peak memory, {what}: not measured (needs /proc)"),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How often memory is looked at.
const POLL: Duration = Duration::from_millis(4);
