//! The blocks of a subtitle file, SubRip or WebVTT: one parser for both, since what real programs
//! write lies between the two. <https://www.w3.org/TR/webvtt1/#file-parsing>

use crate::format::clock;
use crate::rows::When;

/// A cue as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'t> {
    /// The line above its time; may be empty.
    pub(crate) id: &'t str,
    pub(crate) when: When,
    /// Its lines, with markup.
    pub(crate) lines: Vec<&'t str>,
    /// The line on which it begins, from 1.
    pub(crate) line: usize,
}

/// The blocks of a file.
#[derive(Debug, Default)]
pub(crate) struct Blocks<'t> {
    pub(crate) cues: Vec<Block<'t>>,
    /// Lines above the first cue that belong to nothing.
    pub(crate) front: Vec<&'t str>,
    /// What stands behind `WEBVTT`.
    pub(crate) title: Option<&'t str>,
    /// `NOTE` blocks.
    pub(crate) comments: usize,
    /// Whether one of them says that noScribe wrote the file, whose times are those of each turn's last piece.
    pub(crate) is_noscribe: bool,
    /// The first cue that lacks its time, and how many do.
    pub(crate) untimed: Option<(usize, usize)>,
    is_vtt: bool,
    /// A number alone between blank lines: perhaps that of the next cue.
    number: Option<&'t str>,
}

/// Reads all blocks of `text`.
pub(crate) fn blocks(text: &str) -> Blocks<'_> {
    let mut blocks = Blocks::default();
    let mut block: Vec<(usize, &str)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if line.is_empty() {
            blocks.block(&block);
            block.clear();
        } else {
            block.push((index + 1, line));
        }
    }
    blocks.block(&block);
    blocks
}

