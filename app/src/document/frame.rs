//! What stands around the text of every page: what it rests on, the numbers, the way to the other pages.

use leptos::prelude::*;

use super::{
    page::{Kept, Page as Outside, Style},
    whose::Face,
};
use crate::{
    pages::{Content, Page},
    texts::{Language, language, texts},
};

/// Pages that a reader may want next, whoever they are.
const ABOUT: [Page; 6] =
    [Page::Reading, Page::HomeFront, Page::Manager, Page::Privacy, Page::Accessibility, Page::Security];

/// The document around `body`.
pub(super) fn outside(page: Page, language: Language, style: Style, body: String) -> Outside<'static> {
    let description = page.content(language).lead;
    // No `rel=alternate`: it needs an address with a host, and the document does not know on which it is. The link in the
    // page says its language.
    let head = String::new();
    Outside { language, title: page.title(language).into(), description, style, head, body, kept: Kept::Served }
}

/// The lead and the text.
#[component]
pub(super) fn Text(page: Page) -> impl IntoView {
    let Content { lead, html, sources } = page.content(language());
    view! {
        <p class="nh-lead">{*lead}</p>
        <div class="nh-prose" inner_html=*html></div>
        <Sources sources=sources/>
    }
}

/// The lead and the text of a page for visitors, as an organisation shows it when it has one; below it the way to a copy.
#[component]
pub(super) fn VisitorsText(
    /// Which page.
    page: Page,
    /// The text between lead and sources.
    html: String,
    /// Where a copy to save is.
    copy: Option<String>,
) -> impl IntoView {
    let Content { lead, sources, .. } = page.content(language());
    let t = &language().document_texts().frame;
    let copy = copy.map(|address| {
        view! { <div class="nh-prose nh-copy"><p class="onward"><a href=address>{t.save}</a></p></div> }
    });
    view! {
        <p class="nh-lead">{*lead}</p>
        <div class="nh-prose" inner_html=html></div>
        {copy}
        <Sources sources=sources/>
    }
}

/// What a page rests on, so that a reader can look it up.
#[component]
fn Sources(sources: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let t = &language().document_texts().frame;
    let rows = sources.iter().map(|(name, places)| view! { <li>{format!("{name}: {places}")}</li> }).collect_view();
    (!sources.is_empty()).then(|| {
        view! {
            <div class="nh-sources">
                <h2>{t.sources}</h2>
                <ul>{rows}</ul>
                <p>{t.own_words}</p>
            </div>
        }
    })
}

/// The end of every page.
#[component]
pub(super) fn End(
    /// Where the same stands in the other language.
    #[prop(into)]
    other: String,
    /// The page itself, which needs no link to itself.
    #[prop(optional)]
    here: Option<Page>,
) -> impl IntoView {
    let language = language();
    let t = &language.document_texts().frame;
    let face = use_context::<Face>();
    let address = |page: Page| match &face {
        Some(face) => face.address(page, language),
        None => page.address(language).to_owned(),
    };
    let links = ABOUT
        .into_iter()
        .filter(|page| Some(*page) != here)
        .map(|page| view! { <li><a href=address(page)>{page.title(language)}</a></li> })
        .collect_view();
    view! {
        <footer class="nh-end">
            <div class="nh-numbers">
                <p>{t.danger}" "<a href="tel:112">{t.emergency}</a></p>
                <p>{t.thoughts}" "<a href="tel:113">{t.crisis}</a>" "{t.or}" "<a href="tel:08000113">"0800-0113"</a></p>
            </div>
            <nav aria-label=t.about>
                <ul class="nh-end__links">{links}<li><OtherLanguage address=other/></li></ul>
            </nav>
        </footer>
    }
}

/// The link to the same page in the other language, in its own words.
#[component]
pub(super) fn OtherLanguage(#[prop(into)] address: String) -> impl IntoView {
    let language = language();
    let code = language.other().code();
    view! {
        <a class="nh-language" href=address lang=code hreflang=code>{language.document_texts().frame.other_language}</a>
    }
}

/// The first link of a document, for those who use a keyboard.
#[component]
pub(super) fn Skip() -> impl IntoView {
    view! {
        <a class="nl-skip-link nl-skip-link--visible-on-focus nh-skip" href="#inhoud">{texts().frame.skip}</a>
    }
}
