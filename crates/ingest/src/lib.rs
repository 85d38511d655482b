//! A file of a supported format becomes a transcript with turns, marks and diagnostics
