//! What rules propose in a transcript.

#![expect(clippy::expect_used, clippy::string_slice, reason = "what fails in a helper fails its test")]

use benang_coding::{CodebookFile, RuleCoder, Rules, Scope};
use benang_model::{Codebook, Mark, MarkKind, Role, Span, Speaker, Transcript, Turn, Unit};

/// An interview: the interviewer's turns begin with `P: `, the informant's with `N: `; `|` parts
/// paragraphs.
fn interview(turns: &[&str]) -> Transcript {
    let speaker = |label: &str, role| Speaker { label: label.into(), name: None, role };
    let mut transcript = Transcript {
        name: "contoh".into(),
        speakers: vec![speaker("P", Role::Interviewer), speaker("N", Role::Informant)],
        ..Transcript::default()
    };
    for turn in turns {
        let start = transcript.text.len();
        let label = Span::new(start, start + 2);
        transcript.text.push_str(&turn.replace('|', "\n"));
        let mut at = start + 3;
        let body = |part: &str| {
            let body = Span::new(at, at + part.len());
            at = body.end + 1;
            body
        };
        let bodies = turn[3..].split('|').map(body).collect();
        transcript.text.push('\n');
        transcript.marks.push(Mark { span: label, kind: MarkKind::Label });
        let speaker = Some(usize::from(turn.starts_with('N')));
        transcript.turns.push(Turn { speaker, label: Some(label), bodies, time_ms: None });
    }
    transcript.check().expect("a sound transcript");
    transcript
}

fn codebook(codes: &str) -> Codebook {
    let text = format!("[codebook]\nname = 'uji'\nversion = '1'\n{codes}");
    CodebookFile::read(&text).and_then(|file| file.codebook()).expect("a sound codebook")
}

/// The codings of a run as `turn rule [matched words] in coded text`.
fn check(codes: &str, transcript: &Transcript, unit: Unit, scope: Scope, expected: &[&str]) {
    let codebook = codebook(codes);
    let rules = Rules::compile(&codebook).expect("sound rules");
    let mut found = Vec::new();
    RuleCoder::with_matched_words(&rules).code(transcript, unit, scope, |turn| {
        for coding in turn.codings {
            let words: Vec<&str> = turn.matched(coding).iter().map(|span| span.of(&transcript.text)).collect();
            let coded = coding.span.of(&transcript.text).replace('\n', "|");
            found.push(format!("{} {} [{}] in {coded}", turn.index + 1, rules.query(coding.rule), words.join(", ")));
        }
    });
    assert_eq!(found, expected);
}

const CODES: &str = "[[code]]\nid = 'latih'\nrules = ['pelatihan', 'ikut THEN/3 latih']\n";

#[test]
fn a_match_codes_its_whole_segment() {
    let transcript =
        interview(&["P: Pernah pelatihan?", "N: Pernah. Saya dilatih|di kelurahan.", "N: Ikut latihan juga"]);
    check(
        CODES,
        &transcript,
        Unit::Turn,
        Scope::NotInterviewer,
        &[
            "2 pelatihan [dilatih] in Pernah. Saya dilatih|di kelurahan.",
            "3 pelatihan [latihan] in Ikut latihan juga",
            "3 ikut THEN/3 latih [Ikut latihan] in Ikut latihan juga",
        ],
    );
    check(
        CODES,
        &transcript,
        Unit::Sentence,
        Scope::NotInterviewer,
        &[
            "2 pelatihan [dilatih] in Pernah. Saya dilatih|di kelurahan.",
            "3 pelatihan [latihan] in Ikut latihan juga",
            "3 ikut THEN/3 latih [Ikut latihan] in Ikut latihan juga",
        ],
    );
}

#[test]
fn interviewers_are_seen_if_a_rule_or_the_run_asks_for_them() {
    let transcript = interview(&["P: Pernah pelatihan?", "N: Pelatihan apa?"]);
    let codes = "[[code]]\nid = 'a'\nrules = ['pelatihan', { query = 'pernah', role = 'interviewer' }]\n";
    check(
        codes,
        &transcript,
        Unit::Turn,
        Scope::NotInterviewer,
        &["1 pernah [Pernah] in Pernah pelatihan?", "2 pelatihan [Pelatihan] in Pelatihan apa?"],
    );
    check(
        codes,
        &transcript,
        Unit::Turn,
        Scope::Only(Role::Interviewer),
        &["1 pelatihan [pelatihan] in Pernah pelatihan?", "1 pernah [Pernah] in Pernah pelatihan?"],
    );
}

#[test]
fn a_rule_keeps_its_own_unit() {
    let transcript = interview(&["N: Saya kader. Saya dilatih."]);
    let codes = "[[code]]\nid = 'a'\nrules = [{ query = 'kader latih', unit = 'sentence' }, 'kader latih', \
                 { query = 'latih', unit = 'sentence' }]\n";
    check(
        codes,
        &transcript,
        Unit::Turn,
        Scope::NotInterviewer,
        &["1 kader latih [kader, dilatih] in Saya kader. Saya dilatih.", "1 latih [dilatih] in Saya dilatih."],
    );
}

#[test]
fn retired_codes_propose_nothing() {
    let transcript = interview(&["N: pelatihan"]);
    let codes = "[[code]]\nid = 'a'\nstatus = 'retired'\nrules = ['pelatihan']\n";
    check(codes, &transcript, Unit::Turn, Scope::NotInterviewer, &[]);
}
