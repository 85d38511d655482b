//! Who asks and who answers. What the transcript says comes first (legend, labels that name a part),
//! then what speakers say of themselves, then how they talk; what stays open is unknown, never guessed.

use crate::cast::Standing;
use crate::label;
use crate::words::{self, Part};
use benang_model::{Mark, MarkKind, Role, Span, Speaker, SpeakerIndex, Turn};
use std::collections::BTreeMap;

/// Who asks is told by questions only if at least this share of their turns ends with one.
const ASKING_SHARE: f64 = 0.3;
/// … and if that is at least so many times the share of everybody else's.
const ASKING_RATIO: f64 = 2.0;
/// Speakers introduce themselves in their first turns.
const INTRODUCTION_TURNS: usize = 3;

/// What is known about a speaker's part before anybody has talked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hint {
    /// The part that a legend or the label names.
    pub(crate) part: Option<Part>,
    /// In how many words: `peneliti senior` may be the one who is asked.
    pub(crate) words: usize,
    /// How sure it is that the label is one speaker's.
    pub(crate) standing: Standing,
}

/// The speakers of a text, in order of appearance.
#[derive(Debug, Default)]
pub(crate) struct Roll {
    /// The speakers.
    pub(crate) speakers: Vec<Speaker>,
    hints: Vec<Hint>,
}

impl Roll {
    /// Adds a speaker.
    pub(crate) fn enter(&mut self, speaker: Speaker, hint: Hint) -> SpeakerIndex {
        self.speakers.push(speaker);
        self.hints.push(hint);
        self.speakers.len() - 1
    }
}

/// How somebody talks.
#[derive(Debug, Clone, Copy, Default)]
struct Talk {
    turns: usize,
    /// Turns that end with a question mark.
    questions: usize,
    bytes: usize,
    /// Whether they say that they are the researcher.
    introduces: bool,
}

impl Talk {
    fn asking(self) -> f64 {
        crate::cast::ratio(self.questions, self.turns)
    }
}

/// The speakers with their roles.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The speakers.
    pub(crate) speakers: Vec<Speaker>,
    /// Who is taken for the one who asks since their turns end with questions, and nothing else says so.
    pub(crate) guessed: Option<SpeakerIndex>,
}

/// Gives every speaker a role. `overrides` (label → role) beat everything else.
pub(crate) fn assign(
    text: &str,
    roll: Roll,
    turns: &[Turn],
    marks: &[Mark],
    overrides: &BTreeMap<String, Role>,
) -> Parts {
    let Roll { mut speakers, hints } = roll;
    let talk = talk(text, speakers.len(), turns, marks);
    let mut roles = named(&hints);
    let overrides: BTreeMap<String, Role> =
        overrides.iter().map(|(written, role)| (label::key(written), *role)).collect();
    for (speaker, role) in speakers.iter().zip(&mut roles) {
        *role = overrides.get(&label::key(&speaker.label)).copied().or(*role);
    }
    let mut guessed = None;
    if !roles.contains(&Some(Role::Interviewer)) {
        let open =
            |index: &usize| roles.get(*index).is_some_and(Option::is_none) && hints.get(*index).is_some_and(is_settled);
        let told = by_letters(&speakers, &talk).or_else(|| by_introduction(&talk));
        guessed = if told.is_none() { by_questions(&talk).filter(open) } else { None };
        let asker = told.filter(open).or(guessed);
        if let Some(role) = asker.and_then(|index| roles.get_mut(index)) {
            *role = Some(Role::Interviewer);
        }
    }
    let others = other_role(&speakers, &talk, &roles);
    for ((speaker, hint), role) in speakers.iter_mut().zip(&hints).zip(roles) {
        speaker.role = role.or(others.filter(|_| is_settled(hint))).unwrap_or_default();
    }
    Parts { speakers, guessed }
}

fn is_settled(hint: &Hint) -> bool {
    hint.standing == Standing::Speaker
}

/// The roles that legend and labels name.
fn named(hints: &[Hint]) -> Vec<Option<Role>> {
    let somebody_asks = hints.iter().any(|hint| hint.part == Some(Part::Asks));
    let role = |hint: &Hint| match hint.part {
        Some(Part::MayAsk) if somebody_asks && hint.words > 1 => Some(Role::Informant),
        part => part.filter(|_| hint.standing != Standing::Joint).map(Part::role),
    };
    hints.iter().map(role).collect()
}

