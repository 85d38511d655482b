//! Reading in a process of its own.
//!
//! A file can make the reader of a rich format panic, hang or swell, and nothing inside a process can stop
//! that. So the program starts itself once more, hands over the bytes of the file, and takes back text.
//! The other process may use as much memory as any reading may, and is ended when its time is up. Memory
//! is limited on Linux and the BSDs, where a limit on data holds for all of it; elsewhere, only the time and
//! the size of the answer are.
//!
//! Without a program to start, or where none can be started, the file is read in this process, on a
//! thread of its own: a panic is an error then, but time and memory have no limit.

use crate::diagnostics::{Part, WarningKind};
use crate::error::{Excess, IngestError};
use crate::format::{Document, Encoding, Format, pdf};
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The first argument of a program that is started to read a file.
const WORKER: &str = "--benang-worker";

/// How long reading a file may take, to which comes [`TIME_PER_MIB`].
const TIME: Duration = Duration::from_secs(30);

/// How much longer reading may take for each mebibyte of the file.
const TIME_PER_MIB: Duration = Duration::from_secs(2);

/// What any reading may take: ten times the size of the file and this.
const ALLOWANCE: u64 = 64 << 20;

/// Nesting in a file is limited by its readers; this is enough for it.
const STACK: usize = 16 << 20;

/// How much of what the other process complains about is looked at.
const MAX_COMPLAINT: u64 = 64 << 10;

/// What the other process answers.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Answer {
    Text { text: String, left_out: Vec<(Part, usize)> },
    Encrypted,
    NoTextLayer,
    Empty,
    Damaged { part: Option<String>, reason: String },
    Limit { what: Excess, limit: u64 },
}

/// Reads `bytes` in a process that `program` starts, which calls [`serve`] first; in this one without.
///
/// # Errors
/// Those of the format's reader; [`IngestError::Limit`] if it takes too long or too much memory, and
/// [`IngestError::Damaged`] if it stops without an answer.
pub(crate) fn read(format: Format, bytes: &[u8], program: Option<&Path>) -> Result<Document, IngestError> {
    match program.and_then(|program| start(program, format, bytes.len()).ok()) {
        Some(child) => ask(child, bytes, time_limit(bytes.len())),
        None => read_here(format, bytes),
    }
}

/// Reads the file on the standard input and writes an answer, if the arguments of this program say that it
/// was started for that. A program that is named in [`crate::Options::program`] has to call this before
/// it does anything else.
pub fn serve<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(arguments: I) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()?.as_ref() != WORKER {
        return None;
    }
    let mut next = || arguments.next().and_then(|argument| argument.as_ref().to_str().map(str::to_owned));
    let (ending, size) = (next()?, next()?.parse().ok()?);
    let format = isolated().into_iter().find(|format| format.as_str() == ending)?;
    limit_memory(memory_limit(size));
    Some(if answer(format).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The formats that are read so.
fn isolated() -> [Format; 1] {
    [Format::Pdf]
}

fn answer(format: Format) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let answer = Answer::new(read_here(format, &bytes));
    let mut output = io::stdout().lock();
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Reads on a thread of its own, so that nesting has enough stack and a panic is an error.
fn read_here(format: Format, bytes: &[u8]) -> Result<Document, IngestError> {
    let reader = match format {
        Format::Pdf => pdf::read,
        _ => return Err(stopped()),
    };
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || reader(bytes));
        match reading.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(read)) => read,
            Ok(Err(_)) | Err(_) => Err(stopped()),
        }
    })
}

fn stopped() -> IngestError {
    IngestError::Damaged { part: None, reason: "the reader stopped".to_owned() }
}

fn memory_limit(size: u64) -> u64 {
    size.saturating_mul(10).saturating_add(ALLOWANCE)
}

fn time_limit(size: usize) -> Duration {
    TIME.saturating_add(TIME_PER_MIB.saturating_mul(u32::try_from(size >> 20).unwrap_or(u32::MAX)))
}

/// Limits the data of this process; its program and libraries are no data.
#[cfg(unix)]
fn limit_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Without a limit, reading is as safe as in the process that asked.
    let _ = setrlimit(Resource::Data, Rlimit { current: Some(bytes), maximum: Some(bytes) });
}

#[cfg(not(unix))]
fn limit_memory(_: u64) {}

fn start(program: &Path, format: Format, size: usize) -> io::Result<Child> {
    Command::new(program)
        .args([WORKER, format.as_str(), &size.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Hands the bytes over, and waits for the answer as long as there is time.
fn ask(mut child: Child, bytes: &[u8], time: Duration) -> Result<Document, IngestError> {
    let deadline = Instant::now() + time;
    let memory = memory_limit(bytes.len() as u64);
    let (input, output, complaints) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A process that ends early doesn't want the rest.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        let complaint = scope.spawn(move || {
            let mut complaint = Vec::new();
            let _ = complaints.map(|complaints| complaints.take(MAX_COMPLAINT).read_to_end(&mut complaint));
            String::from_utf8_lossy(&complaint).into_owned()
        });
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || {
            let answer = output.and_then(|output| serde_json::from_reader(BufReader::new(output.take(memory))).ok());
            let _ = sender.send(answer);
        });
        let answer: Result<Option<Answer>, _> =
            receiver.recv_timeout(deadline.saturating_duration_since(Instant::now()));
        // Whatever it said, it is done; the threads end when its pipes close.
        let _ = child.kill();
        let _ = child.wait();
        match answer {
            Ok(Some(answer)) => answer.into_document(),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => Err(why(&complaint.join().unwrap_or_default(), memory)),
            Err(RecvTimeoutError::Timeout) => {
                let limit = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
                Err(IngestError::Limit { what: Excess::Milliseconds, limit })
            }
        }
    })
}

