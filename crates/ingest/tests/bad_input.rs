//! What can't be read: each file gives one error that says what is wrong, where, and what to do, in both
//! languages.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Content, Excess, Found, IngestError, Options, read_bytes, read_file, walk};
use benang_model::Locale;
use fs_err as fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[path = "../fuzz/src/archive.rs"]
pub mod archive;

/// A folder of its own for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Reads a file that can't be read, and makes sure that its error helps in both languages.
fn refusal(path: &Path) -> IngestError {
    let error = read_file(path, &Options::default()).expect_err("it can't be read");
    assert_ne!(error.message(Locale::En), error.message(Locale::Id), "{error}");
    assert!(error.hint(Locale::En).is_some_and(|hint| Some(hint) != error.hint(Locale::Id)), "{error}");
    error
}

fn refuse(name: &str, bytes: &[u8]) -> IngestError {
    let path = folder("bad-input").join(name);
    fs::write(&path, bytes).expect("a file");
    refusal(&path)
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a name");
        writer.write_all(content).expect("memory");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A document around `body`, in the elements that its text needs.
fn docx(body: &str) -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    archive::around("docx", format!(r#"<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>"#).as_bytes())
}

#[test]
fn nothing_and_zeros_are_told_apart() {
    for name in ["a.txt", "a.docx", "a.pdf", "a.json", "a.rtf", "a"] {
        assert!(matches!(refuse(name, b""), IngestError::Empty), "{name}");
        assert!(matches!(refuse(name, &[0; 4096]), IngestError::Damaged { .. }), "{name}");
    }
    assert!(matches!(refuse("a.docx", &docx("<w:p/>")), IngestError::Empty));
}

#[test]
fn a_name_that_is_wrong_says_what_the_file_is() {
    let check = |name: &str, bytes: &[u8], expected: Content| {
        let error = refuse(name, bytes);
        assert!(matches!(error, IngestError::NotWhatItSays { is, .. } if is == expected), "{name}: {error}");
    };
    check("a.docx", b"<!DOCTYPE html><html><body><p>Ya</p></body></html>", Content::Html);
    check("a.docx", b"P: Ya\n", Content::Text);
    check("a.xlsx", b"speaker,text\nP,Ya\n", Content::Text);
    check("a.pdf", &docx("<w:p/>"), Content::Docx);
    check("a.txt", &docx("<w:p/>"), Content::Docx);
    check("a.odt", &zip(&[("foto.jpg", b"x")]), Content::Zip);
    assert!(matches!(refuse("~$wawancara.docx", b"\x05Ratna"), IngestError::LockFile));
}

#[test]
fn what_is_damaged_is_refused() {
    let whole = docx("<w:p><w:r><w:t>P: Ya</w:t></w:r></w:p>");
    let (half, _) = whole.split_at(whole.len() / 2);
    assert!(matches!(refuse("a.docx", half), IngestError::Damaged { .. }));
    let error = refuse("a.docx", &docx("<w:p><w:r><w:t>P: Ya</w:p>"));
    assert!(
        matches!(&error, IngestError::Damaged { part: Some(part), .. } if part == "word/document.xml"),
        "{error:?}"
    );
    assert!(matches!(refuse("a.odt", &archive::around("odt", b"<office")), IngestError::Damaged { .. }));
    assert!(matches!(refuse("a.pdf", b"%PDF-1.7\n1 0 obj\n<<"), IngestError::Damaged { .. }));
}

#[test]
fn what_has_a_password_is_refused() {
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.extend([0; 600]);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for name in ["a.docx", "a.xlsx", "a.doc"] {
        assert!(matches!(refuse(name, &compound), IngestError::Encrypted), "{name}");
    }
    let pdf =
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/realdata/awkward/pdf_encrypted_aes256.pdf"));
    if pdf.exists() {
        assert!(matches!(refusal(pdf), IngestError::Encrypted));
    } else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", pdf.display());
        println!("skipped: {} is missing", pdf.display());
    }
}

#[test]
fn bombs_and_nesting_name_the_limit() {
    let error = refuse("a.docx", &docx(&" ".repeat(300 << 20)));
    assert!(matches!(error, IngestError::Limit { what: Excess::UnpackedBytes, .. }), "{error}");
    let deep = docx(&"<w:sdt>".repeat(200_000));
    let error = refuse("a.docx", &deep);
    assert!(matches!(error, IngestError::Limit { what: Excess::Depth, .. }), "{error}");
}

#[test]
fn entities_are_never_resolved() {
    let secret = folder("bad-entities").join("rahasia.txt");
    fs::write(&secret, "RAHASIA").expect("a file");
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let laughs: String = (1..20).map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};&l{0};&l{0};\">", n - 1)).collect();
    let part = format!(
        "<!DOCTYPE d [<!ENTITY l0 \"ha\">{laughs}<!ENTITY s SYSTEM \"{}\">]><w:document xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>P: &l19; &s; ya</w:t></w:r></w:p></w:body></w:document>",
        secret.display()
    );
    // Either it is refused, or the names stay as they are written.
    if let Ok(file) = read_bytes("a.docx", archive::around("docx", part.as_bytes()), &Options::default()) {
        assert!(!file.transcript.text.contains("RAHASIA") && file.transcript.text.len() < 100);
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = folder("bad-places");
    assert!(matches!(refusal(&folder.join("tidak ada.txt")), IngestError::Unreadable { .. }));
    fs::create_dir(folder.join("x.docx")).expect("a folder");
    fs::write(folder.join("x.docx/a.txt"), "P: Ya").expect("a file");
    assert!(matches!(refusal(&folder.join("x.docx")), IngestError::NotAFile));
    // A folder is a folder, whatever it is called: what is in it is read.
    for named in [folder.clone(), folder.join("x.docx")] {
        let found = walk(&[named]);
        assert!(matches!(found.as_slice(), [Found::File(path)] if path.ends_with("x.docx/a.txt")), "{found:?}");
    }
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    let path = folder("bad-size").join("a.txt");
    let file = fs::File::create(&path).expect("a file");
    file.set_len((4 << 30) + 1).expect("a sparse file");
    assert!(matches!(refusal(&path), IngestError::TooLarge { limit: 0x1_0000_0000, .. }));
    fs::remove_file(&path).expect("gone");
}

