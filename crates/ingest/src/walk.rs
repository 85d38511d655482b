//! Which files of a folder are taken for transcripts. The rules are part of the command line's
//! contract: what is passed over is listed with its reason, never dropped quietly.

use benang_model::Locale;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The file that names what to pass over in its folder and below.
const IGNORE_FILE: &str = ".benangignore";

/// What stands at a path.
#[derive(Debug)]
pub enum Found {
    /// A path that the user named and that is no folder: read or refused, whatever it is called.
    Named(PathBuf),
    /// A file of a folder.
    File(PathBuf),
    /// A file or folder that is passed over.
    Skipped {
        /// Its path.
        path: PathBuf,
        /// Why.
        reason: SkipReason,
    },
    /// A folder that can't be listed.
    Unreadable {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl Found {
    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Named(path) | Self::File(path) | Self::Skipped { path, .. } | Self::Unreadable { path, .. } => path,
        }
    }
}

/// A link to a folder that it stands in. It comes as the source of an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a link to a folder above it")]
pub(crate) struct LoopingLink;

/// Why something in a folder is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SkipReason {
    /// Its name begins with a full stop.
    Hidden,
    /// A word processor's lock file: `~$wawancara.docx`.
    LockFile,
    /// `README` or `LICENSE`.
    AboutTheFolder,
    /// A `.benangignore` names it.
    Ignored,
}

impl SkipReason {
    /// The reason, for the researcher.
    #[must_use]
    pub fn message(self, locale: Locale) -> &'static str {
        match self {
            Self::Hidden => locale.pick("hidden", "tersembunyi"),
            Self::LockFile => locale.pick("a lock file of an open document", "berkas kunci dari dokumen yang terbuka"),
            Self::AboutTheFolder => locale.pick("describes the folder", "keterangan tentang folder"),
            Self::Ignored => locale.pick("named in .benangignore", "disebut dalam .benangignore"),
        }
    }
}

/// What stands at `paths`, folders with everything below them, in order of paths. A file that is
/// given itself is always taken, and so is a path where nothing stands: reading it says what is wrong.
/// What is reached by several paths (`corpus ./corpus`) is there once, under the first.
#[must_use]
pub fn walk(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            Walk { found: &mut found, open: Vec::new(), ignored: Vec::new() }.folder(path);
        } else {
            found.push(Found::Named(path.clone()));
        }
    }
    let mut found = once_each(found);
    found.sort_by(|one, other| one.path().cmp(other.path()));
    found
}

/// The same without repetitions. What the user has named stays named, though a folder has it too.
fn once_each(all: Vec<Found>) -> Vec<Found> {
    let mut once: Vec<Found> = Vec::new();
    let mut places = HashMap::new();
    for found in all {
        match places.entry(place(&found)) {
            Entry::Vacant(new) => {
                new.insert(once.len());
                once.push(found);
            }
            Entry::Occupied(old) => {
                if let (Some(first), Found::Named(_)) = (once.get_mut(*old.get()), &found) {
                    *first = Found::Named(first.path().to_owned());
                }
            }
        }
    }
    once
}

/// What tells two files apart: where they are, however that is spelt. A link that loops is known by its
/// own path, not by the folder that it leads to.
fn place(found: &Found) -> PathBuf {
    match found {
        Found::Unreadable { path, .. } => path.clone(),
        _ => fs_err::canonicalize(found.path()).unwrap_or_else(|_| found.path().to_owned()),
    }
}

struct Walk<'f> {
    found: &'f mut Vec<Found>,
    /// The folders above, as the system knows them: a link to one of them is a loop.
    open: Vec<PathBuf>,
    ignored: Vec<Pattern>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entered = self.enter(folder);
        let entries = match entered.and_then(|()| entries(folder)) {
            Ok(entries) => entries,
            Err(error) => return self.found.push(Found::Unreadable { path: folder.to_owned(), error }),
        };
        let outer = self.ignored.len();
        self.ignored.extend(patterns(folder));
        for path in entries {
            if let Some(reason) = self.skip(&path) {
                self.found.push(Found::Skipped { path, reason });
            } else if path.is_dir() {
                self.folder(&path);
            } else {
                self.found.push(Found::File(path));
            }
        }
        self.ignored.truncate(outer);
        self.open.pop();
    }

    fn enter(&mut self, folder: &Path) -> io::Result<()> {
        let known = fs_err::canonicalize(folder)?;
        if self.open.contains(&known) {
            return Err(io::Error::other(LoopingLink));
        }
        self.open.push(known);
        Ok(())
    }

    fn skip(&self, path: &Path) -> Option<SkipReason> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let upper = name.to_uppercase();
        if name.starts_with('.') {
            Some(SkipReason::Hidden)
        } else if name.starts_with("~$") {
            Some(SkipReason::LockFile)
        } else if upper.starts_with("README") || upper.starts_with("LICENSE") {
            Some(SkipReason::AboutTheFolder)
        } else {
            self.ignored.iter().any(|pattern| pattern.names(path, &name)).then_some(SkipReason::Ignored)
        }
    }
}

/// What is in a folder, in order: which of two links to one file comes first is not the system's affair.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs_err::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut entries: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}

/// A line of a `.benangignore`: a name anywhere below the folder, or with a slash a path from it.
/// `*` stands for any characters but a slash, `?` for one.
#[derive(Debug)]
struct Pattern {
    folder: PathBuf,
    glob: String,
}

impl Pattern {
    fn names(&self, path: &Path, name: &str) -> bool {
        if !self.glob.contains('/') {
            return matches(&self.glob, name);
        }
        path.strip_prefix(&self.folder).is_ok_and(|below| {
            let below: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            matches(self.glob.trim_start_matches('/'), &below.join("/"))
        })
    }
}

/// The patterns of a folder. Without an ignore file there are none; one that can't be read counts
/// as empty, since passing over too little shows, passing over too much doesn't.
fn patterns(folder: &Path) -> Vec<Pattern> {
    let content = fs_err::read_to_string(folder.join(IGNORE_FILE)).unwrap_or_default();
    let lines = content.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| Pattern { folder: folder.to_owned(), glob: line.trim_end_matches('/').to_owned() }).collect()
}

/// Whether `name` matches `glob`, trying each `*` at its shortest first.
fn matches(glob: &str, name: &str) -> bool {
    let (glob, name): (Vec<char>, Vec<char>) = (glob.chars().collect(), name.chars().collect());
    let (mut g, mut n) = (0, 0);
    // The last star and where in the name it is tried next.
    let mut star = None;
    while let Some(&character) = name.get(n) {
        match glob.get(g) {
            Some('*') => {
                star = Some((g, n));
                g += 1;
            }
            Some(&wanted) if wanted == character || (wanted == '?' && character != '/') => {
                g += 1;
                n += 1;
            }
            _ => match star {
                Some((at, tried)) if name.get(tried) != Some(&'/') => {
                    star = Some((at, tried + 1));
                    g = at + 1;
                    n = tried + 1;
                }
                _ => return false,
            },
        }
    }
    glob.iter().skip(g).all(|&left| left == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_expected() {
        let check = |glob, name, expected| assert_eq!(matches(glob, name), expected, "{glob} {name}");
        check("*.csv", "gold.csv", true);
        check("*.csv", "gold.csv.txt", false);
        check("a*b*c", "axxbyybzc", true);
        check("gold/*", "gold/a.csv", true);
        check("gold/*", "gold/a/b.csv", false);
        check("cat?tan", "catatan", true);
        check("*", "", true);
    }
}
