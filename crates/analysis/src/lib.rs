//! Codings become tables: pure arithmetic
