//! Nothing that the browser loads comes from elsewhere.

use super::sources::{Source, Sources};

/// Where files lie that end up in the browser.
const BUILT: [&str; 4] = ["app/src/", "app/style/", "app/web/", "public/"];

/// Addresses from which nothing is ever loaded: names of formats, and where the quick exit and the way to a consultation hour go when they
/// are tapped.
const NEVER_LOADED: [&str; 3] = ["http://www.w3.org/", "https://www.buienradar.nl/", "https://maps.apple.com/"];

/// Findings for addresses of other servers in what the site is built from.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    let built = |source: &&Source| BUILT.iter().any(|folder| source.path.starts_with(folder));
    sources.texts.iter().filter(built).flat_map(addresses).collect()
}

fn addresses(source: &Source) -> Vec<String> {
    let foreign = |line: &str| {
        ["http://", "https://"].iter().any(|scheme| {
            line.match_indices(scheme).any(|(at, _)| {
                let host =
                    line[at + scheme.len()..].split(|letter: char| !is_of_host(letter)).next().unwrap_or_default();
                // `example` is reserved for examples: nothing answers there (RFC 2606).
                let is_real = !host.is_empty() && !host.ends_with(".example");
                is_real && !NEVER_LOADED.iter().any(|address| line[at..].starts_with(address))
            })
        })
    };
    source
        .numbered_lines()
        .filter(|(_, line)| !is_comment(line) && foreign(line))
        .map(|(number, _)| format!("{}:{number}: an address of another server", source.path))
        .collect()
}

fn is_of_host(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '-')
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "*", "<!--", "#"].iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_server_is_found_and_a_namespace_is_not() {
        let sources = Sources::of(&[
            ("public/icons/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"),
            ("app/style/main.css", "@import \"https://fonts.example.org/x.css\";"),
            ("app/src/b.rs", "assert!(!html.contains(\"https://\"));"),
            ("app/src/c.rs", "draw(\"https://naderhand.example/app\")"),
            ("app/src/lib.rs", "// see https://www.rfc-editor.org/rfc/rfc9457"),
            ("docs/a.md", "https://example.org"),
        ]);
        assert_eq!(check(&sources), ["app/style/main.css:1: an address of another server"]);
    }
}
