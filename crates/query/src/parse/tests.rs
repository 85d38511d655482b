use super::*;
use crate::{Field, Glob, Order, Term};
use benang_language::Language;
use benang_model::{Locale, Role};

fn stem(word: &str) -> Query {
    Query::Term(Term::Stem(word.into()))
}

fn exact(word: &str) -> Query {
    Query::Term(Term::Exact(word.into()))
}

fn phrase(words: &[&str]) -> Query {
    Query::Phrase(words.iter().map(|&word| Term::Stem(word.into())).collect())
}

fn near(left: Query, distance: u32, right: Query) -> Query {
    Query::Near { left: Box::new(left), right: Box::new(right), distance, order: Order::Either }
}

fn then(left: Query, distance: u32, right: Query) -> Query {
    Query::Near { left: Box::new(left), right: Box::new(right), distance, order: Order::Given }
}

fn not(query: Query) -> Query {
    Query::Not(Box::new(query))
}

#[track_caller]
fn check(text: &str, expected: &Query) {
    assert_eq!(parse(text).as_ref(), Ok(expected), "{text}");
}

/// Checks the message and the place of an error, and that it is said in both languages.
#[track_caller]
fn check_error(text: &str, place: &str, message: &str) {
    let error = parse(text).expect_err(text);
    assert_eq!(error.message(Locale::En), message, "{text}");
    assert_eq!(error.at().of(text), place, "{text}");
    assert_ne!(error.message(Locale::Id), message);
    assert_ne!(error.hint(Locale::Id).expect("a hint"), error.hint(Locale::En).expect("a hint"));
}

#[test]
fn a_word_is_cut_as_in_texts() {
    check("Pelatihan", &stem("pelatihan"));
    check("pelatihan,", &stem("pelatihan"));
    check("Kelompok-kelompok", &stem("kelompok-kelompok"));
    check("self-help", &phrase(&["self", "help"]));
    check("dan/atau", &phrase(&["dan", "atau"]));
    check("=Sélf-help", &Query::Phrase(vec![Term::Exact("self".into()), Term::Exact("help".into())]));
    check("=pelatihan", &exact("pelatihan"));
    check("Jum’at", &stem("jum'at"));
    check("Rp50.000", &stem("rp50.000"));
    check("09:30", &phrase(&["09", "30"]));
}

#[test]
fn a_letter_that_folds_to_an_apostrophe_is_no_part_of_the_end() {
    check("ʼokina jumʼat", &Query::And(vec![stem("okina"), stem("jum'at")]));
}

#[test]
fn stars_stand_for_the_rest_of_a_word() {
    let term = |term: Term| Query::Term(term);
    check("Latih*", &term(Term::Prefix("latih".into())));
    check("*nya", &term(Term::Suffix("nya".into())));
    check("*tih*", &term(Term::Contains("tih".into())));
    check("a*", &term(Term::Prefix("a".into())));
    check("latih**, ", &term(Term::Prefix("latih".into())));
    check("=latih*", &term(Term::Prefix("latih".into())));
    check("PMT-* *’s", &Query::And(vec![term(Term::Prefix("pmt-".into())), term(Term::Suffix("'s".into()))]));
    check("*self-help*", &Query::Phrase(vec![Term::Suffix("self".into()), Term::Prefix("help".into())]));
}

#[test]
fn a_phrase_has_its_own_reading_for_each_word() {
    let door_to_door = phrase(&["door", "to", "door"]);
    for text in ["\"door to door\"", "“Door to door”", "„door - to, door.“", "\"door-to-door\""] {
        check(text, &door_to_door);
    }
    check("\"pelatihan\"", &stem("pelatihan"));
    check(
        "\"=ke lapang* *nya\"",
        &Query::Phrase(vec![Term::Exact("ke".into()), Term::Prefix("lapang".into()), Term::Suffix("nya".into())]),
    );
    check("=\"a b\"", &Query::Phrase(vec![Term::Exact("a".into()), Term::Exact("b".into())]));
    check("\"AND speaker:TN (\"", &phrase(&["and", "speaker", "tn"]));
}

