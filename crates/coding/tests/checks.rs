//! What a codebook's author is told before anybody codes with the file.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]

use benang_coding::{CodebookFile, CodebookFileError, Severity, problems};
use benang_model::Locale;

const HEADER: &str = "[codebook]\nname = 'uji'\nversion = '1'\n";

/// A sound code, so that only what a test adds is wrong.
fn code(id: &str, more: &str) -> String {
    format!("[[code]]\nid = '{id}'\nname = 'N'\ndefinition = 'D'\nexamples = ['E']\n{more}\n")
}

/// The problems of a file as `line kind`.
fn check(codes: &[String], expected: &[&str]) {
    let file = CodebookFile::read(&format!("{HEADER}{}", codes.concat())).expect("sound TOML");
    let found: Vec<String> = problems(&file).iter().map(|it| format!("{} {}", it.place.line, it.name())).collect();
    assert_eq!(found, expected);
    for problem in problems(&file) {
        let wordings = [Locale::En, Locale::Id].map(|locale| problem.message(locale));
        assert_ne!(wordings[0], wordings[1], "said in both languages");
        assert_eq!(problem.severity() == Severity::Error, file.codebook().is_err());
    }
}

#[test]
fn a_sound_file_has_no_problems() {
    check(&[code("a", "rules = ['kader NEAR/5 latih']"), code("b", "parent = 'a'")], &[]);
}

#[test]
fn the_tree_is_checked() {
    check(&[code("a", "parent = 'x'")], &["9 unknown-parent"]);
    check(&[code("a", ""), code("a", "")], &["11 duplicate-id"]);
    check(&[code("a", "parent = 'b'"), code("b", "parent = 'a'")], &["9 cycle", "15 cycle"]);
    check(&[code("a", "parent = 'a'")], &["9 cycle"]);
    check(&[code("Panggilan Hati", "")], &["5 bad-id"]);
}

#[test]
fn rules_are_checked_where_they_stand() {
    check(&[code("a", "rules = [\n  'kader',\n  'kader AND',\n]")], &["11 bad-rule"]);
    check(&[code("a", "rules = ['code:motivasi']")], &["9 bad-rule"]);
    check(&[code("a", "rules = ['kader', 'kader']")], &["9 repeated-rule"]);
}

#[test]
fn operators_in_small_letters_are_warned_of() {
    for rule in ["dana near/3 telat", "suami or lurah", "(kader dan warga)"] {
        check(&[code("a", &format!("rules = ['{rule}']"))], &["9 small-operator"]);
    }
    check(&[code("a", r#"rules = ['"kader dan warga" OR organ']"#)], &[]);
}

#[test]
fn rules_that_can_never_match_are_found() {
    let never = |rule: &str| check(&[code("a", &format!("rules = [{rule}]"))], &["9 rule-never-matches"]);
    never("'kader NOT kader'");
    never("'role:interviewer'");
    never("'kader language:id language:en'");
    never("{ query = 'kader role:other', role = 'informant' }");
    never("'(kader NOT kader) OR (latih NOT latih)'");
    let fine = |rule: &str| check(&[code("a", &format!("rules = [{rule}]"))], &[]);
    fine("'(kader NOT kader) OR latih'");
    fine("{ query = 'kader role:interviewer', role = 'interviewer' }");
    fine("'kader NOT latih'");
    fine("'speaker:A* speaker:*B'");
}

#[test]
fn missing_texts_are_warned_of() {
    let bare = "[[code]]\nid = 'a'\n".to_owned();
    let file = CodebookFile::read(&format!("{HEADER}{bare}")).expect("sound TOML");
    let names: Vec<&str> = problems(&file).iter().map(benang_coding::Problem::name).collect();
    assert_eq!(names, ["no-name", "no-definition", "no-example"]);
    assert!(file.codebook().is_ok(), "one can work with it");
}

#[test]
fn unknown_keys_are_told_with_their_line() {
    let error = CodebookFile::read(&format!("{HEADER}[[code]]\nid = 'a'\ndefinisi = 'salah'\n")).unwrap_err();
    let CodebookFileError::Syntax { place, reason } = &error else { panic!("{error}") };
    assert_eq!(place.map(|at| at.line), Some(6));
    assert!(reason.contains("definisi"), "{reason}");
    assert!(error.hint(Locale::Id).is_some_and(|hint| hint.contains("sumodiningrat")));
}

#[test]
fn texts_may_be_given_by_language_or_plain() {
    let text =
        format!("{HEADER}[[code]]\nid = 'a'\nname = 'Polos'\n[[code]]\nid = 'b'\nname.id = 'Dua'\nname.en = 'Two'\n");
    let codebook = CodebookFile::read(&text).and_then(|file| file.codebook()).expect("sound");
    let names = |locale| codebook.codes().iter().map(|code| code.name.get(locale).unwrap().clone()).collect::<Vec<_>>();
    assert_eq!(names(Locale::En), ["Polos", "Two"]);
    assert_eq!(names(Locale::Id), ["Polos", "Dua"]);
}

#[test]
fn the_shipped_codebooks_are_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../codebooks");
    for name in ["sumodiningrat", "factors", "stages"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).expect("shipped");
        let file = CodebookFile::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let problems = problems(&file);
        let told: Vec<String> =
            problems.iter().map(|it| format!("{}: {}", it.place.line, it.message(Locale::En))).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
    }
}