/// The role of those whom nothing names: who doesn't ask while somebody else does, answers; so does
/// one who talks alone under a name.
fn other_role(speakers: &[Speaker], talk: &[Talk], roles: &[Option<Role>]) -> Option<Role> {
    let alone = match (speakers, talk) {
        ([speaker], [talk]) => talk.asking() < ASKING_SHARE && speaker.label.chars().count() > 1,
        _ => false,
    };
    (alone || roles.contains(&Some(Role::Interviewer))).then_some(Role::Informant)
}

/// The asking one of two speakers who are called by letters, unless they talk the other way round.
fn by_letters(speakers: &[Speaker], talk: &[Talk]) -> Option<SpeakerIndex> {
    words::LETTERS.iter().find_map(|(asks, answers)| {
        let find = |letter: &str| speakers.iter().position(|speaker| speaker.label == letter);
        let (asking, answering) = (find(asks)?, find(answers)?);
        let fits = talk.get(asking)?.asking() >= talk.get(answering)?.asking();
        fits.then_some(asking)
    })
}

/// The only one who says that they are the researcher, if nobody asks more.
fn by_introduction(talk: &[Talk]) -> Option<SpeakerIndex> {
    let mut introduced = talk.iter().enumerate().filter(|(_, talk)| talk.introduces);
    let (index, found) = introduced.next()?;
    let most = talk.iter().all(|other| other.asking() <= found.asking());
    (introduced.next().is_none() && most).then_some(index)
}

/// The one who asks plainly more than everybody else, and talks less at a time than the rest on average.
fn by_questions(talk: &[Talk]) -> Option<SpeakerIndex> {
    let (index, most) = talk.iter().enumerate().max_by(|(_, a), (_, b)| a.asking().total_cmp(&b.asking()))?;
    let others = || talk.iter().enumerate().filter(|&(other, _)| other != index).map(|(_, talk)| talk);
    let next = others().map(|talk| talk.asking()).fold(0.0, f64::max);
    let (bytes, turns) = others().fold((0, 0), |(bytes, turns), talk| (bytes + talk.bytes, turns + talk.turns));
    let asks = most.questions >= 2 && most.asking() >= ASKING_SHARE && most.asking() >= next * ASKING_RATIO;
    (asks && turns > 0 && most.bytes * turns <= bytes * most.turns).then_some(index)
}

fn talk(text: &str, speakers: usize, turns: &[Turn], marks: &[Mark]) -> Vec<Talk> {
    let mut talk = vec![Talk::default(); speakers];
    for turn in turns {
        let Some(of) = turn.speaker.and_then(|speaker| talk.get_mut(speaker)) else { continue };
        of.turns += 1;
        of.bytes += turn.bodies.iter().map(|body| body.len()).sum::<usize>();
        of.questions += usize::from(turn.bodies.last().is_some_and(|body| is_question(text, *body, marks)));
        if of.turns <= INTRODUCTION_TURNS {
            of.introduces |= turn.bodies.iter().any(|body| introduces_researcher(body.of(text)));
        }
    }
    talk
}

/// Whether the talk of `body` ends with a question mark; a note after it doesn't count.
fn is_question(text: &str, body: Span, marks: &[Mark]) -> bool {
    let mut end = body.end;
    loop {
        let talk = Span::new(body.start, end)
            .of(text)
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '*'));
        if !talk.ends_with([')', ']']) {
            return talk.ends_with('?');
        }
        let at = body.start + talk.len();
        let after = marks.partition_point(|mark| mark.span.start < at);
        match after.checked_sub(1).and_then(|last| marks.get(last)) {
            Some(Mark { span, kind: MarkKind::NonSpeech | MarkKind::Time { .. } })
                if span.end == at && span.start >= body.start =>
            {
                end = span.start
            }
            _ => return false,
        }
    }
}

