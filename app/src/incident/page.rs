//! One event, at `/app/gebeurtenis/:id`: these hours first, then what comes when.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};
use naderhand_domain::{
    id::RecordId,
    incident::Incident,
    timeline::{Step, Timeline},
};

use super::{
    step::StepRow,
    words::{incident_word, part_word, type_word},
};
use crate::{
    pages::{Page, PageRow},
    records::{Opening, SaveError, records},
    texts::{day_title, texts},
    ui::{Button, ButtonLink, Confirm, Empty, Look, Notice, Screen, Shape, Tone},
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
    let incident = Memo::new(move |_| records.with_history(|history| Some(history.incident(id?)?.body.clone())));
    let title =
        Signal::derive(move || incident.with(|incident| incident.as_ref().map_or(t.title, incident_word)).to_owned());
    view! {
        <Screen title=title back="/app/gebeurtenis">
            <Opening>
                {move || match (id, incident.get()) {
                    (Some(id), Some(incident)) => view! { <Event id=id incident=incident/> }.into_any(),
                    _ => view! {
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

#[component]
fn Event(id: RecordId, incident: Incident) -> impl IntoView {
    let t = &texts().incident;
    let records = records();
    let today = records.today();
    let fresh = today.days_after(incident.day) <= FIRST_HOURS_DAYS;
    let more: Vec<_> = incident.known_types().skip(1).map(type_word).collect();
    let day = day_title(incident.day.date(), today.date());
    let when = match incident.part {
        Some(part) => format!("{day}, {}", part_word(part).to_lowercase()),
        None => day,
    };
    let steps: Vec<Step> = records.with_history(|history| {
        history.incident(id).map(|kept| Timeline::of(kept, history, today).steps).unwrap_or_default()
    });
    let rows = steps.into_iter().map(|step| view! { <StepRow id=id step=step/> }).collect_view();
    view! {
        <p class="nh-date">{when}</p>
        {(!more.is_empty()).then(|| view! { <p class="nh-hint">{more.join(" · ")}</p> })}
        {fresh.then(|| view! { <PageRow page=Page::FirstHours/> })}
        <ButtonLink href="/app/advies">{texts().advice.link}</ButtonLink>
        <section class="nh-timeline" aria-labelledby="timeline">
            <h2 class="nl-heading nl-heading--level-2" id="timeline">{t.timeline}</h2>
            <ol class="nh-timeline__steps">{rows}</ol>
        </section>
        <Remove id=id/>
    }
}

#[component]
fn Remove(id: RecordId) -> impl IntoView {
    let t = &texts().incident;
    let records = records();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(None::<SaveError>);
    let navigate = use_navigate();
    let remove = move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match records.remove(id).await {
                Ok(()) => navigate("/app/gebeurtenis", NavigateOptions::default()),
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    view! {
        {move || failed.get().map(|_| view! { <Notice tone=Tone::Problem title=t.not_kept/> })}
        <div class="nh-actions">
            <Button look=Look::Quiet icon=Shape::Bin on_press=move |()| asking.set(true)>{t.remove}</Button>
        </div>
        <Confirm
            open=asking
            question=t.remove_question.to_owned()
            text=t.remove_text.to_owned()
            confirm=t.remove_confirm
            on_confirm=remove
        />
    }
}
