//! The workload: seeded interviews of any size and codebooks of terms, made once and kept in `target`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Megabytes of text, unless `BENANG_BENCH_MB` says otherwise.
const MEGABYTES: u32 = 100;

/// Interviews and codebooks.
pub(crate) struct Workload {
    /// All interviews in one file.
    pub(crate) text: PathBuf,
    /// The same, a file each.
    pub(crate) folder: PathBuf,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) small: Terms,
    pub(crate) large: Terms,
    bytes: u64,
}

/// A codebook of terms.
pub(crate) struct Terms {
    pub(crate) name: &'static str,
    /// `code TAB term`, as the floors read it.
    pub(crate) table: PathBuf,
}

/// The folder with the generator and the floors; none if it isn't there.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench");
    folder.is_dir().then_some(folder)
}

/// Where everything made for the benchmark is kept.
pub(crate) fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipeline")
}

impl Workload {
    /// Makes what isn't there yet; none, with a printed reason, if it can't be made here.
    pub(crate) fn prepare() -> Option<Self> {
        let Some(shared) = shared() else {
            println!("skipped: the workload's generator, ../shared/bench, isn't there");
            return None;
        };
        let megabytes = std::env::var("BENANG_BENCH_MB").ok().and_then(|it| it.parse().ok()).unwrap_or(MEGABYTES);
        let scratch = scratch();
        fs_err::create_dir_all(&scratch).expect("a scratch folder");
        let generate = |what: &[&str], to: &Path| {
            let status = Command::new("python3").arg(shared.join("workload.py")).args(what).arg("-o").arg(to).status();
            assert!(status.is_ok_and(|it| it.success()), "the generator needs python3, hunspell-id and wamerican");
        };
        let text = scratch.join(format!("interviews-{megabytes}.txt"));
        if !text.is_file() {
            generate(&["text", "--mb", &megabytes.to_string()], &text);
        }
        let terms = |name, codes: &str, terms: &str| {
            let stem = scratch.join(format!("terms-{codes}-{terms}"));
            generate(&["codes", "--codes", codes, "--terms", terms], &stem);
            Terms { name, table: stem.with_extension("tsv") }
        };
        let folder = scratch.join(format!("interviews-{megabytes}"));
        let files = split(&text, &folder);
        let bytes = fs_err::metadata(&text).expect("the text").len();
        let (small, large) = (terms("30 codes x 10 terms", "30", "10"), terms("500 codes x 20 terms", "500", "20"));
        Some(Self { text, folder, files, small, large, bytes })
    }

    /// Size of the text.
    pub(crate) fn megabytes(&self) -> f64 {
        in_megabytes(self.bytes)
    }

    /// Size of the largest interview in a file of its own.
    pub(crate) fn largest_file(&self) -> f64 {
        let size = |path: &PathBuf| fs_err::metadata(path).map_or(0, |it| it.len());
        in_megabytes(self.files.iter().map(size).max().unwrap_or_default())
    }

    /// A codebook file of the terms.
    pub(crate) fn codebook_file(&self, terms: &Terms) -> PathBuf {
        let path = terms.table.with_extension("toml");
        fs_err::write(&path, terms.as_codebook()).expect("a codebook file");
        path
    }
}

impl Terms {
    /// The terms as rules of a codebook, as a researcher would write them: words by stem.
    pub(crate) fn as_codebook(&self) -> String {
        let table = fs_err::read_to_string(&self.table).expect("the terms");
        let mut text = String::from("[codebook]\nname = \"terms\"\nversion = \"1\"\n");
        let mut last = "";
        for (code, term) in table.lines().filter_map(|line| line.split_once('\t')) {
            if code != last {
                let closing = if last.is_empty() { "" } else { "]\n" };
                let _ = write!(text, "{closing}[[code]]\nid = \"{}\"\nrules = [\n", code.replace('_', "-"));
                last = code;
            }
            let query = if term.contains(' ') { format!("\"{term}\"") } else { term.to_owned() };
            let _ = writeln!(text, "  '{query}',");
        }
        text + "]\n"
    }
}

fn in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A file for each interview, split at its heading.
fn split(text: &Path, folder: &Path) -> Vec<PathBuf> {
    fs_err::create_dir_all(folder).expect("a scratch folder");
    let text = fs_err::read_to_string(text).expect("the text");
    let interviews = text.split("# Wawancara ").filter(|it| !it.is_empty());
    let write = |interview: &str| {
        let number = interview.lines().next().unwrap_or_default();
        let path = folder.join(format!("{number}.txt"));
        if !path.is_file() {
            fs_err::write(&path, format!("# Wawancara {interview}")).expect("an interview's file");
        }
        path
    };
    interviews.map(write).collect()
}
