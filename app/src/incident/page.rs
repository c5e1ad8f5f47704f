//! One event, at `/app/gebeurtenis/:id`: these hours first, then what comes when, how it goes since, and own words.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naderhand_domain::{
    id::RecordId,
    own_words::Beside,
    timeline::{Step, Timeline},
};

use super::{
    schedule::ScheduleChoice,
    since::Since,
    step::StepRow,
    words::{incident_word, part_word, type_words},
};
use crate::{
    own_words::OwnWordsFields,
    pages::{PageRow, useful},
    records::{Opening, RemoveButton, records},
    texts::{day_title, parts::incident_texts, texts},
    ui::{ButtonLink, Empty, Look, Screen, Shape},
};

/// How many days what helps in the first hours stands on top (product default).
const FIRST_HOURS_DAYS: i64 = 2;

/// The screen.
#[component]
pub(super) fn IncidentPage() -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let id: Option<RecordId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let title = Signal::derive(move || {
        let incident = id.and_then(|id| records.incident(id));
        incident.as_ref().map_or(texts().incident.title, incident_word).to_owned()
    });
    // Only whether it is there: what is being written or unfolded below stays when a step is marked.
    let there = Memo::new(move |_| id.filter(|id| records.incident(*id).is_some()));
    view! {
        <Screen title=title back="/app/gebeurtenis">
            <Opening>
                {move || match there.get() {
                    Some(id) => view! { <Event id=id/> }.into_any(),
                    None => view! {
                        <Empty icon=Shape::List title=t.missing text=t.missing_text>
                            <ButtonLink href="/app/gebeurtenis">{texts().incident.title}</ButtonLink>
                        </Empty>
                    }
                    .into_any(),
                }}
            </Opening>
        </Screen>
    }
}

#[component]
fn Event(id: RecordId) -> impl IntoView {
    let t = &incident_texts().incident;
    let place = Beside::Incident(id);
    view! {
        <About id=id/>
        <ButtonLink href="/app/advies">{incident_texts().advice.link}</ButtonLink>
        <section class="nh-timeline" aria-labelledby="timeline">
            <h2 class="nl-heading nl-heading--level-2" id="timeline">{t.timeline}</h2>
            <Steps id=id/>
            <ScheduleChoice id=id/>
            <ButtonLink look=Look::Link href="/app/herinneringen">{texts().reminders.title}</ButtonLink>
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

/// When it was, what else it was, what helps in these hours while they last, and what to read now.
#[component]
fn About(id: RecordId) -> impl IntoView {
    let records = records();
    let today = records.today();
    move || {
        let incident = records.incident(id)?;
        let days = today.days_after(incident.day);
        let fresh = days <= FIRST_HOURS_DAYS;
        let more = type_words(&incident).skip(1).collect::<Vec<_>>().join(" · ");
        let day = day_title(incident.day.date(), today.date());
        let when = match incident.part {
            Some(part) => format!("{day}, {}", part_word(part).to_lowercase()),
            None => day,
        };
        Some(view! {
            <p class="nh-date">{when}</p>
            {(!more.is_empty()).then(|| view! { <p class="nh-hint">{more}</p> })}
            {fresh.then(|| view! { <FirstHours/> })}
            {useful(&incident, days).into_iter().map(|page| view! { <PageRow page=page/> }).collect_view()}
        })
    }
}

/// What is normal, what helps, who takes one home: the least that one needs to know at once (S22, S23). What comes when
/// stands below it.
#[component]
fn FirstHours() -> impl IntoView {
    let t = &incident_texts().first_hours;
    view! {
        <section class="nh-card" aria-labelledby="first-hours">
            <h2 class="nl-heading nl-heading--level-2" id="first-hours">{t.title}</h2>
            <ul class="nh-reasons">
                <li>{t.normal}</li>
                <li>{t.helps}</li>
                <li>{t.home}</li>
            </ul>
        </section>
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