/// Whether somebody says in one sentence who they are and that they research.
fn introduces_researcher(talk: &str) -> bool {
    const RESEARCH: &[&str] = &["mahasiswa", "mahasiswi", "skripsi", "tesis", "penelitian", "student", "research"];
    const SELF: &[&str] = &["saya", "aku", "kami", "i'm", "i’m", "i", "my"];
    let of_research =
        |word: &str| RESEARCH.contains(&word) || matches!(words::part(word), Some(Part::Asks | Part::MayAsk));
    talk.split(['.', '?', '!']).take(4).any(|sentence| {
        let lower = sentence.to_lowercase();
        let mut words = lower.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        words.by_ref().any(|word| SELF.contains(&word)) && words.take(8).any(of_research)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, WarningKind, turns};
    use benang_model::Role::{self, Informant, Interviewer, Unknown};

    fn check(text: &str, expected: &[(&str, Role)]) {
        let (transcript, _) = turns(text.to_owned(), &Options::default());
        let found: Vec<_> = transcript.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_and_legends_come_first() {
        check("PEWAWANCARA: Halo.\nINFORMAN: Siapa?\n", &[("PEWAWANCARA", Interviewer), ("INFORMAN", Informant)]);
        check(
            "A = pewawancara, B = ketua\n\nA: Ya.\nB: Apa?\nA: Ya.\nB: Apa?\n",
            &[("A", Interviewer), ("B", Informant)],
        );
        check(
            "HW: Hesti (peneliti senior)\nDP: Dimas (pewawancara)\n\nDP: a\nHW: b\nDP: c\nHW: d\n",
            &[("DP", Interviewer), ("HW", Informant)],
        );
        check("Q: a\nA: b\nQ: c\nA: d\n", &[("Q", Interviewer), ("A", Informant)]);
    }

    #[test]
    fn then_comes_what_is_said() {
        check(
            "Rina: Saya Rina, peneliti dari kampus.\nIyah: Oh.\nRina: Iya.\nIyah: Masuk.\n",
            &[("Rina", Interviewer), ("Iyah", Informant)],
        );
        check(
            "Ani: Sejak kapan?\nIda: Sudah lama sekali itu.\nAni: Kenapa?\nIda: Ya karena mau, begitu saja.\n",
            &[("Ani", Interviewer), ("Ida", Informant)],
        );
    }

    #[test]
    fn a_guess_is_told() {
        let check = |text: &str, expected: Option<&str>| {
            let (_, diagnostics) = turns(text.to_owned(), &Options::default());
            let guessed = diagnostics.warnings.iter().find_map(|warning| match &warning.kind {
                WarningKind::AskerGuessed { label } => Some(label.as_str()),
                _ => None,
            });
            assert_eq!(guessed, expected, "{text}");
        };
        let talk = "Ani: Sejak kapan?\nIda: Sudah lama sekali itu.\nAni: Kenapa?\nIda: Ya karena mau, begitu saja.\n";
        check(talk, Some("Ani"));
        check(&format!("Ani = pewawancara\n\n{talk}"), None);
        check(&talk.replace("Ani", "Pewawancara"), None);
        check(&talk.replace("Ani", "P").replace("Ida", "N"), None);
        check(&talk.replace("Sejak", "Saya Ani, mahasiswa. Sejak"), None);
        check("Ani: Ya.\nIda: Tidak.\nAni: Ya.\nIda: Tidak.\n", None);
    }

    #[test]
    fn what_is_not_known_stays_open() {
        check("Ani: Ya.\nIda: Tidak.\nAni: Ya.\nIda: Tidak.\n", &[("Ani", Unknown), ("Ida", Unknown)]);
        check(
            "P: a?\nN: b\nP: c?\nN: d\nSuami: Kopi, Bu.\n",
            &[("P", Interviewer), ("N", Informant), ("Suami", Unknown)],
        );
        check("TN: Ya mungkin panggilan hati.\n", &[("TN", Informant)]);
    }

    #[test]
    fn the_hint_helps() {
        let talk = "Mak Iyah: Ya.\nIda: Tidak.\nMak Iyah: Ya.\nIda: Tidak.\n";
        check(&format!("Ida = pewawancara\n\n{talk}"), &[("Mak Iyah", Informant), ("Ida", Interviewer)]);
        check(&format!("Mak Iyah = interviewer\n{talk}"), &[("Mak Iyah", Interviewer), ("Ida", Informant)]);
    }

    #[test]
    fn the_user_knows_best() {
        let options = Options { roles: [("ida".to_owned(), Interviewer)].into(), ..Options::default() };
        let (transcript, _) = turns("Ani: Apa?\nIda: Ya.\nAni: Apa?\nIda: Ya.\n".to_owned(), &options);
        let roles: Vec<Role> = transcript.speakers.iter().map(|speaker| speaker.role).collect();
        assert_eq!(roles, [Informant, Interviewer]);
    }
}
