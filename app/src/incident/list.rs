//! All events, at `/app/gebeurtenis`: the latest first, each with what comes next, and whether they pile up.

use leptos::prelude::*;
use naderhand_domain::timeline::{Timeline, accumulation};

use super::words::{incident_word, milestone_word};
use crate::{
    records::{Opening, records},
    texts::{day_name, day_title, parts::incident_texts, texts},
    ui::{ButtonLink, Empty, Icon, Look, Notice, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub(super) fn Incidents() -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let nothing = Memo::new(move |_| records.with_history(|history| history.incidents().is_empty()));
    view! {
        <Screen title=texts().incident.title>
            <Opening>
                {move || if nothing.get() {
                    view! {
                        <Empty icon=Shape::List title=t.empty text=t.empty_text>
                            <ButtonLink href="/app/gebeurtenis/nieuw">{texts().incident.new}</ButtonLink>
                        </Empty>
                    }
                    .into_any()
                } else {
                    view! {
                        <PilingUp/>
                        <Rows/>
                        <div class="nh-actions">
                            <ButtonLink href="/app/advies">{incident_texts().advice.link}</ButtonLink>
                            <ButtonLink look=Look::Quiet icon=Shape::Plus href="/app/gebeurtenis/nieuw">{texts().incident.new}</ButtonLink>
                        </div>
                    }
                    .into_any()
                }}
            </Opening>
        </Screen>
    }
}

#[component]
fn PilingUp() -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let count = move || {
        let piled = records.with_history(|history| accumulation(history, records.today()))?;
        // Of one event it is the employee's own word; of more the count.
        Some(piled.incidents.len().max(1))
    };
    move || {
        count().map(|count| {
            view! {
                <Notice tone=Tone::Info title=t.piling(count)>
                    <p class="nl-paragraph">{t.piling_text}</p>
                </Notice>
            }
        })
    }
}

#[component]
fn Rows() -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let rows = move || {
        let today = records.today();
        records.with_history(|history| {
            let row = |timeline: Timeline| {
                let incident = history.incident(timeline.incident)?;
                let next = timeline.next().map(|(milestone, day)| {
                    t.next(
                        day_name(day.date().max(today.date()), today.date()),
                        milestone_word(milestone).to_lowercase(),
                    )
                });
                let title = incident_word(incident.body).to_owned();
                let day = day_title(timeline.day.date(), today.date());
                Some(view! {
                    <li>
                        <a class="nh-row" href=format!("/app/gebeurtenis/{}", incident.id)>
                            <span class="nh-row__text">
                                <strong>{title}</strong>
                                <span class="nh-row__state">{day}</span>
                                <span class="nh-row__state">{next.unwrap_or_else(|| t.nothing_next.to_owned())}</span>
                            </span>
                            <Icon shape=Shape::Forward/>
                        </a>
                    </li>
                })
            };
            Timeline::all(history, today).into_iter().filter_map(row).collect_view()
        })
    };
    view! { <ul class="nh-list">{rows}</ul> }
}