impl<'t> Blocks<'t> {
    /// Reads what stands between two blank lines.
    fn block(&mut self, lines: &[(usize, &'t str)]) {
        let Some((&(number, first), rest)) = lines.split_first() else { return };
        let time = lines.iter().position(|(_, line)| timing(line).is_some());
        let above = self.number.take();
        if let Some(above) = above.filter(|_| time != Some(0)) {
            self.text(above);
        }
        if number == 1 && (first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t")) {
            self.is_vtt = true;
            let title = first.trim_start_matches("WEBVTT").trim_start_matches(|c: char| c == '-' || c.is_whitespace());
            self.title = Some(title).filter(|title| !title.is_empty());
            // What stands between is a header: `Kind: captions`.
            self.timed(lines.get(time.unwrap_or(lines.len())..).unwrap_or_default(), None);
        } else if self.is_vtt && is_comment(first) && time != Some(1) {
            self.comments += usize::from(first.starts_with("NOTE"));
            self.is_noscribe |= lines.iter().any(|(_, line)| line.contains("noScribe"));
        } else if time.is_some() {
            self.timed(lines, above);
        } else if rest.is_empty() && is_number(first) {
            self.number = Some(first);
        } else {
            self.untimed(number, first, rest);
        }
    }

    /// A block with one time or several, where blank lines were forgotten, below the number `apart`.
    fn timed(&mut self, lines: &[(usize, &'t str)], apart: Option<&'t str>) {
        for (index, &(number, line)) in lines.iter().enumerate() {
            let Some(when) = timing(line) else {
                self.text(line);
                continue;
            };
            // The line above is the cue's name if it opens the block, else only if it is a number.
            let above = index.checked_sub(1).and_then(|above| lines.get(above)).map(|(_, above)| *above);
            let id = above.filter(|above| timing(above).is_none() && (index == 1 || is_number(above)));
            if id.is_some() {
                let from = self.cues.last_mut().map_or(&mut self.front, |cue| &mut cue.lines);
                from.pop();
            }
            let id = id.or(apart.filter(|_| index == 0)).unwrap_or_default();
            self.cues.push(Block { id, when, lines: Vec::new(), line: number });
        }
    }

    /// A block without a time: a cue that lost it, or what a blank line cut off.
    fn untimed(&mut self, number: usize, first: &'t str, rest: &[(usize, &'t str)]) {
        let before = self.cues.last().and_then(|cue| cue.id.parse::<u64>().ok());
        let next = first.parse::<u64>().is_ok_and(|id| before.is_some_and(|before| id == before + 1));
        let broken = first.starts_with(|c: char| c.is_ascii_digit()) && first.contains("-->");
        if !next && !broken {
            self.text(first);
        } else {
            let id = if next { first } else { "" };
            self.cues.push(Block { id, when: When::default(), lines: Vec::new(), line: number });
        }
        for (_, line) in rest {
            let broken = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains("-->");
            if !broken {
                self.text(line);
            }
        }
        if (next || broken) && self.cues.last().is_some_and(|cue| !cue.lines.is_empty()) {
            self.untimed = Some(self.untimed.map_or((number, 1), |(first, count)| (first, count + 1)));
        }
    }

    fn text(&mut self, line: &'t str) {
        self.cues.last_mut().map_or(&mut self.front, |cue| &mut cue.lines).push(line);
    }
}

/// Whether a WebVTT block is none of the conversation: a comment, a style sheet, a region.
fn is_comment(first: &str) -> bool {
    matches!(first, "NOTE" | "STYLE" | "REGION") || first.starts_with("NOTE ") || first.starts_with("NOTE\t")
}

fn is_number(line: &str) -> bool {
    line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// The times of a line such as `00:00:01,500 --> 00:00:03,000 align:start`.
pub(crate) fn timing(line: &str) -> Option<When> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (start, rest) = line.split_once('>')?;
    let start = start.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '='));
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | ';')));
    let end = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    let (start_ms, end_ms) = (clock::parse(start)?, clock::parse(end)?);
    Some(When { start_ms: Some(start_ms), end_ms: Some(end_ms.max(start_ms)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_all_their_forms() {
        let check = |line: &str, expected: Option<(u64, u64)>| {
            let when = timing(line).and_then(|when| when.start_ms.zip(when.end_ms));
            assert_eq!(when, expected, "{line}");
        };
        check("00:00:01,500 --> 00:00:03,000", Some((1_500, 3_000)));
        check("00:01.5-->00:03.000 align:start position:0%", Some((1_500, 3_000)));
        check("00:00:01.500 -> 00:00:03", Some((1_500, 3_000)));
        check("00:00:01 —> 00:00:03", Some((1_000, 3_000)));
        check("00:00:05,000 --> 00:00:03,000", Some((5_000, 5_000)));
        check("00:00:01,500 --> x", None);
        check("10 --> 20", None);
        check("kita --> pulang", None);
    }

    fn check(text: &str, expected: &[(&str, &[&str])]) -> Option<(usize, usize)> {
        let blocks = blocks(text);
        let found: Vec<_> = blocks.cues.iter().map(|cue| (cue.id, cue.lines.as_slice())).collect();
        assert_eq!(found, expected, "{text}");
        blocks.untimed
    }

    #[test]
    fn cues_are_found_in_files_of_any_make() {
        check(
            "1\n00:01 --> 00:02\nSatu\n\n2\n00:02 --> 00:03\nDua\ntiga\n",
            &[("1", &["Satu"]), ("2", &["Dua", "tiga"])],
        );
        check("00:01 --> 00:02\nSatu\n00:02 --> 00:03\nDua\n", &[("", &["Satu"]), ("", &["Dua"])]);
        check("1\n00:01 --> 00:02\nSatu\n2\n00:02 --> 00:03\nDua\n", &[("1", &["Satu"]), ("2", &["Dua"])]);
        check("1\n00:01 --> 00:02\nSatu\n\nlagi\n\n2\n00:02 --> 00:03\n", &[("1", &["Satu", "lagi"]), ("2", &[])]);
        check("WEBVTT x\n\nNOTE\n00\n\nSTYLE\n::cue {}\n\nab/1-0\n00:01 --> 00:02\nSatu", &[("ab/1-0", &["Satu"])]);
        check("WEBVTT\nKind: captions\n00:01 --> 00:02\nSatu", &[("", &["Satu"])]);
        check("WEBVTT\n\nNOTE\n00:01 --> 00:02\nSatu", &[("NOTE", &["Satu"])]);
    }

    #[test]
    fn blank_lines_between_all_lines_do_no_harm() {
        let text = "1\n\n00:01 --> 00:02\n\nSatu\n\n2\n\n00:02 --> 00:03\n\nDua\n\n1998\n\nitu\n\n3\n";
        check(text, &[("1", &["Satu"]), ("2", &["Dua", "1998", "itu"])]);
    }

    #[test]
    fn a_lost_time_loses_no_text() {
        let lost = check(
            "1\n00:01 --> 00:02\nSatu\n\n2\nDua\n\n3\n00:0x --> 00:04\nTiga\n\n2008\nitu\n",
            &[("1", &["Satu"]), ("2", &["Dua"]), ("3", &["Tiga", "2008", "itu"])],
        );
        assert_eq!(lost, Some((5, 2)));
    }
}
