//! From the bytes of RTF to characters: by the code page of the document, or by the character set of the font.

use encoding_rs::{
    BIG5, EUC_KR, Encoding as Charset, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// The upper half of the code pages of DOS, which the Encoding Standard doesn't have.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CODE_PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// How bytes stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodePage {
    /// An encoding of the Encoding Standard.
    Standard(&'static Charset),
    /// ASCII, and 128 characters for the bytes above.
    Table(&'static str),
}

impl CodePage {
    pub(super) const WESTERN: Self = Self::Standard(WINDOWS_1252);
    pub(super) const MAC: Self = Self::Standard(MACINTOSH);
    pub(super) const PC: Self = Self::Table(CODE_PAGE_437);
    pub(super) const PC_WESTERN: Self = Self::Table(CODE_PAGE_850);

    /// The code page with a number of Windows (`\ansicpg`, `\cpg`), if it is known.
    pub(super) fn numbered(number: i32) -> Option<Self> {
        Some(Self::Standard(match number {
            437 => return Some(Self::PC),
            850 | 858 => return Some(Self::PC_WESTERN),
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 | 54936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1252 => WINDOWS_1252,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10000 => MACINTOSH,
            10007 => X_MAC_CYRILLIC,
            65001 => UTF_8,
            _ => return None,
        }))
    }

    /// The code page of the fonts with a character set (`\fcharset`); none if it is the document's.
    pub(super) fn of_charset(number: i32) -> Option<Self> {
        Self::numbered(match number {
            0 => 1252,
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        })
    }

    /// The name of the encoding, where the Encoding Standard has one.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Standard(charset) if charset != UTF_8 => Some(charset.name()),
            _ => None,
        }
    }

    /// Whether `bytes` are the beginning of a character.
    pub(super) fn is_partial(self, bytes: &[u8]) -> bool {
        let (Self::Standard(charset), Some(&first)) = (self, bytes.first()) else { return false };
        let length = match first {
            0xF0..=0xF4 if charset == UTF_8 => 4,
            0xE0..=0xEF if charset == UTF_8 => 3,
            0xC2..=0xDF if charset == UTF_8 => 2,
            0x81..=0x9F | 0xE0..=0xFC if charset == SHIFT_JIS => 2,
            0x81..=0xFE if charset == GBK || charset == EUC_KR || charset == BIG5 => 2,
            _ => 1,
        };
        bytes.len() < length
    }

    /// Appends what `bytes` stand for.
    pub(super) fn decode(self, bytes: &[u8], text: &mut String) {
        match self {
            Self::Standard(charset) => text.push_str(&charset.decode_without_bom_handling(bytes).0),
            Self::Table(upper) => text.extend(bytes.iter().map(|&byte| match byte.checked_sub(0x80) {
                Some(index) => upper.chars().nth(usize::from(index)).unwrap_or(char::REPLACEMENT_CHARACTER),
                None => char::from(byte),
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_characters() {
        let check = |page: Option<CodePage>, bytes: &[u8], expected: &str| {
            let page = page.expect("known");
            let mut text = String::new();
            page.decode(bytes, &mut text);
            assert_eq!(text, expected);
            let is_partial = |length: usize| page.is_partial(&bytes[..length]);
            assert!((1..bytes.len()).all(is_partial) && !is_partial(bytes.len()), "{expected}");
        };
        check(CodePage::numbered(1252), b"\x93", "“");
        check(CodePage::of_charset(204), b"\xC6", "Ж");
        check(CodePage::of_charset(128), b"\x83A", "ア");
        check(CodePage::of_charset(134), b"\xC4\xE3", "你");
        check(CodePage::of_charset(254), b"\x82", "é");
        check(CodePage::of_charset(255), b"\xB5", "Á");
        check(CodePage::of_charset(77), b"\x8E", "é");
        check(CodePage::numbered(65001), "🙂".as_bytes(), "🙂");
        assert_eq!(CodePage::of_charset(1), None);
        assert!([CODE_PAGE_437, CODE_PAGE_850].iter().all(|upper| upper.chars().count() == 128));
    }
}
