//! What the command line prints and how it exits, as a user sees it: each file in `commands/` is a session that
//! can be read. Sessions run in `fixtures/`, whose interviews and codebooks are made for them, so that
//! neither the corpus nor the shipped rules can change what is printed.
//!
//! Backslashes stand here as `/`, in paths and out of them, so that the sessions are the same on Windows.
//!
//! To take over what is printed now: `TRYCMD=overwrite cargo test --test commands`, then read the difference.

/// Help is wrapped at the width of the terminal, which a test doesn't have.
const COLUMNS: &str = "100";

#[test]
fn sessions_print_what_is_written() {
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    std::env::set_current_dir(format!("{tests}/fixtures")).expect("the fixtures");
    trycmd::TestCases::new()
        .register_bin("benang", trycmd::cargo::cargo_bin!("benang"))
        .env("COLUMNS", COLUMNS)
        .case(format!("{tests}/commands/*.md"))
        .case(format!("{tests}/commands/*.toml"));
}
