//! Look-alikes of what programs and clerks write: labels with times, numbers, brackets. One way of writing is one test.

use benang_ingest::{Convention, Diagnostics, Options, SpeakerPattern, WarningKind, turns};
use benang_model::{MarkKind, Role, Transcript};

/// Reads `text` and checks the convention and, turn by turn, who talks and what is said, its
/// paragraphs with ` | ` between and what isn't talk left out.
fn check(text: &str, convention: Convention, expected: &[(&str, &str)]) -> (Transcript, Diagnostics) {
    check_with(text, &Options::default(), convention, expected)
}

fn check_with(
    text: &str,
    options: &Options,
    convention: Convention,
    expected: &[(&str, &str)],
) -> (Transcript, Diagnostics) {
    let (transcript, diagnostics) = turns(text.to_owned(), options);
    assert_eq!(transcript.check(), Ok(()));
    let found: Vec<(String, String)> = transcript.turns.iter().map(|turn| said(&transcript, turn)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(label, talk)| (label.as_str(), talk.as_str())).collect();
    assert_eq!(found, expected, "{:?} {}", diagnostics.convention, diagnostics.confidence);
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

fn times(transcript: &Transcript) -> Vec<Option<u64>> {
    transcript.turns.iter().map(|turn| turn.time_ms).collect()
}

fn kinds(diagnostics: &Diagnostics) -> Vec<&WarningKind> {
    diagnostics.warnings.iter().map(|warning| &warning.kind).collect()
}

#[test]
fn otter_has_a_name_and_a_time_above_the_text() {
    let text = "Interview Ani\nSUMMARY KEYWORDS\nkader, posyandu, balita\nSPEAKERS\nAni Lestari, Unknown Speaker\n\n\
        Ani Lestari  0:00  \nSelamat pagi, Bu.\n\nUnknown Speaker  0:07  \nPagi. Jam 10:30 ya?\n\nSilakan.\n\n\
        Ani Lestari  1:00:12  \nIya.\n\nTranscribed by https://otter.ai\n";
    let (transcript, _) = check(
        text,
        Convention::NameTime,
        &[
            ("Ani Lestari", "Selamat pagi, Bu."),
            ("Unknown Speaker", "Pagi. Jam 10:30 ya? | Silakan."),
            ("Ani Lestari", "Iya."),
        ],
    );
    assert_eq!(times(&transcript), [Some(0), Some(7_000), Some(3_612_000)]);
    assert_eq!(transcript.speakers[1].role, Role::Unknown);
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::NonSpeech), ["Transcribed by https://otter.ai"]);
}

#[test]
fn names_with_times_in_their_other_forms() {
    let expected = [("Emma", "Hi."), ("Kelly B", "Hello."), ("Emma", "So.")];
    let check = |text: &str| check(text, Convention::NameTime, &expected);
    check("**Emma** 0:20\nHi.\n\n**Kelly B** 0:24\nHello.\n\n**Emma** 0:30\nSo.\n");
    check("Emma (00:12):\nHi.\n\nKelly B (00:15):\nHello.\n\nEmma (00:17):\nSo.\n");
    check("Emma [00:00:12]: Hi.\n\nKelly B [00:00:14]: Hello.\n\nEmma [00:00:19]: So.\n");
    check("[Emma] 10:32:01\nHi.\n\n[Kelly B] 10:32:09\nHello.\n\n[Emma] 10:33:00\nSo.\n");
}

