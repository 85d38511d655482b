//! Look-alikes of transcripts seen in the wild, each with its trap. One row of the list of
//! conventions is one test.

use benang_ingest::{Convention, Diagnostics, Options, WarningKind, turns};
use benang_model::{MarkKind, Role, Transcript};

/// Reads `text` and checks the convention and, turn by turn, who talks and what is said, its
/// paragraphs with ` | ` between and what isn't talk left out.
fn check(text: &str, convention: Convention, expected: &[(&str, &str)]) -> (Transcript, Diagnostics) {
    let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
    assert_eq!(transcript.check(), Ok(()));
    let found: Vec<(String, String)> = transcript.turns.iter().map(|turn| said(&transcript, turn)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(label, talk)| (label.as_str(), talk.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(diagnostics.convention, convention);
    (transcript, diagnostics)
}

fn said(transcript: &Transcript, turn: &benang_model::Turn) -> (String, String) {
    let label = transcript.speaker(turn).map_or("", |speaker| speaker.label.as_str());
    let body = |body| {
        let pieces = transcript.talk(body).map(|piece| piece.of(&transcript.text).trim());
        pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    };
    (label.to_owned(), turn.bodies.iter().map(|&span| body(span)).collect::<Vec<_>>().join(" | "))
}

fn marks(transcript: &Transcript, wanted: impl Fn(MarkKind) -> bool) -> Vec<&str> {
    let marks = transcript.marks.iter().filter(|mark| wanted(mark.kind));
    marks.map(|mark| mark.span.of(&transcript.text)).collect()
}

fn kinds(diagnostics: &Diagnostics) -> Vec<(Option<usize>, &WarningKind)> {
    diagnostics.warnings.iter().map(|warning| (warning.line, &warning.kind)).collect()
}

#[test]
fn label_colon_with_colons_in_the_title_and_a_slip_at_the_end() {
    let text = "3-Mei-2023 - 10:36 - 1h09m31s – Lurah\n\
        (huruf P berarti Pewawancara, huruf Y berarti Narasumber)\n\n\
        P: Selamat siang, Pak?\n\nY: Siang. Silakan.\n\nP:\u{a0}Dari jam 10:30 ya?\n\nY: Iya.\n\n\
        P: Terus?\n\nY: Jadi begini: tidak ada.\n\nN: Sama-sama.\n";
    let (transcript, diagnostics) = check(
        text,
        Convention::LabelColon,
        &[
            ("P", "Selamat siang, Pak?"),
            ("Y", "Siang. Silakan."),
            ("P", "Dari jam 10:30 ya?"),
            ("Y", "Iya."),
            ("P", "Terus?"),
            ("Y", "Jadi begini: tidak ada."),
            ("N", "Sama-sama."),
        ],
    );
    let roles: Vec<Role> = transcript.speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [Role::Interviewer, Role::Informant, Role::Unknown]);
    let slip = WarningKind::LabelOnce { label: "N".into() };
    assert_eq!(kinds(&diagnostics)[1..], [(Some(16), &slip)]);
}

#[test]
fn spellings_of_a_label_are_one_speaker() {
    let text = "Interviewer1 : OK donc\ninterviewee : Oui.\nInterviewer 1 : Et puis ?\nInterviewee: Voilà.\n\
        Interviewer 2 : Moi aussi.\nInterviewee : Oui.\nInterviewer1: D'accord.\n";
    let (transcript, _) = check(
        text,
        Convention::LabelSpaceColon,
        &[
            ("Interviewer1", "OK donc"),
            ("Interviewee", "Oui."),
            ("Interviewer1", "Et puis ?"),
            ("Interviewee", "Voilà."),
            ("Interviewer 2", "Moi aussi."),
            ("Interviewee", "Oui."),
            ("Interviewer1", "D'accord."),
        ],
    );
    assert_eq!(transcript.speakers.len(), 3);
}

#[test]
fn legend_then_initials() {
    let text = "Diskusi di balai warga\n\nMS: Mira Santika (moderator)\nSN: Sinta Nuraini\nMR: Maruli\n\n\
        MS: Siap?\n\nSN: Siap.\n\nMR: Belum.\n\nTunggu sebentar.\n\nMS: Oke. (MS, SN, MR ketawa)\n\nSN dan MR: Iya!\n\n\
        MR. Ya enggaklah. (SN: Huu.) Masa begitu.\n\nSM: Terus?\n\nSN: Sudah.\n\nMS:\n";
    let (transcript, diagnostics) = check(
        text,
        Convention::LegendInitials,
        &[
            ("MS", "Siap?"),
            ("SN", "Siap."),
            ("MR", "Belum. | Tunggu sebentar."),
            ("MS", "Oke."),
            ("SN dan MR", "Iya!"),
            ("MR", "Ya enggaklah. Masa begitu."),
            ("SM", "Terus?"),
            ("SN", "Sudah."),
        ],
    );
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::NonSpeech), ["(MS, SN, MR ketawa)", "(SN: Huu.)"]);
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::FrontMatter), ["Diskusi di balai warga"]);
    assert_eq!(transcript.speakers[1].name.as_deref(), Some("Sinta Nuraini"));
    assert_eq!(
        kinds(&diagnostics)[1..],
        [
            (Some(17), &WarningKind::JointLabel { label: "SN dan MR".into() }),
            (Some(19), &WarningKind::NoColon { label: "MR".into() }),
            (Some(21), &WarningKind::LabelOnce { label: "SM".into() }),
            (Some(25), &WarningKind::EmptyTurn { label: "MS".into(), count: 1 }),
        ]
    );
}

