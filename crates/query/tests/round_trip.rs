//! Reading a query and displaying it are each other's inverse.

use benang_language::Language;
use benang_model::{Locale, Role};
use benang_query::{Field, Glob, MAX_DISTANCE, Order, Pattern, Query, Term, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words as a text has them, already folded.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z]{1,8}",
        1 => "[0-9]{1,4}",
        1 => select(vec!["kelompok-kelompok", "pmt-nya", "jum'at", "a.n", "rp50.000", "日", "한국", "near", "and", "not", "speaker"])
            .prop_map(str::to_owned),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        4 => word().prop_map(Term::Stem),
        2 => word().prop_map(Term::Exact),
        1 => ("[a-z]{1,6}", "-?").prop_map(|(part, end)| Term::Prefix(part + &end)),
        1 => ("-?", "[a-z]{1,6}").prop_map(|(start, part)| Term::Suffix(start + &part)),
        1 => "[-']?[a-z]{1,6}'?".prop_map(Term::Contains),
    ]
}

fn glob() -> impl Strategy<Value = Glob> {
    "[A-Za-zé0-9*:=/() -]{0,10}[A-Za-z*]".prop_map(|text| Glob::new(&text))
}

fn field() -> impl Strategy<Value = Field> {
    let languages = [Language::Indonesian, Language::English, Language::Mixed, Language::Other];
    prop_oneof![
        glob().prop_map(Field::Speaker),
        glob().prop_map(Field::Transcript),
        select(Role::ALL.to_vec()).prop_map(Field::Role),
        select(languages.to_vec()).prop_map(Field::Language),
    ]
}

fn pattern() -> impl Strategy<Value = Pattern> {
    r#"([a-z(/\\ ."|é]|\\d){1,8}"#.prop_filter_map("doesn't compile", |source| Pattern::new(&source).ok())
}

fn words() -> impl Strategy<Value = Query> {
    prop_oneof![2 => term().prop_map(Query::Term), 1 => vec(term(), 2..5).prop_map(Query::Phrase)]
}

/// What can stand beside `NEAR`.
fn positional() -> impl Strategy<Value = Query> {
    words().prop_recursive(4, 16, 3, |inner| {
        let order = select(vec![Order::Either, Order::Given]);
        prop_oneof![
            vec(inner.clone(), 2..4).prop_map(any_of),
            (inner.clone(), inner, 1..=MAX_DISTANCE, order).prop_map(|(left, right, distance, order)| {
                Query::Near { left: Box::new(left), right: Box::new(right), distance, order }
            }),
        ]
    })
}

/// Every tree that the grammar has.
fn query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![
        3 => words(),
        2 => positional(),
        1 => field().prop_map(Query::Field),
        1 => pattern().prop_map(Query::Regex),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 2..5).prop_map(all_of),
            vec(inner.clone(), 2..5).prop_map(any_of),
            inner.prop_map(|query| Query::Not(Box::new(query))),
        ]
    })
}

fn all_of(children: Vec<Query>) -> Query {
    let flatten = |child| match child {
        Query::And(children) => children,
        other => vec![other],
    };
    Query::And(children.into_iter().flat_map(flatten).collect())
}

fn any_of(children: Vec<Query>) -> Query {
    let flatten = |child| match child {
        Query::Or(children) => children,
        other => vec![other],
    };
    Query::Or(children.into_iter().flat_map(flatten).collect())
}

/// Text that is often nearly a query.
fn scribble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(vec![
            "(", ")", "\"", "“", "”", "=", "*", "/", "\\", " ", "\u{a0}", "\n", "-", "'", "’", "ʼ", ".", ":",
            "AND", "OR", "NOT", " NEAR/5 ", " THEN/2 ", "NEAR", "/1001", "speaker:", "role:", "lang:id",
            "doc:", "code:x", "case.age:", "informan", "latih", "kelompok-kelompok", "a", "É", "e\u{301}",
            "\u{301}", "5", "🙂", "日本", "א\"ב", "ﬁ", "İ", "\u{ad}", "\u{200b}",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,6}",
    ];
    vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Whatever `text` is, it is read or refused; what is read is displayed as itself, and what is
/// refused has its place in the text.
fn check_text(text: &str) {
    match parse(text) {
        Ok(query) => {
            let displayed = query.to_string();
            assert_eq!(parse(&displayed), Ok(query), "{text:?} is displayed as {displayed:?}");
        }
        Err(error) => {
            let at = error.at();
            assert!(text.get(at.start..at.end).is_some(), "{error:?} is outside of {text:?}");
            for locale in [Locale::En, Locale::Id] {
                assert!(!error.message(locale).is_empty() && error.hint(locale).is_some());
            }
            assert_eq!(error.pointer(text).lines().count(), 2, "{:?}", error.pointer(text));
        }
    }
}

#[test]
fn marks_and_letters_of_all_scripts_are_displayed_as_themselves() {
    for text in ["ʼa", "a=\u{113c5}", "*1🕴\u{119dc}", "*ড়:A", "Σ.\u{cd5}a", "ףּ`*", "\"ཉ:Ⅰ\"", "א\"ב\"", "b._a*"]
    {
        check_text(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_tree_is_displayed_as_itself(query in query()) {
        let displayed = query.to_string();
        prop_assert_eq!(parse(&displayed), Ok(query), "{}", displayed);
    }

    #[test]
    fn every_text_that_is_read_is_displayed_as_itself(text in scribble()) {
        check_text(&text);
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        check_text(&text);
    }
}