/// Why there is no answer. Rust's own message is the only sign of memory that was refused.
fn why(complaint: &str, memory: u64) -> IngestError {
    if complaint.contains("memory allocation of") || complaint.contains("capacity overflow") {
        return IngestError::Limit { what: Excess::Memory, limit: memory };
    }
    stopped()
}

impl Answer {
    fn new(read: Result<Document, IngestError>) -> Self {
        match read {
            Ok(Document { text, findings, .. }) => {
                let left_out = findings.into_iter().filter_map(|finding| match finding {
                    WarningKind::LeftOut { part, count } => Some((part, count)),
                    // The readers that run here find nothing else.
                    _ => None,
                });
                Self::Text { text, left_out: left_out.collect() }
            }
            Err(IngestError::Encrypted) => Self::Encrypted,
            Err(IngestError::NoTextLayer) => Self::NoTextLayer,
            Err(IngestError::Empty) => Self::Empty,
            Err(IngestError::Damaged { part, reason }) => Self::Damaged { part, reason },
            Err(IngestError::Limit { what, limit }) => Self::Limit { what, limit },
            Err(error) => Self::Damaged { part: None, reason: error.to_string() },
        }
    }

    fn into_document(self) -> Result<Document, IngestError> {
        Err(match self {
            Self::Text { text, left_out } => {
                let findings = left_out.into_iter().map(|(part, count)| WarningKind::LeftOut { part, count }).collect();
                return Ok(Document { text, encoding: Encoding::Utf8, findings });
            }
            Self::Encrypted => IngestError::Encrypted,
            Self::NoTextLayer => IngestError::NoTextLayer,
            Self::Empty => IngestError::Empty,
            Self::Damaged { part, reason } => IngestError::Damaged { part, reason },
            Self::Limit { what, limit } => IngestError::Limit { what, limit },
        })
    }
}

#[cfg(all(test, unix))]
#[expect(clippy::expect_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    /// What asking a shell that does this ends in.
    fn ask_shell(script: &str, time: Duration) -> Result<Document, IngestError> {
        let child = Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        ask(child.expect("a shell"), &[b'a'; 1 << 20], time)
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn an_answer_comes_back_as_it_was_given() {
        let check = |read: Result<Document, IngestError>, shown: &str| {
            let told = serde_json::to_string(&Answer::new(read)).expect("JSON");
            let back = ask_shell(&format!("cat > /dev/null; printf '%s' '{told}'"), LONG);
            assert_eq!(format!("{back:?}"), shown);
        };
        let findings = vec![WarningKind::LeftOut { part: Part::Pictures, count: 2 }];
        let document = Document { text: "P: a".to_owned(), encoding: Encoding::Utf8, findings };
        check(Ok(document.clone()), &format!("{:?}", Ok::<_, IngestError>(document)));
        check(Err(IngestError::Encrypted), "Err(Encrypted)");
        check(Err(IngestError::NoTextLayer), "Err(NoTextLayer)");
        check(Err(stopped()), &format!("{:?}", Err::<Document, _>(stopped())));
    }

    #[test]
    fn one_that_hangs_is_ended() {
        let begin = Instant::now();
        let error = ask_shell("exec sleep 100", Duration::from_millis(200)).expect_err("no answer");
        assert!(matches!(error, IngestError::Limit { what: Excess::Milliseconds, limit: 200 }), "{error:?}");
        assert!(begin.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn one_that_stops_is_an_error() {
        let error = ask_shell("exit 3", LONG).expect_err("no answer");
        assert!(matches!(&error, IngestError::Damaged { reason, .. } if reason == "the reader stopped"), "{error:?}");
        let error = ask_shell("echo memory allocation of 99 bytes failed >&2; exit 1", LONG).expect_err("no answer");
        assert!(matches!(error, IngestError::Limit { what: Excess::Memory, .. }), "{error:?}");
    }

    #[test]
    fn one_that_never_stops_talking_is_cut_short() {
        // The JSON is wrong from the second byte on, whatever else comes.
        assert!(ask_shell("exec yes", LONG).is_err());
    }

    #[test]
    fn other_arguments_are_none_of_its_business() {
        assert!(serve(["benang", "tally"]).is_none());
        assert!(serve(["benang"]).is_none());
        assert!(serve(["benang", WORKER, "docx", "1"]).is_none());
    }
}
