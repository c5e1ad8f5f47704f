//! The welcome page, at `/` and `/en`: what it is, what an employer sees, and the way in. It needs no script.

use leptos::prelude::*;

use super::{Assets, Document, page::Page};
use crate::{
    texts::{Language, provide_texts},
    ui::{ButtonLink, Icon, Shape},
};

/// The welcome page in one language.
pub fn welcome(assets: &Assets, language: Language) -> Document {
    let t = language.texts();
    let other = match language {
        Language::Dutch => Language::English,
        Language::English => Language::Dutch,
    };
    let body = Owner::new().with(|| {
        provide_texts(language);
        let w = &t.welcome;
        view! {
            <div class="nh-welcome">
                <header class="nh-welcome__top">
                    <p class="nh-welcome__name">{t.app.name}</p>
                    <a class="nl-link nh-welcome__language" href=path(other) lang=other.code() hreflang=other.code()>
                        {w.other_language}
                    </a>
                </header>
                <main class="nh-welcome__main" id="inhoud">
                    <h1 class="nl-heading nl-heading--level-1">{w.title}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{w.lead}</p>
                    <ButtonLink href="/app">{w.open}</ButtonLink>
                    <h2 class="nl-heading nl-heading--level-2">{w.what}</h2>
                    <p class="nl-paragraph">{w.what_text}</p>
                    <h2 class="nl-heading nl-heading--level-2 nh-welcome__promise">
                        <Icon shape=Shape::Shield/>
                        {w.employer}
                    </h2>
                    <p class="nl-paragraph">{w.employer_text}</p>
                    <h2 class="nl-heading nl-heading--level-2">{w.install}</h2>
                    <p class="nl-paragraph">{w.install_iphone}</p>
                    <p class="nl-paragraph">{w.install_android}</p>
                    <section class="nh-welcome__danger">
                        <h2 class="nl-heading nl-heading--level-2">{w.danger}</h2>
                        <p class="nl-paragraph">{w.danger_text}</p>
                        <p class="nh-welcome__numbers">
                            <a class="nl-link" href="tel:112">"112"</a>
                            <a class="nl-link" href="tel:113">"113"</a>
                            <a class="nl-link" href="tel:08000113">"0800-0113"</a>
                        </p>
                    </section>
                </main>
            </div>
        }
        .to_html()
    });
    let page = Page {
        language,
        title: t.app.name,
        description: t.app.description,
        head: format!("<link rel=\"alternate\" hreflang=\"{0}\" href=\"{1}\">", other.code(), path(other)),
        body,
    };
    Document { html: page.to_html(assets), inline_scripts: Vec::new() }
}

/// Where the page is in a language.
const fn path(language: Language) -> &'static str {
    match language {
        Language::Dutch => "/",
        Language::English => "/en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_it_is_in_each_language_without_a_script() {
        let assets = Assets { css: "/pkg/a.css".into(), js: "/pkg/a.js".into(), wasm: "/pkg/a.wasm".into() };
        for (language, word) in [(Language::Dutch, "Open de app"), (Language::English, "Open the app")] {
            let Document { html, inline_scripts } = welcome(&assets, language);
            assert!(html.contains(word) && html.contains("href=\"/app\""));
            assert!(html.starts_with(&format!("<!doctype html><html lang=\"{}\">", language.code())));
            assert!(inline_scripts.is_empty() && !html.contains("<script") && !html.contains("style="));
        }
    }
}
