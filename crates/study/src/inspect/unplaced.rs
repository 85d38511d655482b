//! The lines that no speaker says, though others are said by some: who reads them should know whose they are.

use benang_model::Transcript;
use serde::Serialize;

/// So many lines are shown; all are counted.
const SHOWN: usize = 20;

/// Lines are cut after so many characters.
const WIDTH: usize = 80;

/// The lines of a file that belong to nobody.
#[derive(Debug, Default, Serialize)]
pub(super) struct Unplaced {
    pub(super) count: usize,
    /// The first of them.
    pub(super) lines: Vec<UnplacedLine>,
}

#[derive(Debug, Serialize)]
pub(super) struct UnplacedLine {
    /// From 1.
    pub(super) line: usize,
    pub(super) text: String,
}

/// The lines of talk by nobody in a transcript that has speakers.
pub(super) fn unplaced(transcript: &Transcript) -> Unplaced {
    let Transcript { text, speakers, turns, .. } = transcript;
    if speakers.is_empty() {
        return Unplaced::default();
    }
    let bodies = turns.iter().filter(|turn| turn.speaker.is_none()).flat_map(|turn| &turn.bodies);
    let mut found = Unplaced::default();
    let (mut line, mut at) = (1, 0);
    for body in bodies {
        found.count += 1;
        if found.lines.len() < SHOWN {
            line += text.as_bytes().iter().take(body.start).skip(at).filter(|byte| **byte == b'\n').count();
            at = body.start;
            found.lines.push(UnplacedLine { line, text: cut(body.of(text)) });
        }
    }
    found
}

fn cut(text: &str) -> String {
    let mut letters = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(WIDTH).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use benang_ingest::{Options, turns};

    #[test]
    fn lines_are_named_where_others_have_a_speaker() {
        let check = |text: &str, expected: &[(usize, &str)]| {
            let (transcript, _) = turns(text.to_owned(), &Options::default());
            let found = unplaced(&transcript);
            let lines: Vec<_> = found.lines.iter().map(|it| (it.line, it.text.as_str())).collect();
            assert_eq!((lines.as_slice(), found.count), (expected, expected.len()), "{text}");
        };
        let talk = "Tanya: Apa?\nJawab: Ya.\nTanya: Kapan?\nJawab: Kemarin.\n";
        check(talk, &[]);
        check("Nobody says this.\n", &[]);
    }

    #[test]
    fn a_long_line_is_cut() {
        assert_eq!(cut(&"é".repeat(81)), "é".repeat(80) + "…");
        assert_eq!(cut("a\tb"), "a b");
    }
}
