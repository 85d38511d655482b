//! Words, stems, sentences and languages of Indonesian and English speech
