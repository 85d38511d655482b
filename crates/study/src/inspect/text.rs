//! The inspection for people.

use super::unplaced::{Unplaced, UnplacedLine};
use super::{FileReport, Inspection, Reading, SpeakerReport, Totals};
use benang_model::Locale;

/// Below this, another convention is worth a thought.
const SURE: f64 = 0.75;

impl Inspection {
    pub(super) fn text(&self, locale: Locale) -> String {
        let mut text: String = self.files.iter().map(|file| file.text(locale)).collect();
        for warning in &self.warnings {
            text.push_str(&format!("{}: {}\n", locale.pick("look at", "periksa"), warning.message));
        }
        let Totals { read, refused, skipped, turns, words } = self.totals;
        let (of_turns, of_words) = (turn(turns, locale), word(words, locale));
        text.push_str(&locale.pick(
            format!("{read} read, {refused} refused, {skipped} skipped: {turns} {of_turns}, {words} {of_words}\n"),
            format!("{read} dibaca, {refused} ditolak, {skipped} dilewati: {turns} {of_turns}, {words} {of_words}\n"),
        ));
        text
    }
}

impl FileReport {
    fn text(&self, locale: Locale) -> String {
        let mut text = format!("{}\n", self.path);
        if let Some(error) = &self.error {
            text.push_str(&format!("  {}: {}\n", locale.pick("refused", "ditolak"), error.reason));
        }
        if let Some(reason) = self.reason {
            text.push_str(&format!("  {}: {reason}\n", locale.pick("skipped", "dilewati")));
        }
        if let Some(reading) = &self.reading {
            text.push_str(&reading.text(locale));
        }
        let widest = self.speakers.iter().map(|speaker| speaker.label.chars().count()).max().unwrap_or_default();
        for speaker in &self.speakers {
            let SpeakerReport { label, name, role, turns, words } = speaker;
            let role = locale.pick(*role, role_in_indonesian(role));
            let name = name.as_ref().map(|name| format!("  {name}")).unwrap_or_default();
            let (of_turns, of_words) = (turn(*turns, locale), word(*words, locale));
            let line = format!("  {label:widest$}  {role:<12} {turns:>4} {of_turns:<5} {words:>6} {of_words:<5}{name}");
            text.push_str(line.trim_end());
            text.push('\n');
        }
        for warning in &self.warnings {
            let at = warning.line.map(|line| format!("{} {line}: ", locale.pick("line", "baris"))).unwrap_or_default();
            text.push_str(&format!("  {}: {at}{}\n", locale.pick("look at", "periksa"), warning.message));
        }
        if let Some(reading) = &self.reading {
            text.push_str(&reading.unplaced(locale));
            // Who is told of nothing odd needs no way out.
            if reading.confidence < SURE || !self.warnings.is_empty() {
                text.push_str(&reading.overrides(locale));
            }
        }
        text.push('\n');
        text
    }
}

impl Reading {
    /// The lines that nobody says.
    fn unplaced(&self, locale: Locale) -> String {
        let Unplaced { count, lines } = &self.unplaced;
        let mut text = String::new();
        for UnplacedLine { line, text: words } in lines {
            let said = locale.pick("said by nobody, line", "tanpa penutur, baris");
            text.push_str(&format!("  {said} {line}: {words}\n"));
        }
        if *count > lines.len() {
            let more = count - lines.len();
            text.push_str(&locale.pick(format!("  … and {more} more\n"), format!("  … dan {more} lagi\n")));
        }
        text
    }

    /// How to have the file read otherwise.
    fn overrides(&self, locale: Locale) -> String {
        let otherwise = locale.pick("to read it otherwise", "agar dibaca lain");
        if self.overrides.is_empty() {
            return String::new();
        }
        format!("  {otherwise}: {}\n", self.overrides.join(", "))
    }

    fn text(&self, locale: Locale) -> String {
        let Self { format, encoding, convention, confidence, reasons, turns, unlabelled, words, languages, .. } = self;
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        let mut text = format!("  {format}, {encoding}; ");
        text.push_str(&locale.pick(
            format!("convention {convention} ({} sure)", percent(*confidence)),
            format!("cara label {convention} (keyakinan {})", percent(*confidence)),
        ));
        if let Some(next) = &self.runner_up {
            let sure = percent(next.confidence);
            text.push_str(&locale.pick(
                format!(", next {} ({sure})", next.convention),
                format!(", berikutnya {} ({sure})", next.convention),
            ));
        }
        if !reasons.is_empty() {
            text.push_str(&format!("\n  {}: {}", locale.pick("why", "sebab"), reasons.join("; ")));
        }
        let (of_turns, of_words) = (turn(*turns, locale), word(*words, locale));
        let without = locale.pick("without speaker", "tanpa penutur");
        text.push_str(&format!("\n  {turns} {of_turns} ({unlabelled} {without}), {words} {of_words}: "));
        let shares = [
            (locale.pick("Indonesian", "Indonesia"), languages.id),
            (locale.pick("English", "Inggris"), languages.en),
            (locale.pick("mixed", "campuran"), languages.mixed),
            (locale.pick("other", "lain"), languages.other),
        ];
        let shares: Vec<String> = shares
            .into_iter()
            .filter(|(_, share)| *share > 0.0)
            .map(|(language, share)| format!("{language} {}", percent(share)))
            .collect();
        text.push_str(&shares.join(", "));
        text.push('\n');
        text
    }
}

fn role_in_indonesian(role: &str) -> &str {
    match role {
        "interviewer" => "pewawancara",
        "informant" => "informan",
        "other" => "lain",
        _ => "tak dikenal",
    }
}

/// The noun for a number of turns.
fn turn(count: usize, locale: Locale) -> &'static str {
    locale.pick(if count == 1 { "turn" } else { "turns" }, "giliran")
}

/// The noun for a number of words.
fn word(count: usize, locale: Locale) -> &'static str {
    locale.pick(if count == 1 { "word" } else { "words" }, "kata")
}
