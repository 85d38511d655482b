//! What the beginning of a text looks like.

/// What the beginning of a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Rtf,
    Html,
    /// An element of a page, without the page.
    PieceOfHtml,
    Xml,
    WebArchive,
    WebVtt,
    /// Subtitles without a heading.
    Cues,
    Json,
    Prose,
}

pub(super) fn look(start: &str) -> Look {
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("{\\rtf") {
        return Look::Rtf;
    }
    if start.strip_prefix("WEBVTT").is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']))
    {
        return Look::WebVtt;
    }
    if start.starts_with("MIME-Version:") && start.contains("multipart/related") {
        return Look::WebArchive;
    }
    if start.starts_with('<') {
        return markup(start);
    }
    if opens_json(start) {
        return Look::Json;
    }
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines.by_ref().take(CUE_WITHIN).any(is_cue_time) { Look::Cues } else { Look::Prose }
}

/// Within how many lines that are not blank the first cue of subtitles stands.
const CUE_WITHIN: usize = 8;

/// `00:00:00,500 --> 00:00:07,000`, with what may follow.
fn is_cue_time(line: &str) -> bool {
    let is_time = |time: &str| {
        time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ',' | '.' | ' '))
    };
    line.split_once("-->").is_some_and(|(from, to)| {
        let to = to.split_whitespace().next().unwrap_or_default();
        is_time(from.trim()) && is_time(to)
    })
}

/// Whether a text opens like an object, or a list of objects. `[00:02] P: Ya` doesn't.
fn opens_json(start: &str) -> bool {
    let opens_object = |text: &str| {
        let inside = text.strip_prefix('{').map(str::trim_start);
        inside.is_some_and(|inside| inside.starts_with('"') || inside.starts_with('}'))
    };
    opens_object(start) || start.strip_prefix('[').is_some_and(|list| opens_object(list.trim_start()))
}

pub(super) fn ends_like_json(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .rev()
        .find(|byte| !byte.is_ascii_whitespace() && **byte != 0)
        .is_some_and(|end| matches!(end, b'}' | b']'))
}

/// Elements that a page begins with.
const PAGE: &[&str] = &["!doctype html", "html", "head", "body", "meta"];

/// Elements that a piece of a page begins with, as web tools export it.
const PIECES: &[&str] = &["title", "style", "table", "div"];

/// What a text is that begins with `<`. Comments and processing instructions may stand in front.
fn markup(start: &str) -> Look {
    let mut rest = start;
    let mut declared = false;
    loop {
        rest = rest.trim_start();
        let behind = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            declared |= instruction.starts_with("xml");
            instruction.split_once("?>")
        } else {
            break;
        };
        let Some((_, behind)) = behind else { break };
        rest = behind;
    }
    let name: String =
        rest.strip_prefix('<').unwrap_or_default().chars().take(16).collect::<String>().to_ascii_lowercase();
    let is = |element: &&str| {
        name.strip_prefix(*element).is_some_and(|after| after.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    if PAGE.iter().any(is) {
        Look::Html
    } else if PIECES.iter().any(is) {
        Look::PieceOfHtml
    } else if declared || name.starts_with("!doctype ") {
        Look::Xml
    } else {
        Look::Prose
    }
}

/// Names of the columns without which a text is no table of talk.
const SPEAKERS: &[&str] = &["speaker", "pembicara", "penutur", "pelaku", "pertanyaan", "question"];
const TEXTS: &[&str] = &[
    "text",
    "teks",
    "words",
    "ucapan",
    "utterance",
    "ujaran",
    "tuturan",
    "transkrip",
    "transcript",
    "jawaban",
    "answer",
];

/// Whether the first line names columns of who talks and what is said, and the next one has as many cells
/// or more: quotation marks may hold separators.
pub(super) fn is_table(start: &str) -> bool {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let (Some(names), Some(row)) = (lines.next(), lines.next()) else { return false };
    [',', ';', '\t'].into_iter().any(|separator| {
        let cells: Vec<String> =
            names.split(separator).map(|cell| cell.trim().trim_matches('"').trim().to_lowercase()).collect();
        let has = |known: &[&str]| cells.iter().any(|cell| known.contains(&cell.as_str()));
        has(SPEAKERS) && has(TEXTS) && row.matches(separator).count() + 1 >= cells.len()
    })
}

/// Whether there is a tag of any kind.
pub(super) fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
}