#[test]
fn operators_bind_in_order() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(stem);
    check("a b", &Query::And(vec![a.clone(), b.clone()]));
    check("a AND b c", &Query::And(vec![a.clone(), b.clone(), c.clone()]));
    check(
        "a b OR c d",
        &Query::Or(vec![Query::And(vec![a.clone(), b.clone()]), Query::And(vec![c.clone(), d.clone()])]),
    );
    check("a (b OR c)", &Query::And(vec![a.clone(), Query::Or(vec![b.clone(), c.clone()])]));
    check("NOT a b", &Query::And(vec![not(a.clone()), b.clone()]));
    check("a NOT b", &Query::And(vec![a.clone(), not(b.clone())]));
    check("NOT NOT a", &not(not(a.clone())));
    check("a NEAR/5 b c", &Query::And(vec![near(a.clone(), 5, b.clone()), c.clone()]));
    check("a NEAR/5 b THEN/3 c", &then(near(a.clone(), 5, b.clone()), 3, c.clone()));
    check("a NEAR/1000 (b THEN/1 c)", &near(a.clone(), 1000, then(b.clone(), 1, c.clone())));
    check("(a OR \"b c\") NEAR/5 d", &near(Query::Or(vec![a, phrase(&["b", "c"])]), 5, d));
}

#[test]
fn groups_of_one_kind_are_one_group() {
    let [a, b, c] = ["a", "b", "c"].map(stem);
    check("((a))", &a);
    check("a (b c)", &Query::And(vec![a.clone(), b.clone(), c.clone()]));
    check("(a OR b) OR c", &Query::Or(vec![a, b, c]));
}

#[test]
fn operators_are_in_capitals() {
    check("a and b", &Query::And(["a", "and", "b"].map(stem).to_vec()));
    check("near THENCE", &Query::And(["near", "thence"].map(stem).to_vec()));
}

#[test]
fn fields_have_values() {
    let glob = |text: &str| Glob::new(text);
    check("speaker:TN", &Query::Field(Field::Speaker(glob("TN"))));
    check("Speaker:“Bu Tini”", &Query::Field(Field::Speaker(glob("Bu Tini"))));
    check("transcript:RW04*", &Query::Field(Field::Transcript(glob("RW04*"))));
    check("doc:a:b", &Query::Field(Field::Transcript(glob("a:b"))));
    for (value, role) in
        [("Informan", Role::Informant), ("pewawancara", Role::Interviewer), ("tak-dikenal", Role::Unknown)]
    {
        check(&format!("role:{value}"), &Query::Field(Field::Role(role)));
    }
    check("lang:ID", &Query::Field(Field::Language(Language::Indonesian)));
    check("language:\"mixed\"", &Query::Field(Field::Language(Language::Mixed)));
}

#[test]
fn every_role_and_language_has_its_name_in_queries() {
    for role in Role::ALL {
        check(&format!("role:{}", role.as_str()), &Query::Field(Field::Role(role)));
    }
    for language in [Language::Indonesian, Language::English, Language::Mixed, Language::Other] {
        check(&format!("language:{}", language.as_str()), &Query::Field(Field::Language(language)));
    }
}

#[test]
fn an_expression_ends_at_a_slash_without_backslash() {
    let regex = |source: &str| Query::Regex(Pattern::new(source).expect("compiles"));
    check("/re+gex/", &regex("re+gex"));
    check(r"/dan\/atau ()/ a", &Query::And(vec![regex(r"dan\/atau ()"), stem("a")]));
    check(r"(/\\/)", &regex(r"\\"));
}

#[test]
fn a_query_must_say_something() {
    check_error("", "", "the query is empty");
    check_error(" \n", " \n", "the query is empty");
    check_error("a (...)", "...", "there is no word in ...");
    check_error("\"- \"", "\"- \"", "there is no word in \"- \"");
    check_error("=", "=", "there is no word in =");
    check_error("//", "//", "there is no word in //");
    check_error("a AND ()", "()", "there is nothing in these brackets");
}

#[test]
fn pairs_must_be_whole() {
    check_error("a (b OR (c)", "(", "this bracket is never closed");
    check_error("a (", "(", "this bracket is never closed");
    check_error("a) b", ")", "this bracket was never opened");
    check_error(")", ")", "this bracket was never opened");
    check_error("a “b c", "“b c", "this quotation mark is never closed");
    check_error("speaker:\"Bu", "\"Bu", "this quotation mark is never closed");
    check_error(r"a /b\/", r"/b\/", "this regular expression has no slash at its end");
}

#[test]
fn expressions_must_compile() {
    check_error("a /(b/ c", "/(b/", "this is no regular expression: unclosed group");
    check_error("/b/i", "i", "text follows the last slash of the regular expression without a space");
    let huge = parse(r"/(\w{900}){900}/").expect_err("too big").to_string();
    assert!(huge.contains("size limit"), "{huge}");
}

