//! The same files give the same bytes, run after run and on however many cores.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]

mod benang;

use benang::{json, stdout};
use std::path::Path;
use std::process::Command;

const COMMANDS: [&[&str]; 4] = [
    &["inspect", "corpus", "--format", "json"],
    &["inspect", "corpus", "--turns"],
    &["tally", "corpus", "-c", "codebooks/sumodiningrat.toml", "--by", "speaker", "--format", "json"],
    &["search", "pelatihan", "corpus", "--limit", "0", "--format", "json"],
];

#[test]
fn two_runs_print_the_same() {
    assert!(json(&["inspect", "corpus"])["totals"]["turns"].as_u64() > Some(700), "there is something to compare");
    for arguments in COMMANDS {
        assert_eq!(stdout(arguments), stdout(arguments), "benang {}", arguments.join(" "));
    }
}

/// Threads are as many as the cores that the system allows, which `taskset` limits.
#[test]
fn one_core_prints_the_same_as_all() {
    let only_here = Command::new("taskset").arg("--version").output().is_ok();
    if !only_here {
        println!("skipped: there is no taskset here");
        return;
    }
    for arguments in COMMANDS {
        let one = Command::new("taskset")
            .args(["-c", "0", env!("CARGO_BIN_EXE_benang")])
            .args(arguments)
            .args(["--lang", "en"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
            .output()
            .expect("taskset runs");
        assert!(one.status.success(), "benang {}", arguments.join(" "));
        let one = String::from_utf8(one.stdout).expect("benang prints UTF-8");
        assert_eq!(one, stdout(arguments), "benang {}", arguments.join(" "));
    }
}
