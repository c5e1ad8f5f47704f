//! The coordinator's first screen, at `/app/coordinator`: what waits, who is on call, and the ways on.

use leptos::prelude::*;
use naderhand_domain::{directory::Directory, organisation::Settings, zone::local_at};
use naderhand_reminders::AlertFor;

use super::role::{WithCoordinator, name_of, role};
use crate::{
    device::BrowserZone,
    records::records,
    reminders::AlertsSwitch,
    texts::{clock_time, day_name, parts::coordinator_texts, short_moment},
    ui::{ButtonLink, Icon, Notice, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub fn HomeScreen() -> impl IntoView {
    let t = &coordinator_texts().home;
    let role = role();
    role.look_for_answers();
    view! {
        <Screen title=t.title back="/app/meer">
            <WithCoordinator role=role view=move || {
                let ((_, settings), directory) = role.settings().zip(role.directory())?;
                Some(view! { <Content settings=settings directory=directory/> })
            }/>
        </Screen>
    }
}

#[component]
fn Content(settings: Settings, directory: Directory) -> impl IntoView {
    let t = &coordinator_texts().home;
    let role = role();
    let answers = role.answers();
    let count = directory.supporters().len();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{settings.organisation().name().to_owned()}</h2>
        {move || {
            let waiting = answers.with(Vec::len);
            (waiting > 0).then(|| view! {
                <a class="nh-row" href="/app/coordinator/ondersteuners">
                    <Icon shape=Shape::Info/>
                    <span class="nh-row__text">
                        <strong>{t.answers(waiting)}</strong>
                        <span class="nh-row__state">{t.answers_text}</span>
                    </span>
                    <Icon shape=Shape::Forward/>
                </a>
            })
        }}
        <Waiting/>
        <AlertsSwitch whom=AlertFor::Coordinator/>
        <OnCall settings=settings directory=directory/>
        <Way href="/app/coordinator/ondersteuners" title=t.people text=t.supporters(count)/>
        <Way href="/app/coordinator/rooster" title=t.roster text=t.roster_text/>
        <Way href="/app/coordinator/gegevens" title=t.settings text=t.settings_text/>
        <Way href="/app/coordinator/poster" title=t.poster text=t.poster_text/>
        <Way href="/app/coordinator/sleutel" title=t.key text=t.key_text/>
        {move || (role.named().len() == 1).then(|| view! {
            <Notice tone=Tone::Info title=t.key_alone>
                <p class="nl-paragraph">{t.key_alone_text}</p>
            </Notice>
        })}
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.sees_nothing}</h2>
            <p class="nl-paragraph">{t.sees_nothing_text}</p>
        </section>
        <p class="nh-hint">{t.reach_text}" "{t.reach_source}</p>
    }
}

/// That requests wait, and since when. Whose they are, nobody here can see.
#[component]
fn Waiting() -> impl IntoView {
    let t = &coordinator_texts().home;
    let role = role();
    role.look_for_waiting();
    let waiting = role.waiting();
    move || {
        let (oldest, count) = waiting.with(|sent_at| Some((*sent_at.first()?, sent_at.len())))?;
        let now = records().now();
        let since = oldest.with_timezone(now.offset());
        let when = if since.date_naive() == now.date_naive() {
            clock_time(since)
        } else {
            format!("{} {}", day_name(since.date_naive(), now.date_naive()), clock_time(since))
        };
        Some(view! {
            <Notice tone=Tone::Problem title=t.requests(count)>
                <p class="nl-paragraph">{t.requests_text(when)}</p>
            </Notice>
        })
    }
}

/// Who is on call now.
#[component]
fn OnCall(settings: Settings, directory: Directory) -> impl IntoView {
    let t = &coordinator_texts().home;
    let rules = BrowserZone::of(settings.time_zone());
    let now = records().now().to_utc();
    let name = directory.roster().on_call(now, &rules).and_then(|id| name_of(&directory, id));
    match name {
        Some(name) => {
            let until =
                directory.roster().next_change(now, &rules).map(|shift| short_moment(local_at(shift.from, &rules)));
            let words = match until {
                Some(until) => t.on_call(name, until),
                None => t.on_call_always(name),
            };
            view! { <p class="nl-paragraph"><strong>{words}</strong></p> }.into_any()
        }
        None => view! {
            <Notice tone=Tone::Info title=t.on_call_nobody>
                <p class="nl-paragraph">{t.on_call_nobody_text}</p>
            </Notice>
        }
        .into_any(),
    }
}

/// A way to one of the coordinator's screens.
#[component]
fn Way(href: &'static str, title: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <a class="nh-row" href=href>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state">{text}</span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}

/// What a device shows that is no coordinator's: the two ways to become one.
#[component]
pub(super) fn NotYet() -> impl IntoView {
    let t = &coordinator_texts().home;
    view! {
        <h2 class="nl-heading nl-heading--level-2">{t.not_yet}</h2>
        <p class="nl-paragraph">{t.not_yet_text}</p>
        <div class="nh-actions">
            <ButtonLink href="/app/coordinator/nieuw">{t.start}</ButtonLink>
            <ButtonLink href="/app/coordinator/herstel" look=crate::ui::Look::Quiet>{t.recover}</ButtonLink>
        </div>
    }
}
