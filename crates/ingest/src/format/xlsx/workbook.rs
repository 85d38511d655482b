//! What a workbook consists of: its sheets and where their parts are. ECMA-376 part 1, 18.2.

use super::number::Epoch;
use crate::container::Container;
use crate::error::{Content, IngestError};
use crate::xml::{Space, Walk, Xml};

/// A sheet of a workbook.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) is_hidden: bool,
}

/// More sheets, or references to other parts, than an archive may have parts are not looked at.
const MAX_SHEETS: usize = 10_000;

/// The parts of a workbook.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    pub(super) epoch: Epoch,
}

/// A reference from one part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Workbook {
    /// Finds the workbook and what it refers to.
    ///
    /// # Errors
    /// [`IngestError::NotWhatItSays`] for an archive of something else, and those of reading.
    pub(super) fn read(container: &mut Container<'_>) -> Result<Self, IngestError> {
        let root = relations(container, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
        let main = root.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        if container.content() != Content::Xlsx || !container.has(&main) {
            return Err(IngestError::NotWhatItSays { ending: "xlsx".to_owned(), is: container.content() });
        }
        let relations = relations(container, &main)?;
        let part =
            |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|found| found.target.clone());
        let (strings, styles) = (part("sharedStrings"), part("styles"));
        let mut workbook = Self { strings, styles, ..Self::default() };
        Xml::new(container.part(&main)?, &main).each(|element| {
            match element.full() {
                (Space::Sheet, "workbookPr") => {
                    let date1904 = element.attribute(Space::None, "date1904");
                    if date1904.is_some_and(|value| matches!(value.as_str(), "1" | "true")) {
                        workbook.epoch = Epoch::Y1904;
                    }
                }
                (Space::Sheet, "sheet") if workbook.sheets.len() < MAX_SHEETS => {
                    let id = element.attribute(Space::Reference, "id");
                    let sheet = relations.iter().find(|relation| Some(&relation.id) == id.as_ref());
                    if let Some(Relation { target, .. }) = sheet.filter(|sheet| sheet.kind == "worksheet") {
                        workbook.sheets.push(Sheet {
                            name: element.attribute(Space::None, "name").unwrap_or_default(),
                            part: target.clone(),
                            is_hidden: element.attribute(Space::None, "state").is_some_and(|state| state != "visible"),
                        });
                    }
                }
                _ => {}
            }
            Walk::On
        })?;
        workbook.sheets.retain(|sheet| container.has(&sheet.part));
        workbook.strings = workbook.strings.filter(|part| container.has(part));
        workbook.styles = workbook.styles.filter(|part| container.has(part));
        Ok(workbook)
    }
}

/// What `part` refers to inside the archive; nothing where it has no references. ECMA-376 part 2, 6.5.
fn relations(container: &mut Container<'_>, part: &str) -> Result<Vec<Relation>, IngestError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let of_part = format!("{folder}/_rels/{file}.rels");
    let mut relations = Vec::new();
    if !container.has(&of_part) {
        return Ok(relations);
    }
    Xml::new(container.part(&of_part)?, &of_part).each(|element| {
        let attribute = |name| element.attribute(Space::None, name);
        let external = attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        let ignored = external || relations.len() >= MAX_SHEETS;
        if let (Some(id), Some(kind), Some(target), false) =
            (attribute("Id"), attribute("Type"), attribute("Target"), ignored)
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id, kind, target: resolve(folder, &target) });
        }
        Walk::On
    })?;
    Ok(relations)
}

/// The name of the part that `target` means, said by a part in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
