//! Codebook files, their checks, and applying a codebook's rules to transcripts
