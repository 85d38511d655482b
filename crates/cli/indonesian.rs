//! The help of every command in Indonesian. The English help stands beside the arguments; a test
//! holds the two to the same commands and options.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

/// The help of one command.
struct Help {
    /// The command's name; empty for the program itself.
    command: &'static str,
    about: &'static str,
    /// More about it, under `--help`.
    long: &'static str,
    after: &'static str,
    /// Arguments by their ids.
    arguments: &'static [(&'static str, &'static str)],
}

/// Options that every command has.
const GLOBAL: [(&str, &str); 4] = [
    ("lang", "Bahasa pesan dan tabel; bila kosong, mengikuti sistem."),
    ("format", "Bentuk hasil; bila kosong, mengikuti akhiran nama berkas --output, atau teks."),
    ("output", "Tulis hasil ke berkas ini, bukan ke layar; CSV diberi tanda urutan bita bila Excel memerlukannya."),
    ("quiet", "Tanpa bilah kemajuan dan catatan; kesalahan tetap disampaikan."),
];

/// Options of the commands that read transcripts.
const READING: [(&str, &str); 3] = [
    ("convention", "Baca teks dengan cara penulisan label ini, bila bisa, bukan dengan yang paling mungkin."),
    ("speaker_regex", "Temukan label dengan ekspresi ini: kelompok pertamanya, di awal baris."),
    ("roles", "Siapa berperan apa: INTERVIEWER=P,PW; juga INFORMANT, OTHER, UNKNOWN; boleh diulang."),
];

