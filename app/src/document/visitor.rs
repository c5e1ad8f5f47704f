//! Pages for everybody, with or without the app: the home front, managers, and what Naderhand is.
//!
//! Each is one file: its style stands inside it, so that one request is enough to read it and saving it is enough to
//! keep it. Nothing on it tells who opened or shared it.

use leptos::prelude::*;

use super::{
    Assets, Document, Scripts,
    frame::{End, OtherLanguage, Skip, VisitorsText, outside},
    organisation,
    page::{Kept, Page as Outside, Style, escaped},
    whose::{Face, copy_address},
};
use crate::{
    pages::Page,
    texts::{Language, provide_texts, texts},
    ui::{QuickExit, WithoutScript},
};

/// The page that can be saved as a file.
const TO_SAVE: Page = Page::HomeFront;

/// One page.
pub(super) fn page(assets: &Assets, page: Page, language: Language) -> Document {
    let body = whole_body(page, language, None, Kept::Served);
    let html = outside(page, language, Style::Inline, body).to_html(assets);
    Document { html, scripts: Scripts::None, inline_styles: vec![assets.visitor_style.clone()] }
}

/// One page of an organisation.
pub(super) fn own_page(assets: &Assets, page: Page, language: Language, face: &Face) -> Document {
    document(assets, page, language, Some(face), Kept::Served)
}

/// The page for the home front as a file.
pub(super) fn copy(assets: &Assets, language: Language, face: Option<&Face>, public_url: Option<&str>) -> Document {
    let mut document = document(assets, TO_SAVE, language, face, Kept::Saved);
    if let Some(server) = public_url.map(|url| url.trim_end_matches('/')) {
        document.html = document.html.replace("href=\"/", &format!("href=\"{}/", escaped(server)));
    }
    document
}

fn document(assets: &Assets, page: Page, language: Language, face: Option<&Face>, kept: Kept) -> Document {
    let name = face.map(|face| face.settings.organisation().name());
    let title =
        name.map_or_else(|| page.title(language).into(), |name| format!("{} – {name}", page.title(language)).into());
    let mut inline_styles = vec![assets.visitor_style.clone()];
    let mut head = String::new();
    if let Some(face) = face {
        let style = organisation::style(face);
        head.extend(["<style>", &style, "</style>"]);
        inline_styles.push(style);
    }
    if kept == Kept::Served {
        // An organisation's numbers are for its own people: search engines show everybody's page.
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    let body = whole_body(page, language, face, kept);
    let description = page.content(language).lead;
    let outside = Outside { language, title, description, style: Style::Inline, head, body, kept };
    Document { html: outside.to_html(assets), scripts: Scripts::None, inline_styles }
}

fn address(page: Page, language: Language, face: Option<&Face>) -> String {
    face.map_or_else(|| page.address(language).to_owned(), |face| face.address(page, language))
}

fn whole_body(page: Page, language: Language, face: Option<&Face>, kept: Kept) -> String {
    let html = page.content(language).html;
    let html = face.map_or_else(|| html.to_owned(), |face| organisation::adapted(html, face, language));
    let has_copy = page == TO_SAVE && kept == Kept::Served;
    let copy = has_copy.then(|| copy_address(&address(page, language, face), language));
    let outside = Body {
        language,
        title: page.title(language),
        other: address(page, language.other(), face),
        here: Some(page),
        face: face.map(|face| (face, kept)),
    };
    body(outside, move || view! { <VisitorsText page=page html=html copy=copy/> }.into_any())
}

/// What a body of a page for visitors begins and ends with.
pub(super) struct Body<'a> {
    pub(super) language: Language,
    pub(super) title: &'static str,
    /// Where the same stands in the other language.
    pub(super) other: String,
    /// The page itself.
    pub(super) here: Option<Page>,
    /// Whose it is, and whether its logo must be inside it.
    pub(super) face: Option<(&'a Face, Kept)>,
}

/// The body of a page for visitors.
pub(super) fn body(Body { language, title, other, here, face }: Body<'_>, inside: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_texts(language);
        provide_context(WithoutScript);
        let above = face.map(|(face, kept)| {
            provide_context(face.clone());
            let logo = face.logo.as_ref().map(|logo| match kept {
                Kept::Served => face.logo_address(),
                Kept::Saved => logo.data.clone(),
            });
            organisation::above(face, logo)
        });
        let home = Page::Welcome.address(language);
        let end = match here {
            Some(here) => view! { <End other=other.clone() here=here/> }.into_any(),
            None => view! { <End other=other.clone()/> }.into_any(),
        };
        view! {
            <Skip/>
            <header class="nh-head">
                <a class="nh-head__name" href=home>{texts().app.name}</a>
                <OtherLanguage address=other/>
                <QuickExit/>
            </header>
            <main class="nh-page" id="inhoud">
                {above}
                <h1>{title}</h1>
                {inside()}
            </main>
            {end}
        }
        .to_html()
    })
}

#[cfg(test)]
mod tests;
