use super::*;
use std::io::{BufReader, Cursor};
use std::sync::mpsc;

const CODEBOOK: &str = r#"
[codebook]
name = "uji"
version = "1"

[[code]]
id = "latihan"
rules = ["latih"]
"#;

/// The codebook in a file of its own.
fn codebook() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(CODEBOOK.as_bytes()).expect("written");
    file
}

fn request<'a>(codebook: &'a Path, reading: &'a ReadingOptions, threads: usize) -> StreamRequest<'a> {
    StreamRequest { codebook, reading, threads: NonZeroUsize::new(threads), locale: Locale::En }
}

/// What comes out for `input`, and what became of its lines.
fn run(input: Vec<u8>, threads: usize) -> (Vec<Value>, Streamed) {
    let (file, reading) = (codebook(), ReadingOptions::default());
    let mut output = Vec::new();
    let streamed = stream(&request(file.path(), &reading, threads), Cursor::new(input), &mut output, &|_, _| {})
        .expect("streamed");
    let output = String::from_utf8(output).expect("UTF-8");
    (output.lines().map(|line| serde_json::from_str(line).expect(line)).collect(), streamed)
}

#[test]
fn every_line_has_its_line_in_order_whatever_the_threads() {
    let input: String = (0..500)
        .map(|n| format!("{{\"id\":{n},\"text\":\"P: Apa?\\nN: {}Pelatihan.\"}}\n", "Ya. ".repeat(n % 97 * (n % 5))))
        .collect();
    let (one, streamed) = run(input.clone().into_bytes(), 1);
    assert_eq!(streamed, Streamed { lines: 500, failed: 0 });
    assert!(one.iter().enumerate().all(|(n, line)| line["id"] == n && line["codings"][0]["code"] == "latihan"));
    assert_eq!(run(input.into_bytes(), 7).0, one);
}

#[test]
fn a_bad_line_has_an_error_and_the_next_is_coded() {
    let input = b"\xEF\xBB\xBF{\"id\":\"a\",\"turns\":[{\"text\":\"  \\n dilatih\"}]}\n\n{\"id\":\xFF}\n{\"id\":1\r\n{\"id\":\"z\",\"text\":\"Melatih.\"}";
    let (lines, streamed) = run(input.to_vec(), 2);
    assert_eq!(streamed, Streamed { lines: 5, failed: 3 });
    let coding = |line: &Value| {
        let coding = &line["codings"][0];
        (coding["turn"].as_u64(), coding["start"].as_u64(), coding["end"].as_u64())
    };
    assert_eq!((&lines[0]["id"], coding(&lines[0])), (&Value::from("a"), (Some(1), Some(4), Some(11))));
    assert_eq!(lines[0]["codings"][0]["rule"], "latih");
    for (number, reason, place) in
        [(1, "no text", "line 2"), (2, "not UTF-8", "line 3"), (3, "not valid JSON", "line 4, column")]
    {
        let line = &lines[number];
        assert_eq!((&line["id"], &line["codings"]), (&Value::Null, &serde_json::json!([])), "{line}");
        let told = |key: &str| line["error"][key].as_str().unwrap_or_default().to_owned();
        assert!(told("reason").contains(reason) && told("place").starts_with(place), "{line}");
    }
    assert_eq!((&lines[4]["id"], &lines[4]["error"]), (&Value::from("z"), &Value::Null));
}

#[test]
fn nothing_in_is_nothing_out() {
    assert_eq!(run(Vec::new(), 2), (Vec::new(), Streamed::default()));
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let mut input = vec![b'x'; MAX_LINE + 2];
    input.extend(b"\n{\"id\":2,\"text\":\"Latihan.\"}\n");
    let (lines, streamed) = run(input, 1);
    assert_eq!(streamed, Streamed { lines: 2, failed: 1 });
    assert_eq!(lines[0]["error"]["reason"], "the line is longer than 64 MiB");
    assert_eq!(lines[1]["id"], 2);
}

/// An input that hands out what is sent to it.
struct Sent(Receiver<Vec<u8>>);

impl Read for Sent {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Ok(bytes) = self.0.recv() else { return Ok(0) };
        buffer[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

/// An output that tells of each flush what was written before.
struct Flushed(Vec<u8>, Sender<Vec<u8>>);

impl Write for Flushed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.0.is_empty() {
            let _ = self.1.send(std::mem::take(&mut self.0));
        }
        Ok(())
    }
}

#[test]
fn who_waits_for_each_answer_gets_it() {
    let (send, sent) = mpsc::channel();
    let (flushed, answers) = mpsc::channel();
    let run = thread::spawn(move || {
        let (file, reading) = (codebook(), ReadingOptions::default());
        let input = BufReader::new(Sent(sent));
        stream(&request(file.path(), &reading, 4), input, &mut Flushed(Vec::new(), flushed), &|_, _| {})
            .expect("streamed")
    });
    for n in 0..20 {
        send.send(format!("{{\"id\":{n},\"text\":\"Ya.\"}}\n").into_bytes()).expect("sent");
        let answer = answers.recv().expect("an answer");
        assert!(answer.starts_with(format!("{{\"id\":{n},").as_bytes()));
    }
    drop(send);
    assert_eq!(run.join().expect("done"), Streamed { lines: 20, failed: 0 });
}

/// An output that nobody takes.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn it_ends_when_nobody_takes_the_output_though_more_may_come() {
    let (send, sent) = mpsc::channel();
    let (file, reading) = (codebook(), ReadingOptions::default());
    send.send(b"{\"id\":1,\"text\":\"Ya.\"}\n".to_vec()).expect("sent");
    let input = BufReader::new(Sent(sent));
    let ended = stream(&request(file.path(), &reading, 2), input, &mut Closed, &|_, _| {});
    assert!(matches!(ended, Err(StudyError::Output { .. })));
    drop(send);
}

#[test]
fn the_reader_is_only_so_far_ahead() {
    let (tokens, given_back) = sync_channel(4);
    let (lines, jobs) = channel();
    let reader = thread::spawn(move || read_lines(Cursor::new("a\n".repeat(100)), &tokens, &lines));
    let read: Vec<Job> = (0..4).map(|_| jobs.recv().expect("a line")).collect();
    assert_eq!(read.len(), 4);
    let none = jobs.recv_timeout(std::time::Duration::from_millis(50));
    assert!(none.is_err(), "a fifth line was read before the first was written");
    given_back.recv().expect("a token");
    assert_eq!(jobs.recv().expect("a line").0, 4);
    drop((jobs, given_back));
    reader.join().expect("done");
}
