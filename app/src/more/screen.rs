//! The screen.

use leptos::prelude::*;

use super::{Preferences, TextSize, Theme, app_name::AppName};
use crate::{
    backup::{BackupState, standing},
    pages::{Page, PageRow},
    records::{Persistence, records},
    texts::{Language, parts::more_texts, texts},
    ui::{Chips, Icon, Screen, Shape},
};

/// Meer.
#[component]
pub fn More() -> impl IntoView {
    let t = more_texts();
    let preferences: Preferences = expect_context();
    let state = standing().state;
    let backup_is = move || match state.get() {
        BackupState::Off => t.backup_off,
        _ => t.backup_on,
    };
    let persistence = records().persistence();
    let storage_is = move || match persistence.get() {
        Persistence::NotAsked => t.storage_unknown,
        Persistence::Promised => t.storage_kept,
        Persistence::NotPromised => t.storage_may_go,
    };
    let languages = Language::ALL.map(|language| {
        (
            language,
            match language {
                Language::Dutch => more_texts().languages.nl,
                Language::English => more_texts().languages.en,
            },
        )
    });
    view! {
        <Screen title=texts().more.title>
            <a class="nh-row" href="/app/back-up">
                <Icon shape=Shape::Device/>
                <span class="nh-row__text">
                    <strong>{t.backup}</strong>
                    <span class="nh-row__state">{backup_is}</span>
                </span>
                <Icon shape=Shape::Forward/>
            </a>
            <Way icon=Shape::Calendar href="/app/herinneringen" title=texts().reminders.title text=t.reminders_text/>
            <Way href="/app/organisatie" title=texts().organisation.title text=texts().help.organisation_text/>
            <PageRow page=Page::Reading/>
            <PageRow page=Page::HomeFront/>
            <section class="nh-card" id="werkgever">
                <h2 class="nl-heading nl-heading--level-2">{t.employer}</h2>
                <p class="nl-paragraph">{t.employer_text}</p>
                <p class="nl-paragraph">{t.employer_phone}</p>
            </section>
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.storage}</h2>
                <p class="nl-paragraph">{storage_is}</p>
            </section>
            <div class="nh-card">
                <Chips
                    name="language"
                    legend=t.language
                    options=languages.to_vec()
                    value=preferences.language()
                    on_choose=move |language| preferences.speak(language)
                />
                <Chips
                    name="theme"
                    legend=t.theme
                    options=vec![
                        (Theme::System, t.theme_system),
                        (Theme::Light, t.theme_light),
                        (Theme::Dark, t.theme_dark),
                    ]
                    value=preferences.theme()
                    on_choose=move |theme| preferences.wear(theme)
                />
                <Chips
                    name="text-size"
                    legend=t.text_size
                    options=vec![
                        (TextSize::System, t.text_size_system),
                        (TextSize::Large, t.text_size_large),
                        (TextSize::Larger, t.text_size_larger),
                    ]
                    value=preferences.text_size()
                    on_choose=move |size| preferences.write(size)
                />
            </div>
            <section class="nh-card">
                <Chips
                    name="app-name"
                    legend=t.app_name
                    options=AppName::ALL.map(|name| (name, name.word())).to_vec()
                    value=preferences.app_name()
                    on_choose=move |name| preferences.be_called(name)
                />
                <p class="nh-hint">{t.app_name_text}</p>
            </section>
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.about}</h2>
                <p class="nl-paragraph">{t.about_text}</p>
                <p class="nh-hint">{t.icons}</p>
            </section>
            <Way href="/app/ondersteuner" title=texts().supporter.title text=t.supporter_text/>
            <Way href="/app/coordinator" title=texts().coordinator.title text=t.coordinator_text/>
            <PageRow page=Page::Privacy/>
            <PageRow page=Page::Security/>
            <PageRow page=Page::Accessibility/>
        </Screen>
    }
}

/// A way to a feature with screens of its own.
#[component]
fn Way(
    #[prop(default = Shape::LifeBuoy)] icon: Shape,
    href: &'static str,
    title: &'static str,
    text: &'static str,
) -> impl IntoView {
    view! {
        <a class="nh-row" href=href>
            <Icon shape=icon/>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state">{text}</span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}
