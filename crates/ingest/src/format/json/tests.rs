use super::*;
use benang_model::Role;

/// Each turn as `label: body`, paragraphs separated by a bar.
fn turns(transcript: &Transcript) -> Vec<String> {
    let of = |turn: &benang_model::Turn| {
        let label = transcript.speaker(turn).map_or("?", |speaker| speaker.label.as_str());
        format!("{label}: {}", turn.body_text(&transcript.text).replace('\n', " | "))
    };
    transcript.turns.iter().map(of).collect()
}

fn parse(json: &str) -> Transcript {
    let (transcript, _) = read(json, &Options::default()).expect(json);
    assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
    transcript
}

fn check(json: &str, expected: &[&str], cues: &[(u64, u64)]) {
    let transcript = parse(json);
    assert_eq!(turns(&transcript), expected, "{json}");
    let found: Vec<_> = transcript.cues.iter().map(|cue| (cue.start_ms, cue.end_ms)).collect();
    assert_eq!(found, cues, "{json}");
}

#[test]
fn whisper_in_its_variants() {
    let segments = r#"[{"id":0,"start":0.0,"end":2.5,"text":" Oke,"},{"id":1,"start":2.5,"end":4,"text":" jadi."}]"#;
    let cues = [(0, 2_500), (2_500, 4_000)];
    check(&format!(r#"{{"text":" Oke, jadi.","segments":{segments},"language":"id"}}"#), &["?: Oke, jadi."], &cues);
    check(segments, &["?: Oke, jadi."], &cues);
    check(
        r#"{"systeminfo":"x","result":{"language":"id"},"transcription":[
            {"timestamps":{"from":"00:00:00,000","to":"00:00:02,500"},"offsets":{"from":0,"to":2500},"text":" Oke,"},
            {"timestamps":{"from":"00:00:02,500","to":"00:00:04,000"},"offsets":{"from":2500,"to":4000},"text":" jadi."}]}"#,
        &["?: Oke, jadi."],
        &cues,
    );
    check(
        r#"{"text":"Oke","chunks":[{"timestamp":[0.0,2.5],"text":" Oke,"},{"timestamp":[2.5,4.0],"text":" jadi."}]}"#,
        &["?: Oke, jadi."],
        &cues,
    );
    check(
        r#"{"segments":[{"start":0.1,"end":1.5,"text":"Apa?","words":[{"word":"Apa?","speaker":"SPEAKER_01"}],"speaker":"SPEAKER_00"},
            {"start":1.5,"end":2.5,"text":"Ya.","speaker":"SPEAKER_01"},{"start":2.5,"end":3.5,"text":"Begitu."}]}"#,
        &["SPEAKER_00: Apa?", "SPEAKER_01: Ya. Begitu."],
        &[(100, 1_500), (1_500, 2_500), (2_500, 3_500)],
    );
    let transcript = parse(r#"{"text":"P: Apa?\nN: Ya.\nP: Oh?\nN: Ya.","language":"id"}"#);
    assert_eq!((transcript.turns.len(), transcript.metadata["language"].as_str()), (4, "id"));
}