#[test]
fn question_then_answer() {
    let text = "Nama informan: Bu Ani\n\nApakah ibu anak kip?\nJawaban:betul. Jadi anak kip.\n\nItu lanjutannya.\n\n\
        Sejak kapan?\n\nSejak 2021.\n\nbagaimana rasanya\njawaban :\nsenang sekali\n\n3. Apa pesannya ?\nJawab: Rajin. (tertawa)\n";
    let (transcript, _) = check(
        text,
        Convention::QuestionAnswer,
        &[
            ("Pertanyaan", "Apakah ibu anak kip?"),
            ("Jawaban", "betul. Jadi anak kip. | Itu lanjutannya."),
            ("Pertanyaan", "Sejak kapan?"),
            ("Jawaban", "Sejak 2021."),
            ("Pertanyaan", "bagaimana rasanya"),
            ("Jawaban", "senang sekali"),
            ("Pertanyaan", "3. Apa pesannya ?"),
            ("Jawaban", "Rajin."),
        ],
    );
    assert_eq!(transcript.metadata.get("nama informan").map(String::as_str), Some("Bu Ani"));
    let roles: Vec<Role> = transcript.speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [Role::Interviewer, Role::Informant]);
}

#[test]
fn what_stands_between_two_answers_is_no_question() {
    check(
        "Apa?\nJawaban: Satu.\n[00:01:02]\nJawaban: Dua.\n",
        Convention::QuestionAnswer,
        &[("Pertanyaan", "Apa?"), ("Jawaban", "Satu. | Dua.")],
    );
}

#[test]
fn question_then_answer_without_blank_lines() {
    let text = "1.\nApa tujuannya?\nJawab: Belajar.\nDan berteman.\n2.\nSiapa saja?\nJawab: Kami.\n3.\nDi mana?\nJawab: Di sini.\n";
    let (transcript, _) = check(
        text,
        Convention::QuestionAnswer,
        &[
            ("Pertanyaan", "Apa tujuannya?"),
            ("Jawaban", "Belajar. | Dan berteman."),
            ("Pertanyaan", "Siapa saja?"),
            ("Jawaban", "Kami."),
            ("Pertanyaan", "Di mana?"),
            ("Jawaban", "Di sini."),
        ],
    );
    assert_eq!(transcript.marks.len(), 6, "three numbers and three labels");
}

#[test]
fn time_before_the_label() {
    let text = "0:46:40\u{a0}R: How was it?\n\n46:57\u{a0}F: Yeah. It went (R: Mhm.) well.\n\n47:10\u{a0} R: And?\n\n\
        47:30\u{a0}\u{a0}F: At 10:30 we left.\n\n48:02\u{a0} R OK\n\n48:10\u{a0}F: Right.\n";
    let (transcript, _) = check(
        text,
        Convention::TimeLabel,
        &[
            ("R", "How was it?"),
            ("F", "Yeah. It went well."),
            ("R", "And?"),
            ("F", "At 10:30 we left."),
            ("R", "OK"),
            ("F", "Right."),
        ],
    );
    let times: Vec<Option<u64>> = transcript.turns.iter().map(|turn| turn.time_ms).collect();
    assert_eq!(times, [2_800, 2_817, 2_830, 2_850, 2_882, 2_890].map(|seconds| Some(seconds * 1000)));
}

#[test]
fn times_alone_and_inside() {
    let text =
        "[00:00:05]\n\nP: Mulai?\n\nN: [00:00:09] Iya.\n\n[00:01:00 - 00:02:00]\nP: Lalu?\nN: Ya [00:01:30] begitu.\n";
    let (transcript, _) =
        check(text, Convention::LabelColon, &[("P", "Mulai?"), ("N", "Iya."), ("P", "Lalu?"), ("N", "Ya begitu.")]);
    let times: Vec<Option<u64>> = transcript.turns.iter().map(|turn| turn.time_ms).collect();
    assert_eq!(times, [Some(5_000), Some(9_000), Some(60_000), None]);
}

#[test]
fn bold_labels_belong_to_the_mark() {
    let text = "# Wawancara\n\n**P:** Sejak kapan?\n\n**N**: Dari *dulu*.\n\n## Bagian dua\n\n**P:** Oh?\n\n**N:** **Iya** begitu.\n";
    let (transcript, _) = check(
        text,
        Convention::LabelColon,
        &[("P", "Sejak kapan?"), ("N", "Dari *dulu*."), ("P", "Oh?"), ("N", "**Iya** begitu.")],
    );
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::Label), ["**P:**", "**N**:", "**P:**", "**N:**"]);
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::Heading), ["# Wawancara", "## Bagian dua"]);
}

