use super::*;

/// Tables are written with bars here: `speaker|text`.
fn table(rows: &[&str]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
}

fn read(rows: &[&str]) -> Option<(Transcript, Vec<WarningKind>)> {
    let table = table(rows);
    let layout = Layout::find(&table).or_else(|| Layout::guess(&table))?;
    let mut built = Rows::default();
    for (index, row) in table.iter().enumerate() {
        layout.add(&mut built, index, row);
    }
    let (transcript, diagnostics) = finish(built, layout.findings(), &Options::default());
    assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
    Some((transcript, diagnostics.warnings.into_iter().map(|warning| warning.kind).collect()))
}

fn check(rows: &[&str], expected: &str) {
    let (transcript, _) = read(rows).unwrap_or_else(|| panic!("no columns: {rows:?}"));
    assert_eq!(transcript.text, expected);
}

#[test]
fn columns_are_known_by_their_names() {
    check(
        &["NO|PELAKU|TRANSKRIP|KETERANGAN", "1|P|Apa?|W1", "2|ME|Iya.|", "3||Betul.|"],
        "P: Apa?\n\nME: Iya.\n\nBetul.\n",
    );
    check(&["Speaker Name|Start Time|End Time|Text", "Ida|00:00:01:12|00:00:02:00|Ya."], "Ida: Ya.\n");
    check(&["Timecode In|Timecode Out|Speaker|Verbatim", "0:01|0:02|Ida|Ya."], "Ida: Ya.\n");
    check(&["Nama (Inisial)|Isi:", "Ida|Ya."], "Ida: Ya.\n");
}

#[test]
fn questions_and_answers_are_turns() {
    let rows = ["No|Pertanyaan|Jawaban", "1|Sejak kapan?|2008.", "2|Kenapa?|Ya mau.", "8|Lalu?|"];
    let text =
        "Pertanyaan: Sejak kapan?\n\nJawaban: 2008.\n\nPertanyaan: Kenapa?\n\nJawaban: Ya mau.\n\nPertanyaan: Lalu?\n";
    check(&rows, text);
    check(&["Q|A", "Apa?|Ya."], "Q: Apa?\n\nA: Ya.\n");
    check(&["Nama|Pertanyaan|Jawaban", "Ida|Apa?|Ya."], "Pertanyaan: Apa?\n\nIda: Ya.\n");
    check(
        &["Pertanyaan|Informan 1|Informan 2", "Apa?|Ya.|Tidak."],
        "Pertanyaan: Apa?\n\nInforman 1: Ya.\n\nInforman 2: Tidak.\n",
    );
    let (transcript, _) = read(&rows).expect("a table");
    let roles: Vec<_> = transcript.speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [benang_model::Role::Interviewer, benang_model::Role::Informant]);
}

#[test]
fn times_are_read_in_seconds_milliseconds_and_clocks() {
    let check = |rows: &[&str], expected: &[(u64, u64)]| {
        let (transcript, _) = read(rows).expect("a table");
        let cues: Vec<_> = transcript.cues.iter().map(|cue| (cue.start_ms, cue.end_ms)).collect();
        assert_eq!(cues, expected, "{rows:?}");
    };
    check(&["start|end|speaker|text", "0.5|1|A|a", "1|2,5|B|b"], &[(500, 1_000), (1_000, 2_500)]);
    check(&["start|end|text", "0|4200|a", "4200|9000|b"], &[(0, 4_200), (4_200, 9_000)]);
    check(&["start_ms|end_ms|text", "0|20|a"], &[(0, 20)]);
    check(&["mulai|selesai|ucapan", "0:00:01|0:00:02.5|a"], &[(1_000, 2_500)]);
}

#[test]
fn titles_above_the_names_are_front_matter() {
    let rows =
        ["Transkrip Wawancara||", "Tanggal|12 Mei|", "||", "Pembicara|Waktu|Ucapan", "P|0:01|Apa?", "N|0:03|Ya."];
    let (transcript, _) = read(&rows).expect("a table");
    assert_eq!(transcript.text, "Transkrip Wawancara\n\nTanggal\t12 Mei\n\nP: Apa?\n\nN: Ya.\n");
    assert_eq!((transcript.turns.len(), transcript.turns[1].time_ms), (2, Some(3_000)));
}

#[test]
fn columns_without_names_are_told_by_what_stands_in_them() {
    let rows = [
        "1|0:01|P|Sejak kapan itu?",
        "2|0:03|N|Dari 2008 dulu.",
        "3|0:05|P|Oh begitu ya?",
        "4|0:07|N|Iya, dulu sekali.",
    ];
    let (transcript, warnings) = read(&rows).expect("a table");
    assert_eq!((transcript.turns.len(), transcript.turns[3].time_ms), (4, Some(7_000)));
    assert_eq!(warnings.first(), Some(&WarningKind::NoHeader { speaker: 3, text: 4 }));
    for data in [
        ["a|b", "1|2", "3|4", "5|6"].as_slice(),
        &[
            "Satu|Definisi yang agak panjang.",
            "Dua|Definisi yang lain lagi.",
            "Tiga|Satu lagi yang lain.",
            "Empat|x y z",
        ],
        &["x|ya", "y|ya", "x|ya", "y|ya"],
    ] {
        assert!(read(data).is_none(), "{data:?}");
    }
}

#[test]
fn results_are_no_interviews() {
    for header in [
        "code|name|depth|state|segments|words",
        "code|code_name|turn|speaker|text",
        "transcript|left|match|right|speaker|text",
        "Codename|Text",
        "id|document|tag|content",
    ] {
        assert!(read(&[header, "a|b|c|d|e|f"]).is_none(), "{header}");
    }
}
