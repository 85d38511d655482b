//! What stands inside a cue beside its words: voices, classes, italics, stamps for karaoke.
//! <https://www.w3.org/TR/webvtt1/#cue-text>

use crate::format::entities;
use memchr::memchr;

/// A stretch of a cue that one voice says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stretch {
    /// The name in `<v Name>`.
    pub(crate) voice: Option<String>,
    /// Without markup; lines as in the cue.
    pub(crate) text: String,
}

/// Tags that say how words look. Other angle brackets are somebody's own: `< >` for talk at the same time.
const TAGS: [&str; 15] =
    ["v", "c", "i", "b", "u", "s", "ruby", "rt", "lang", "font", "span", "p", "br", "em", "strong"];

/// A tag is at most so many bytes long; what is longer was never closed.
const MAX_TAG: usize = 512;

/// The stretches of a cue, in order.
pub(crate) fn stretches(cue: &str) -> Vec<Stretch> {
    let mut stretches = vec![Stretch::default()];
    let mut rest = cue;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(at);
        let (what, after) = markup(from);
        match what {
            Markup::None => {
                let end = before.len() + after;
                push(&mut stretches, rest.get(..end).unwrap_or_default());
                rest = rest.get(end..).unwrap_or_default();
                continue;
            }
            Markup::Voice(name) => {
                push(&mut stretches, before);
                let name = entities::decoded(name).split_whitespace().collect::<Vec<_>>().join(" ");
                stretches.push(Stretch { voice: Some(name).filter(|name| !name.is_empty()), text: String::new() });
            }
            Markup::VoiceEnd => {
                push(&mut stretches, before);
                stretches.push(Stretch::default());
            }
            Markup::Break => {
                push(&mut stretches, before);
                push(&mut stretches, "\n");
            }
            Markup::Look => push(&mut stretches, before),
        }
        rest = from.get(after..).unwrap_or_default();
    }
    push(&mut stretches, rest);
    for stretch in &mut stretches {
        stretch.text = entities::decoded(&stretch.text).into_owned();
    }
    stretches.retain(|stretch| !stretch.text.trim().is_empty());
    stretches
}

fn push(stretches: &mut [Stretch], text: &str) {
    if let Some(last) = stretches.last_mut() {
        last.text.push_str(text);
    }
}

/// What a bracket opens.
enum Markup<'t> {
    /// Nothing: it is a character.
    None,
    /// Somebody's words.
    Voice(&'t str),
    /// The end of somebody's words.
    VoiceEnd,
    /// A new line.
    Break,
    /// How words look, or when they are said.
    Look,
}

/// What the bracket at the beginning of `from` opens, and how many bytes it takes.
fn markup(from: &str) -> (Markup<'_>, usize) {
    let near = from.as_bytes().get(..MAX_TAG).unwrap_or(from.as_bytes());
    if near.starts_with(b"{\\") {
        return memchr(b'}', near).map_or((Markup::None, 1), |end| (Markup::Look, end + 1));
    }
    let close = memchr(b'>', near).filter(|_| near.starts_with(b"<"));
    let Some((inner, end)) = close.and_then(|close| Some((from.get(1..close)?, close + 1))) else {
        return (Markup::None, 1);
    };
    let (closes, tag) = match inner.strip_prefix('/') {
        Some(tag) => (true, tag),
        None => (false, inner),
    };
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    let stamp = inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','));
    let ends_name = tag.get(name.len()..).is_some_and(|after| {
        after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || matches!(c, '.' | '/'))
    });
    match name.as_str() {
        _ if stamp => (Markup::Look, end),
        _ if !ends_name || inner.contains('<') || !TAGS.contains(&name.as_str()) => (Markup::None, 1),
        "v" if closes => (Markup::VoiceEnd, end),
        "v" => (Markup::Voice(tag.split_once(char::is_whitespace).map_or("", |(_, voice)| voice)), end),
        "br" => (Markup::Break, end),
        _ => (Markup::Look, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_and_voices_remain() {
        let check = |cue: &str, expected: &[(Option<&str>, &str)]| {
            let found = stretches(cue);
            let found: Vec<_> = found.iter().map(|found| (found.voice.as_deref(), found.text.as_str())).collect();
            assert_eq!(found, expected, "{cue}");
        };
        check("<v Surya, Dewi>Ya</v>", &[(Some("Surya, Dewi"), "Ya")]);
        check("<v Surya,\nDewi>Ya\nsaja</v>", &[(Some("Surya, Dewi"), "Ya\nsaja")]);
        check("<v S01>Ya.", &[(Some("S01"), "Ya.")]);
        check("<v.loud Ida>Ya <i>saja</i></v> <v Ani>Oh", &[(Some("Ida"), "Ya saja"), (Some("Ani"), "Oh")]);
        check("Bulan <00:17.500><c.merah>terang</c>", &[(None, "Bulan terang")]);
        check("{\\an8}Ya &amp; <font color=\"red\">tidak</font><br/>lagi", &[(None, "Ya & tidak\nlagi")]);
        check("<sama> a < b {x} <3 <c", &[(None, "<sama> a < b {x} <3 <c")]);
        check("<v >Ya", &[(None, "Ya")]);
        check("<i></i>", &[]);
        check("&lt;v Ida&gt;", &[(None, "<v Ida>")]);
    }
}