#[test]
fn other_recognisers() {
    let expected = ["A: Apa?", "B: Ya."];
    check(
        r#"{"id":"x","text":"Apa? Ya.","words":[{"text":"Apa?","start":0,"end":1500,"speaker":"A"}],"utterances":[
            {"speaker":"A","text":"Apa?","start":250,"end":1500},{"speaker":"B","text":"Ya.","start":1500,"end":26950}]}"#,
        &expected,
        &[(250, 1_500), (1_500, 26_950)],
    );
    check(
        r#"{"results":{"channels":[{"alternatives":[{"transcript":"apa ya","paragraphs":{"transcript":"x","paragraphs":[
            {"sentences":[{"text":"Apa?","start":0.5,"end":1.5}],"speaker":0,"start":0.5,"end":1.5},
            {"sentences":[{"text":"Ya.","start":1.5,"end":2.5},{"text":"Oh.","start":2.5,"end":3.5}],"speaker":1,"start":1.5,"end":3.5}]}}]}]}}"#,
        &["Speaker 0: Apa?", "Speaker 1: Ya. Oh."],
        &[(500, 1_500), (1_500, 3_500)],
    );
    check(
        r#"{"jobName":"x","results":{"transcripts":[{"transcript":"Apa? Ya."}],"items":[
            {"type":"pronunciation","start_time":"0.5","end_time":"1.0","alternatives":[{"content":"Apa"}],"speaker_label":"A"},
            {"type":"punctuation","alternatives":[{"content":"?"}]},
            {"type":"pronunciation","start_time":"1.5","end_time":"2.0","alternatives":[{"content":"Ya"}],"speaker_label":"B"},
            {"type":"punctuation","alternatives":[{"content":"."}]}]}}"#,
        &expected,
        &[(500, 1_000), (1_500, 2_000)],
    );
    check(
        r#"{"results":[{"alternatives":[{"transcript":"apa ya"}]},{"alternatives":[{"words":[
            {"startTime":"0.5s","endTime":"1s","word":"Apa?","speakerTag":1},{"startTime":"1s","endTime":"2s","word":"Ya.","speakerTag":2}]}]}]}"#,
        &["Speaker 1: Apa?", "Speaker 2: Ya."],
        &[(500, 1_000), (1_000, 2_000)],
    );
    check(
        r#"{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Apa","ts":0.5,"end_ts":1.0},{"type":"punct","value":" "},
            {"type":"text","value":"itu","ts":1.0,"end_ts":1.5},{"type":"punct","value":"?"}]}]}"#,
        &["Speaker 0: Apa itu?"],
        &[(500, 1_500)],
    );
    check(
        r#"{"name":"x","transcript":[{"speaker":"Ida","start_time":0.5,"end_time":1.5,"text":"Ya."}]}"#,
        &["Ida: Ya."],
        &[(500, 1_500)],
    );
}

#[test]
fn our_own_lines() {
    let json = r#"{"id":"07","title":"Kader","turns":[{"speaker":"Ani","role":"interviewer","text":"Apa?"},
        {"speaker":"Ida","role":"informant","text":"Ya.\nBegitu."},{"speaker":"Ida","role":"informant","text":"Oh."}]}"#;
    let transcript = parse(json);
    assert_eq!(turns(&transcript), ["Ani: Apa?", "Ida: Ya. | Begitu. | Oh."]);
    let roles: Vec<_> = transcript.speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [Role::Interviewer, Role::Informant]);
    assert_eq!((transcript.metadata["id"].as_str(), transcript.metadata["title"].as_str()), ("07", "Kader"));
    assert_eq!(turns(&parse(r#"{"id":"1","text":"Q: Apa?\nA: Ya.\nQ: Oh?\nA: Ya."}"#)).len(), 4);
    let two = "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n";
    assert!(matches!(read(two, &Options::default()), Err(IngestError::ManyTranscripts)));
}

#[test]
fn what_is_no_transcript_is_refused() {
    let check = |json: &str, expected: &str| {
        let error = read(json, &Options::default()).expect_err(json);
        assert_eq!(format!("{error} @ {:?}", error.place(benang_model::Locale::En)), expected);
    };
    check(r#"{"a":1,"b":[1,2]}"#, "no transcript in this JSON; its keys are: a, b @ None");
    check(r#"["a","b"]"#, "no transcript in this JSON; its keys are:  @ None");
    check("{\"text\":\n \"a\" x}", "not valid JSON: expected `,` or `}` @ Some(\"line 2, column 6\")");
    check(
        r#"{"text":"a","text":"b"}"#,
        "not valid JSON: the key \"text\" stands twice in one object @ Some(\"line 1, column 18\")",
    );
    check("{\"segments\":[{\"text\":\"a\"}", "not valid JSON: EOF while parsing a list @ Some(\"line 1, column 25\")");
    check(
        r#"{"segments":[{"text":" "}],"text":""}"#,
        "no transcript in this JSON; its keys are: segments, text @ None",
    );
    let deep = format!("{{\"results\":{}1{}}}", "[{\"words\":".repeat(200), "}]".repeat(200));
    assert!(matches!(read(&deep, &Options::default()), Err(IngestError::Json { .. })));
    let deep = format!("{{\"x\":{}{},\"text\":\"P: a\"}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read(&deep, &Options::default()).is_ok(), "what isn't needed is skipped, however deep");
}
