//! What a question looks like where no label says that it is one: numbered, a heading, in bold, or
//! just a line with a question mark.

use benang_model::Span;

/// How a line sets itself off from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `3. Apa itu …?`
    Numbered,
    /// `### 3. Apa itu …?`, `## Pertanyaan 3: …`
    Heading,
    /// `**Apa itu …?**`
    Emphasis,
    /// Not at all.
    Bare,
}

impl Style {
    /// All styles.
    pub(crate) const ALL: [Self; 4] = [Self::Numbered, Self::Heading, Self::Emphasis, Self::Bare];
}

/// A line that may be a question, in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// How it sets itself off.
    pub(crate) style: Style,
    /// Number, hashes and emphasis before the words; may be empty.
    pub(crate) before: Span,
    /// The words; may be empty.
    pub(crate) words: Span,
    /// Emphasis after the words; may be empty.
    pub(crate) after: Span,
    /// Whether it asks.
    pub(crate) asks: bool,
}

/// The parts of the trimmed `line`.
pub(crate) fn item(text: &str, line: Span) -> Item {
    let written = line.of(text);
    let hashes = written.bytes().take_while(|&byte| byte == b'#').count();
    let bare = Span::new(line.start + hashes, line.end).trim(text);
    let emphasised = is_emphasised(bare.of(text));
    let inner = without_emphasis(text, bare);
    let (numbered, titled) = (number(inner.of(text)), title(inner.of(text)));
    let prefix = numbered.or(titled).unwrap_or_default();
    let words = without_emphasis(text, Span::new(inner.start + prefix, inner.end).trim(text));
    let style = match hashes {
        1..=6 => Style::Heading,
        _ if emphasised => Style::Emphasis,
        _ if prefix > 0 => Style::Numbered,
        _ => Style::Bare,
    };
    let words = if style == Style::Bare { line } else { words };
    let asks = asks(words.of(text)) || (style != Style::Bare && (titled.is_some() || begins_asking(words.of(text))));
    Item {
        style,
        before: Span::new(line.start, words.start).trim(text),
        words,
        after: Span::new(words.end, line.end).trim(text),
        asks: asks && !words.is_empty(),
    }
}

/// Whether emphasis begins and ends a line: `**Apa?**`, also before a remark as in `**Apa?** (tertawa)`.
fn is_emphasised(line: &str) -> bool {
    let Some(inner) = ["***", "**", "__", "*", "_"].iter().find_map(|sign| {
        let inner = line.strip_prefix(sign)?.trim_end().strip_suffix(sign)?;
        (!inner.contains(sign)).then_some(inner)
    }) else {
        return false;
    };
    inner.contains(char::is_alphabetic)
}

/// The words inside emphasis that covers all of `span`.
fn without_emphasis(text: &str, span: Span) -> Span {
    let written = span.of(text);
    if !is_emphasised(written) {
        return span;
    }
    let signs = written.bytes().take_while(|byte| matches!(byte, b'*' | b'_')).count();
    Span::new(span.start + signs, span.end - signs).trim(text)
}

/// How long the number at the beginning of `line` is, with its punctuation: `3.`, `3)`, `(3)`.
pub(crate) fn number(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let digits = line.bytes().skip(open).take_while(u8::is_ascii_digit).count();
    let rest = line.get(open + digits..)?;
    let stop = rest.bytes().take_while(|byte| matches!(byte, b'.' | b')' | b':')).count();
    let after = rest.get(stop..)?;
    let apart = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic() || c == '*');
    ((1..=3).contains(&digits) && (1..=2).contains(&stop) && apart).then_some(open + digits + stop)
}

/// How long `Pertanyaan 3:` at the beginning of a line is.
fn title(line: &str) -> Option<usize> {
    let word = line.find(|c: char| !c.is_alphabetic())?;
    let lower = line.get(..word)?.to_lowercase();
    if !matches!(lower.as_str(), "pertanyaan" | "question" | "soal" | "q") {
        return None;
    }
    let rest = line.get(word..)?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let stop = rest.get(digits..)?.trim_start().strip_prefix([':', '.', ')', '-', '–'])?;
    (digits > 0).then_some(line.len() - stop.len())
}

/// Whether a line ends with a question mark; what stands in brackets after it doesn't count, nor
/// does emphasis: `Apakah ibu kader? (**Ya**/Tidak)`.
pub(crate) fn asks(line: &str) -> bool {
    let bare = line.trim_end_matches(is_after_a_question);
    let told = match bare.strip_suffix([')', ']']) {
        Some(inner) => inner.rfind(['(', '[']).and_then(|open| inner.get(..open)),
        None => None,
    };
    told.unwrap_or(bare).trim_end_matches(is_after_a_question).ends_with(['?', '？'])
}

