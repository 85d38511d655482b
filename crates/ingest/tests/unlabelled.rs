//! Look-alikes of interviews whose lines bear no labels: numbered questions, lists, tables, headings. Each has
//! the trap that goes with it, and beside them stands what looks like one and is none.

use benang_ingest::{Convention, Diagnostics, Options, WarningKind, turns};
use benang_model::{MarkKind, Role, Transcript};
use proptest::prelude::*;

/// Reads `text` and checks the convention and, turn by turn, who talks and what is said, its
/// paragraphs with ` | ` between and what isn't talk left out.
fn check(text: &str, convention: Convention, expected: &[(&str, &str)]) -> (Transcript, Diagnostics) {
    let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
    assert_eq!(transcript.check(), Ok(()));
    let found: Vec<(String, String)> = transcript.turns.iter().map(|turn| said(&transcript, turn)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(label, talk)| (label.as_str(), talk.as_str())).collect();
    assert_eq!(found, expected, "{diagnostics:?}");
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

fn marks(transcript: &Transcript, kind: MarkKind) -> Vec<&str> {
    let marks = transcript.marks.iter().filter(|mark| mark.kind == kind);
    marks.map(|mark| mark.span.of(&transcript.text)).collect()
}

fn roles(transcript: &Transcript) -> Vec<(&str, Role)> {
    transcript.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect()
}

const ASKS: Role = Role::Interviewer;
const ANSWERS: Role = Role::Informant;

/// Checks that `text` stays whole: nobody is said to say any of it.
fn check_prose(text: &str) {
    let (transcript, diagnostics) = turns(text.to_owned(), &Options::default());
    assert_eq!(transcript.check(), Ok(()), "{text}");
    assert_eq!(diagnostics.convention, Convention::Prose, "{text}\n{diagnostics:?}");
    assert_eq!(transcript.speakers.len(), 0, "{text}");
}

#[test]
fn questions_inside_an_answer_without_blank_lines() {
    check(
        "Apa tugas ibu?\nJawaban: Menimbang.\nBerapa lama itu?\nDua jam saja.\nCapek, kan?\nSejak kapan?\nJawaban:\nSejak dulu.\nBegitu.\n",
        Convention::QuestionAnswer,
        &[
            ("Pertanyaan", "Apa tugas ibu?"),
            ("Jawaban", "Menimbang."),
            ("Pertanyaan", "Berapa lama itu?"),
            ("Jawaban", "Dua jam saja. | Capek, kan?"),
            ("Pertanyaan", "Sejak kapan?"),
            ("Jawaban", "Sejak dulu. | Begitu."),
        ],
    );
}

#[test]
fn numbered_questions_and_bare_answers() {
    let text = "HASIL WAWANCARA\nNama: Bu Sari\n\n1. Sejak kapan ibu jadi kader ?\n\nSejak 2010. Waktu itu begini:\n\n\
        1. diajak Bu RT\n2. tidak ada orang lain\n\nJadi ya saya mau.\n\nDibayar tidak, Bu?\n\nTidak. (tertawa)\n\n\
        2. Jelaskan tugas ibu sehari-hari.\n\nMenimbang, mencatat. Capek? Ya capek.\n\nBegitu, kan?\n\n4. Apa harapan ibu?\n\nYa begitu saja.\n";
    let (transcript, _) = check(
        text,
        Convention::Questions,
        &[
            ("Pertanyaan", "Sejak kapan ibu jadi kader ?"),
            (
                "Jawaban",
                "Sejak 2010. Waktu itu begini: | 1. diajak Bu RT | 2. tidak ada orang lain | Jadi ya saya mau.",
            ),
            ("Pertanyaan", "Dibayar tidak, Bu?"),
            ("Jawaban", "Tidak."),
            ("Pertanyaan", "Jelaskan tugas ibu sehari-hari."),
            ("Jawaban", "Menimbang, mencatat. Capek? Ya capek. | Begitu, kan?"),
            ("Pertanyaan", "Apa harapan ibu?"),
            ("Jawaban", "Ya begitu saja."),
        ],
    );
    assert_eq!(roles(&transcript), [("Pertanyaan", ASKS), ("Jawaban", ANSWERS)]);
    assert_eq!(marks(&transcript, MarkKind::NonSpeech), ["1.", "(tertawa)", "2.", "4."]);
    assert_eq!(transcript.metadata.get("nama").map(String::as_str), Some("Bu Sari"));
}

#[test]
fn numbered_questions_without_blank_lines() {
    let text =
        "1) How did you begin?\nA friend asked me.\nI said yes.\n2) And then?\nThen it grew.\n3) Any regrets?\nNone.\n";
    let (transcript, _) = check(
        text,
        Convention::Questions,
        &[
            ("Question", "How did you begin?"),
            ("Answer", "A friend asked me. | I said yes."),
            ("Question", "And then?"),
            ("Answer", "Then it grew."),
            ("Question", "Any regrets?"),
            ("Answer", "None."),
        ],
    );
    assert_eq!(roles(&transcript), [("Question", ASKS), ("Answer", ANSWERS)]);
}

#[test]
fn numbers_on_lines_of_their_own() {
    check(
        "1.\nApa tujuannya?\nBelajar.\n2.\nSiapa saja?\nKami bertiga.\n3.\nDi mana?\nDi sini.\n",
        Convention::Questions,
        &[
            ("Pertanyaan", "Apa tujuannya?"),
            ("Jawaban", "Belajar."),
            ("Pertanyaan", "Siapa saja?"),
            ("Jawaban", "Kami bertiga."),
            ("Pertanyaan", "Di mana?"),
            ("Jawaban", "Di sini."),
        ],
    );
}

#[test]
fn numbered_questions_in_broken_lines() {
    let text = "1. Apa yang ibu ketahui tentang kartu\nanggota posyandu yang baru itu?\n\
        Setahu saya kartu itu dipakai waktu\npenimbangan, tapi kami di sini belum\npernah menerimanya sampai sekarang.\n\
        2. Siapa yang biasanya membagikan\nkartu itu kepada para ibu di desa?\n\
        Biasanya bidan desa yang datang tiap\nbulan, lalu kami kader membantu\nmembagikannya dari rumah ke rumah.\n\
        3. Apakah semua ibu menerimanya?\nTidak semua, ada yang tidak datang\nkarena rumahnya terlalu jauh di atas.\n";
    let (transcript, _) = turns(text.to_owned(), &Options::default());
    assert_eq!(transcript.check(), Ok(()));
    let shape: Vec<(Option<usize>, usize)> =
        transcript.turns.iter().map(|turn| (turn.speaker, turn.bodies.len())).collect();
    assert_eq!(shape, [(Some(0), 1), (Some(1), 1)].repeat(3));
}

#[test]
fn headings_that_ask_and_quoted_answers() {
    let text = "# Wawancara Kripik\n\n## A. Usaha\n\n### 1. Sejak kapan usaha ini berjalan?\n\n> Sejak 2015.\n>\n> - awalnya di dapur\n> - lalu di ruko\n\n\
        ### 2. Apakah sudah punya izin? (**Ya**/Tidak)\n> Sudah, tahun lalu.\n\n## B. Harapan\n\n### 3. Apa harapannya?\n\n> Laris.\n";
    let (transcript, _) = check(
        text,
        Convention::Questions,
        &[
            ("Pertanyaan", "Sejak kapan usaha ini berjalan?"),
            ("Jawaban", "Sejak 2015. | - awalnya di dapur | - lalu di ruko"),
            ("Pertanyaan", "Apakah sudah punya izin? (**Ya**/Tidak)"),
            ("Jawaban", "Sudah, tahun lalu."),
            ("Pertanyaan", "Apa harapannya?"),
            ("Jawaban", "Laris."),
        ],
    );
    assert_eq!(marks(&transcript, MarkKind::Heading), ["# Wawancara Kripik", "## A. Usaha", "## B. Harapan"]);
}

#[test]
fn headings_called_questions() {
    check(
        "# Wawancara\n\n## Pertanyaan 1: peran kader\n\nMenimbang bayi.\n\n## Pertanyaan 2: hambatan\n\nDana, Mas.\n\n## Pertanyaan 3: apa harapannya?\n\nAda gaji.\n",
        Convention::Questions,
        &[
            ("Pertanyaan", "peran kader"),
            ("Jawaban", "Menimbang bayi."),
            ("Pertanyaan", "hambatan"),
            ("Jawaban", "Dana, Mas."),
            ("Pertanyaan", "apa harapannya?"),
            ("Jawaban", "Ada gaji."),
        ],
    );
}

#[test]
fn questions_in_bold() {
    let (transcript, _) = check(
        "**What made you volunteer?**\nMy mother did.\n\nShe always had.\n\n**How long did you stay?**\nTwo years.\n\n**Would you go back?**\n**Yes**, at once.\n",
        Convention::Questions,
        &[
            ("Question", "What made you volunteer?"),
            ("Answer", "My mother did. | She always had."),
            ("Question", "How long did you stay?"),
            ("Answer", "Two years."),
            ("Question", "Would you go back?"),
            ("Answer", "**Yes**, at once."),
        ],
    );
    assert_eq!(marks(&transcript, MarkKind::NonSpeech), ["**"].repeat(6));
}

#[test]
fn numbered_questions_called_so() {
    check(
        "Pertanyaan 1: Apa tugas ibu?\nMenimbang.\nPertanyaan 2: Siapa yang membantu?\nBu RT.\nPertanyaan 3: Berapa lama?\nDua jam.\n",
        Convention::Questions,
        &[
            ("Pertanyaan", "Apa tugas ibu?"),
            ("Jawaban", "Menimbang."),
            ("Pertanyaan", "Siapa yang membantu?"),
            ("Jawaban", "Bu RT."),
            ("Pertanyaan", "Berapa lama?"),
            ("Jawaban", "Dua jam."),
        ],
    );
}

#[test]
fn all_questions_then_all_answers() {
    let text = "Wawancara 1\nNama: Bu Yati\n\n1. Apa tugas ibu?\n2. Sejak kapan?\n3. Apa sukanya?\n\nJawaban :\n\n1. Menimbang. (tertawa)\n2. Sejak 2010.\n3. Banyak teman.\n\n\
        Wawancara 2\nNama: Bu Tuti\n\n1. Apa tugas ibu?\n2. Sejak kapan?\n3. Apa sukanya?\n\nJawaban :\n\nMencatat saja.\nTahun lalu.\n";
    let asked = "Apa tugas ibu? | Sejak kapan? | Apa sukanya?";
    let (transcript, diagnostics) = check(
        text,
        Convention::QuestionList,
        &[
            ("Pertanyaan", asked),
            ("Jawaban", "Menimbang. | Sejak 2010. | Banyak teman."),
            ("Pertanyaan", asked),
            ("Jawaban", "Mencatat saja. | Tahun lalu."),
        ],
    );
    assert_eq!(roles(&transcript), [("Pertanyaan", ASKS), ("Jawaban", ANSWERS)]);
    let paired: Vec<_> = diagnostics
        .warnings
        .iter()
        .filter_map(|warning| match warning.kind {
            WarningKind::PairedByOrder { questions, answers } => Some((warning.line, questions, answers)),
            _ => None,
        })
        .collect();
    assert_eq!(paired, [(Some(4), 3, 3), (Some(17), 3, 2)]);
}

#[test]
fn table_of_questions_and_answers() {
    let text = "Lampiran 3\n\nNo\tPertanyaan\tJawaban\tKet.\n1\tSejak kapan ibu jadi kader?\tSejak 2010.\u{2028}Waktu itu diajak.\tok\n\
        6.\tApa tugasnya\tMenimbang bayi, mencatat.\t\n8\t\tDan membagi vitamin.\t\n9\tApa harapannya?\t\t\n\tBu?\tAda gaji. (tertawa)\tlanjut\n\n\
        Mengetahui,\nPewawancara\tInforman\n(Rina)\t(Bu Tini)\n";
    let (transcript, _) = check(
        text,
        Convention::Table,
        &[
            ("Pertanyaan", "Sejak kapan ibu jadi kader?"),
            ("Jawaban", "Sejak 2010. | Waktu itu diajak."),
            ("Pertanyaan", "Apa tugasnya"),
            ("Jawaban", "Menimbang bayi, mencatat. | Dan membagi vitamin."),
            ("Pertanyaan", "Apa harapannya? | Bu?"),
            ("Jawaban", "Ada gaji."),
        ],
    );
    assert_eq!(roles(&transcript), [("Pertanyaan", ASKS), ("Jawaban", ANSWERS)]);
    assert_eq!(marks(&transcript, MarkKind::Heading), ["No\tPertanyaan\tJawaban\tKet."]);
    assert_eq!(marks(&transcript, MarkKind::NonSpeech), ["1", "ok", "6.", "8", "9", "(tertawa)", "lanjut"]);
}

#[test]
fn table_in_markdown() {
    let text = "# Pawon\n\n| No | Pertanyaan | Jawaban |\n|----|:-----------|---------|\n| 1 | Apa menunya? | Soto.<br>Kadang rawon. |\n| 2 | Berapa harganya? | 10 \\| 15 ribu. |\n|  |  |  |\n| 3 | Ramai? | Iya. |\n";
    let (transcript, _) = check(
        text,
        Convention::Table,
        &[
            ("Pertanyaan", "Apa menunya?"),
            ("Jawaban", "Soto. | Kadang rawon."),
            ("Pertanyaan", "Berapa harganya?"),
            ("Jawaban", "10 \\| 15 ribu."),
            ("Pertanyaan", "Ramai?"),
            ("Jawaban", "Iya."),
        ],
    );
    assert!(marks(&transcript, MarkKind::NonSpeech).contains(&"<br>"));
}

#[test]
fn columns_in_any_order_and_by_any_name() {
    let two = [("Apa tugasnya?", "Menimbang bayi."), ("Sejak kapan?", "Sejak lama sekali.")];
    let check = |header: &str, row: fn(&str, &str) -> String, expected: [&str; 2]| {
        let rows: String = two.iter().map(|(question, answer)| row(question, answer)).collect();
        let (transcript, diagnostics) = turns(format!("{header}\n{rows}"), &Options::default());
        assert_eq!((transcript.check(), diagnostics.convention), (Ok(()), Convention::Table), "{header}");
        let labels: Vec<&str> = transcript.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
        assert_eq!(labels, expected, "{header}");
        let answers = transcript.turns.iter().filter(|turn| transcript.role(turn) == ANSWERS);
        let answers: Vec<String> = answers.map(|turn| said(&transcript, turn).1).collect();
        assert_eq!(answers, two.map(|(_, answer)| answer), "{header}");
    };
    check("Jawaban\tPertanyaan", |question, answer| format!("{answer}\t{question}\n"), ["Jawaban", "Pertanyaan"]);
    check("Question\tAnswer\tNotes", |question, answer| format!("{question}\t{answer}\tx\n"), ["Question", "Answer"]);
    check("Pewawancara\tInforman", |question, answer| format!("{question}\t{answer}\n"), ["Pewawancara", "Informan"]);
    check(
        "NO\tPERTANYAAN WAWANCARA\tHASIL WAWANCARA",
        |question, answer| format!("1\t{question}\t{answer}\n"),
        ["Pertanyaan", "Jawaban"],
    );
    check(
        "No\tIndikator\tPertanyaan\tDeskripsi",
        |question, answer| format!("1\tPeran\t{question}\t{answer}\n"),
        ["Pertanyaan", "Jawaban"],
    );
    check(
        "No\tInforman\tPertanyaan\tJawaban",
        |question, answer| format!("1\tBu Ani\t{question}\t{answer}\n"),
        ["Pertanyaan", "Bu Ani"],
    );
}

#[test]
fn a_column_for_each_informant() {
    let (transcript, _) = check(
        "No\tPertanyaan\tInforman 1\tInforman 2\n1\tApa tugasnya?\tMenimbang bayi.\tMencatat saja.\n2\tSejak kapan?\tSejak lama.\tTahun lalu.\n",
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugasnya?"),
            ("Informan 1", "Menimbang bayi."),
            ("Informan 2", "Mencatat saja."),
            ("Pertanyaan", "Sejak kapan?"),
            ("Informan 1", "Sejak lama."),
            ("Informan 2", "Tahun lalu."),
        ],
    );
    assert_eq!(roles(&transcript), [("Pertanyaan", ASKS), ("Informan 1", ANSWERS), ("Informan 2", ANSWERS)]);
}

