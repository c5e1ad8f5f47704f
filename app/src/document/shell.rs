//! The app's shell, at `/app` and everything below it: one document for all screens and both languages.
//!
//! It shows the first screen before the app has loaded, and its faces can be tapped at once: the radio buttons show the
//! choice by themselves, `early.js` notes what was tapped and when, until the app takes the taps over (see
//! `check_in::early`), and `keep.js` keeps them, encrypted under a key that no script can read: whoever closes the page
//! before the app is there finds the check-in all the same. Its style stands inside it, so that it is drawn when it has come,
//! and does not share a slow network with what the app loads. `early.js` also chooses language and theme before the first
//! paint, and is the quick exit, so that the way out never waits for anything.

use leptos::prelude::*;

use super::{
    Assets, Document, Scripts,
    page::{Kept, Page, Style},
};
use crate::{
    check_in::FirstQuestion,
    texts::{Language, provide_texts, texts},
    ui::{Icon, Place, Places, Screen, Shape},
};

/// Runs before the first paint. See the module's documentation.
const EARLY: &str = include_str!("early.js");
/// Runs when the faces are there: nothing of it is needed to see them.
const KEEP: &str = include_str!("keep.js");

/// The shell.
pub fn app_shell(assets: &Assets) -> Document {
    let t = Language::Dutch.texts();
    let Assets { js, wasm, .. } = assets;
    let screens: String = Language::ALL.map(first_screen).concat();
    let page = Page {
        language: Language::Dutch,
        title: t.app.name.into(),
        description: t.app.description,
        style: Style::AppInside,
        head: format!(
            "<script>{EARLY}</script><script type=\"module\" src=\"{js}\" fetchpriority=\"low\"></script>\
             <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" \
             fetchpriority=\"low\" crossorigin>\
             <meta name=\"robots\" content=\"noindex\">"
        ),
        body: format!("<div id=\"shell\">{screens}</div><div id=\"app\"></div><script>{KEEP}</script>"),
        kept: Kept::Served,
    };
    let html = page.to_html(assets);
    Document {
        html,
        scripts: Scripts::App { inline: vec![EARLY.to_owned(), KEEP.to_owned()] },
        inline_styles: vec![assets.app_style.clone()],
    }
}

/// The first screen in one language; the style sheet shows the one that `<html lang>` names.
fn first_screen(language: Language) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_texts(language);
        let t = language.texts();
        view! {
            <div class="nh-frame" lang=language.code()>
                <Screen title=t.check_in.title>
                    <noscript>
                        <div class="utrecht-alert utrecht-alert--error">
                            <div class="utrecht-alert__content">
                                <p class="nh-notice__title">{t.noscript.title}</p>
                                <p class="nl-paragraph">{t.noscript.text}</p>
                                <p class="nl-paragraph">{t.noscript.numbers}</p>
                            </div>
                        </div>
                    </noscript>
                    <p class="nh-date"></p>
                    <FirstQuestion name=format!("overall-{}", language.code()) value=None kept=Kept/>
                </Screen>
                <Places current=Some(Place::Today)/>
            </div>
        }
        .to_html()
    })
}

/// What `keep.js` shows once a tap is durable, as the app says it.
#[component]
fn Kept() -> impl IntoView {
    view! {
        <div class="nh-kept__line" role="status">
            <span class="nh-kept__word" data-early-kept="" hidden><Icon shape=Shape::Check/>{texts().words.kept}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell() -> Document {
        app_shell(&crate::document::tests::assets())
    }

    #[test]
    fn its_scripts_stand_in_it_exactly_as_listed() {
        let Document { html, scripts, .. } = shell();
        let Scripts::App { inline } = scripts else { panic!("the shell runs the app") };
        assert_eq!(html.matches("<script>").count(), inline.len());
        for script in inline {
            assert_eq!(html.matches(&format!(">{script}</script>")).count(), 1);
        }
    }

    #[test]
    fn the_faces_and_the_numbers_are_there_before_any_script_in_both_languages() {
        let html = shell().html;
        for word in ["Hoe gaat het nu?", "heel slecht", "How are you now?", "very good", "0800-0113", "112"] {
            assert!(html.contains(word), "{word}");
        }
        assert_eq!(html.matches("data-early-tap=\"overall\"").count(), 10);
    }

    #[test]
    fn it_needs_no_inline_style() {
        assert!(!shell().html.contains("style="), "the content security policy forbids it");
    }

    #[test]
    fn nothing_comes_from_elsewhere_but_the_way_out() {
        let html = shell().html;
        let outside = html.match_indices("https://").count();
        assert_eq!(outside, html.matches("https://www.buienradar.nl/").count());
    }
}