#[test]
fn word_has_the_time_first_and_cuts_sentences() {
    let text = "Audio file\nrekaman.m4a\nTranscript\n00:00:10 Interviewer\nSo how did\n00:00:12 Interviewer\nthat begin?\n\
        00:00:15 Paticipant 1W31\nWith my\n00:00:17 Paticipant 1W31\nmother.\n00:00:20 Interviewer\nOh?\n00:00:22 Participant 1W31\nYes.\n";
    let (transcript, diagnostics) = check(
        text,
        Convention::TimeName,
        &[
            ("Interviewer", "So how did | that begin?"),
            ("Paticipant 1W31", "With my | mother."),
            ("Interviewer", "Oh?"),
            ("Participant 1W31", "Yes."),
        ],
    );
    assert_eq!(times(&transcript), [10_000, 15_000, 20_000, 22_000].map(Some));
    let slip = WarningKind::LikeAnotherLabel { label: "Paticipant 1W31".into(), other: "Participant 1W31".into() };
    assert!(kinds(&diagnostics).contains(&&slip), "{diagnostics:?}");
    let text = "[00:00:00] Ani\nApa?\n\n[00:00:03] Ida\nYa.\n\n[00:00:05] Ani\nOh.\n";
    check(text, Convention::TimeName, &[("Ani", "Apa?"), ("Ida", "Ya."), ("Ani", "Oh.")]);
}

#[test]
fn what_somebody_else_says_meanwhile_is_not_counted() {
    let text = "Rekaman\n\n(12 seconds pause)\n\nS01: [00:00:12] Selamat pagi (..) semua. //S00: Pagi juga. // Mulai ya.\n\n\
        S00: [00:00:20] Ya.\n\nS01: [00:00:22] Lihat https://a.id/b // nah.\n";
    let (transcript, _) = check(
        text,
        Convention::LabelColon,
        &[("S01", "Selamat pagi semua. Mulai ya."), ("S00", "Ya."), ("S01", "Lihat https://a.id/b // nah.")],
    );
    assert_eq!(times(&transcript), [12_000, 20_000, 22_000].map(Some));
}

#[test]
fn court_minutes() {
    let text = "MAHKAMAH\nRISALAH SIDANG\n\nSIDANG DIBUKA PUKUL 10.00 WIB\n\n1. KETUA: BUDI SANTOSO [00:00]\n\nSidang dibuka. Satu: tenang.\n\nSilakan.\n\n\
        KETUK PALU 3X\n\n2. KUASA HUKUM PEMOHON: M. ANI LESTARI [01:10]\n\nTerima kasih.\n\n1. Pasal pertama.\n\n3. KETUA: BUDI SANTOSO [01:20]\n\nBaik.\n";
    let (transcript, _) = check(
        text,
        Convention::Court,
        &[
            ("KETUA: BUDI SANTOSO", "Sidang dibuka. Satu: tenang. | Silakan."),
            ("KUASA HUKUM PEMOHON: M. ANI LESTARI", "Terima kasih. | 1. Pasal pertama."),
            ("KETUA: BUDI SANTOSO", "Baik."),
        ],
    );
    assert_eq!(transcript.speakers[0].name.as_deref(), Some("BUDI SANTOSO"));
    assert_eq!(times(&transcript), [0, 70_000, 80_000].map(Some));
    let text = "1. KETUA Prof. Dr. Budi Santoso, S.H.\nSidang dibuka.\n2. PEMOHON Ani Lestari\nTerima kasih.\n3. KETUA Prof. Dr. Budi Santoso, S.H.\nBaik.\n";
    let chair = "KETUA Prof. Dr. Budi Santoso, S.H.";
    check(
        text,
        Convention::Court,
        &[(chair, "Sidang dibuka."), ("PEMOHON Ani Lestari", "Terima kasih."), (chair, "Baik.")],
    );
}

#[test]
fn court_minutes_without_line_ends() {
    let text = "RISALAH 1. KETUA: BUDI SANTOSO Sidang dibuka, ada 2. Lalu tenang. 2. PEMOHON: M. ANI LESTARI Terima kasih. 3. KETUA: BUDI SANTOSO Baik, sidang ditutup.\n";
    check(
        text,
        Convention::Court,
        &[
            ("KETUA: BUDI SANTOSO", "Sidang dibuka, ada 2. Lalu tenang."),
            ("PEMOHON: M. ANI LESTARI", "Terima kasih."),
            ("KETUA: BUDI SANTOSO", "Baik, sidang ditutup."),
        ],
    );
}