#[test]
fn table_with_a_column_of_speakers() {
    let text = "NO\tPELAKU\tTRANSKRIP\tKETERANGAN\n1\tP\t“Mbah, sejak kapan?”\tpembuka\n2\tME\t“Sejak biyen, Nduk.\u{2028}Pokoke suwe.”\tsenyum\n\
        3\tP\t“Oh nggih?”\t\n4\tME\t“Iya.”\tW1.A.L.12092015.J2\n\t\t“Ngono kuwi.”\t\n";
    let (transcript, _) = check(
        text,
        Convention::Table,
        &[
            ("P", "“Mbah, sejak kapan?”"),
            ("ME", "“Sejak biyen, Nduk. | Pokoke suwe.”"),
            ("P", "“Oh nggih?”"),
            ("ME", "“Iya.” | “Ngono kuwi.”"),
        ],
    );
    assert!(marks(&transcript, MarkKind::NonSpeech).contains(&"W1.A.L.12092015.J2"));
}

#[test]
fn rows_that_begin_with_who_talks() {
    let (transcript, _) = check(
        "R\tApa kabar, Bu?\tpembuka\tRP\nLA\tAlhamdulillah baik, Mbak.\t\tsyukur\nR\tSudah lama di sini, Bu?\t\t\nLA\tSudah, sejak tahun 1990 itu.\t\t\nR\tBetah ya, Bu?\t\t\nLA\tYa betah sekali, Mbak.\t\t\n",
        Convention::Table,
        &[
            ("R", "Apa kabar, Bu?"),
            ("LA", "Alhamdulillah baik, Mbak."),
            ("R", "Sudah lama di sini, Bu?"),
            ("LA", "Sudah, sejak tahun 1990 itu."),
            ("R", "Betah ya, Bu?"),
            ("LA", "Ya betah sekali, Mbak."),
        ],
    );
    assert_eq!(roles(&transcript), [("R", ASKS), ("LA", ANSWERS)]);
}

