//! From one of our queries to one of tantivy's that no matching segment fails.
//!
//! It may be wider than the query: the matcher decides. Words and phrases are exact, distances
//! become "both occur", and what the index can't answer (NOT, patterns, names with wildcards)
//! becomes "any segment".

use crate::index::Fields;
use benang_language::{Form, fold};
use benang_query::{Field as QueryField, Query, Term};
use tantivy::Term as IndexTerm;
use tantivy::query::{AllQuery, BooleanQuery, Occur, PhraseQuery, Query as IndexQuery, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

type Boxed = Box<dyn IndexQuery>;

/// A question for the index that every segment which `query` matches answers with yes.
pub(crate) fn proposal(query: &Query, fields: Fields) -> Boxed {
    narrow(query, fields).unwrap_or_else(|| Box::new(AllQuery))
}

/// The same, or none where it would be "any segment".
fn narrow(query: &Query, fields: Fields) -> Option<Boxed> {
    match query {
        Query::Term(term) => word(term, fields),
        Query::Phrase(terms) => phrase(terms, fields).or_else(|| all(terms.iter().map(|term| word(term, fields)))),
        Query::Near { left, right, .. } => all([narrow(left, fields), narrow(right, fields)]),
        Query::And(children) => all(children.iter().map(|child| narrow(child, fields))),
        Query::Or(children) => {
            let any: Option<Vec<Boxed>> = children.iter().map(|child| narrow(child, fields)).collect();
            Some(Box::new(BooleanQuery::new(any?.into_iter().map(|child| (Occur::Should, child)).collect())))
        }
        Query::Field(field) => structure(field, fields),
        Query::Not(_) | Query::Regex(_) => None,
    }
}

fn all(parts: impl IntoIterator<Item = Option<Boxed>>) -> Option<Boxed> {
    let mut parts: Vec<Boxed> = parts.into_iter().flatten().collect();
    if parts.len() < 2 {
        return parts.pop();
    }
    Some(Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Must, part)).collect())))
}

fn word(term: &Term, fields: Fields) -> Option<Boxed> {
    match term {
        Term::Stem(text) => Some(exact(fields.stem, &Form::new(text).stem.stem)),
        Term::Exact(text) => Some(exact(fields.surface, text)),
        Term::Prefix(text) => pattern(fields.surface, &format!("{}.*", literal(text)?)),
        Term::Suffix(text) => pattern(fields.surface, &format!(".*{}", literal(text)?)),
        Term::Contains(text) => pattern(fields.surface, &format!(".*{}.*", literal(text)?)),
    }
}

fn phrase(terms: &[Term], fields: Fields) -> Option<Boxed> {
    let stems: Option<Vec<IndexTerm>> = terms
        .iter()
        .map(|term| match term {
            Term::Stem(text) => Some(IndexTerm::from_field_text(fields.stem, &Form::new(text).stem.stem)),
            _ => None,
        })
        .collect();
    let words: Option<Vec<IndexTerm>> = terms
        .iter()
        .map(|term| match term {
            Term::Exact(text) => Some(IndexTerm::from_field_text(fields.surface, text)),
            _ => None,
        })
        .collect();
    let terms = stems.or(words).filter(|terms| terms.len() > 1)?;
    Some(Box::new(PhraseQuery::new(terms)))
}

fn structure(field: &QueryField, fields: Fields) -> Option<Boxed> {
    let named = |field, glob: &benang_query::Glob| {
        let name = glob.as_str();
        (!name.contains('*')).then(|| exact(field, &fold(name)))
    };
    match field {
        QueryField::Speaker(glob) => named(fields.speaker, glob),
        QueryField::Transcript(glob) => named(fields.transcript, glob),
        QueryField::Role(role) => Some(exact(fields.role, role.as_str())),
        QueryField::Language(language) => Some(exact(fields.language, language.as_str())),
    }
}

fn exact(field: Field, text: &str) -> Boxed {
    Box::new(TermQuery::new(IndexTerm::from_field_text(field, text), IndexRecordOption::Basic))
}

fn pattern(field: Field, pattern: &str) -> Option<Boxed> {
    RegexQuery::from_pattern(pattern, field).ok().map(|query| Box::new(query) as Boxed)
}

/// A word as a pattern of tantivy's dialect; none if it has characters that words rarely have.
fn literal(word: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '-' | '_' | ',' | ';' | '.');
    word.chars().all(plain).then(|| word.replace('.', "[.]"))
}
