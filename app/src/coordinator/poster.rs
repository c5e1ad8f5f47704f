//! The link with which colleagues join, and the poster with it, at `/app/coordinator/poster`.

use leptos::prelude::*;

use super::{
    outcome::{Outcome, OutcomeNotice},
    role::{JoinLink, WithCoordinator, role},
};
use crate::{
    records::records,
    texts::{coming_day, parts::coordinator_texts},
    ui::{Button, Chips, Confirm, CopyButton, Look, PrintButton, Qr, Screen},
};

/// How long a link works, in days (product default; the coordinator chooses).
const MONTH: u16 = 30;
const QUARTER: u16 = 91;
const YEAR: u16 = 365;

/// The screen.
#[component]
pub fn PosterScreen() -> impl IntoView {
    let t = &coordinator_texts().poster;
    let role = role();
    let outcome = RwSignal::new(Outcome::Idle);
    let days = RwSignal::new(QUARTER);
    let make = move |()| role.make_join_link(days.get_untracked(), outcome);
    view! {
        <Screen title=t.title back="/app/coordinator">
            <p class="nl-paragraph nh-not-printed">{t.intro}</p>
            <OutcomeNotice outcome=outcome/>
            <WithCoordinator role=role view=move || Some(match role.join_link() {
                Some(link) => view! { <Poster link=link outcome=outcome/> }.into_any(),
                None => view! { <h2 class="nl-heading nl-heading--level-2">{t.none}</h2> }.into_any(),
            })/>
            <div class="nh-card nh-not-printed">
                <Chips
                    name="days"
                    legend=t.days
                    options=vec![(MONTH, t.month), (QUARTER, t.quarter), (YEAR, t.year)]
                    value=days
                    on_choose=move |chosen| days.set(chosen)
                />
                <Button
                    look=Look::Quiet
                    on_press=make
                    disabled=Signal::derive(move || outcome.with(Outcome::is_busy))
                >
                    {move || if role.join_link().is_some() { t.renew } else { t.make }}
                </Button>
            </div>
        </Screen>
    }
}

#[component]
fn Poster(link: JoinLink, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().poster;
    let role = role();
    let asking = RwSignal::new(false);
    let JoinLink { locator, link, last_day } = link;
    let name = role.settings().map(|(_, settings)| settings.organisation().name().to_owned()).unwrap_or_default();
    let valid = t.valid(coming_day(last_day, records().today().date()));
    let sheet = link.map(|link| {
        let shown = link.clone();
        view! {
            <h2 class="nl-heading nl-heading--level-2">{t.poster_title}</h2>
            <p class="nl-paragraph">{t.poster_text(name)}</p>
            <Qr text=link.clone() label=t.alt/>
            <p class="nh-hint">{t.scan}</p>
            <p class="nh-link">{shown}</p>
            <div class="nh-actions nh-not-printed">
                <PrintButton look=Look::Primary/>
                <CopyButton text=link/>
            </div>
        }
    });
    let not_here = sheet.is_none().then(|| view! { <p class="nl-paragraph">{t.not_here}</p> });
    view! {
        <section class="nh-card nh-card--print nh-poster">
            {sheet}
            {not_here}
            <div class="nh-not-printed">
                <p class="nh-hint">{valid}</p>
                <Button look=Look::Link on_press=move |()| asking.set(true)>{t.withdraw}</Button>
            </div>
            <Confirm
                open=asking
                question=t.withdraw_question.to_owned()
                text=t.withdraw_text.to_owned()
                confirm=t.withdraw
                on_confirm=move |()| role.withdraw(locator, outcome, coordinator_texts().people.withdrawn)
            />
        </section>
    }
}
