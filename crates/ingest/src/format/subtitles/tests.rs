use super::*;
use crate::CueOrder;

/// Each turn as `label: body`, paragraphs separated by a bar.
fn turns(transcript: &Transcript) -> Vec<String> {
    let of = |turn: &benang_model::Turn| {
        let label = transcript.speaker(turn).map_or("?", |speaker| speaker.label.as_str());
        format!("{label}: {}", turn.body_text(&transcript.text).replace('\n', " | "))
    };
    transcript.turns.iter().map(of).collect()
}

fn parse(text: &str) -> (Transcript, Diagnostics) {
    let (transcript, diagnostics) = read(text, &Options::default()).expect(text);
    assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
    (transcript, diagnostics)
}

fn check(text: &str, expected: &[&str]) -> Vec<WarningKind> {
    let (transcript, diagnostics) = parse(text);
    assert_eq!(turns(&transcript), expected, "{text}");
    diagnostics.warnings.into_iter().map(|warning| warning.kind).collect()
}

/// A file of cues of a second each, numbered.
fn srt(cues: &[&str]) -> String {
    let cue = |(index, cue): (usize, &&str)| {
        format!("{}\n00:00:{index:02},000 --> 00:00:{:02},000\n{cue}\n\n", index + 1, index + 1)
    };
    cues.iter().enumerate().map(cue).collect()
}

#[test]
fn names_before_a_colon_are_speakers_if_the_file_says_so() {
    let cues =
        ["Ani: Sejak kapan", "jadi kader?", "Ida: Dari 2008.", "Catatan: kami", "Ani: Oh?", "Ida: Iya.\nAni: Ya."];
    check(
        &srt(&cues),
        &["Ani: Sejak kapan jadi kader?", "Ida: Dari 2008. Catatan: kami", "Ani: Oh?", "Ida: Iya.", "Ani: Ya."],
    );
    check(&srt(&["Jadi begini:", "contohnya: satu", "Hasil: dua"]), &["?: Jadi begini: contohnya: satu Hasil: dua"]);
    check(
        &srt(&["[Ani] Apa?", "[Ida] Ya.", "[musik] lagu", "[Ani] Oh?", "[Ida] Ya."]),
        &["Ani: Apa?", "Ida: Ya. [musik] lagu", "Ani: Oh?", "Ida: Ya."],
    );
}

#[test]
fn cues_that_name_nobody_go_on_and_are_counted() {
    let cues = ["Ani: Apa?", "Ida: Ya.", "Ani: Apa?", "Ida: Ya.", "begitu.", "Ani: Oh."];
    let warnings = check(&srt(&cues), &["Ani: Apa?", "Ida: Ya.", "Ani: Apa?", "Ida: Ya. begitu.", "Ani: Oh."]);
    assert!(warnings.contains(&WarningKind::SpeakerCarried { count: 1 }), "{warnings:?}");
}

#[test]
fn signs_for_another_voice_begin_a_paragraph() {
    let (transcript, _) = parse(&srt(&["- Mau teh?\n- Tidak panas.", "- Ya."]));
    assert_eq!(transcript.text, "- Mau teh?\n\n- Tidak panas.\n\n- Ya.\n");
    assert_eq!(turns(&transcript), ["?: Mau teh? | Tidak panas. | Ya."]);
    check(
        &srt(&[">> ANI: Apa?", ">> IDA: Ya. >> Saya juga.", ">> ANI: Oh?", ">> IDA: Ya."]),
        &["ANI: Apa?", "IDA: Ya.", "?: Saya juga.", "ANI: Oh?", "IDA: Ya."],
    );
    check(&srt(&["Suhunya", "-5 derajat"]), &["?: Suhunya -5 derajat"]);
}

