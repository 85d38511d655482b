//! A tantivy index of segments: building it, and hits in context
