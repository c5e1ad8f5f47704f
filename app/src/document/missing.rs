//! What a browser shows at an address without a page.

use leptos::prelude::*;

use super::{
    Assets, Document, Scripts,
    page::{Kept, Page as Outside, Style},
    visitor::{Body, body},
};
use crate::{pages::Page, texts::Language};

/// The document, in the language that the address belongs to.
pub fn missing(assets: &Assets, language: Language) -> Document {
    let t = &language.document_texts().missing;
    let home = Page::Welcome.address(language);
    let inside = move || {
        view! {
            <p class="nh-lead">{t.text}</p>
            <div class="nh-prose"><p class="action"><a href=home>{t.home}</a></p></div>
        }
        .into_any()
    };
    let outside = Outside {
        language,
        title: t.title.into(),
        description: t.text,
        style: Style::Inline,
        head: "<meta name=\"robots\" content=\"noindex\">".to_owned(),
        body: body(
            Body {
                language,
                title: t.title,
                other: Page::Welcome.address(language.other()).to_owned(),
                here: None,
                face: None,
            },
            inside,
        ),
        kept: Kept::Served,
    };
    let html = outside.to_html(assets);
    Document { html, scripts: Scripts::None, inline_styles: vec![assets.visitor_style.clone()] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::assets;

    #[test]
    fn it_says_so_in_its_language_and_leads_on() {
        for (language, word) in [(Language::Dutch, "Deze pagina is er niet"), (Language::English, "does not exist")] {
            let html = missing(&assets(), language).html;
            assert!(html.contains(word) && html.contains("noindex"));
            assert!(html.contains(Page::Reading.address(language)), "a way on");
        }
    }
}
