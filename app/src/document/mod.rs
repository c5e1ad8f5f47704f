//! The documents that the server sends: the app's shell, and the pages to read.
//!
//! They are the same for everybody and hold nothing personal: the server makes them once, at start, and any cache may keep
//! them. The app itself renders on the device.
//!
//! | document | style | script |
//! | --- | --- | --- |
//! | shell | the app's rules, inside it | the app |
//! | pages of the library | the app's style sheet: they are places of the app | none |
//! | all other pages, and the one that says there is none | a small one inside the document: one request, one file to save | none |
//! | an organisation's own pages | the same, and its accent | none |
//! | a copy to save | the same; its logo inside the document too | none |

mod frame;
mod library;
mod missing;
mod organisation;
mod page;
mod shell;
mod texts;
mod visitor;
mod whose;

use serde::Deserialize;

pub use self::{
    missing::missing,
    shell::app_shell,
    whose::{Face, OWN, Picture, copy_address, logo_address},
};
use crate::{pages::Page, texts::Language};

/// Where the built files are, as `assets.json` of the site says: each with a hash of its content in its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The style sheet of the app.
    pub css: String,
    /// The script that loads the app.
    pub js: String,
    /// The app.
    pub wasm: String,
    /// The same style sheet: not its address but the rules themselves.
    pub app_style: String,
    /// The style of the pages for visitors: the rules themselves.
    pub visitor_style: String,
}

/// A whole HTML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// From `<!doctype html>` on.
    pub html: String,
    /// What it may run.
    pub scripts: Scripts,
    /// The inline styles in it, exactly as they stand there: the server allows these, by hash, and no others.
    pub inline_styles: Vec<String>,
}

/// What a document may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scripts {
    /// Nothing.
    None,
    /// The app, and these inline scripts, exactly as they stand there: the server allows them by hash.
    App {
        /// The inline scripts.
        inline: Vec<String>,
    },
}

/// A page to read, in one language.
pub fn page(assets: &Assets, page: Page, language: Language) -> Document {
    match page {
        Page::Reading => library::list(assets, language),
        page if page.moment().is_some() => library::page(assets, page, language),
        page => visitor::page(assets, page, language),
    }
}

/// An organisation's own page for the home front or for managers.
pub fn own_page(assets: &Assets, page: Page, language: Language, face: &Face) -> Document {
    visitor::own_page(assets, page, language, face)
}

/// The page for the home front as a file to keep, an organisation's own one or everybody's. Its links lead to this server by
/// its whole address, `public_url`, when that is known.
pub fn copy(assets: &Assets, language: Language, face: Option<&Face>, public_url: Option<&str>) -> Document {
    visitor::copy(assets, language, face, public_url)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn assets() -> Assets {
        Assets {
            css: "/pkg/a.css".into(),
            app_style: "body{margin:1px}".into(),
            js: "/pkg/a.js".into(),
            wasm: "/pkg/a.wasm".into(),
            visitor_style: "body{margin:0}".into(),
        }
    }

    fn every_page() -> impl Iterator<Item = (Page, Language, Document)> {
        let both = |at| Language::ALL.map(|language| (at, language, page(&assets(), at, language)));
        Page::ALL.into_iter().flat_map(both)
    }

    #[test]
    fn every_page_stands_on_its_own_without_a_script() {
        for (at, language, Document { html, scripts, inline_styles }) in every_page() {
            let start = format!("<!doctype html><html lang=\"{}\">", language.code());
            assert!(html.starts_with(&start), "{at:?}");
            assert!(scripts == Scripts::None && !html.contains("<script") && !html.contains(" style="), "{at:?}");
            assert_eq!(html.matches("<style>").count(), inline_styles.len(), "{at:?}");
            assert_eq!(html.matches("<h1").count(), 1, "{at:?}");
            assert!(html.contains(at.title(language)), "{at:?}");
            assert!(!html.contains("Shift"), "{at:?}: no key leads out where no script runs");
            for part in ["href=\"#inhoud\"", "id=\"inhoud\"", "tel:112", "tel:113", "data-exit"] {
                assert!(html.contains(part), "{at:?} without {part}");
            }
        }
    }

    #[test]
    fn every_page_leads_to_itself_in_the_other_language() {
        for (at, language, document) in every_page() {
            let other = language.other();
            let link = format!("href=\"{}\"", at.address(other));
            assert!(document.html.contains(&link) && document.html.contains("hreflang"), "{at:?} {language:?}");
        }
    }

    #[test]
    fn every_link_to_a_page_finds_one() {
        let known: Vec<&str> =
            Page::ALL.into_iter().flat_map(|page| Language::ALL.map(|language| page.address(language))).collect();
        let copies = Language::ALL.map(|language| copy_address(Page::HomeFront.address(language), language));
        let elsewhere = ["/app", "/pkg/", "/icons/", "/manifest.webmanifest", "/.well-known/"];
        for (at, _, document) in every_page() {
            for link in document.html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"')) {
                let path = link.0;
                let found = known.contains(&path)
                    || copies.iter().any(|copy| copy == path)
                    || elsewhere.iter().any(|start| path.starts_with(start));
                assert!(found || !path.starts_with('/'), "{at:?} links to {path}");
            }
        }
    }

    #[test]
    fn nothing_comes_from_elsewhere_but_the_way_out() {
        for (at, _, document) in every_page() {
            let outside = document.html.matches("https://").count() + document.html.matches("http://").count();
            assert_eq!(outside, document.html.matches("https://www.buienradar.nl/").count(), "{at:?}");
        }
    }

    #[test]
    fn pages_for_visitors_ask_for_no_style_sheet_and_the_library_wears_the_apps() {
        for (at, _, document) in every_page() {
            let of_library = at == Page::Reading || at.moment().is_some();
            assert_eq!(document.html.contains("/pkg/a.css"), of_library, "{at:?}");
            assert_eq!(document.inline_styles.len(), usize::from(!of_library), "{at:?}");
            assert_eq!(document.html.contains("nh-places"), of_library, "{at:?}: the library has the app's places");
        }
    }

    #[test]
    fn the_list_of_the_library_leads_to_each_of_its_pages() {
        for language in Language::ALL {
            let html = page(&assets(), Page::Reading, language).html;
            for topic in Page::LIBRARY {
                assert_eq!(html.matches(&format!("href=\"{}\"", topic.address(language))).count(), 1, "{topic:?}");
            }
        }
    }
}
