#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| benang_ingest_fuzz::read("md", bytes));
