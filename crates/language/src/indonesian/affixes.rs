//! The affixes of Indonesian, formal and colloquial, and what each costs.
//!
//! Costs are in the unit of the score, natural logarithms of how much rarer an analysis gets: the
//! cheapest are the affixes that hardly ever stand there by chance (`-nya`, `di-`, `meng-`), the
//! dearest those that many a root seems to have (`-in`, `ku-`). They were set on a treebank's
//! lemmas; small changes don't matter much.

/// What is taken off the end after particle and possessive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    None,
    Kan,
    An,
    I,
    /// Colloquial, for both `-kan` and `-i`: `bantuin`.
    In,
}

/// The family that a prefix belongs to, which decides what it goes together with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Di,
    Ke,
    Se,
    Ku,
    Ber,
    Ter,
    Per,
    Pe,
    Me,
    PeN,
    /// Colloquial, bare nasal for formal `meN-`: `nyari`, `ngebahas`.
    N,
    /// The first syllable doubled: `dedaunan`, `jejaring`.
    Doubled,
}

/// What must follow a prefix for it to be one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Before {
    Anything,
    Vowel,
    /// One of these letters.
    OneOf(&'static str),
    /// A consonant and `er`, before which `ber-` and `ter-` lose their `r`: `be-kerja`.
    ConsonantAndEr,
    /// Just this, for exceptions.
    Exactly(&'static str),
    /// A short root, where `meng-` becomes `menge-`: `menge-bom`. Longer ones are allowed, since
    /// they carry suffixes here.
    ThreeLetters,
}

impl Before {
    fn allows(self, rest: &str) -> bool {
        let mut letters = rest.chars();
        match self {
            Self::Anything => true,
            Self::Vowel => letters.next().is_some_and(is_vowel),
            Self::OneOf(list) => letters.next().is_some_and(|letter| list.contains(letter)),
            Self::ConsonantAndEr => {
                letters.next().is_some_and(|letter| !is_vowel(letter)) && letters.as_str().starts_with("er")
            }
            Self::Exactly(start) => rest.starts_with(start),
            Self::ThreeLetters => rest.len() >= 3,
        }
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

struct Prefix {
    written: &'static str,
    /// Letters of the root that the prefix has swallowed.
    hidden: &'static str,
    before: Before,
    family: Family,
    cost: f32,
}

const fn prefix(written: &'static str, hidden: &'static str, before: Before, family: Family, cost: f32) -> Prefix {
    Prefix { written, hidden, before, family, cost }
}

const PREFIXES: [Prefix; 22] = [
    prefix("di", "", Before::Anything, Family::Di, 0.4),
    prefix("ke", "", Before::Anything, Family::Ke, 0.7),
    prefix("ketidak", "", Before::Anything, Family::Ke, 0.7),
    prefix("se", "", Before::Anything, Family::Se, 0.8),
    prefix("ku", "", Before::Anything, Family::Ku, 1.6),
    prefix("kau", "", Before::Anything, Family::Ku, 1.6),
    prefix("ber", "", Before::Anything, Family::Ber, 0.6),
    prefix("ber", "r", Before::Anything, Family::Ber, 0.65),
    prefix("be", "", Before::ConsonantAndEr, Family::Ber, 0.6),
    prefix("bel", "", Before::Exactly("ajar"), Family::Ber, 0.6),
    prefix("ter", "", Before::Anything, Family::Ter, 0.6),
    prefix("ter", "r", Before::Anything, Family::Ter, 0.65),
    prefix("te", "", Before::ConsonantAndEr, Family::Ter, 0.6),
    prefix("per", "", Before::Anything, Family::Per, 0.7),
    prefix("per", "r", Before::Anything, Family::Pe, 0.9),
    prefix("pel", "l", Before::Anything, Family::Pe, 0.9),
    prefix("pel", "", Before::Exactly("ajar"), Family::Per, 0.7),
    prefix("pe", "", Before::Anything, Family::Pe, 1.1),
    prefix("me", "", Before::OneOf("lrwy"), Family::Me, 0.4),
    prefix("memper", "", Before::Anything, Family::Me, 0.9),
    prefix("nge", "", Before::ThreeLetters, Family::N, 0.8),
    prefix("mempel", "", Before::Exactly("ajar"), Family::Me, 0.9),
];

/// A prefix that ends in a nasal, which takes its shape from the root's first letter.
struct Carrier {
    written: &'static str,
    family: Family,
    cost: f32,
}

const CARRIERS: [Carrier; 3] = [
    Carrier { written: "me", family: Family::Me, cost: 0.4 },
    Carrier { written: "pe", family: Family::PeN, cost: 0.6 },
    Carrier { written: "", family: Family::N, cost: 1.1 },
];

/// A shape of the nasal and the letters of the root that it may hide.
struct Nasal {
    written: &'static str,
    hidden: &'static str,
    before: Before,
    cost: f32,
}

const fn nasal(written: &'static str, hidden: &'static str, before: Before, cost: f32) -> Nasal {
    Nasal { written, hidden, before, cost }
}

const NASALS: [Nasal; 14] = [
    nasal("ng", "", Before::Vowel, 0.0),
    nasal("ng", "", Before::OneOf("ghkqx"), 0.0),
    nasal("ng", "k", Before::Vowel, 0.1),
    nasal("ng", "ng", Before::Vowel, 0.1),
    nasal("nge", "", Before::ThreeLetters, 0.1),
    nasal("ny", "s", Before::Vowel, 0.1),
    nasal("ny", "c", Before::Vowel, 0.1),
    nasal("ny", "ny", Before::Vowel, 0.2),
    nasal("n", "", Before::OneOf("cdjtsz"), 0.0),
    nasal("n", "t", Before::Vowel, 0.1),
    nasal("n", "n", Before::Vowel, 0.2),
    nasal("m", "", Before::OneOf("bfpv"), 0.0),
    nasal("m", "p", Before::Vowel, 0.1),
    nasal("m", "m", Before::Vowel, 0.2),
];

/// Before the nasals of formal prefixes `c` stays: `mencari`, but colloquial `nyari`.
const COLLOQUIAL_HIDDEN: &str = "c";

const DOUBLED_COST: f32 = 1.2;

/// Particles, the outermost layer. Each takes off 0.3.
pub(super) const PARTICLES: [(&str, f32); 4] = [("lah", 0.3), ("kah", 0.3), ("tah", 0.3), ("pun", 0.3)];

/// Possessives, between particle and suffix; `-nye` is Betawi.
pub(super) const POSSESSIVES: [(&str, f32); 4] = [("nya", 0.3), ("nye", 0.4), ("ku", 0.3), ("mu", 0.3)];

/// Suffixes that form words, the innermost layer.
pub(super) const SUFFIXES: [(&str, Suffix, f32); 4] =
    [("kan", Suffix::Kan, 0.5), ("an", Suffix::An, 0.7), ("i", Suffix::I, 0.9), ("in", Suffix::In, 1.2)];

/// Prefixes that are set off by a hyphen from words that look foreign.
const SET_OFF_PREFIXES: [&str; 12] = ["di", "ke", "se", "nge", "ng", "ber", "ter", "me", "mem", "men", "meng", "pe"];

/// Whether a folded piece before a hyphen may be a prefix of what follows: `nge-zoom`.
pub(crate) fn is_set_off_prefix(piece: &str) -> bool {
    SET_OFF_PREFIXES.contains(&piece)
}

/// Whether a folded piece behind a hyphen may be a particle, possessive or suffix of what stands
/// before it: `PMT-nya`, `zoom-kan`.
pub(crate) fn is_set_off_suffix(piece: &str) -> bool {
    let endings = PARTICLES.iter().chain(&POSSESSIVES).map(|(ending, _)| *ending);
    endings.chain(SUFFIXES.iter().map(|(ending, ..)| *ending)).any(|ending| ending == piece)
}

/// What is left of a word after some affixes: `hidden` letters that a prefix had swallowed, and
/// the rest as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'w> {
    pub(super) hidden: &'static str,
    pub(super) rest: &'w str,
}

impl<'w> Piece<'w> {
    pub(super) fn len(self) -> usize {
        self.hidden.len() + self.rest.len()
    }

    fn first_byte(self) -> Option<u8> {
        self.hidden.bytes().chain(self.rest.bytes()).next()
    }

    /// Most pieces begin with a letter that no prefix begins with, and doubling needs an `e`.
    fn may_have_prefix(self) -> bool {
        self.first_byte().is_some_and(|byte| matches!(byte, b'b' | b'd' | b'k' | b'm' | b'n' | b'p' | b's' | b't'))
            || self.rest.as_bytes().get(1) == Some(&b'e')
    }

    fn without(self, prefix: &str) -> Option<&'w str> {
        let written = if self.hidden.is_empty() { prefix } else { prefix.strip_prefix(self.hidden)? };
        without(self.rest, written)
    }

    /// The rest after a doubled first syllable: `re-rata`.
    fn without_doubling(self) -> Option<&'w str> {
        let mut letters = self.rest.chars();
        let first = letters.next().filter(|letter| !is_vowel(*letter) && self.hidden.is_empty())?;
        letters.next().filter(|letter| *letter == 'e')?;
        letters.as_str().starts_with(first).then_some(letters.as_str())
    }
}

