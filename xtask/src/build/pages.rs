//! The pages to read, as far as the build must know them: their addresses, and which of them the phone keeps.

use std::fs;

use anyhow::{Context as _, ensure};

use super::fingerprint::files_below;
use crate::{front_matter, workspace::Workspace};

/// The addresses of the pages that the service worker keeps, in both languages: the library, and what says `offline`.
pub(super) fn offline(workspace: &Workspace) -> anyhow::Result<Vec<String>> {
    let mut kept = Vec::new();
    for path in files_below(&workspace.path("app/texts/pages"), &|_| true)? {
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path)?;
            kept.extend(if_offline(&text).with_context(|| path.display().to_string())?);
        }
    }
    ensure!(!kept.is_empty(), "no page is kept for when the network is off");
    kept.sort();
    Ok(kept)
}

fn if_offline(page: &str) -> anyhow::Result<Option<String>> {
    let (head, _) = front_matter::split(page)?;
    let is_kept = head.contains_key("moment") || head.contains_key("offline");
    let address = head.get("address").and_then(toml::Value::as_str).context("no address")?;
    Ok(is_kept.then(|| address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_library_and_those_that_say_so_are_kept() {
        let kept = |keys: &str| if_offline(&format!("+++\naddress = \"/a\"\n{keys}\n+++\n")).unwrap();
        assert_eq!(kept("moment = \"later\"").as_deref(), Some("/a"));
        assert_eq!(kept("offline = true").as_deref(), Some("/a"));
        assert_eq!(kept("title = \"A\""), None);
        assert!(if_offline("no head").is_err());
    }

    #[test]
    fn the_library_and_the_page_for_home_are_kept_in_both_languages() {
        let kept = offline(&Workspace::locate().unwrap()).unwrap();
        for address in ["/lezen", "/lezen/slapen", "/en/reading/sleep", "/thuisfront", "/en/home-front"] {
            assert!(kept.iter().any(|known| known == address), "{address}");
        }
        assert!(!kept.iter().any(|address| address == "/privacy"), "the phone keeps what an employee may need");
    }
}
