//! What stands before the conversation: YAML, a `Key: value` block, a title, prose, a legend.

use crate::cast;
use crate::label::Header;
use crate::legend::{self, Entry, Likeness};
use crate::line::{self, Line};
use crate::survey::{LabelIndex, Survey};
use crate::words;
use benang_model::{Mark, MarkKind, Metadata, Span};
use std::collections::BTreeSet;

/// A conversation begins within so many lines, or there is no front matter but a header block.
const MAX_LINES: usize = 200;

/// The marks of a beginning of the text, and where it ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    /// What isn't talk, in order.
    pub(crate) marks: Vec<Mark>,
    /// Where the rest begins, in bytes.
    pub(crate) end: usize,
}

impl Extent {
    /// What of it lies before byte `at`, where the conversation begins.
    pub(crate) fn until(mut self, at: usize) -> Self {
        self.marks.retain(|mark| mark.span.end <= at);
        self.end = self.end.min(at);
        self
    }
}

/// What stands before the conversation.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// Facts.
    pub(crate) metadata: Metadata,
    /// Who the labels stand for.
    pub(crate) legend: Vec<Entry>,
    /// How many lines `RA: Ratna Anggraini (pendamping)` the legend has.
    pub(crate) legend_lines: usize,
    /// Labels that stood in front of a fact or in a legend, one for each such line.
    pub(crate) labels: Vec<LabelIndex>,
    /// Blocks that are front matter whatever follows: YAML, header block, legend, headings.
    pub(crate) structured: Extent,
    /// Everything up to the first label, if the file has a conversation and this is short enough.
    pub(crate) preamble: Option<Extent>,
}

/// Reads YAML front matter, if `text` begins with it: the facts and the block's end.
pub(crate) fn yaml(text: &str) -> (Metadata, Extent) {
    let mut metadata = Metadata::new();
    let mut lines = line::lines(text, 0);
    let Some(open) = lines.next().filter(|line| line.of(text) == "---") else {
        return (metadata, Extent::default());
    };
    for line in lines.take(MAX_LINES) {
        match line.of(text) {
            "---" | "..." => {
                let span = open.cover(line);
                let marks = vec![Mark { span, kind: MarkKind::FrontMatter }];
                return (metadata, Extent { marks, end: span.end });
            }
            fact => {
                if let Some((key, value)) = fact.split_once(':') {
                    let value = value.trim().trim_matches(['"', '\'']);
                    metadata.insert(key.trim().to_lowercase(), value.to_owned());
                }
            }
        }
    }
    (Metadata::new(), Extent::default())
}

/// A line of the beginning.
#[derive(Debug, Clone, Copy)]
struct Top {
    span: Span,
    looks: Line,
    after_blank: bool,
}

/// Reads what follows `yaml`.
pub(crate) fn read(survey: &Survey<'_>, metadata: Metadata, yaml: Extent) -> FrontMatter {
    let mut reader = Reader {
        survey,
        tops: tops(survey, yaml.end),
        extent: yaml.clone(),
        words: 0,
        in_block: false,
        front: FrontMatter { metadata, structured: yaml, ..FrontMatter::default() },
    };
    let mut at = 0;
    while let Some(top) = reader.tops.get(at).copied() {
        match reader.take(at, top) {
            0 => {
                reader.extent.end = top.span.start;
                if reader.words <= survey.syntax.longest_preamble() {
                    reader.front.preamble = Some(reader.extent);
                }
                break;
            }
            lines => at += lines,
        }
    }
    reader.front
}

fn tops(survey: &Survey<'_>, from: usize) -> Vec<Top> {
    let text = survey.text;
    let mut after_blank = true;
    let top = |span: Span| {
        let looks = line::classify(text, span, survey.syntax);
        let top = Top { span, looks, after_blank };
        after_blank = looks == Line::Blank;
        top
    };
    line::lines_in(text, from, survey.syntax).map(top).filter(|top| top.looks != Line::Blank).take(MAX_LINES).collect()
}

struct Reader<'s, 't> {
    survey: &'s Survey<'t>,
    tops: Vec<Top>,
    extent: Extent,
    words: usize,
    /// Whether the line above is a fact or a line of a legend, with no blank line between.
    in_block: bool,
    front: FrontMatter,
}

