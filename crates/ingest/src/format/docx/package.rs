//! Which part of a Word document is which. Parts have no fixed names: they are found by what refers to
//! them (ECMA-376 part 2, 6.5), and by their content type where a program wrote no references.

use crate::container::Container;
use crate::error::{Content, IngestError};
use crate::xml::{Space, Walk, Xml};

const ROOT: &str = "_rels/.rels";
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// How the content types of a document's main part end, with and without macros, and as a template.
const MAIN_TYPES: [&str; 4] = [
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroenabled.main+xml",
    "ms-word.template.macroenabledtemplate.main+xml",
];

/// The kinds of parts that are read, and how many of them one part may refer to.
const KINDS: [&str; 7] = ["officeDocument", "styles", "numbering", "footnotes", "endnotes", "header", "footer"];
const MAX_RELATIONS: usize = 1_000;

/// A reference from one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type, the same in transitional and strict documents: `styles`.
    kind: String,
    target: String,
}

/// The parts of a document that hold text, or are needed to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) main: String,
    relations: Vec<Relation>,
}

impl Package {
    /// Finds the main part and what it refers to.
    ///
    /// # Errors
    /// [`IngestError::NotWhatItSays`] for an archive of something else, and those of reading.
    pub(super) fn read(container: &mut Container<'_>) -> Result<Self, IngestError> {
        let named = relations(container, ROOT, "")?;
        let named =
            named.into_iter().find(|relation| relation.kind == "officeDocument" && container.has(&relation.target));
        let main = match named {
            Some(relation) => Some(relation.target),
            None => by_content_type(container)?,
        };
        let is_other = matches!(container.content(), Content::Xlsx | Content::Odt);
        let Some(main) = main.filter(|_| !is_other) else {
            return Err(IngestError::NotWhatItSays { ending: "docx".to_owned(), is: container.content() });
        };
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let of_main =
            if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let relations = relations(container, &of_main, folder)?;
        Ok(Self { main, relations })
    }

    /// The parts of a kind: `styles`, `numbering`, `footnotes`, `header` …
    pub(super) fn parts<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.relations.iter().filter(move |relation| relation.kind == kind).map(|relation| relation.target.as_str())
    }
}

/// The references in a `.rels` part; none where there is no such part.
fn relations(container: &mut Container<'_>, part: &str, folder: &str) -> Result<Vec<Relation>, IngestError> {
    if !container.has(part) {
        return Ok(Vec::new());
    }
    let mut relations = Vec::new();
    Xml::new(container.part(part)?, part).each(|element| {
        let attribute = |name| element.attribute(Space::None, name);
        let is_inside = attribute("TargetMode").is_none_or(|mode| !mode.eq_ignore_ascii_case("external"));
        if let (Some(kind), Some(target), true) = (attribute("Type"), attribute("Target"), is_inside) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            if KINDS.contains(&kind.as_str()) && relations.len() < MAX_RELATIONS {
                relations.push(Relation { kind, target: resolve(folder, &target) });
            }
        }
        Walk::On
    })?;
    Ok(relations)
}

/// The main part by its content type.
fn by_content_type(container: &mut Container<'_>) -> Result<Option<String>, IngestError> {
    if !container.has(CONTENT_TYPES) {
        return Ok(None);
    }
    let mut main = None;
    Xml::new(container.part(CONTENT_TYPES)?, CONTENT_TYPES).each(|element| {
        let attribute = |name| element.attribute(Space::None, name);
        if let (Some(part), Some(kind)) = (attribute("PartName"), attribute("ContentType")) {
            let kind = kind.to_lowercase();
            if MAIN_TYPES.iter().any(|main| kind.ends_with(main)) {
                main.get_or_insert(resolve("", &part));
            }
        }
        Walk::On
    })?;
    Ok(main)
}

/// The name of the part that `target` means, said by a part in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(folder.split('/'));
    }
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty() && *step != ".");
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_inside_the_archive() {
        let check = |folder: &str, target: &str, expected: &str| assert_eq!(resolve(folder, target), expected);
        check("", "word/document.xml", "word/document.xml");
        check("", "/word/document.xml", "word/document.xml");
        check("word", "styles.xml", "word/styles.xml");
        check("word", "../other/./styles.xml", "other/styles.xml");
        check("word", "../../../etc/passwd", "etc/passwd");
        check("word", "\\word\\a.xml", "word/a.xml");
    }
}