#[test]
fn a_range_a_numbered_name_and_the_text() {
    let text = "[00:02 - 01:02]\nModerator:\nSilakan.\n\n[01:03 - 02:00]\n02 Bima:\nTerima kasih.\n\n[02:01 - 02:30]\nModerator:\nLanjut.\n\n\
        [01:38:21 - 01:39:00]\n03 Sena:\n2 hal: ini dan itu.\n\n[01:40:00 - 01:41:00]\n02 Bima:\nBegitu.\n";
    let (transcript, _) = check(
        text,
        Convention::NumberedLabel,
        &[
            ("Moderator", "Silakan."),
            ("Bima", "Terima kasih."),
            ("Moderator", "Lanjut."),
            ("Sena", "2 hal: ini dan itu."),
            ("Bima", "Begitu."),
        ],
    );
    assert_eq!(times(&transcript)[3], Some(5_901_000));
}

#[test]
fn paragraph_numbers_before_labels() {
    let text = "1 Dan: So what do you see?\n2 P1: A chart. I think.\n3 Dan: And?\n4 P1: Nothing else.\n5 Dan: Okay.\n";
    check(
        text,
        Convention::NumberedLabel,
        &[
            ("Dan", "So what do you see?"),
            ("P1", "A chart. I think."),
            ("Dan", "And?"),
            ("P1", "Nothing else."),
            ("Dan", "Okay."),
        ],
    );
}

#[test]
fn a_letter_with_the_number_of_the_turn() {
    let text = "A1:\tBerapa (harganya) ni?\nB2:\tEnam.\nB3:\tTujuh, kalau dua.\nA4:\tBoleh kurang?\n";
    let expected = [("A", "Berapa (harganya) ni?"), ("B", "Enam. | Tujuh, kalau dua."), ("A", "Boleh kurang?")];
    check(text, Convention::IndexedLabel, &expected);
    let group = "P1: Satu.\nP2: Dua.\nM: Lalu?\nP1: Tiga.\nP2: Empat.\nM: Oh?\n";
    let (transcript, _) = turns(group.into(), &Options::default());
    assert_eq!(transcript.speakers.len(), 3, "participants of a group");
}

#[test]
fn a_label_in_brackets() {
    let text =
        "[id1] halo, saya suka.\n\n[id2] Saya [sic!] tidak.\n\n[id1] ya (tertawa).\n\n[id2] begitu.\n\n[id1] oke.\n";
    check(
        text,
        Convention::Bracket,
        &[("id1", "halo, saya suka."), ("id2", "Saya tidak."), ("id1", "ya ."), ("id2", "begitu."), ("id1", "oke.")],
    );
}

#[test]
fn messages() {
    let text = "12/05/23 10.36 - Pesan dienkripsi secara end-to-end.\n12/05/23 10.36 - Ani: Siang, Bu\n12/05/23 10.37 - +62 812-3456-7890: Siang\n\
        ini baris kedua: ya\n12/05/23 10.40 - Ani: <Media tidak disertakan>\n12/05/23 11.36 - Ani: Terima kasih\n";
    let expected =
        [("Ani", "Siang, Bu"), ("+62 812-3456-7890", "Siang | ini baris kedua: ya"), ("Ani", "Terima kasih")];
    let (transcript, _) = check(text, Convention::Chat, &expected);
    assert_eq!(times(&transcript)[1], Some(60_000));
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::NonSpeech).len(), 2);
    let text =
        "[12/05/23, 10:36:01] Ani: Siang, Bu\n[12/05/23, 10:37:00] Bu Ida 🌸: Siang\n[13/05/23, 1:05:00 PM] Ani: Oh\n";
    check(text, Convention::Chat, &[("Ani", "Siang, Bu"), ("Bu Ida 🌸", "Siang"), ("Ani", "Oh")]);
}

