//! Peak memory of the command.

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `benang tally` and says how much memory it had at most, in megabytes; none where the system
/// doesn't tell.
pub(crate) fn peak_of_tally(path: &Path, codebook: &Path) -> Option<f64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_benang"))
        .arg("tally")
        .arg(path)
        .arg("--codebook")
        .arg(codebook)
        .stdout(Stdio::null())
        .spawn()
        .expect("the command");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("the command's end").is_none() {
        peak = resident(&status).or(peak);
        std::thread::sleep(crate::POLL);
    }
    peak
}

/// `VmHWM`, the most that was resident so far.
fn resident(status: &str) -> Option<f64> {
    let status = fs_err::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
