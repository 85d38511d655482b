//! `docs/codebook-evaluation.md` says what the rules do today.

#[path = "../examples/codebook_evaluation.rs"]
#[expect(dead_code, reason = "the example's main prints what is compared here")]
mod example;

use std::path::Path;

#[test]
fn the_page_is_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = fs_err::read_to_string(root.join("docs/codebook-evaluation.md")).unwrap_or_default();
    let printed = example::page(root).expect("the codebook and the codings can be used");
    let renew = "cargo run --release --example codebook_evaluation > docs/codebook-evaluation.md";
    // A checkout on Windows may have other line ends.
    assert!(
        written.replace("\r\n", "\n") == printed,
        "docs/codebook-evaluation.md is out of date; renew it with\n  {renew}"
    );
}