impl Reader<'_, '_> {
    /// Takes the line at `at` and says how many it took: none if the conversation begins there.
    fn take(&mut self, at: usize, top: Top) -> usize {
        self.in_block &= !top.after_blank;
        match top.looks {
            Line::Heading => self.structure(top.span, MarkKind::Heading),
            Line::Stamp(stamp) => self.mark(top.span, MarkKind::Time { ms: stamp.ms }),
            Line::Aside | Line::Blank => self.mark(top.span, MarkKind::NonSpeech),
            Line::Text => self.text(top.span),
            Line::Header(header) => return self.header(at, top, &header),
        }
        1
    }

    fn text(&mut self, line: Span) {
        let entries = legend::equations(self.survey.text, line);
        let known = entries.iter().any(|entry| self.survey.find_key(&entry.key).is_some());
        if known {
            self.front.legend.extend(entries);
            self.structure(line, MarkKind::Label);
            self.in_block = true;
        } else {
            self.prose(line);
        }
    }

    fn prose(&mut self, line: Span) {
        self.front.legend.extend(legend::in_prose(self.survey, line));
        self.words += line.of(self.survey.text).split_whitespace().count();
        self.mark(line, MarkKind::FrontMatter);
    }

    fn header(&mut self, at: usize, top: Top, header: &Header) -> usize {
        let text = self.survey.text;
        self.in_block |= self.stands_above_fact(at, header);
        if self.is_fact(header) {
            return self.fact(top, header);
        }
        let legend = self.legend_from(at);
        if !legend.is_empty() {
            let lines = legend.len();
            self.front.legend_lines += lines;
            for (top, (entry, label)) in self.tops.iter().skip(at).map(|top| top.span).zip(legend).collect::<Vec<_>>() {
                self.front.legend.push(entry);
                self.front.labels.push(label);
                self.structure(top, MarkKind::Label);
            }
            self.in_block = true;
            return lines;
        }
        if header.time.is_none() && self.begins_nothing(header) {
            self.prose(Span::new(top.span.start, top.span.end).trim(text));
            return 1;
        }
        0
    }

    fn label(&self, header: &Header) -> Option<LabelIndex> {
        self.survey.find(header.label.of(self.survey.text))
    }

    /// A known key, or any key that occurs once below a known one; `Narasumber: Bu Ani` there too.
    fn is_fact(&self, header: &Header) -> bool {
        let Some(label) = self.label(header).and_then(|index| self.survey.labels.get(index)) else { return false };
        let key = label.key.as_str();
        let plain = header.time.is_none() && !header.rest.is_empty() && !words::heads_answers(key);
        let once = label.count == 1;
        let written = header.label.of(self.survey.text);
        let part = words::part(written).is_some();
        let short = is_short_value(header.rest.of(self.survey.text));
        let listed = words::is_metadata(key) && once && (short || self.words == 0);
        let unlisted = if part { short } else { short && once && !cast::is_initials(written) };
        plain && (listed || (self.in_block && unlisted))
    }

    /// `Informan 1: Bu Siti` at the beginning of a block, with `Umur: 45` on the next line.
    fn stands_above_fact(&self, at: usize, header: &Header) -> bool {
        let once = |header: &Header| {
            self.label(header).and_then(|index| self.survey.labels.get(index)).filter(|label| label.count == 1)
        };
        let below = self.tops.get(at + 1).filter(|below| !below.after_blank).map(|below| below.looks);
        let Some(Line::Header(below)) = below else { return false };
        once(header).is_some() && once(&below).is_some_and(|label| words::is_metadata(&label.key))
    }

    fn fact(&mut self, top: Top, header: &Header) -> usize {
        let text = self.survey.text;
        let value = header.rest.of(text).trim_matches('*').trim().to_owned();
        self.front.metadata.insert(header.label.of(text).to_lowercase(), value.clone());
        if let Some((index, label)) = self.label(header).and_then(|index| Some((index, self.survey.labels.get(index)?)))
        {
            self.front.labels.push(index);
            if label.count > 1 {
                let part = words::part(&label.key);
                self.front.legend.push(Entry { key: label.key.clone(), name: Some(value), part, words: 1 });
            }
        }
        self.structure(top.span, MarkKind::FrontMatter);
        self.in_block = true;
        1
    }

