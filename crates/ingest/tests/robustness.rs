//! Documents of every format, damaged in every way: reading them ends, without a panic, and what is read
//! fits its text. The seeds are those of the fuzz targets.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Options, read_bytes};
use fs_err as fs;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

#[path = "../fuzz/src/archive.rs"]
pub mod archive;

/// Far more than any of these small files takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The folders of seeds, with the ending of the files in each.
const FORMATS: &[(&str, &str)] = &[
    ("text", "txt"),
    ("markdown", "md"),
    ("csv", "csv"),
    ("tsv", "tsv"),
    ("srt", "srt"),
    ("vtt", "vtt"),
    ("json", "json"),
    ("rtf", "rtf"),
    ("html", "html"),
    ("pdf", "pdf"),
    ("docx", "docx"),
    ("odt", "odt"),
    ("xlsx", "xlsx"),
];

/// A small valid document, or the main part of one.
#[derive(Debug, Clone)]
struct Seed {
    ending: &'static str,
    bytes: Vec<u8>,
}

static SEEDS: LazyLock<Vec<Seed>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let of_format = |(format, ending): &(&str, &'static str)| {
        let mut paths: Vec<_> =
            fs::read_dir(folder.join(format)).expect("seeds").map(|entry| entry.expect("a seed").path()).collect();
        paths.sort();
        let ending = *ending;
        paths.into_iter().map(move |path| Seed { ending, bytes: fs::read(path).expect("a seed") }).collect::<Vec<_>>()
    };
    FORMATS.iter().flat_map(of_format).collect()
});

/// A kind of damage.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    CutFrom(Index),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Splice(Index, Index, Index),
}

/// Bytes that mean something in one format or another.
const TOKENS: &[&[u8]] = &[
    b"<",
    b">",
    b"&",
    b"&#x110000;",
    b"&lol;",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<w:p>",
    b"</w:p>",
    b"<text:s text:c=\"4294967295\"/>",
    b"{",
    b"}",
    b"\\",
    b"\\bin99999999999 ",
    b"\\u-99999?",
    b"\\'",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\0",
    b"-->",
    b"99:99:99,999 --> ",
    b"WEBVTT",
    b"1e999",
    b"[[[[[[",
    b":",
    b": ",
    b"P: ",
    b"(",
    b"|",
    b"\xC2\xA0",
    b"\xE2\x80\xA8",
    b"\xFF",
    b"\xFF\xFE",
    b"\xED\xA0\x80",
    b"\xF0\x9F\x99\x82",
    b"18446744073709551616",
    b"-1",
    b" 0 obj",
    b"<<",
    b"stream\n",
];

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        3 => (at(), select(TOKENS)).prop_map(|(at, token)| Damage::Insert(at, token.to_vec())),
        1 => at().prop_map(Damage::CutFrom),
        2 => (at(), 1_usize..40).prop_map(|(at, length)| Damage::Remove(at, length)),
        2 => (at(), 1_usize..80, 1_usize..40).prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        1 => (at(), at(), at()).prop_map(|(at, seed, from)| Damage::Splice(at, seed, from)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let place = |at: &Index| at.index(bytes.len() + 1);
        match damage {
            Damage::Flip(at, byte) => {
                let at = place(at);
                if let Some(flipped) = bytes.get_mut(at) {
                    *flipped ^= byte;
                }
            }
            Damage::Insert(at, token) => {
                let at = place(at);
                bytes.splice(at..at, token.iter().copied());
            }
            Damage::CutFrom(at) => bytes.truncate(place(at)),
            Damage::Remove(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Damage::Repeat(at, length, times) => {
                let at = place(at);
                let piece = bytes.get(at..(at + length).min(bytes.len())).unwrap_or_default().repeat(*times);
                bytes.splice(at..at, piece);
            }
            Damage::Splice(at, seed, from) => {
                let at = place(at);
                let other = &seed.get(&SEEDS).bytes;
                bytes.truncate(at);
                bytes.extend(other.get(from.index(other.len() + 1)..).unwrap_or_default());
            }
        }
    }
    bytes
}

/// Reads a file, whatever it is, and checks what comes of it.
fn read(ending: &str, bytes: &[u8]) -> Result<bool, TestCaseError> {
    let begin = Instant::now();
    let read = read_bytes(&format!("a.{ending}"), bytes.to_vec(), &Options::default());
    prop_assert!(begin.elapsed() < PATIENCE, "{:?}", begin.elapsed());
    let Ok(file) = read else { return Ok(false) };
    prop_assert_eq!(file.transcript.check(), Ok(()));
    prop_assert_eq!(file.original.bytes(&file.transcript.text), bytes);
    Ok(true)
}

/// The document that a seed's bytes belong to.
fn document(ending: &str, bytes: Vec<u8>) -> Vec<u8> {
    match archive::MAIN_PARTS.iter().any(|(format, _)| *format == ending) {
        true => archive::around(ending, &bytes),
        false => bytes,
    }
}

#[test]
fn the_seeds_are_sound() {
    for Seed { ending, bytes } in SEEDS.iter() {
        let sound = read(ending, &document(ending, bytes.clone())).expect("it fits its text");
        assert!(sound, "{ending}: {}", String::from_utf8_lossy(bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_damaged_document_is_read_or_refused(seed in any::<Index>(), damages in vec(damage(), 1..6)) {
        let Seed { ending, bytes } = seed.get(&SEEDS).clone();
        read(ending, &document(ending, damaged(bytes, &damages)))?;
    }

    #[test]
    fn a_damaged_archive_is_read_or_refused(kind in select(&archive::MAIN_PARTS[..]), damages in vec(damage(), 1..4)) {
        let (ending, _) = kind;
        let seed = SEEDS.iter().find(|seed| seed.ending == ending).expect("a seed");
        read(ending, &damaged(document(ending, seed.bytes.clone()), &damages))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(format in select(FORMATS), bytes in any::<Vec<u8>>()) {
        read(format.1, &bytes)?;
    }

    #[test]
    fn any_tokens_are_read_or_refused(format in select(FORMATS), tokens in vec(select(TOKENS), 0..80)) {
        read(format.1, &document(format.1, tokens.concat()))?;
    }
}
