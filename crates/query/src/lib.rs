//! The query language: text to tree and back, and matching a tree against segments
