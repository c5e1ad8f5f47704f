//! Which screen an address shows.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};

use crate::{
    backup::{BackupConsent, BackupDevices, Pairing, RecoveryWords, top_word},
    check_in::{EarlierDay, EditCheckIn, Today},
    help::Help,
    look_back::{LookBackCalendar, LookBackList, LookBackTrend},
    more::{More, Preferences},
    texts::{provide_texts, texts},
    ui::{ButtonLink, Place, Places, Screen, ScreenEnd, TopWord},
    update::NewVersion,
};

/// The whole app. Another language mounts it anew; records and choices are above it and stay.
#[component]
pub fn App() -> impl IntoView {
    let language = expect_context::<Preferences>().language();
    move || {
        provide_texts(language.get());
        provide_context(TopWord(top_word()));
        provide_context(ScreenEnd(ViewFn::from(NewVersion)));
        view! {
            <Router>
                <Frame/>
            </Router>
        }
    }
}

#[component]
fn Frame() -> impl IntoView {
    let path = use_location().pathname;
    let current = Signal::derive(move || path.with(|path| Place::of(path)));
    let first = StoredValue::new(true);
    Effect::new(move || {
        path.track();
        // The first screen leaves the focus where the browser has it; each later one begins at its title.
        if !first.get_value() {
            request_animation_frame(begin_at_title);
        }
        first.set_value(false);
    });
    view! {
        <div class="nh-frame">
            <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud" rel="external">{texts().frame.skip}</a>
            <Routes fallback=|| view! { <Unknown/> }>
                <Route path=path!("/app") view=Today/>
                <Route path=path!("/app/hulp") view=Help/>
                <Route path=path!("/app/terugkijken") view=LookBackList/>
                <Route path=path!("/app/terugkijken/kalender") view=LookBackCalendar/>
                <Route path=path!("/app/terugkijken/verloop") view=LookBackTrend/>
                <Route path=path!("/app/check-in/nieuw") view=EarlierDay/>
                <Route path=path!("/app/check-in/:id") view=EditCheckIn/>
                <Route path=path!("/app/meer") view=More/>
                <Route path=path!("/app/back-up") view=BackupConsent/>
                <Route path=path!("/app/back-up/apparaten") view=BackupDevices/>
                <Route path=path!("/app/back-up/herstelwoorden") view=RecoveryWords/>
                <Route path=path!("/app/koppelen") view=Pairing/>
            </Routes>
            <Places current=current/>
        </div>
    }
}

/// Tells a screen reader, and the keyboard, that this is another screen.
fn begin_at_title() {
    use leptos::wasm_bindgen::JsCast;
    let title = document().query_selector("h1").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _ = title.focus();
    }
}

/// An address without a screen.
#[component]
fn Unknown() -> impl IntoView {
    let t = &texts().unknown;
    view! {
        <Screen title=t.title>
            <p class="nl-paragraph">{t.text}</p>
            <ButtonLink href="/app">{t.action}</ButtonLink>
        </Screen>
    }
}
