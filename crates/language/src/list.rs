//! Reading the lists in `data/`: one entry a line, lines that begin with `#` are remarks.

/// The entries of a list.
pub(crate) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a table of two columns: what stands before the first tab, and the rest.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    entries(table).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_no_entries() {
        let list = "# a remark\twith a tab\na\t1\n\nb\nc\t2\t3\n";
        assert_eq!(entries(list).collect::<Vec<_>>(), ["a\t1", "b", "c\t2\t3"]);
        assert_eq!(rows(list).collect::<Vec<_>>(), [("a", "1"), ("c", "2\t3")]);
    }
}