#[test]
fn tabs_between_label_times_and_text() {
    let text = "00:01\tAni:\tApa?\n00:03\tIda:\tYa.\n00:04\tAni:\tOh.\n";
    check(text, Convention::TimeLabel, &[("Ani", "Apa?"), ("Ida", "Ya."), ("Ani", "Oh.")]);
    let text = "INT\t0.500\t1.250\tApa itu?\nINF\t1.300\t4.000\tYa, begitu: baik.\nINT\t4.100\t5.000\tOh.\n";
    let (transcript, _) =
        check(text, Convention::Tabs, &[("INT", "Apa itu?"), ("INF", "Ya, begitu: baik."), ("INT", "Oh.")]);
    assert_eq!(times(&transcript), [500, 1_300, 4_100].map(Some));
}

#[test]
fn dashes_stops_and_quotation_marks_after_known_labels() {
    let expected = [("P", "Apa?"), ("N", "Ya, begitu."), ("P", "Oh?"), ("N", "Iya.")];
    let with = |separator: &str| {
        ["P", "N", "P", "N"]
            .iter()
            .zip(expected)
            .map(|(label, (_, said))| format!("{label}{separator}{said}\n\n"))
            .collect::<String>()
    };
    check(&with(" - "), Convention::LabelDash, &expected);
    check(&with(" – "), Convention::LabelDash, &expected);
    check(&with(". "), Convention::LabelStop, &expected);
    check(&with("; "), Convention::LabelSemicolon, &expected);
    check(&with("： "), Convention::LabelColon, &expected);
    let text = "ME “Mbah, iya?”\nLA “Iya, Nak.”\nME “Sejak kapan?”\nLA “Dulu.”\n";
    check(
        text,
        Convention::LabelQuote,
        &[("ME", "“Mbah, iya?”"), ("LA", "“Iya, Nak.”"), ("ME", "“Sejak kapan?”"), ("LA", "“Dulu.”")],
    );
}

#[test]
fn a_label_on_a_line_of_its_own() {
    let expected = [("PEWAWANCARA", "Apa?"), ("NARASUMBER", "Ya. | Begitu."), ("PEWAWANCARA", "Oh?")];
    check("PEWAWANCARA\nApa?\n\nNARASUMBER\nYa.\nBegitu.\n\nPEWAWANCARA\nOh?\n", Convention::LabelAlone, &expected);
}

#[test]
fn only_the_one_who_asks_has_a_label() {
    let text = "1 Read the tab.\n\n1.a Was it enough?\n\nOkay, very clear.\n\nYes: clear.\n\nMODERATOR: Could you go on?\n\nOkay, going on.\n\n\
        MODERATOR: Sure\n\nGood.\n\n2 Log in.\n\nDone.\n\nMODERATOR: Thanks\n";
    let (transcript, _) = check(
        text,
        Convention::OneLabel,
        &[
            ("Participant", "Okay, very clear. | Yes: clear."),
            ("MODERATOR", "Could you go on?"),
            ("Participant", "Okay, going on."),
            ("MODERATOR", "Sure"),
            ("Participant", "Good."),
            ("Participant", "Done."),
            ("MODERATOR", "Thanks"),
        ],
    );
    assert_eq!(
        transcript.speakers.iter().map(|speaker| speaker.role).collect::<Vec<_>>(),
        [Role::Interviewer, Role::Informant]
    );
}

#[test]
fn times_in_hashes_are_marks() {
    let text = "I: Apa? #00:00:02-5#\n\nB: Ya, begitu. #00:00:12-3#\n\nI: Oh? #00:00:14-0#\n\nB: Iya. #1 kali#\n";
    let (transcript, _) = check(
        text,
        Convention::LabelColon,
        &[("I", "Apa?"), ("B", "Ya, begitu."), ("I", "Oh?"), ("B", "Iya. #1 kali#")],
    );
    assert_eq!(marks(&transcript, |kind| kind == MarkKind::Time { ms: 12_300 }), ["#00:00:12-3#"]);
}

