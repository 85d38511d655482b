//! What a codebook's author is told before anybody codes with the file.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]

use benang_coding::{CodebookFile, CodebookFileError, Problem, Severity, problems};
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
    let scoped = |scope: &str| format!("rules = ['kader', {{ query = 'kader', {scope} }}]");
    check(&[code("a", &scoped("role = 'other'"))], &[]);
    check(&[code("a", &scoped("unit = 'sentence'"))], &[]);
    let twice = "{ query = 'kader', role = 'other', unit = 'sentence' }";
    check(&[code("a", &format!("rules = [{twice}, {twice}]"))], &["9 repeated-rule"]);
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

/// The hints for a file's problems, as `line kind: hint`.
fn hints(text: &str) -> Vec<String> {
    let file = CodebookFile::read(text).expect("sound TOML");
    let hint = |it: &Problem| it.hint(Locale::En).unwrap_or_default().split("? ").next().map(str::to_owned);
    let line = |it: &Problem| format!("{} {}: {}", it.place.line, it.name(), hint(it).unwrap_or_default());
    problems(&file).iter().map(line).collect()
}

#[test]
fn unknown_keys_are_told_with_what_may_be_meant() {
    let header = "[codebook]\nname = 'uji'\nversion = '1'\nautors = ['A']\n";
    let rules = "rules = [{ query = 'kader', rol = 'other' }]";
    let text = format!("{header}{}[[codes]]\nid = 'b'\n", code("a", &format!("defnition.id = 'D'\n{rules}")));
    assert_eq!(
        hints(&text),
        [
            "4 unknown-key: did you mean authors",
            "10 unknown-key: did you mean definition",
            "11 unknown-key: did you mean role",
            "12 unknown-key: did you mean code",
        ]
    );
    check(&[code("a", "xyz = 1"), code("b", "yzx = 2")], &["9 unknown-key", "15 unknown-key"]);
}

#[test]
fn a_misspelt_key_is_told_rather_than_that_it_is_missing() {
    for text in ["[codebok]\nname = 'uji'\n", "[codebook]\nnama = 'uji'\n"] {
        let error = CodebookFile::read(text).unwrap_err();
        let CodebookFileError::Unusable { problem } = &error else { panic!("{error}") };
        assert_eq!(problem.name(), "unknown-key");
    }
}

#[test]
fn unknown_languages_are_warned_of() {
    let bare = "[[code]]\nid = 'a'\nname = { ind = 'N', id = 'N' }\ndefinition.english = 'D'\nexamples.jv = ['E']\n";
    assert_eq!(
        hints(&format!("{HEADER}{bare}")),
        [
            "6 unknown-language: did you mean id",
            "7 unknown-language: did you mean en",
            "8 unknown-language: a text in another language is shown only where there is none in these",
        ]
    );
    check(&[code("a", "include.id = ['I']\nexclude.und = ['X']\nnear_misses.en = ['M']")], &[]);
}

#[test]
fn a_codebook_needs_a_version() {
    let file = CodebookFile::read(&format!("# Uji\n[codebook]\nname = 'uji'\n{}", code("a", ""))).expect("sound TOML");
    let found = problems(&file);
    assert_eq!(found.iter().map(|it| (it.place.line, it.name())).collect::<Vec<_>>(), [(2, "no-version")]);
    assert_eq!(found[0].code, None);
    assert!(file.codebook().is_ok(), "one can work with it");
}

#[test]
fn colors_are_checked() {
    for color in ["red", "#12345", "#12345g", "123456", "#1234567", ""] {
        check(&[code("a", &format!("color = '{color}'"))], &["9 bad-color"]);
    }
    check(&[code("a", "color = '#12aBcF'")], &[]);
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
        let text = fs_err::read_to_string(format!("{folder}/{name}.toml")).expect("shipped");
        let file = CodebookFile::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let problems = problems(&file);
        let told: Vec<String> =
            problems.iter().map(|it| format!("{}: {}", it.place.line, it.message(Locale::En))).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
    }
}
