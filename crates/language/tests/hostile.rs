//! Texts that nobody says, but that somebody may have in a file: each must be read in a time that
//! grows with its length, and without a crash.

use benang_language::{Form, sentences, tokens};

/// Reads all words and sentences; how many words there are.
fn read(text: &str) -> usize {
    let words = tokens(text);
    words.iter().for_each(|word| {
        drop(Form::new(word.of(text)));
    });
    assert!(sentences(text).len() <= text.len());
    words.len()
}

#[test]
fn chains_of_hyphens_are_read() {
    assert_eq!(read(&format!("x{}", "-nya".repeat(200_000))), 1);
    assert!(read(&"ke-".repeat(200_000)) > 0);
    assert!(read(&"kader-posyandu-".repeat(50_000)) > 0);
}

#[test]
fn endless_words_are_read() {
    let long = "abcdefghij".repeat(100_000);
    assert_eq!(read(&long), 1);
    assert_eq!(read(&format!("{long}-{long}x")), 2);
    assert!(read(&"é".repeat(200_000)) > 0);
}

#[test]
fn full_stops_without_end_are_read() {
    read(&"ya. terus ".repeat(100_000));
    read(&".".repeat(500_000));
    read(&"a.b.c.".repeat(100_000));
}
