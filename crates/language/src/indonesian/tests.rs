use super::*;
use crate::reference;

fn check(indonesian: &Indonesian, word: &str, expected: &str) {
    assert_eq!(indonesian.stem(word).unwrap_or(word), expected, "{word}");
}

/// Families as a coder meets them. The first word of each is the root.
#[test]
fn families_have_one_root() {
    let mut wrong = Vec::new();
    for family in [
        "daya pemberdayaan memberdayakan keberdayaan berdaya pemberdaya ketidakberdayaan diberdayakan",
        "kelompok kelompok-kelompok berkelompok pengelompokan kelompoknya",
        "suluh penyuluhan penyuluh menyuluh",
        "latih pelatihan-pelatihan pelatihan dilatih latihan melatih terlatih pelatih",
        "damping pendamping pendampingan didampingi mendampingi",
        "tingkat peningkatan meningkatkan ditingkatkan tingkatan setingkat",
        "kuat penguatan memperkuat menguatkan kekuatan diperkuat",
        "motivasi memotivasi termotivasi dimotivasi motivasinya",
        "mandiri kemandirian memandirikan",
        "sampai menyampaikan penyampaian sesampainya nyampein",
        "kasih ngasih dikasih mengasihi ngasihin",
        "isi ngisi ngisiin mengisi diisi pengisian",
        "bahas ngebahas membahas pembahasan dibahas",
        "temu ketemu bertemu pertemuan menemukan ditemui ketemuan",
        "organisasi mengorganisir diorganisir pengorganisasian berorganisasi terorganisir",
        "jaring jaringan jejaring menjaring",
        "peta pemetaan memetakan dipetakan",
        "cek mengecek ngecek dicek pengecekan",
        "masuk masukan memasukkan termasuk masukin",
        "sibuk kesibukan menyibukkan",
        "masalah permasalahan bermasalah mempermasalahkan",
        "adil keadilan ketidakadilan peradilan seadil-adilnya",
        "tahu pengetahuan mengetahui ketahuan ketauan setahu berpengetahuan",
        "dengar mendengarkan ngedenger dengerin kedengeran didengar",
        "catat pencatatan nyatet dicatet catetan",
        "daun dedaunan daun-daunan",
        "kerja pekerjaan bekerja mengerjakan kerjaan ngerjain dikerjain pekerja",
        "ajar belajar pelajaran mempelajari pengajar mengajarkan ngajarin diajar pembelajaran",
        "puskesmas dipuskes puskesmasnya",
        "rumah dirumah serumah perumahan rumah-rumah",
        "ibu ibu2 ibu-ibu ibunya keibuan ibu-ibunya ibu2nya",
        "tiru meniru-nirukan meniru-niru peniruan",
        "sayur sayur-mayur sayuran",
        "warna warna-warni berwarna mewarnai",
    ] {
        let root = family.split(' ').next().unwrap();
        for word in family.split(' ') {
            let found = Indonesian::shared().stem(word).unwrap_or(word);
            if found != root {
                wrong.push(format!("{word}: {found}, not {root}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_looks_derived_is_kept_whole() {
    for word in "makan jalan teman badan ikan tangan mandiri sampai santai perempuan masyarakat peduli dinas merah \
                 sekolah selesai kepala kelompok berani beras terima pengaruh pelan nilai memang seperti tetangga \
                 beruang terapi tetapi terhadap beringin bolak-balik suami-istri pensil-kantor rw09 ke-2 kalyanamitra dki x"
        .split_whitespace()
    {
        check(Indonesian::shared(), word, word);
    }
}

#[test]
fn affixes_set_off_by_a_hyphen_come_off_any_word() {
    for (word, expected) in [
        ("posko-posko", "posko"),
        ("zxqv-zxqv", "zxqv"),
        ("zxqv-zxqvan", "zxqv"),
        ("zxqv-nya", "zxqv"),
        ("di-zxqv", "zxqv"),
        ("di-zxqv-in", "zxqv"),
        ("nge-zxqv", "zxqv"),
        ("zxqv-kan", "zxqv"),
        ("zxqv-i", "zxqv"),
        ("pmt-nya", "pmt"),
        ("se-kelurahan", "lurah"),
    ] {
        check(Indonesian::shared(), word, expected);
    }
}

#[test]
fn roots_are_sorted_unique_folded_and_rated() {
    for file in ROOTS {
        let roots: Vec<&str> = file.lines().filter_map(|line| line.split('\t').next()).collect();
        assert!(roots.windows(2).all(|pair| pair[0] < pair[1]), "sorted and unique");
        assert!(roots.iter().all(|root| crate::fold(root) == *root), "folded");
        assert!(rows(file).all(|(_, rating)| matches!(rating, "1" | "2" | "3" | "4")), "rated from 1 to 4");
    }
    assert!(rows(ALIASES).all(|(_, root)| Indonesian::shared().is_root(root)), "aliases lead to roots");
}

/// UD Indonesian CSUI (CC BY-SA 4.0): 99.7 % of derived tokens get the lemma's root from the
/// Indonesian analysis, and as many from [`crate::stem`], which is what users get.
#[test]
fn treebank_lemmas() {
    let Some(table) = reference::read("stems_csui.tsv") else { return };
    let derived: Vec<(&str, &str, u32)> = table
        .lines()
        .filter_map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [word, root, count] if word != root => Some((word, root, count.parse().unwrap())),
            _ => None,
        })
        .collect();
    score("the Indonesian analysis", &derived, |word| Indonesian::shared().stem(word).unwrap_or(word).into());
    score("stem()", &derived, |word| crate::stem(word).stem);
}

/// Prints how many of the tokens get their root, and what goes wrong.
fn score(who: &str, derived: &[(&str, &str, u32)], stem: impl Fn(&str) -> Box<str>) {
    let (mut right, mut all) = (0, 0);
    for &(word, root, count) in derived {
        let found = stem(word);
        all += count;
        right += if *found == *root { count } else { 0 };
        if *found != *root {
            println!("{word}: {found}, not {root} ({count})");
        }
    }
    println!("{who}: {right} of {all} derived tokens");
    assert!(right * 100 >= all * 98, "{who}: {right} of {all}");
}

/// The single words of Sastrawi's test suite (MIT), which is written for a toy dictionary.
#[test]
fn sastrawi_conformance() {
    let Some(roots) = reference::read("sastrawi_test_dictionary.txt") else { return };
    let Some(table) = reference::read("sastrawi_cases_tagged.tsv") else { return };
    let indonesian = Indonesian::with_roots(roots.lines().map(|root| (root, UNRATED)));
    let cases = table.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (word, root) = (fields.next()?, fields.next()?);
        (!word.contains(' ') && fields.next().is_some()).then_some((crate::fold(word), root))
    });
    let (right, wrong): (Vec<_>, Vec<_>) =
        cases.partition(|(word, root)| indonesian.stem(word).unwrap_or(word) == *root);
    for (word, root) in &wrong {
        println!("{word}: {}, not {root}", indonesian.stem(word).unwrap_or(word));
    }
    println!("{} of {} words", right.len(), right.len() + wrong.len());
    assert!(right.len() >= 150, "{}", right.len());
}
