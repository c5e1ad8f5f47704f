//! One event, at `/app/gebeurtenis/:id`: these hours first, then what comes when, how it goes since, and own words.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naderhand_domain::{
    id::RecordId,
    incident::Incident,
    own_words::Beside,
    timeline::{Step, Timeline},
};

use super::{
    schedule::ScheduleChoice,
    since::Since,
    step::StepRow,
    words::{incident_word, part_word, type_word},
};
use crate::{
    own_words::OwnWordsFields,
    pages::{Page, PageRow},
    records::{Opening, Records, RemoveButton, records},
    texts::{day_title, texts},
    ui::{ButtonLink, Empty, Screen, Shape},
};

/// How many days the page for the first hours stands on top (product default).
const FIRST_HOURS_DAYS: i64 = 2;

/// The screen.
#[component]
pub(super) fn IncidentPage() -> impl IntoView {
    let t = &texts().incident;
    let records = records();
    let id: Option<RecordId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let title = Signal::derive(move || {
        let incident = id.and_then(|id| incident(records, id));
        incident.as_ref().map_or(t.title, incident_word).to_owned()
    });
    // Only whether it is there: what is being written or unfolded below stays when a step is marked.
    let there = Memo::new(move |_| id.filter(|id| incident(records, *id).is_some()));
    view! {
        <Screen title=title back="/app/gebeurtenis">
            <Opening>
                {move || match there.get() {
                    Some(id) => view! { <Event id=id/> }.into_any(),
                    None => view! {
                        <Empty icon=Shape::List title=t.missing text=t.missing_text>
                            <ButtonLink href="/app/gebeurtenis">{t.title}</ButtonLink>
                        </Empty>
                    }
                    .into_any(),
                }}
            </Opening>
        </Screen>
    }
}

/// The event, when it is there. Tracks the records.
pub(super) fn incident(records: Records, id: RecordId) -> Option<Incident> {
    records.with_history(|history| Some(history.incident(id)?.body.clone()))
}

#[component]
fn Event(id: RecordId) -> impl IntoView {
    let t = &texts().incident;
    let place = Beside::Incident(id);
    view! {
        <About id=id/>
        <ButtonLink href="/app/advies">{texts().advice.link}</ButtonLink>
        <section class="nh-timeline" aria-labelledby="timeline">
            <h2 class="nl-heading nl-heading--level-2" id="timeline">{t.timeline}</h2>
            <Steps id=id/>
            <ScheduleChoice id=id/>
        </section>
        <Since id=id/>
        <OwnWordsFields existing=Some(place) place=Arc::new(move || place)/>
        <RemoveButton
            place=place
            label=t.remove
            question=t.remove_question
            text=t.remove_text.to_owned()
            confirm=t.remove_confirm
            list="/app/gebeurtenis"
        />
    }
}

/// When it was, what else it was, and the page for the first hours while they last.
#[component]
fn About(id: RecordId) -> impl IntoView {
    let records = records();
    let today = records.today();
    move || {
        let incident = incident(records, id)?;
        let fresh = today.days_after(incident.day) <= FIRST_HOURS_DAYS;
        let more: Vec<_> = incident.known_types().skip(1).map(type_word).collect();
        let day = day_title(incident.day.date(), today.date());
        let when = match incident.part {
            Some(part) => format!("{day}, {}", part_word(part).to_lowercase()),
            None => day,
        };
        Some(view! {
            <p class="nh-date">{when}</p>
            {(!more.is_empty()).then(|| view! { <p class="nh-hint">{more.join(" · ")}</p> })}
            {fresh.then(|| view! { <PageRow page=Page::FirstHours/> })}
        })
    }
}

#[component]
fn Steps(id: RecordId) -> impl IntoView {
    let records = records();
    let today = records.today();
    let steps = Memo::new(move |_| -> Vec<Step> {
        records.with_history(|history| {
            history.incident(id).map(|kept| Timeline::of(kept, history, today).steps).unwrap_or_default()
        })
    });
    view! {
        <ol class="nh-timeline__steps">
            <For each=move || steps.get() key=|step| (step.milestone, step.state) let:step>
                <StepRow id=id step=step/>
            </For>
        </ol>
    }
}
