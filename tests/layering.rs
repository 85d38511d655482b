//! The crates' one-way dependencies, as `ARCHITECTURE.md` lists them. A new edge is a design
//! change: argue for it there, then add it here.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]

use std::collections::{BTreeMap, BTreeSet};

/// Which of our crates each may use, and what it alone brings in from outside.
const LAYERS: [(&str, &[&str], &[&str]); 10] = [
    ("benang-model", &[], &[]),
    ("benang-language", &["model"], &["whatlang", "frostem"]),
    ("benang-query", &["model", "language"], &[]),
    ("benang-ingest", &["model", "language", "query"], &[]),
    ("benang-coding", &["model", "language", "query"], &["toml"]),
    ("benang-search", &["model", "language", "query"], &["tantivy"]),
    ("benang-analysis", &["model", "language", "query"], &[]),
    ("benang-report", &["model", "language", "query", "analysis"], &[]),
    ("benang-study", &["model", "language", "query", "ingest", "coding", "search", "analysis", "report"], &[]),
    ("benang", &["model", "study"], &["clap", "indicatif"]),
];

/// Normal dependencies per workspace package; development dependencies may reach further.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo metadata describes the workspace");
    let normal = |package: &cargo_metadata::Package| {
        let kept = package.dependencies.iter().filter(|it| it.kind == cargo_metadata::DependencyKind::Normal);
        kept.map(|it| it.name.clone()).collect()
    };
    metadata.packages.iter().map(|package| (package.name.to_string(), normal(package))).collect()
}

#[test]
fn every_crate_has_its_layer() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, ..)| *name).collect();
    let found = dependencies();
    assert_eq!(found.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
}

#[test]
fn no_crate_reaches_back_up() {
    let found = dependencies();
    for (name, may_use, _) in LAYERS {
        let ours = found[name].iter().filter_map(|it| it.strip_prefix("benang-"));
        for used in ours {
            assert!(may_use.contains(&used), "{name} may not use benang-{used}");
        }
    }
}

#[test]
fn a_heavy_dependency_has_one_home() {
    let found = dependencies();
    for (home, _, alone) in LAYERS {
        for dependency in alone {
            for (name, used) in &found {
                assert!(name == home || !used.contains(*dependency), "{name} uses {dependency}, which is {home}'s");
            }
            assert!(found[home].contains(*dependency), "{home} no longer uses {dependency}");
        }
    }
}
