//! Reading the reference material that stands beside the workspace and is no part of it.

use std::path::Path;

/// The text of a reference file. None, with a line on standard error, where the material isn't at
/// hand; on the build server that is a failure.
pub(crate) fn read(name: &str) -> Option<String> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/reference")).join(name);
    match fs_err::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{}: {error}", path.display());
            eprintln!("skipped: {}: {error}", path.display());
            None
        }
    }
}
