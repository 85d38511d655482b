//! What the user knows better than the reader: who talks, in which convention, and who asks.

use crate::StudyError;
use benang_ingest::{Convention, Options, SpeakerPattern, same_label};
use benang_model::{Locale, Role, Transcript};
use benang_query::closest;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// How transcripts are to be read, beyond what they say themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadingOptions {
    pub(crate) ingest: Options,
}

impl ReadingOptions {
    /// The options as a user gives them: a convention, an expression that finds labels, and roles as
    /// `INTERVIEWER=P,PW`. A list of labels may be followed by another role with its own.
    ///
    /// # Errors
    /// An expression that doesn't compile or has no group, or a role that there isn't.
    pub fn new(
        convention: Option<Convention>,
        speaker_regex: Option<&str>,
        roles: &[String],
    ) -> Result<Self, StudyError> {
        let speaker = speaker_regex.map(SpeakerPattern::new).transpose()?;
        Ok(Self { ingest: Options { roles: read_roles(roles)?, convention, speaker, ..Options::default() } })
    }

    /// The same, with files that can make a reader hang or swell read in a process of their own. `program`
    /// is started for that, and has to call [`serve`](crate::serve) before anything else.
    #[must_use]
    pub fn isolated_by(mut self, program: Option<PathBuf>) -> Self {
        self.ingest.program = program;
        self
    }
}

fn read_roles(written: &[String]) -> Result<BTreeMap<String, Role>, StudyError> {
    let mut roles = BTreeMap::new();
    for list in written {
        let mut role = None;
        for part in list.split(',').map(str::trim) {
            let label = match part.split_once('=') {
                Some((name, label)) => {
                    role = Some(read_role(name.trim(), label.trim())?);
                    label.trim()
                }
                None => part,
            };
            let role = role.ok_or_else(|| StudyError::NoRole { written: list.clone() })?;
            if label.is_empty() {
                return Err(StudyError::NoLabel { role });
            }
            roles.insert(label.to_owned(), role);
        }
    }
    Ok(roles)
}

/// The names of roles in both languages.
const ROLES: [(&str, Role); 10] = [
    ("interviewer", Role::Interviewer),
    ("informant", Role::Informant),
    ("other", Role::Other),
    ("unknown", Role::Unknown),
    ("pewawancara", Role::Interviewer),
    ("informan", Role::Informant),
    ("narasumber", Role::Informant),
    ("partisipan", Role::Informant),
    ("lain", Role::Other),
    ("tidak diketahui", Role::Unknown),
];

fn read_role(name: &str, label: &str) -> Result<Role, StudyError> {
    let lower = name.to_lowercase();
    let known = |name: &str| ROLES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role);
    known(&lower).ok_or_else(|| {
        let swapped = known(&label.to_lowercase()).is_some();
        let meant = if swapped { known(&label.to_lowercase()) } else { closest(&lower, &ROLES) };
        let label = if swapped { name } else { label };
        StudyError::UnknownRole { name: name.to_owned(), meant, label: label.to_owned() }
    })
}

/// What the files of one run are read with. It notes which of the labels that were given roles are met.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) options: &'a Options,
    labels: Mutex<Labels>,
}

#[derive(Debug, Default)]
struct Labels {
    /// Those that the user named and no transcript had yet.
    unmet: BTreeSet<String>,
    /// Those that transcripts have; kept only while some are unmet.
    seen: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(options: &'a ReadingOptions) -> Self {
        let unmet = options.ingest.roles.keys().cloned().collect();
        Self { options: &options.ingest, labels: Mutex::new(Labels { unmet, ..Labels::default() }) }
    }

    /// Notes the labels of a transcript.
    pub(crate) fn met(&self, transcript: &Transcript) {
        if self.options.roles.is_empty() {
            return;
        }
        let mut labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        for speaker in &transcript.speakers {
            labels.unmet.retain(|written| !same_label(written, &speaker.label));
            labels.seen.insert(speaker.label.clone());
        }
    }

    /// Labels that were given a role though nobody has them, told to the user.
    pub(crate) fn unmet(&self, locale: Locale) -> Vec<String> {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        let lower: Vec<(String, &str)> =
            labels.seen.iter().map(|label| (label.to_lowercase(), label.as_str())).collect();
        let seen: Vec<(&str, &str)> = lower.iter().map(|(lower, label)| (lower.as_str(), *label)).collect();
        let tell = |label: &String| {
            let role = self.options.roles.get(label).copied().unwrap_or_default();
            let meant = closest(&label.to_lowercase(), &seen).map(|meant| {
                locale.pick(format!("; did you mean {meant:?}?"), format!("; mungkin maksud Anda {meant:?}?"))
            });
            let told = locale.pick(
                format!("no speaker has the label {label:?}, which was to be {}", role.as_str()),
                format!("tidak ada penutur berlabel {label:?}, yang seharusnya {}", role.as_str()),
            );
            told + &meant.unwrap_or_default()
        };
        labels.unmet.iter().map(tell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_given_as_lists_of_labels() {
        let check = |written: &[&str], expected: &[(&str, Role)]| {
            let written: Vec<String> = written.iter().map(|it| (*it).to_owned()).collect();
            let expected = expected.iter().map(|(label, role)| ((*label).to_owned(), *role)).collect();
            assert_eq!(read_roles(&written).expect("roles"), expected, "{written:?}");
        };
        let (asks, answers) = (Role::Interviewer, Role::Informant);
        check(&["INTERVIEWER=P"], &[("P", asks)]);
        check(&["interviewer=P, PW ", "informan=TN"], &[("P", asks), ("PW", asks), ("TN", answers)]);
        check(&["INTERVIEWER=P,INFORMANT=N,TN"], &[("P", asks), ("N", answers), ("TN", answers)]);
        check(&["Pewawancara=Ibu Ani"], &[("Ibu Ani", asks)]);
    }

    #[test]
    fn what_is_no_role_is_told_with_what_was_meant() {
        let check = |written: &str, expected: &str| {
            let error = read_roles(&[written.to_owned()]).expect_err(written);
            let complaint = error.complaint(Locale::En);
            assert_eq!(format!("{} | {}", complaint.reason, complaint.hint.unwrap_or_default()), expected);
        };
        check("INTERVEWER=P", "there is no role \"INTERVEWER\" | did you mean INTERVIEWER=P?");
        check("P=interviewer", "there is no role \"P\" | did you mean INTERVIEWER=P?");
        check("boss=P", "there is no role \"boss\" | roles are INTERVIEWER, INFORMANT, OTHER and UNKNOWN");
        check("P,PW", "\"P,PW\" names no role | write the role first: INTERVIEWER=P,PW");
        check("INTERVIEWER=", "no label is given the role interviewer | write the label behind it: INTERVIEWER=P");
    }

    #[test]
    fn labels_that_nobody_has_are_told() {
        let options = ReadingOptions::new(None, None, &["INTERVIEWER=Peneliti,Penelti".to_owned()]).expect("options");
        let reader = Reader::new(&options);
        let (transcript, _) = benang_ingest::turns("PENELITI: Apa?\nIda: Ya.\n".to_owned(), reader.options);
        reader.met(&transcript);
        let told = "no speaker has the label \"Penelti\", which was to be interviewer";
        assert_eq!(reader.unmet(Locale::En), [told.to_owned() + "; did you mean \"PENELITI\"?"]);
    }
}