/// `word` without `beginning`. Most words don't even begin with its first letter, which is quicker to
/// tell than that they don't begin with all of it.
fn without<'w>(word: &'w str, beginning: &str) -> Option<&'w str> {
    let first = beginning.as_bytes().first();
    if first.is_some() && first != word.as_bytes().first() {
        return None;
    }
    word.strip_prefix(beginning)
}

/// Calls `found` with what each prefix that `piece` may have leaves of it, and with its cost.
pub(super) fn each_prefix<'w>(piece: Piece<'w>, mut found: impl FnMut(Piece<'w>, Family, f32)) {
    if !piece.may_have_prefix() {
        return;
    }
    for prefix in &PREFIXES {
        if let Some(rest) = piece.without(prefix.written).filter(|rest| prefix.before.allows(rest)) {
            found(Piece { hidden: prefix.hidden, rest }, prefix.family, prefix.cost);
        }
    }
    for carrier in &CARRIERS {
        if let Some(rest) = piece.without(carrier.written) {
            each_nasal(rest, carrier, &mut found);
        }
    }
    if let Some(rest) = piece.without_doubling() {
        found(Piece { hidden: "", rest }, Family::Doubled, DOUBLED_COST);
    }
}

fn each_nasal<'w>(rest: &'w str, carrier: &Carrier, found: &mut impl FnMut(Piece<'w>, Family, f32)) {
    for nasal in &NASALS {
        if nasal.hidden == COLLOQUIAL_HIDDEN && carrier.family != Family::N {
            continue;
        }
        if let Some(rest) = without(rest, nasal.written).filter(|rest| nasal.before.allows(rest)) {
            found(Piece { hidden: nasal.hidden, rest }, carrier.family, carrier.cost + nasal.cost);
        }
    }
}

/// What a prefix and a suffix cost together beyond what they cost alone: 1.5 if they don't
/// combine, 0.8 for `ke-` without `-an`, which is colloquial (`ketemu`) but for numerals.
pub(super) fn clash(family: Family, suffix: Suffix) -> f32 {
    match (family, suffix) {
        (Family::Ke, Suffix::I | Suffix::Kan) => 2.3,
        (Family::Ke, Suffix::None | Suffix::In) => 0.8,
        (Family::Ber | Family::Se, Suffix::I)
        | (Family::Se, Suffix::Kan)
        | (Family::Di | Family::Me | Family::Ter | Family::N | Family::Ku, Suffix::An)
        | (Family::N | Family::Pe | Family::PeN, Suffix::Kan)
        | (Family::Doubled, Suffix::I | Suffix::Kan | Suffix::In) => 1.5,
        _ => 0.0,
    }
}