#[test]
fn key_and_value_in_cells() {
    let text = "LAPORAN KERJA PRAKTIK\n\nNama\t: Budi\nTanggal\t3 Mei 2023\n\nPertanyaan\tApa tugas bapak?\nJawaban\tMengurus data.\u{2028}Juga laporan.\nPertanyaan\tSejak kapan, Pak?\nJawaban\tSejak dua tahun lalu.\n\n\
        Penulis\tNarasumber\n(Budi)\t(Pak Joko)\n";
    let (transcript, _) = check(
        text,
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugas bapak?"),
            ("Jawaban", "Mengurus data. | Juga laporan."),
            ("Pertanyaan", "Sejak kapan, Pak?"),
            ("Jawaban", "Sejak dua tahun lalu."),
        ],
    );
    assert_eq!(roles(&transcript), [("Pertanyaan", ASKS), ("Jawaban", ANSWERS)]);
    assert_eq!(transcript.metadata.get("tanggal").map(String::as_str), Some("3 Mei 2023"));
}

#[test]
fn question_and_answer_in_one_row() {
    check(
        "Pertanyaan\tApa tugas bapak?\tJawaban\tMengurus data kantor.\nPertanyaan\tSejak kapan?\tJawaban\tSejak dua tahun lalu.\n",
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugas bapak?"),
            ("Jawaban", "Mengurus data kantor."),
            ("Pertanyaan", "Sejak kapan?"),
            ("Jawaban", "Sejak dua tahun lalu."),
        ],
    );
}