#[test]
fn the_user_says_how_it_is_written() {
    let text = "ani > Apa?\nida > Ya.\n";
    let speaker = Some(SpeakerPattern::new(r"^(\w+) >").expect("a pattern"));
    check_with(
        text,
        &Options { speaker, ..Options::default() },
        Convention::Expression,
        &[("ani", "Apa?"), ("ida", "Ya.")],
    );
    let options = |convention| Options { convention: Some(convention), ..Options::default() };
    check_with(
        "Ani: Apa?\n\nIda: Ya.\n",
        &options(Convention::Prose),
        Convention::Prose,
        &[("", "Ani: Apa? | Ida: Ya.")],
    );
    let text = "Hari ini panas.\n\nSaya pulang.\n\nAni: Sudah?\n\nLalu hujan.\n\nTidak ada orang.\n\nIda: Belum.\n";
    let expected =
        [("", "Hari ini panas. | Saya pulang."), ("Ani", "Sudah? | Lalu hujan. | Tidak ada orang."), ("Ida", "Belum.")];
    let (transcript, diagnostics) = turns(text.into(), &options(Convention::LabelColon));
    assert_eq!((transcript.speakers.len(), diagnostics.convention), (expected.len() - 1, Convention::LabelColon));
}

#[test]
fn what_is_odd_is_told() {
    let text = "MS: Mira Santika (moderator)\nSN: Sinta Nuraini\nMR: Maruli\n\nMS: Siap?\n\nSN: Siap.\n\nMS: Ya.\n";
    let (_, diagnostics) = turns(text.into(), &Options::default());
    assert!(kinds(&diagnostics).contains(&&WarningKind::SilentSpeaker { label: "MR".into() }));
    let text = "[00:05] P: Apa?\n[00:03] N: Ya.\n[00:09] P: Oh?\n[00:08] N: Ya.\n";
    let (_, diagnostics) = turns(text.into(), &Options::default());
    assert!(kinds(&diagnostics).contains(&&WarningKind::TimesBackwards { count: 2 }));
}

#[test]
fn much_that_looks_like_labels_is_prose() {
    let prose = |text: &str| {
        let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
        assert_eq!(transcript.check(), Ok(()), "{text}");
        assert_eq!((diagnostics.convention, transcript.speakers.len()), (Convention::Prose, 0), "{text}");
    };
    prose("A. Satu.\nB. Dua.\nC. Tiga.\n\nA. Empat.\nB. Lima.\nC. Enam.\n");
    prose("TUJUAN\n- Melihat\n\nTEMUAN\n- Tidak ada\n\nTUJUAN\n- Menulis\n\nTEMUAN\n- Ada\n");
    prose("[jeda] Kami pulang.\n[jeda] Lalu tidur.\n[rekaman mulai] Pagi.\n");
    prose("Kami pulang 17:30\nKami tidur 21:00\nKami bangun 04:30\n");
    prose("Makan siang\t50000 rupiah\nTransport\t20000 rupiah\nMakan siang\t40000 rupiah\n");
    prose("1. Tujuan penelitian.\n2. Metode: wawancara.\n3. Hasil: baik.\n");
    prose("- Pulang\n- Tidur\n- Bangun\n- Pulang\n");
    prose("Dr. Budi datang.\nDr. Budi pulang.\nDr. Ani tinggal.\n");
    prose("Makan 10:00\nTidur 12:30\nMakan 17:00\nTidur 20:00\nMakan 07:00\n");
    prose("09:00 Makan\n12:30 Tidur\n17:00 Makan\n20:00 Tidur\n");
    prose(
        "1. Kegiatan: rapat\n2. Hambatan: hujan\n\n1. Kegiatan: panen\n2. Hambatan: hama\n\n1. Kegiatan: tanam\n2. Hambatan: air\n",
    );
    prose("[x] Beli sepatu\n[ ] Pulang\n[x] Tidur\n[x] Bangun\n");
    prose("1. Motivasi: alasan ikut.\n2. Hambatan: yang sulit.\n3. Strategi: caranya.\n");
    prose("10:30 Makan\n12:00 Pulang\n13:00 Tidur lagi.\n");
}