#[cfg(unix)]
mod unix {
    use super::{Found, IngestError, Locale, Options, folder, fs, read_file, refusal, walk};
    use std::ffi::OsStr;
    use std::fs::Permissions;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;
    use std::process::Command;

    #[test]
    fn links_lead_to_files_or_say_that_they_do_not() {
        let folder = folder("bad-links");
        fs::write(folder.join("b.txt"), "P: Ya").expect("a file");
        symlink("b.txt", folder.join("a.txt")).expect("a link");
        symlink("hilang.txt", folder.join("c.txt")).expect("a link");
        symlink("d.txt", folder.join("d.txt")).expect("a link");
        let found = walk(std::slice::from_ref(&folder));
        let names: Vec<_> = found.iter().map(|found| found.path().file_name().expect("a name")).collect();
        assert_eq!(names, ["a.txt", "c.txt", "d.txt"], "a file with a link to it is there once");
        assert!(read_file(&folder.join("a.txt"), &Options::default()).is_ok());
        for name in ["c.txt", "d.txt"] {
            assert!(matches!(refusal(&folder.join(name)), IngestError::BrokenLink { .. }), "{name}");
        }
    }

    #[test]
    fn a_link_that_loops_says_so() {
        let folder = folder("bad-loop");
        symlink(&folder, folder.join("lagi")).expect("a link");
        let Some(Found::Unreadable { error, .. }) = walk(&[folder]).pop() else { panic!("it loops") };
        let error = IngestError::Unreadable { error };
        assert_eq!(error.message(Locale::Id), "tidak dapat dibaca: tautan ke folder di atasnya");
        assert_eq!(error.hint(Locale::En).as_deref(), Some("remove the link"));
    }

    #[test]
    fn pipes_and_devices_are_no_files() {
        let pipe = folder("bad-pipe").join("a.txt");
        let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert!(matches!(refusal(&pipe), IngestError::NotAFile));
        assert!(matches!(refusal(Path::new("/dev/zero")), IngestError::NotAFile));
    }

    #[test]
    fn what_may_not_be_read_says_so() {
        let folder = folder("bad-rights");
        let (file, inner) = (folder.join("a.txt"), folder.join("b"));
        fs::write(&file, "P: Ya").expect("a file");
        fs::create_dir(&inner).expect("a folder");
        for path in [&file, &inner] {
            fs::set_permissions(path, Permissions::from_mode(0o000)).expect("rights");
        }
        if fs::read(&file).is_ok() {
            println!("skipped: whoever runs the tests may read everything");
            return;
        }
        assert_eq!(refusal(&file).message(Locale::En), "cannot be read: no permission");
        let found = walk(&[folder]);
        assert!(matches!(found.as_slice(), [Found::File(_), Found::Unreadable { .. }]), "{found:?}");
        fs::set_permissions(&inner, Permissions::from_mode(0o700)).expect("rights");
    }

    #[test]
    fn a_name_that_is_no_unicode_is_a_name() {
        let path = folder("bad-names").join(OsStr::from_bytes(b"wawancara-\xE9.txt"));
        if fs::write(&path, "P: Ya").is_err() {
            println!("skipped: the file system has no such names");
            return;
        }
        let file = read_file(&path, &Options::default()).expect("text");
        assert_eq!(file.transcript.name, "wawancara-\u{fffd}");
    }
}
