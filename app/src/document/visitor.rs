//! Pages for everybody, with or without the app: the home front, managers, and what Naderhand is.
//!
//! Each is one file: its style stands inside it, so that one request is enough to read it and saving it is enough to
//! keep it. Nothing on it tells who opened or shared it.

use leptos::prelude::*;

use super::{
    Assets, Document, Scripts,
    frame::{End, OtherLanguage, Skip, Text, outside},
    page::Style,
};
use crate::{
    pages::Page,
    texts::{Language, provide_texts, texts},
    ui::{QuickExit, WithoutScript},
};

/// One page.
pub(super) fn page(assets: &Assets, page: Page, language: Language) -> Document {
    let other = page.address(language.other());
    let body = body(language, page.title(language), other, Some(page), move || view! { <Text page=page/> }.into_any());
    let html = outside(page, language, Style::Inline, body).to_html(assets);
    Document { html, scripts: Scripts::None, inline_styles: vec![assets.visitor_style.clone()] }
}

/// The body of a page for visitors.
pub(super) fn body(
    language: Language,
    title: &'static str,
    other: &'static str,
    here: Option<Page>,
    inside: impl FnOnce() -> AnyView,
) -> String {
    Owner::new().with(|| {
        provide_texts(language);
        provide_context(WithoutScript);
        let home = Page::Welcome.address(language);
        let end = match here {
            Some(here) => view! { <End other=other here=here/> }.into_any(),
            None => view! { <End other=other/> }.into_any(),
        };
        view! {
            <Skip/>
            <header class="nh-head">
                <a class="nh-head__name" href=home>{texts().app.name}</a>
                <OtherLanguage address=other/>
                <QuickExit/>
            </header>
            <main class="nh-page" id="inhoud">
                <h1>{title}</h1>
                {inside()}
            </main>
            {end}
        }
        .to_html()
    })
}