#[test]
fn table_without_names_of_columns() {
    check(
        "1\tApa tugasnya?\tMenimbang bayi.\n2\tSejak kapan?\tSejak lama.\n3\tSiapa yang bantu?\tBu RT.\n",
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugasnya?"),
            ("Jawaban", "Menimbang bayi."),
            ("Pertanyaan", "Sejak kapan?"),
            ("Jawaban", "Sejak lama."),
            ("Pertanyaan", "Siapa yang bantu?"),
            ("Jawaban", "Bu RT."),
        ],
    );
}

#[test]
fn labels_inside_the_cells_of_an_answer() {
    check(
        "No\tPertanyaan\tJawaban\n1\tApa tugasnya?\tN: Menimbang.\u{2028}P: Cuma itu?\u{2028}N: Mencatat juga.\n2\tSejak kapan?\tSejak lama.\n",
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugasnya?"),
            ("N", "Menimbang."),
            ("P", "Cuma itu?"),
            ("N", "Mencatat juga."),
            ("Pertanyaan", "Sejak kapan?"),
            ("Jawaban", "Sejak lama."),
        ],
    );
}

#[test]
fn two_tables_with_a_title_between() {
    check(
        "No\tPertanyaan\tJawaban\n1\tApa tugasnya?\tMenimbang bayi.\nA. Kendala\n2\tApa kendalanya?\tDana, Mas.\n\nInforman 2\nNo\tPertanyaan\tJawaban\n1\tApa tugasnya?\tMencatat saja.\n",
        Convention::Table,
        &[
            ("Pertanyaan", "Apa tugasnya?"),
            ("Jawaban", "Menimbang bayi."),
            ("Pertanyaan", "Apa kendalanya?"),
            ("Jawaban", "Dana, Mas."),
            ("Pertanyaan", "Apa tugasnya?"),
            ("Jawaban", "Mencatat saja."),
        ],
    );
}