const HELP: [Help; 11] = [
    Help {
        command: "benang",
        about: "Pengodean kualitatif wawancara berbahasa Indonesia dan Inggris.",
        long: "Tandai kutipan dengan buku kode, cari dalam transkrip menurut kata dan tema, dan laporkan seberapa \
               sering dan seberapa kuat setiap tema didukung. Semuanya tetap di komputer ini.",
        after: "Mulailah dengan:\n  benang tally WAWANCARA/ -c BUKUKODE.toml\n  benang inspect WAWANCARA/",
        arguments: &[],
    },
    Help {
        command: "tally",
        about: "Hitung seberapa sering setiap tema buku kode ditemukan dalam wawancara.",
        long: "Membaca transkrip (berkas atau folder), menerapkan aturan buku kode, lalu mencetak setiap kode dengan \
               jumlah segmen, transkrip, penutur, dan katanya, masing-masing dengan penyebutnya. Ucapan pewawancara \
               tidak dihitung. Tidak ada yang disimpan.",
        after: "Contoh:\n  benang tally corpus --codebook codebooks/sumodiningrat.toml\n  \
                benang tally corpus -c codebooks/sumodiningrat.toml --by role\n  \
                benang tally corpus -c codebooks/sumodiningrat.toml --evidence jaringan\n  \
                benang tally corpus -c codebooks/sumodiningrat.toml -o tabel.csv\n  \
                benang tally --merge bagian1.json bagian2.json",
        arguments: &[
            ("paths", "Transkrip, atau folder berisi transkrip; dengan --merge: tabel dalam bentuk JSON."),
            ("codebook", "Buku kode (TOML)."),
            (
                "by",
                "Pilah hitungan menurut transcript (transkrip), speaker (penutur), role (peran), atau language \
                    (bahasa).",
            ),
            ("unit", "Yang dihitung: turn (giliran bicara), paragraph (paragraf), atau sentence (kalimat)."),
            ("role", "Hitung ucapan peran ini saja; bila kosong: semua orang kecuali pewawancara."),
            ("evidence", "Alih-alih tabel, tampilkan kutipan di balik baris kode ini."),
            ("merge", "Jumlahkan tabel bagian-bagian yang dibuat dengan --format json."),
        ],
    },
    Help {
        command: "inspect",
        about: "Tampilkan apa yang dipahami dari setiap berkas, sebelum ada yang dihitung.",
        long: "Format, cara penulisan label, bahasa, penutur dengan peran dan jumlah gilirannya, serta hal yang tampak \
               keliru. Periksa di sini apakah setiap orang sudah benar: semua hitungan bertumpu padanya.",
        after: "Contoh:\n  benang inspect corpus\n  benang inspect wawancara.txt --turns\n  \
                benang inspect wawancara.txt --roles INTERVIEWER=P,PW --convention label-colon",
        arguments: &[
            ("paths", "Transkrip, atau folder berisi transkrip."),
            ("turns", "Cetak setiap giliran bicara sebagai satu baris JSON."),
        ],
    },
    Help {
        command: "search",
        about: "Cari kata, frasa, dan pola dalam transkrip.",
        long: "Sebuah kata menemukan semua bentuk dengan kata dasar yang sama: pelatihan menemukan dilatih dan melatih. \
               =kata hanya bentuk itu, latih* awal kata, \"door to door\" frasa, pelatihan NEAR/5 kader kata yang \
               berdekatan, /re+gex/ pola; AND, OR, NOT, dan tanda kurung menggabungkan; speaker:, role:, language:, \
               dan transcript: menyempitkan.",
        after: "Contoh:\n  benang search pelatihan corpus\n  \
                benang search 'berani NEAR/3 bicara role:informant' corpus\n  \
                benang search '\"panggilan hati\"' corpus --kwic 40\n  \
                benang search 'pelatihan NOT =latihan' corpus --count",
        arguments: &[
            ("query", "Yang dicari."),
            ("paths", "Transkrip, atau folder berisi transkrip."),
            ("limit", "Tampilkan paling banyak sekian temuan; 0 menampilkan semua."),
            ("kwic", "Satu temuan per baris, dengan sekian karakter di kedua sisinya."),
            ("count", "Cetak hanya jumlah segmen yang cocok."),
            ("unit", "Yang dicari: turn (giliran bicara), paragraph (paragraf), atau sentence (kalimat)."),
            ("fail_if_empty", "Selesai dengan kode keluar 1 bila tidak ada yang cocok."),
        ],
    },
    Help { command: "codebook", about: "Periksa berkas buku kode.", long: "", after: "", arguments: &[] },
    Help {
        command: "check",
        about: "Sebutkan apa yang salah pada berkas buku kode, dengan nomor baris.",
        long: "Kunci, bahasa, dan induk yang tidak dikenal, lingkaran, id ganda, aturan yang bukan kueri atau tidak \
               mungkin cocok, warna yang salah tulis, buku kode tanpa versi, kode tanpa definisi atau contoh. Kode \
               keluar 1 bila ada masalah.",
        after: "Contoh:\n  benang codebook check codebooks/sumodiningrat.toml",
        arguments: &[("file", "Buku kode (TOML).")],
    },
    Help {
        command: "stem",
        about: "Tampilkan bagaimana kata dibaca: bahasa, bentuk dasar tulisan, kata dasar, dan ejaan baku.",
        long: "Tanpa kata, baris dibaca dari masukan standar. Dua kata dengan kata dasar yang sama ditemukan oleh satu \
               pencarian.",
        after: "Contoh:\n  benang stem pemberdayaan nggak ngasih kelompok-kelompok trainings",
        arguments: &[("words", "Kata-kata.")],
    },
    Help {
        command: "stream",
        about: "Kodekan transkrip begitu datang: baris JSON masuk, baris JSON keluar.",
        long: "Setiap baris masukan standar ialah satu transkrip: {\"id\", \"title\"?, \"text\"} atau {\"id\", \"turns\": \
               [{\"speaker\", \"role\", \"text\"}]}. Masing-masing mendapat satu baris keluaran, berurutan: {\"id\", \
               \"codings\": [{\"code\", \"turn\", \"start\", \"end\", \"rule\"}], \"error\"}; tempatnya dihitung dalam \
               karakter teks giliran. Baris yang keliru mendapat error dan pekerjaan berlanjut; kode keluarnya lalu 2. \
               Memori tidak bertambah dengan banyaknya baris.",
        after: "Contoh:\n  benang stream -c codebooks/sumodiningrat.toml < wawancara.jsonl > koding.jsonl",
        arguments: &[
            ("codebook", "Buku kode (TOML)."),
            ("threads", "Berapa baris dikodekan sekaligus; bila kosong: satu per inti prosesor."),
        ],
    },
    Help {
        command: "completions",
        about: "Cetak pelengkap perintah untuk sebuah shell.",
        long: "",
        after: "Contoh:\n  benang completions bash > ~/.local/share/bash-completion/completions/benang",
        arguments: &[("shell", "Nama shell.")],
    },
    Help {
        command: "help",
        about: "Tampilkan bantuan program atau sebuah perintah.",
        long: "",
        after: "",
        arguments: &[("command", "Perintahnya.")],
    },
    Help { command: "man", about: "Cetak halaman manual, untuk `man -l -`.", long: "", after: "", arguments: &[] },
];

/// The headings of a manual page, which belong to the library that writes it.
const HEADINGS: [(&str, &str); 6] = [
    (".SH NAME", ".SH NAMA"),
    (".SH SYNOPSIS", ".SH PEMAKAIAN"),
    (".SH DESCRIPTION", ".SH KETERANGAN"),
    (".SH OPTIONS", ".SH OPSI"),
    (".SH EXTRA", ".SH CONTOH"),
    (".SH VERSION", ".SH VERSI"),
];

