//! What the TOML parser says, in Indonesian. It speaks English only: the commonest of its sentences
//! stand here, each with what it means to somebody who writes a codebook.

/// How a sentence of the parser begins, and what it means. `{}` stands for what the parser puts
/// between its first backticks.
const SENTENCES: [(&str, &str); 22] = [
    ("invalid basic string", "teks ini tidak ditutup dengan tanda kutip \""),
    ("invalid literal string", "teks ini tidak ditutup dengan tanda kutip '"),
    ("invalid multi-line basic string", "teks beberapa baris ini tidak ditutup dengan \"\"\""),
    ("invalid multi-line literal string", "teks beberapa baris ini tidak ditutup dengan '''"),
    ("duplicate key", "kunci ini sudah dipakai sebelumnya"),
    ("key with no value", "sesudah kunci ini harus ada tanda ="),
    ("missing assignment", "sesudah kunci ini harus ada tanda ="),
    ("string values must be quoted", "teks harus diapit tanda kutip lurus \" atau '"),
    ("missing escaped value", "garis miring terbalik ini salah; tulis \\\\, atau apit teksnya dengan '"),
    ("too few unicode value digits", "kode karakter sesudah \\u ini terlalu pendek"),
    ("unclosed table", "judul bagian ini tidak ditutup dengan ]"),
    ("unclosed array table", "judul bagian ini tidak ditutup dengan ]]"),
    ("unclosed array", "daftar ini tidak ditutup dengan ]"),
    ("unclosed inline table", "kurung kurawal ini tidak ditutup dengan }"),
    ("missing comma", "di antara dua isi harus ada koma"),
    ("unexpected key or value", "di sini barisnya seharusnya berakhir"),
    ("missing field", "{} belum diisi"),
    ("unknown variant", "nilai {} tidak dikenal"),
    ("invalid type: map", "bagian ini seharusnya daftar atau teks"),
    ("invalid type", "jenis nilai ini salah"),
    ("a text, or", "di sini harus ada teks, atau satu teks per bahasa"),
    (
        "a query, or",
        "di sini harus ada kueri, atau { query = \"…\", role = \"…\", unit = \"…\" } dengan nilai yang dikenal",
    ),
];

/// A parser's reason with what it means in front; the reason alone if it isn't a common one.
pub(crate) fn in_indonesian(reason: &str) -> String {
    let quoted = reason.split('`').nth(1).unwrap_or_default();
    // Of sentences that begin alike, the longest is meant: an array table is no array.
    let sentence = SENTENCES.iter().filter(|(english, _)| reason.starts_with(english)).max_by_key(|(it, _)| it.len());
    match sentence {
        Some((_, meaning)) => format!("{} (pesan pengurai: {reason})", meaning.replace("{}", quoted)),
        None => format!("(pesan pengurai: {reason})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodebookFile, CodebookFileError};

    fn check(text: &str, line: usize, expected: &str) {
        let error = CodebookFile::read(text).unwrap_err();
        let CodebookFileError::Syntax { reason, place } = &error else { panic!("{text}: {error}") };
        assert_eq!(in_indonesian(reason), format!("{expected} (pesan pengurai: {reason})"), "{text}");
        assert_eq!(place.map(|at| at.line), Some(line), "{text}");
    }

    #[test]
    fn common_mistakes_are_told_in_indonesian() {
        let header = |more: &str| format!("[codebook]\nname = 'a'\n{more}\n");
        check(&header("source = \"a"), 3, "teks ini tidak ditutup dengan tanda kutip \"");
        check(&header("source = 'a"), 3, "teks ini tidak ditutup dengan tanda kutip '");
        check(&header("name = 'b'"), 3, "kunci ini sudah dipakai sebelumnya");
        check(&header("source: 'a'"), 3, "sesudah kunci ini harus ada tanda =");
        check(&header("source = “a”"), 3, "teks harus diapit tanda kutip lurus \" atau '");
        let escape = "garis miring terbalik ini salah; tulis \\\\, atau apit teksnya dengan '";
        check(&header("source = \"a\\d\""), 3, escape);
        check("[codebook\nname = 'a'", 1, "judul bagian ini tidak ditutup dengan ]");
        check("[[code]\nid = 'a'", 1, "judul bagian ini tidak ditutup dengan ]]");
        check(&header("authors = ['a'"), 3, "daftar ini tidak ditutup dengan ]");
        check(&header("authors = ['a' 'b']"), 3, "di antara dua isi harus ada koma");
        check(&header("title = { id = 'a'"), 3, "kurung kurawal ini tidak ditutup dengan }");
        check("[codebook]\nversion = '1'", 1, "name belum diisi");
        check(&header("[[code]]\nid = 'a'\nstatus = 'alt'"), 5, "nilai alt tidak dikenal");
        check(&header("[code]\nid = 'a'"), 3, "bagian ini seharusnya daftar atau teks");
        check(&header("version = 1"), 3, "jenis nilai ini salah");
        check(&header("title = 1"), 3, "di sini harus ada teks, atau satu teks per bahasa");
    }

    #[test]
    fn other_reasons_are_passed_on() {
        assert_eq!(in_indonesian("something new"), "(pesan pengurai: something new)");
    }
}
