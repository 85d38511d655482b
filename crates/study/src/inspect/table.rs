//! The inspection as a table: a row a speaker, and one for each file without.

use super::{FileReport, Inspection, SpeakerReport};
use benang_report::{Column, Grid};

impl Inspection {
    pub(super) fn grid(&self) -> Grid {
        Grid {
            columns: vec![
                Column::left("path"),
                Column::left("status"),
                Column::left("convention"),
                Column::left("speaker"),
                Column::left("name"),
                Column::left("role"),
                Column::right("turns"),
                Column::right("words"),
                Column::left("reason"),
            ],
            rows: self.files.iter().flat_map(FileReport::rows).collect(),
        }
    }
}

impl FileReport {
    fn rows(&self) -> Vec<Vec<String>> {
        if self.speakers.is_empty() {
            return vec![self.row(self.without_speakers())];
        }
        self.speakers.iter().map(|speaker| self.row(cells(speaker))).collect()
    }

    /// A row: the file, the cells of one speaker, and why the file wasn't read.
    fn row(&self, speaker: [String; 5]) -> Vec<String> {
        let convention = self.reading.as_ref().map_or("", |reading| reading.convention);
        let why = self.error.as_ref().map(|error| error.reason.as_str()).or(self.reason).unwrap_or_default();
        let file = [self.path.as_str(), self.status.as_str(), convention].map(str::to_owned);
        file.into_iter().chain(speaker).chain([why.to_owned()]).collect()
    }

    /// The cells of a speaker, filled in with what was read though nobody is named.
    fn without_speakers(&self) -> [String; 5] {
        let figures = self.reading.as_ref().map(|reading| [reading.turns, reading.words].map(|it| it.to_string()));
        let [turns, words] = figures.unwrap_or_default();
        [String::new(), String::new(), String::new(), turns, words]
    }
}

/// Label, name, role, turns and words.
fn cells(speaker: &SpeakerReport) -> [String; 5] {
    let SpeakerReport { label, name, role, turns, words } = speaker;
    [label.clone(), name.clone().unwrap_or_default(), (*role).to_owned(), turns.to_string(), words.to_string()]
}
