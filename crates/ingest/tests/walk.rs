//! Walking folders: what is taken, what is passed over, and in which order.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Found, walk};
use fs_err as fs;
use std::path::{Path, PathBuf};

/// A folder of its own for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn fill(folder: &Path, files: &[&str]) {
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "P: a").expect("a file");
    }
}

fn found(folder: &Path, paths: &[PathBuf]) -> Vec<String> {
    let line = |found: &Found| {
        let path = found.path().strip_prefix(folder).expect("below").display().to_string().replace('\\', "/");
        match found {
            Found::Named(_) | Found::File(_) => path,
            Found::Skipped { reason, .. } => format!("{path} {reason:?}"),
            Found::Unreadable { .. } => format!("{path} unreadable"),
        }
    };
    walk(paths).iter().map(line).collect()
}

#[test]
fn a_folder_is_walked_in_order_and_says_what_it_passes_over() {
    let folder = folder("walk-order");
    fill(
        &folder,
        &[
            "b.txt",
            "a/z.md",
            "a/README.md",
            "LICENSE-MIT",
            ".git/x",
            "~$b.docx",
            "gold/coder.csv",
            "c.docx",
            "a/draf.txt",
        ],
    );
    fs::write(folder.join(".benangignore"), "# not transcripts\ngold/\n").expect("a file");
    fs::write(folder.join("a/.benangignore"), "draf*\n").expect("a file");
    assert_eq!(
        found(&folder, std::slice::from_ref(&folder)),
        [
            ".benangignore Hidden",
            ".git Hidden",
            "LICENSE-MIT AboutTheFolder",
            "a/.benangignore Hidden",
            "a/README.md AboutTheFolder",
            "a/draf.txt Ignored",
            "a/z.md",
            "b.txt",
            "c.docx",
            "gold Ignored",
            "~$b.docx LockFile",
        ]
    );
}

#[test]
fn a_path_given_by_itself_is_taken_once() {
    let folder = folder("walk-given");
    fill(&folder, &["README.md", "a.txt"]);
    let paths = ["README.md", "a.txt", "missing.txt"].map(|name| folder.join(name));
    assert_eq!(found(&folder, &paths), ["README.md", "a.txt", "missing.txt"]);
    assert_eq!(found(&folder, &[paths[1].clone(), paths[1].clone()]), ["a.txt"]);
}

#[test]
fn what_is_reached_by_two_paths_is_taken_once() {
    let folder = folder("walk-twice");
    fill(&folder, &["README.md", "a.txt"]);
    let detour = folder.join("..").join(folder.file_name().expect("a name"));
    assert_eq!(found(&folder, &[folder.clone(), detour.clone()]), ["README.md AboutTheFolder", "a.txt"]);
    assert_eq!(found(&detour, &[detour.clone(), folder.join("a.txt")]), ["README.md AboutTheFolder", "a.txt"]);
    let named = walk(&[folder.clone(), detour.join("README.md")]);
    assert!(matches!(&named[0], Found::Named(path) if *path == folder.join("README.md")), "{named:?}");
}

#[cfg(unix)]
#[test]
fn a_link_that_loops_is_reported() {
    let folder = folder("walk-loop");
    fill(&folder, &["a/b.txt"]);
    std::os::unix::fs::symlink(&folder, folder.join("a/again")).expect("a link");
    assert_eq!(found(&folder, std::slice::from_ref(&folder)), ["a/again unreadable", "a/b.txt"]);
}