#[test]
fn broken_lines_are_one_paragraph() {
    let text = "P: Waktu itu bagaimana ceritanya?\nN: Jadi waktu itu kami datang bertiga\nke rumah Bu Yati yang pagarnya hijau,\n\
        hujan deras, sepatu saya basah semua,\ndan kami disuruh masuk lalu diberi\nhanduk satu-satu.\n\n\
        Besoknya kami datang lagi, membawa\nsepatu yang kering dan kue dari pasar\nuntuk semua orang di rumah itu.\nP: Lalu?\nN: Pulang.\n";
    let (transcript, _) = turns(text.to_owned(), &Options::default());
    assert_eq!(transcript.check(), Ok(()));
    let paragraphs: Vec<usize> = transcript.turns.iter().map(|turn| turn.bodies.len()).collect();
    assert_eq!(paragraphs, [1, 2, 1, 1]);
    assert!(transcript.turns[1].bodies[0].of(text).ends_with("handuk satu-satu."));
}

#[test]
fn one_label_between_two_stretches_makes_one_turn() {
    check(
        "P: Ya?\nN: Satu.\nN: Dua.\n\nTiga.\nP: Oh?\n",
        Convention::LabelColon,
        &[("P", "Ya?"), ("N", "Satu. | Dua. | Tiga."), ("P", "Oh?")],
    );
}

#[test]
fn notes_of_the_transcriber_are_no_talk() {
    let text = "P: Ya?\nN: Satu.\nCatatan: kaset dibalik\nN: Dua.\nKata Bu Yati: tiga.\nP: Oh?\n";
    let (transcript, _) =
        check(text, Convention::LabelColon, &[("P", "Ya?"), ("N", "Satu. | Dua. | Kata Bu Yati: tiga."), ("P", "Oh?")]);
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::NonSpeech), ["Catatan: kaset dibalik"]);
}

#[test]
fn several_peoples_quotes_put_together() {
    check(
        "HT: Tujuannya adil.\n\nAS: Kami datang.\n\nTN: Ya mungkin.\n",
        Convention::LabelColon,
        &[("HT", "Tujuannya adil."), ("AS", "Kami datang."), ("TN", "Ya mungkin.")],
    );
}

#[test]
fn prose_stays_whole() {
    let prose = |text: &str| {
        let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
        assert_eq!((transcript.check(), transcript.speakers.len()), (Ok(()), 0), "{text}");
        assert_eq!((diagnostics.convention, transcript.turns.len()), (Convention::Prose, 1), "{text}");
        assert_eq!(kinds(&diagnostics), [(None, &WarningKind::NoSpeakers)], "{text}");
        transcript.turns[0].bodies.len()
    };
    assert_eq!(prose("Saya datang pukul 10:30. Hasilnya: baik.\n\nContohnya: a, b.\n\nLalu pulang.\n"), 3);
    assert_eq!(prose("TUJUAN\n- Melihat kode\n- Mencatat\n\nCATATAN\nSelalu mulai dari dokumen: begitu.\n"), 5);
    assert_eq!(prose("Tujuan: belajar.\nHasil: baik.\n\nTujuan: menulis.\nHasil: buruk.\n"), 4);
    assert_eq!(
        prose("Bu Ani cerita banyak.\n\nPak Budi: diam.\n\nSetelah itu kami pulang, hujan.\n\nBesoknya panas.\n"),
        4
    );
    let (transcript, _) =
        turns("Judul: Catatan lapangan\nTanggal: 3 Mei\n\nHari ini sepi.\n".into(), &Options::default());
    assert_eq!((transcript.turns.len(), transcript.metadata.len()), (1, 2));
    let (_, diagnostics) = turns("Hari ini sepi.\n".into(), &Options::default());
    assert_eq!(diagnostics.warnings, [], "one paragraph is no conversation");
}

#[test]
fn long_prose_before_the_first_label_is_talk_by_nobody() {
    let intro = "Rapat ini dihadiri banyak orang dari dua posyandu. ".repeat(20);
    let text = format!("{intro}\n\nP: Sejak kapan?\n\nN: Dari dulu.\n\nP: Oh?\n\nN: Iya.\n");
    let (transcript, diagnostics) = turns(text, &Options::default());
    assert_eq!((transcript.turns.len(), transcript.turns[0].speaker), (5, None));
    assert_eq!(kinds(&diagnostics), [(Some(1), &WarningKind::Unlabelled)]);
}

#[test]
fn a_likely_slip_is_pointed_out_and_not_changed() {
    let exchange = "Participant: Yes.\nInterviewer: And?\n".repeat(12);
    let text = format!("{exchange}Paticipant: Well.\n");
    let (transcript, diagnostics) = turns(text, &Options::default());
    assert_eq!(transcript.speakers.len(), 3);
    let slip = WarningKind::LikeAnotherLabel { label: "Paticipant".into(), other: "Participant".into() };
    assert!(kinds(&diagnostics).contains(&(Some(25), &slip)));
}