#[test]
fn what_is_no_interview_stays_whole() {
    // A questionnaire that nobody answered, and one to be ticked.
    check_prose("1. Apa tugas ibu?\n2. Sejak kapan?\n3. Siapa yang membantu?\n4. Apa harapannya?\n");
    check_prose(
        "1. Berapa usia Anda?\na. 20-30\nb. 31-40\n2. Apa pekerjaan Anda?\na. Petani\nb. Guru\n3. Apakah Anda kader?\n☐ Ya\n☐ Tidak\n",
    );
    check_prose(
        "1. Siapa nama Anda?\n...............\n2. Di mana rumah Anda?\n...............\n3. Apa harapan Anda?\n…………\n",
    );
    check_prose("No\tPertanyaan\tYa\tTidak\n1\tApakah ibu kader?\t√\t\n2\tApakah ibu dibayar?\t\t√\n");
    check_prose(
        "No\tIndikator\tPertanyaan\n1\tPeran\tApa tugas ibu?\n2\tMotivasi\tKenapa mau jadi kader?\n3\tHarapan\tApa harapannya?\n",
    );
    check_prose("No\tPertanyaan\tJawaban\n1\tApa tugas ibu?\t\n2\tKenapa mau jadi kader?\t\n");
    // A guide for interviews.
    check_prose(
        "1. Apa motivasi ibu?\n- motivasi awal\n- peran keluarga\n2. Apa hambatannya?\n- dana\n- waktu\n3. Apa harapannya?\n- gaji\n",
    );
    // Notes from the field, a paper, a codebook.
    check_prose(
        "Catatan lapangan\n\n1. Saya datang pukul tujuh.\n2. Bu Yati menimbang.\n\nSetelah itu hujan. Siapa yang datang?\n\n3. Pulang pukul dua.\n",
    );
    check_prose(
        "# Peran kader\n\n## 1. Pendahuluan\n\nKader penting.\n\n## 2. Apa itu kader?\n\nKader adalah warga.\n\n## 3. Metode\n\nKami mewawancarai.\n\n## 4. Mengapa mereka bertahan?\n\nKarena teman.\n\n## 5. Hasil\n\nBanyak.\n\n## 6. Simpulan\n\nBegitu.\n",
    );
    check_prose(
        "Penelitian ini menjawab:\n1. Apa peran kader?\n2. Mengapa mereka bertahan?\n3. Bagaimana kendalanya?\nPenelitian dilakukan di dua desa selama tiga bulan.\n",
    );
    check_prose(
        "Tema\tKode\tDefinisi\nMotivasi\tPanggilan\tMerasa terpanggil untuk membantu orang lain.\nMotivasi\tTeman\tIkut karena ada teman yang mengajak.\nHambatan\tDana\tTidak ada uang untuk kegiatan rutin.\nHambatan\tWaktu\tTidak sempat karena bekerja.\n",
    );
    // A budget, those present, a diary of observation.
    check_prose(
        "No\tUraian\tJumlah\tHarga\n1\tSnack\t30\t150.000\n2\tFotokopi\t10\t20.000\n3\tTransport\t5\t250.000\n",
    );
    check_prose(
        "No\tNama\tJabatan\tTanda tangan\n1\tBu Ani\tKader\t\n2\tBu Yati\tKetua\t\n3\tBu Tuti\tKader\t\n4\tPak RW\tKetua\t\n",
    );
    check_prose(
        "Waktu\tPelaku\tKegiatan\n07.00\tBu Ani\tMembuka pintu dan menata meja timbang.\n07.30\tBu Yati\tMenimbang bayi satu per satu di depan.\n08.00\tBu Ani\tMencatat hasil timbangan di buku.\n",
    );
}

