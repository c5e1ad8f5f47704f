//! The pages to read: the library, the page for the home front, for managers, and those about Naderhand itself.
//!
//! Their texts are Markdown in `app/texts/pages`; `build/pages.rs` makes [`Page`] of them. The app needs titles and
//! addresses only, to link to them; the documents of `ssr` show them. The service worker keeps those that an employee
//! may need without a network.

mod useful;

use leptos::prelude::*;

use crate::{
    texts::Language,
    ui::{Icon, Shape},
};

pub use self::{index::Page, useful::useful};

#[allow(clippy::match_same_arms, reason = "generated: an arm for each page")]
mod index {
    #[cfg(feature = "ssr")]
    use super::Content;
    use super::Moment;
    use crate::texts::Language;

    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}

/// When a page of the library matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Right after an event.
    FirstHours,
    /// The days and weeks after it.
    FirstDays,
    /// When what happened brings more with it: the news, the police, a meeting about it.
    ComesWithIt,
    /// When things go back to how they were.
    Later,
    /// Whenever it gets too much.
    AnyTime,
}

impl Moment {
    /// All, in the order of a list.
    pub const ALL: [Self; 5] = [Self::FirstHours, Self::AnyTime, Self::FirstDays, Self::ComesWithIt, Self::Later];
}

/// What stands on a page, in one language.
#[cfg(feature = "ssr")]
#[derive(Debug)]
pub struct Content {
    /// What it comes down to.
    pub lead: &'static str,
    /// The text, as HTML that `build/html.rs` made.
    pub html: &'static str,
    /// What it rests on: the source, and where in it.
    pub sources: &'static [(&'static str, &'static str)],
}

/// Where the page is that an organisation has as its own: for the home front, and for managers.
pub fn own_address(page: Page, language: Language, slug: &str) -> String {
    let address = page.address(language);
    match language {
        Language::Dutch => format!("/o/{slug}{address}"),
        Language::English => format!("/en/o/{slug}{}", address.strip_prefix("/en").unwrap_or(address)),
    }
}

/// A row that opens a page. The page is a document: the browser loads it, not the app.
#[component]
pub fn PageRow(
    /// Which page.
    page: Page,
) -> impl IntoView {
    let language = crate::texts::language();
    view! {
        <a class="nh-row" href=page.address(language) rel="external">
            <span class="nh-row__text"><strong>{page.title(language)}</strong></span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_library_has_its_moment_and_no_other_page_has() {
        for page in Page::ALL {
            assert_eq!(page.moment().is_some(), Page::LIBRARY.contains(&page), "{page:?}");
            assert!(page.moment().is_none_or(|moment| Moment::ALL.contains(&moment)));
        }
    }

    #[test]
    fn addresses_are_unique_and_tell_the_language() {
        let mut taken = Vec::new();
        for (page, language) in Page::ALL.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language))) {
            let address = page.address(language);
            assert!(!taken.contains(&address), "{address}");
            assert_eq!(address == "/en" || address.starts_with("/en/"), language == Language::English, "{address}");
            taken.push(address);
        }
    }
}
