//! The head of a page's file: TOML between two lines of `+++`.
//!
//! | key | what |
//! | --- | --- |
//! | `title` | heading and name of the page |
//! | `address` | where it is: its path |
//! | `lead` | what it comes down to, in two or three sentences; also what search engines show |
//! | `moment` | of a page of the library: when it matters. Pages without it do not belong to the library |
//! | `offline` | of other pages: `true` when the app keeps it on the phone; pages of the library are always kept |
//! | `sources` | what it rests on: a short name of `pages/sources.toml`, then where in it |
//! | `library` | of the library's own page: the pages of the library, in order |

use toml::{Table, Value};

/// A page as its file has it.
pub(crate) struct Source {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) lead: String,
    pub(crate) moment: Option<String>,
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "only documents show it"))]
    pub(crate) sources: Vec<String>,
    pub(crate) library: Vec<String>,
    /// What follows the head, as Markdown.
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "only documents show it"))]
    pub(crate) body: String,
}

impl Source {
    /// Reads a file's text; `at` names it in complaints.
    pub(crate) fn parse(text: &str, at: &str) -> Self {
        let (head, body) = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .unwrap_or_else(|| panic!("{at}: does not begin with a head between two lines of +++"));
        let mut head: Table = head.parse().unwrap_or_else(|error| panic!("{at}: {error}"));
        let page = Self {
            title: string(&mut head, "title", at),
            address: string(&mut head, "address", at),
            lead: string(&mut head, "lead", at),
            moment: head.remove("moment").map(|value| text_of(value, "moment", at)),
            sources: list(&mut head, "sources", at),
            library: list(&mut head, "library", at),
            body: body.to_owned(),
        };
        // The build of the service worker reads it.
        assert!(
            head.remove("offline").is_none_or(|value| value.as_bool() == Some(true)),
            "{at}: `offline` is true or not there"
        );
        assert!(head.is_empty(), "{at}: nobody knows `{}`", head.keys().next().expect("not empty"));
        let path = page.address.starts_with('/') && (page.address == "/" || !page.address.ends_with('/'));
        assert!(path, "{at}: `{}` is not an address", page.address);
        // They stand in attributes of the document's head too.
        let is_plain = |text: &str| !text.contains(['"', '<', '>', '&']);
        assert!(is_plain(&page.title) && is_plain(&page.lead), "{at}: title and lead are plain text");
        page
    }
}

fn string(head: &mut Table, key: &str, at: &str) -> String {
    let value = head.remove(key).unwrap_or_else(|| panic!("{at}: `{key}` is missing"));
    text_of(value, key, at)
}

fn list(head: &mut Table, key: &str, at: &str) -> Vec<String> {
    match head.remove(key) {
        None => Vec::new(),
        Some(Value::Array(values)) => values.into_iter().map(|value| text_of(value, key, at)).collect(),
        Some(_) => panic!("{at}: `{key}` is a list"),
    }
}

fn text_of(value: Value, key: &str, at: &str) -> String {
    match value {
        Value::String(text) => text,
        _ => panic!("{at}: `{key}` is a text"),
    }
}