fn is_after_a_question(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '"' | '”' | '.')
}

/// Words that begin a question, or a request to tell something.
#[rustfmt::skip]
const INDONESIAN: &[&str] = &[
    "apa", "apakah", "siapa", "siapakah", "kapan", "kapankah", "mengapa", "kenapa", "bagaimana", "bagaimanakah",
    "gimana", "berapa", "berapakah", "dimana", "dimanakah", "manakah", "sejauh", "sebutkan", "jelaskan", "ceritakan",
    "uraikan", "gambarkan", "adakah", "bisakah", "dapatkah", "bolehkah", "sudahkah", "pernahkah", "coba", "tolong",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "what", "who", "when", "why", "how", "where", "which", "do", "does", "did", "are", "is", "was", "were", "can",
    "could", "would", "have", "has", "tell", "describe", "explain", "please", "name", "walk",
];

fn begins_asking(line: &str) -> bool {
    let first = first_word(line);
    // In English only what can hardly begin a heading: `What we found`, `Is` and `How to` can.
    INDONESIAN.get(16..).is_some_and(|requests| requests.contains(&first.as_str()))
        || matches!(first.as_str(), "bagaimana" | "apakah" | "tell" | "describe" | "explain")
}

fn first_word(line: &str) -> String {
    line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

/// Whether a question is in English and not in Indonesian.
pub(crate) fn is_english(question: &str) -> bool {
    let lower = question.to_lowercase();
    let count = |list: &[&str]| {
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| list.contains(word) || is_common(word, list)).count()
    };
    count(ENGLISH) > count(INDONESIAN)
}

fn is_common(word: &str, list: &[&str]) -> bool {
    let common: &[&str] = if list == ENGLISH {
        &["the", "you", "your", "to", "of", "and", "in", "it", "that"]
    } else {
        &["yang", "di", "dan", "ibu", "bapak", "anda", "ini", "itu", "untuk", "dari", "dengan"]
    };
    common.contains(&word)
}

/// Whether a line is one of a list: in a guide for interviews what to ask about, in an interview hardly all that
/// is answered.
pub(crate) fn is_bullet(line: &str) -> bool {
    ["- ", "– ", "• ", "* ", "◦ ", "▪ ", "-\t", "•\t"].iter().any(|sign| line.starts_with(sign))
}

/// Whether a line is one of the choices of a form, or a blank to be filled in: no answer.
pub(crate) fn is_choice(line: &str) -> bool {
    let filling = |c: char| matches!(c, '.' | '…' | '_' | '-') || c.is_whitespace();
    let boxed = ["○", "□", "☐", "☑", "☒", "[ ]", "[x]", "( )", "◯", "▢"];
    let letter = line.split_once(['.', ')']).is_some_and(|(letter, rest)| {
        letter.len() == 1
            && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
            && rest.split_whitespace().count() <= 6
    });
    letter || line.chars().all(filling) || boxed.iter().any(|sign| line.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_told_by_their_looks() {
        let check = |line: &str, style: Style, asks: bool, words: &str| {
            let item = item(line, Span::new(0, line.len()));
            assert_eq!((item.style, item.asks, item.words.of(line)), (style, asks, words), "{line}");
        };
        check("3. Apa itu pajak ?", Style::Numbered, true, "Apa itu pajak ?");
        check("3) Datang.", Style::Numbered, false, "Datang.");
        check("1.Apa itu?", Style::Numbered, true, "Apa itu?");
        check("10.30 kami pulang", Style::Bare, false, "10.30 kami pulang");
        check("2008. Lalu?", Style::Bare, true, "2008. Lalu?");
        check("### 4. Apakah ibu kader? (**Ya**/Tidak)", Style::Heading, true, "Apakah ibu kader? (**Ya**/Tidak)");
        check("## Pertanyaan 2: peran kader", Style::Heading, true, "peran kader");
        check("## Hasil", Style::Heading, false, "Hasil");
        check("**Sejak kapan?**", Style::Emphasis, true, "Sejak kapan?");
        check("**2. Sejak kapan?**", Style::Emphasis, true, "Sejak kapan?");
        check("2. **Sejak kapan?**", Style::Numbered, true, "Sejak kapan?");
        check("**Iya** begitu **saja**", Style::Bare, false, "**Iya** begitu **saja**");
        check("5. Jelaskan peran kader.", Style::Numbered, true, "Jelaskan peran kader.");
    }

    #[test]
    fn choices_are_no_answers() {
        let check = |line: &str, expected| assert_eq!(is_choice(line), expected, "{line}");
        check("a. 20-30 tahun", true);
        check("……………", true);
        check("☐ Ya", true);
        check("Ya, sudah lama.", false);
        check("A. Kami memang tidak pernah diberi uang oleh siapa pun", false);
    }
}
