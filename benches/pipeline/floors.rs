//! The floors: bare programs that do the least work that could give the answer. They are built from
//! their sources in `../shared/bench`, with what they need and no more.

use crate::workload::{scratch, shared};
use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFEST: &str = "[package]\nname = \"floors\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n\
                        aho-corasick = \"1\"\nmemchr = \"2\"\n[profile.release]\nopt-level = 3\n[workspace]\n";

/// Where the floors' programs are.
pub(crate) struct Floors {
    programs: PathBuf,
}

/// Builds the floors.
pub(crate) fn build() -> Floors {
    let sources = shared().expect("the workload came from there").join("floors/src/bin");
    let folder = scratch().join("floors");
    fs_err::create_dir_all(folder.join("src/bin")).expect("a scratch folder");
    fs_err::write(folder.join("Cargo.toml"), MANIFEST).expect("the floors' manifest");
    for name in ["type_floor.rs", "ac_floor.rs"] {
        let source = fs_err::read(sources.join(name)).expect("a floor's source");
        fs_err::write(folder.join("src/bin").join(name), source).expect("a floor's source");
    }
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join("target"))
        .status();
    assert!(cargo.is_ok_and(|it| it.success()), "the floors don't build");
    Floors { programs: folder.join("target/release") }
}

impl Floors {
    /// Tokenise, intern, count hits: megabytes a second.
    pub(crate) fn word_table(&self, terms: &Path, text: &Path, threads: usize) -> f64 {
        self.run("type_floor", terms, text, threads)
    }

    /// One automaton over all terms: megabytes a second.
    pub(crate) fn aho_corasick(&self, terms: &Path, text: &Path, threads: usize) -> f64 {
        self.run("ac_floor", terms, text, threads)
    }

    fn run(&self, program: &str, terms: &Path, text: &Path, threads: usize) -> f64 {
        let output = Command::new(self.programs.join(program)).arg(terms).arg(text).arg(threads.to_string()).output();
        let output = String::from_utf8(output.expect("a floor").stdout).expect("a floor's figures");
        let speed = output.split("= ").nth(1).and_then(|rest| rest.split(" MB/s").next());
        speed.and_then(|speed| speed.trim().parse().ok()).unwrap_or_else(|| panic!("no figure in {output}"))
    }
}
