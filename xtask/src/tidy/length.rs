//! No file is too long to be read in one go.

use super::sources::Sources;

/// Lines at which a file wants splitting.
const LIMIT: usize = 400;

/// Files that people write. Lists of data (words, frozen samples) and lock files may be longer.
const WRITTEN: [&str; 6] = ["rs", "ts", "mjs", "js", "css", "sql"];

/// Findings for files over the limit.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    sources
        .texts
        .iter()
        .filter(|source| WRITTEN.contains(&source.extension()))
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > LIMIT).then(|| format!("{}: {lines} lines; more than {LIMIT} want splitting", source.path))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_files_that_people_write_are_found() {
        let long = "line\n".repeat(LIMIT + 1);
        let fits = "line\n".repeat(LIMIT);
        let sources = Sources::of(&[("a.rs", &long), ("b.rs", &fits), ("words.txt", &long)]);
        assert_eq!(check(&sources), ["a.rs: 401 lines; more than 400 want splitting"]);
    }
}