    /// The entries of a legend whose first line stands at `at`; none if the lines there are turns.
    fn legend_from(&self, at: usize) -> Vec<(Entry, LabelIndex)> {
        let text = self.survey.text;
        let mut seen = BTreeSet::new();
        let mut likenesses = Vec::new();
        let mut entries = Vec::new();
        for (index, top) in self.tops.iter().skip(at).enumerate() {
            let Line::Header(header) = top.looks else { break };
            let Some(label) = self.label(&header).filter(|_| index == 0 || !top.after_blank) else { break };
            let Some((entry, likeness)) = legend::entry(text, &header) else { break };
            if !seen.insert(label) {
                break;
            }
            likenesses.push(likeness);
            entries.push((entry, label));
        }
        let used = seen.iter().any(|&label| self.survey.labels.get(label).is_some_and(|label| label.count > 1));
        let believed = used && (likenesses.contains(&Likeness::Sure) || likenesses.len() >= 2);
        if believed { entries } else { Vec::new() }
    }

    /// Whether a header is prose with a colon: its label occurs once and looks like no speaker.
    fn begins_nothing(&self, header: &Header) -> bool {
        let Some(label) = self.label(header).and_then(|index| self.survey.labels.get(index)) else { return true };
        let written = header.label.of(self.survey.text);
        let known = cast::is_initials(written) || words::part(written).is_some();
        words::is_no_speaker(&label.key) || (label.count == 1 && !known)
    }

    fn mark(&mut self, span: Span, kind: MarkKind) {
        self.extent.marks.push(Mark { span, kind });
        self.extent.end = span.end;
    }

    /// Marks a line that is front matter whatever follows, unless prose stands before it.
    fn structure(&mut self, span: Span, kind: MarkKind) {
        self.mark(span, kind);
        if self.words == 0 {
            self.front.structured = self.extent.clone();
        }
    }
}

/// Whether a value in a header block names somebody: short, and no sentence.
fn is_short_value(value: &str) -> bool {
    value.split_whitespace().count() <= 8 && !value.ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Syntax;

    fn read_text(text: &str) -> FrontMatter {
        let (metadata, yaml) = yaml(text);
        read(&Survey::new(text, yaml.end, Syntax::Colon), metadata, yaml)
    }

    #[test]
    fn facts_are_told_from_turns() {
        let check = |text: &str, facts: &[(&str, &str)], rest: &str| {
            let front = read_text(text);
            let found: Vec<_> = front.metadata.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            assert_eq!(found, facts, "{text}");
            let end = front.preamble.unwrap_or(front.structured).end;
            assert_eq!(Span::new(end, text.len()).of(text).trim_start(), rest, "{text}");
        };
        check("Judul : A\nTanggal: B\n\nP: a\nN: b\n", &[("judul", "A"), ("tanggal", "B")], "P: a\nN: b\n");
        check("---\ntitle: \"A: b\"\n---\n# B\n\nP: a\n", &[("title", "A: b")], "P: a\n");
        check(
            "Judul: A\nNarasumber: Bu Ani\n\nPewawancara: a\nNarasumber: b\n",
            &[("judul", "A"), ("narasumber", "Bu Ani")],
            "Pewawancara: a\nNarasumber: b\n",
        );
        check("Judul: A\nP: Siang\nN: Siang\nP: Apa?\n", &[("judul", "A")], "P: Siang\nN: Siang\nP: Apa?\n");
        check("Ini rekaan: semua.\nP: a\nP: b", &[], "P: a\nP: b");
        check("TN: Ya mungkin", &[], "TN: Ya mungkin");
        check(
            "Informan 1: Bu Siti\nUmur: 45\n\nP: a\nI: b\n",
            &[("informan 1", "Bu Siti"), ("umur", "45")],
            "P: a\nI: b\n",
        );
    }

    #[test]
    fn prose_without_a_conversation_is_no_front_matter() {
        let front = read_text("Judul: A\n\nSaya datang pagi.\nLalu pulang.\n");
        assert_eq!((front.preamble.is_none(), front.structured.end), (true, 8));
    }
}
