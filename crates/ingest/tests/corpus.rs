//! The project's own corpus: turns and roles as its writers meant them.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Convention, Format, Options, read_file};
use benang_model::Role;
use std::path::Path;

/// What a transcript of the corpus must be read as: roles by label, in order of appearance.
fn check(file: &str, convention: Convention, turns: usize, speakers: &[(&str, Role)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus").join(file);
    let read = read_file(&path, &Options::default()).expect(file);
    let transcript = &read.transcript;
    assert_eq!(transcript.check(), Ok(()), "{file}");
    let found: Vec<_> = transcript.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect();
    assert_eq!(found, speakers, "{file}");
    assert_eq!((read.diagnostics.convention, transcript.turns.len()), (convention, turns), "{file}");
    assert!(transcript.turns.iter().all(|turn| turn.speaker.is_some()), "{file}: a turn without speaker");
    assert!(read.diagnostics.confidence > 0.9, "{file}: {}", read.diagnostics.confidence);
    assert!(read.diagnostics.warnings.iter().all(|warning| warning.line.is_none()), "{file}: {:?}", read.diagnostics);
    let metadata = transcript.metadata.values().any(|fact| fact.to_lowercase().contains("constructed"));
    let preamble = transcript.marks.first().is_some_and(|mark| mark.span.of(&transcript.text).contains("rekaan"));
    let table = read.source.format == Format::Csv;
    assert!(metadata || preamble || table, "{file}: the note that it is constructed is lost");
}

const ASKS: Role = Role::Interviewer;
const ANSWERS: Role = Role::Informant;

macro_rules! corpus {
    ($($test:ident: $file:literal, $convention:ident, $turns:literal, $speakers:expr;)*) => {
        $(#[test] fn $test() { check($file, Convention::$convention, $turns, &$speakers); })*
    };
}

corpus! {
    senior_researcher: "01-peneliti-senior.md", LabelColon, 98, [("Pewawancara", ASKS), ("HW", ANSWERS)];
    facilitator: "02-pendamping-komunitas.txt", LegendInitials, 100, [("DP", ASKS), ("RA", ANSWERS)];
    cadre_kenanga: "03-kader-kenanga.txt", LabelColon, 96, [("P", ASKS), ("N", ANSWERS)];
    young_cadre: "04-kader-muda.csv", Csv, 104, [("Peneliti", ASKS), ("Tia", ANSWERS)];
    cadre_dahlia: "05-kader-dahlia.txt", LabelSpaceColon, 98, [("Pewawancara", ASKS), ("Narasumber", ANSWERS)];
    chairwoman: "06-ketua-posyandu.txt", TimeLabel, 120, [("I", ASKS), ("B", ANSWERS)];
    student_volunteer: "07-relawan-mahasiswa.md", LabelColon, 92, [("Peneliti", ASKS), ("Salsa", ANSWERS)];
    senior_volunteer: "08-relawan-senior.txt", QuestionAnswer, 80, [("Pertanyaan", ASKS), ("Jawaban", ANSWERS)];
    oldest_cadre: "09-kader-sepuh.txt", LabelColon, 106, [("Rina", ASKS), ("Mak Iyah", ANSWERS)];
    focus_group: "10-fgd-kader.txt", LegendInitials, 180, [
        ("MD", ASKS), ("SL", ANSWERS), ("YT", ANSWERS), ("WD", ANSWERS), ("NR", ANSWERS), ("EN", ANSWERS),
    ];
    midwife: "11-bidan.txt", LabelColon, 98, [("PEWAWANCARA", ASKS), ("INFORMAN", ANSWERS)];
    programme_officer: "en-01-programme-officer.md", LabelColon, 88, [("Interviewer", ASKS), ("Dewi", ANSWERS)];
    volunteer_abroad: "en-02-volunteer-abroad.txt", LabelSpaceColon, 91, [
        ("Interviewer 1", ASKS), ("Interviewee", ANSWERS), ("Interviewer 2", ASKS),
    ];
    health_consultant: "en-03-health-consultant.csv", Csv, 98, [("RA", ASKS), ("KJ", ANSWERS)];
    english_teacher: "en-04-cadre-english-teacher.txt", LegendInitials, 94, [("AK", ASKS), ("LM", ANSWERS)];
    former_facilitator: "en-05-former-facilitator.txt", TimeLabel, 110, [("Q", ASKS), ("A", ANSWERS)];
}