/// Pieces that such interviews are made of.
const PIECES: &[&str] = &[
    "No\tPertanyaan\tJawaban\n",
    "NO\tPELAKU\tTRANSKRIP\tKET\n",
    "| No | Pertanyaan | Jawaban |\n",
    "|---|:-:|--|\n",
    "| 1 |",
    "|",
    "\\|",
    "\t",
    "\t\t",
    "\n",
    "\n\n",
    "\u{2028}",
    "\u{2028}\u{2028}",
    "<br>",
    "<br/",
    "<b",
    " ",
    "1.",
    "2. ",
    "(3)",
    "1.\n",
    "1\tApa itu?\tItu kader.\n",
    "R\tApa kabar, Bu?\t\n",
    "LA\tBaik sekali, Mbak.\tx\n",
    "Pertanyaan\tApa?\n",
    "Jawaban\tYa begitu.\n",
    "Nama\t: Budi\n",
    "[00:01:02]\t",
    "W1.A.L.2015.J2",
    "### ",
    "## Pertanyaan 2: ",
    "> ",
    ">",
    "**",
    "*",
    "**Sejak kapan?**\n",
    "Apa itu?",
    "Apa itu?\n",
    "3. Jelaskan.\n",
    "Jawaban :\n",
    "Pertanyaan:\n",
    "Jawab: ya\n",
    "Iya begitu. ",
    "P: ",
    "N: ",
    "a. 20\n",
    "☐",
    "……\n",
    "Wawancara 2\n",
    "Nama: Bu Ani\n",
    "(tertawa)",
    "é",
    "🙂",
    "\u{a0}",
    "?",
    "？",
    ":",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_covered(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        for convention in [None, Some(Convention::Table), Some(Convention::Questions), Some(Convention::QuestionList)] {
            let options = Options { convention, ..Options::default() };
            let (transcript, _) = turns(text.clone(), &options);
            prop_assert_eq!(&transcript.text, &text);
            prop_assert_eq!(transcript.check(), Ok(()), "{:?} {:?}", convention, text);
            prop_assert!(transcript.turns.iter().all(|turn| !turn.bodies.is_empty()));
        }
    }
}
