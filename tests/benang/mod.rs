//! Runs the program that was built for these tests.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What `benang ARGUMENTS --lang en` prints, run in the folder of the project. Complaints go on to standard error.
pub(crate) fn stdout(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_benang"))
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stderr(std::process::Stdio::inherit())
        .output()
        .expect("the program can be run");
    assert_eq!(output.status.code(), Some(0), "benang {}", arguments.join(" "));
    String::from_utf8(output.stdout).expect("benang prints UTF-8")
}

/// The same with `--format json`, read.
pub(crate) fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(&[arguments, &["--format", "json"]].concat())).expect("benang prints JSON")
}