#[test]
fn pieces_of_a_sentence_are_joined_and_cues_put_in_order() {
    let vtt = "WEBVTT\n\nab/2-0\n00:05.000 --> 00:06.000\n<v Surya, Dewi>Ya,</v>\n\n\
        ab/2-1\n00:09.000 --> 00:10.000\n<v Surya,\nDewi>tentu.</v>\n\n\
        ab/1-0\n00:01.000 --> 00:03.000\n<v Ani>Bisa?</v>\n\n\
        ab/3-0\n00:07.000 --> 00:08.000\n<v Ani>Baik.</v>\n\n\
        ab/4-0\n00:11.000 --> 00:12.000\n<v Ani>Lalu?</v>\n";
    let warnings = check(vtt, &["Ani: Bisa?", "Surya, Dewi: Ya, tentu.", "Ani: Baik. | Lalu?"]);
    assert!(warnings.contains(&WarningKind::CuesOutOfOrder { count: 1, order: CueOrder::ByTime }), "{warnings:?}");
}

#[test]
fn captions_that_roll_are_read_once() {
    let cues = ["satu dua", "satu dua\ntiga empat", "tiga empat\nlima", "lima\nenam", "enam"];
    let warnings = check(&srt(&cues), &["?: satu dua tiga empat lima enam"]);
    assert_eq!(warnings, [WarningKind::LinesRepeated { count: 4 }]);
    let youtube = "WEBVTT\nKind: captions\nLanguage: id\n\n\
        00:00:00.160 --> 00:00:02.550 align:start position:0%\n \nhalo<00:00:00.480><c> semua</c>\n\n\
        00:00:02.550 --> 00:00:02.560 align:start position:0%\nhalo semua\n \n\n\
        00:00:02.560 --> 00:00:04.000 align:start position:0%\nhalo semua\nselamat<00:00:03.000><c> datang</c>\n\n\
        00:00:04.000 --> 00:00:04.010 align:start position:0%\nselamat datang\n \n";
    check(youtube, &["?: halo semua selamat datang"]);
    check(&srt(&["Ya.", "Ya.", "Tidak.", "Oh.", "Begitu."]), &["?: Ya. Ya. Tidak. Oh. Begitu."]);
}

#[test]
fn odd_times_are_told() {
    let long = format!("WEBVTT\n\n00:34.570 --> 00:35.790\n<v S01>{}\n", "ya ".repeat(40));
    let (_, diagnostics) = parse(&long);
    assert!(diagnostics.warnings.iter().any(|warning| warning.kind == WarningKind::CueTimesOdd { count: 1 }));
    let warnings = check("00:01 --> 00:03\nA\n\n00:02 --> 00:04\nB\n", &["?: A B"]);
    assert_eq!(warnings, [WarningKind::CuesOverlap { count: 1 }]);
}

#[test]
fn what_has_no_cues_is_empty() {
    assert!(matches!(read("WEBVTT\n\nNOTE nothing\n", &Options::default()), Err(IngestError::Empty)));
}

#[test]
fn music_and_notes_are_no_talk() {
    let (transcript, _) = parse(&srt(&["♪ ♪", "[musik]", "Halo.", "(tertawa)", "Ya."]));
    assert_eq!(turns(&transcript), ["?: Halo. | Ya."]);
    assert_eq!(transcript.cues.len(), 2);
}

#[test]
fn noscribe_turns_go_back_to_their_speakers() {
    let cues = [
        "<v S00>Apa?",
        "<v S01>Ya.",
        "<v S00>Oh?",
        "<v S01>Iya.",
        "<v //S02>Lalu? //S02: Ya.//",
        "<v S01>Lalu.",
        "<v S02>Oh.",
    ];
    let cue =
        |(index, cue): (usize, &&str)| format!("{}\n00:0{index}.000 --> 00:0{}.000\n{cue}\n\n", index + 1, index + 1);
    let cues: String = cues.iter().enumerate().map(cue).collect();
    let (transcript, diagnostics) = parse(&format!("WEBVTT x\n\nNOTE\nTranscribed with noScribe vers. 0.7\n\n{cues}"));
    assert_eq!(turns(&transcript)[4], "S00: Lalu? //S02: Ya.//");
    assert!(diagnostics.warnings.iter().any(|warning| warning.kind == WarningKind::SpeakerRestored { count: 1 }));
    assert_eq!(transcript.metadata["title"], "x");
}