#[test]
fn operators_join_two_things() {
    check_error("AND a", "AND", "there is nothing before AND");
    check_error("a OR", "OR", "there is nothing after OR");
    check_error("a AND OR b", "AND", "there is nothing after AND");
    check_error("(OR a)", "OR", "there is nothing before OR");
    check_error("(a NEAR/5)", "NEAR/5", "there is nothing after NEAR/5");
    check_error("a NOT", "NOT", "there is nothing after NOT");
}

#[test]
fn distances_are_numbers_of_words() {
    for written in ["NEAR", "NEAR/", "NEAR/0", "NEAR/1001", "NEAR/+5", "NEAR/99999999999", "THEN/x"] {
        let message = format!("{written} has no distance from 1 to 1000 words");
        check_error(&format!("a {written} b"), written, &message);
    }
}

#[test]
fn distances_are_between_words() {
    let message = "NEAR measures the distance between words, and this is no word or phrase";
    check_error("NOT a NEAR/5 b", "NOT a", message);
    check_error("a NEAR/5 (b c)", "(b c)", message);
    check_error("a NEAR/5 /b/", "/b/", message);
    check_error("(a OR role:other) NEAR/5 b", "(a OR role:other)", message);
}

#[test]
fn fields_are_known() {
    check_error("a speeker:TN", "speeker", "there is no field speeker:");
    check_error("code:motivasi a", "code:motivasi", "code: asks for what only a study knows");
    check_error("case.age:30..45", "case.age:30..45", "case.age: asks for what only a study knows");
    check_error("speaker: TN", "speaker:", "speaker: has no value");
    check_error("doc:\" \"", "doc:\" \"", "doc: has no value");
    check_error("role:narasumber", "narasumber", "there is no role “narasumber”");
    check_error("language:jv", "jv", "there is no language “jv”");
}

#[test]
fn what_may_be_meant_is_suggested() {
    for (text, expected) in [
        ("speeker:TN", "did you mean speaker:?"),
        ("bahasa:id", "did you mean language:?"),
        ("kode:x", "did you mean code:?"),
        ("role:informnt", "did you mean role:informant?"),
        ("role:narasumber", "did you mean role:informant?"),
        ("lang:englis", "did you mean language:en?"),
    ] {
        let hint = parse(text).expect_err(text).hint(Locale::En).expect("a hint");
        assert!(hint.starts_with(expected), "{text}: {hint}");
    }
    let hint = parse("role:narasumber").expect_err("unknown").hint(Locale::Id).expect("a hint");
    assert!(hint.starts_with("maksudnya role:informan?"), "{hint}");
}

#[test]
fn stars_stand_at_an_end() {
    check_error("a * b", "*", "a star by itself stands for no word");
    check_error("\"a * b\"", "*", "a star by itself stands for no word");
    check_error("x lat*an", "lat*an", "a star can stand at the beginning or the end of a word, not inside");
}

#[test]
fn nesting_has_a_limit() {
    let brackets = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    check(&brackets(MAX_DEPTH), &stem("a"));
    let message = format!("brackets and operators are nested more than {MAX_DEPTH} deep");
    check_error(&brackets(MAX_DEPTH + 1), "(", &message);
    check_error(&"(".repeat(MAX_LENGTH), "(", &message);
    check_error(&format!("{}a", "NOT ".repeat(MAX_DEPTH + 1)), "NOT", &message);
    let chain = |links: usize| format!("a{}", " NEAR/5 a".repeat(links));
    assert!(parse(&chain(MAX_DEPTH)).is_ok());
    check_error(&chain(MAX_DEPTH + 1), &chain(MAX_DEPTH + 1), &message);
}

#[test]
fn length_has_a_limit_as_typed_and_as_displayed() {
    let length = |text: &str| match parse(text) {
        Err(QueryError::TooLong { length, .. }) => Some(length),
        _ => None,
    };
    assert_eq!(length(&"é".repeat(MAX_LENGTH)), None);
    assert_eq!(length(&"é".repeat(MAX_LENGTH + 1)), Some(MAX_LENGTH + 1));
    assert_eq!(length(&"a ".repeat(MAX_LENGTH / 2)), Some(MAX_LENGTH / 2 * 6 - 5));
    let error = parse(&"é".repeat(MAX_LENGTH + 2)).expect_err("too long");
    assert_eq!(error.at(), Span::new(2 * MAX_LENGTH, 2 * MAX_LENGTH + 4));
}