/// The same command line with its help in Indonesian.
pub(crate) fn translate(command: Command) -> Command {
    // How commands are to be typed is known once they are built.
    let mut english = command.clone();
    english.build();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version.help("Tampilkan versi program.").display_order(usize::MAX - 1);
    spoken(command.disable_version_flag(true).arg(version), &english)
}

/// The manual page with its headings in Indonesian.
pub(crate) fn headings(page: &str) -> String {
    let line = |line: &str| {
        let heading = HEADINGS.iter().find(|(english, _)| *english == line);
        heading.map_or(line, |(_, indonesian)| indonesian).to_owned() + "\n"
    };
    page.lines().map(line).collect()
}

fn spoken(command: Command, english: &Command) -> Command {
    let mut command = command.mut_args(without_english_choices);
    if let Some(help) = HELP.iter().find(|help| help.command == command.get_name()) {
        command = with_help(command, help);
    }
    for below in english.get_subcommands() {
        command = command.mut_subcommand(below.get_name(), |it| spoken(it, below));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help("Tampilkan bantuan ini (ringkas dengan -h).").display_order(usize::MAX);
    command
        .override_usage(usage(english))
        .help_template(template(english))
        .subcommand_help_heading("Perintah")
        .disable_help_flag(true)
        .arg(help)
}

fn with_help(command: Command, help: &Help) -> Command {
    let mut command = command.about(help.about).mut_args(|argument| {
        let text = help.arguments.iter().chain(&READING).chain(&GLOBAL).find(|(id, _)| argument.get_id() == id);
        match text {
            Some((_, text)) => {
                let text = format!("{text}{}", choices(&argument));
                argument.help(text.clone()).long_help(text)
            }
            None => argument,
        }
    });
    if !help.long.is_empty() {
        command = command.long_about(format!("{}\n\n{}", help.about, help.long));
    }
    if !help.after.is_empty() {
        command = command.after_help(help.after);
    }
    command
}

/// What can be given for an argument, and what goes without: clap says it in English only.
fn choices(argument: &Arg) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let possible = argument.get_possible_values();
    let possible = possible.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
    let default = argument.get_default_values().iter().map(|value| value.to_string_lossy());
    let default = default.collect::<Vec<_>>().join(", ");
    [("pilihan", possible), ("bila kosong", default)]
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(what, values)| format!(" ({what}: {values})"))
        .collect()
}

fn without_english_choices(argument: Arg) -> Arg {
    if argument.get_action().takes_values() {
        let takes_values = argument.get_action().takes_values();
        argument.hide_possible_values(takes_values).hide_default_value(takes_values)
    } else {
        argument
    }
}

/// How the command is to be typed, without the word in front.
fn usage(english: &Command) -> String {
    let usage = english.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim_start();
    // Further lines stand below the first, behind a longer word.
    usage.replace("[OPTIONS]", "[OPSI]").replace("<COMMAND>", "<PERINTAH>").replace("\n", "\n    ")
}

/// The sections that a command has.
fn template(english: &Command) -> String {
    let subcommands = english.has_subcommands().then_some("Perintah:\n{subcommands}\n\n");
    let positionals = english.get_positionals().next().map(|_| "Argumen:\n{positionals}\n\n");
    let parts = [Some("{about-with-newline}\nPemakaian: {usage}\n\n"), subcommands, positionals];
    parts.into_iter().flatten().chain(["Opsi:\n{options}{after-help}"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::definition;
    use benang_model::Locale;

    /// All commands with their arguments' help, as `command/argument: help`.
    fn helps(command: &Command, found: &mut Vec<String>) {
        found.push(format!(
            "{}: {}",
            command.get_name(),
            command.get_about().map(ToString::to_string).unwrap_or_default()
        ));
        for argument in command.get_arguments().filter(|it| !matches!(it.get_id().as_str(), "help" | "version")) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            found.push(format!("{}/{}: {help}", command.get_name(), argument.get_id()));
        }
        command.get_subcommands().for_each(|it| helps(it, found));
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        let (mut english, mut indonesian) = (Vec::new(), Vec::new());
        helps(&definition(Locale::En), &mut english);
        helps(&definition(Locale::Id), &mut indonesian);
        assert_eq!(english.len(), indonesian.len());
        for (en, id) in english.iter().zip(&indonesian) {
            assert_eq!(en.split(':').next(), id.split(':').next());
            assert_ne!(en, id, "not translated");
            assert!(!en.ends_with(": ") && !id.ends_with(": "), "{en} has no help");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        for locale in [Locale::En, Locale::Id] {
            definition(locale).debug_assert();
        }
    }
}
