//! Links between the documents lead somewhere.

use super::sources::{Source, Sources};

/// Findings for relative links in Markdown files whose target is not in the repository.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    let mut findings = Vec::new();
    // Links of the pages are the app's: its build checks them.
    let is_document = |source: &&Source| source.extension() == "md" && !source.path.starts_with("app/texts/pages/");
    for source in sources.texts.iter().filter(is_document) {
        for (number, target) in links(source) {
            if !leads_somewhere(sources, source, target) {
                findings.push(format!("{}:{number}: nothing at `{target}`", source.path));
            }
        }
    }
    findings
}

/// The targets of `[text](target)` outside of code blocks.
fn links(source: &Source) -> Vec<(usize, &str)> {
    let mut in_code = false;
    let mut found = Vec::new();
    for (number, line) in source.numbered_lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if !in_code {
            found.extend(line.split("](").skip(1).filter_map(|rest| Some((number, rest.split_once(')')?.0))));
        }
    }
    found
}

fn leads_somewhere(sources: &Sources, from: &Source, target: &str) -> bool {
    if target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let resolved = if path.is_empty() { from.path.clone() } else { resolve(&from.path, path) };
    let folder = format!("{}/", resolved.trim_end_matches('/'));
    let is_folder = resolved.is_empty() || sources.paths.iter().any(|path| path.starts_with(&folder));
    match (anchor, sources.texts.iter().find(|source| source.path == resolved)) {
        (Some(anchor), Some(file)) if file.extension() == "md" => has_heading(file, anchor),
        (_, Some(_)) => true,
        (_, None) => is_folder || sources.paths.contains(&resolved),
    }
}

/// The path that `target` means in a file at `from`.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Whether a heading has this anchor: its text in small letters, with hyphens for spaces, without punctuation.
fn has_heading(file: &Source, anchor: &str) -> bool {
    let slug = |heading: &str| -> String {
        let kept = heading.to_lowercase();
        kept.chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .collect()
    };
    file.text
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .any(|heading| slug(heading.trim_start_matches('#').trim()) == anchor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_links_are_found() {
        let sources = Sources::of(&[
            ("README.md", "[map](docs/map.md#the-map) [gone](docs/gone.md) [out](https://example.org) [docs](docs)"),
            ("docs/map.md", "# The map\n[up](../README.md) [part](#no-such-part)\n```\n[code](x.md)\n```"),
        ]);
        assert_eq!(
            check(&sources),
            ["README.md:1: nothing at `docs/gone.md`", "docs/map.md:2: nothing at `#no-such-part`"]
        );
    }
}
