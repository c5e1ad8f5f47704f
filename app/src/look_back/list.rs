//! The list: check-ins by day, the latest first.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;
use naderhand_domain::{
    check_in::{CheckIn, Item},
    id::RecordId,
    own_words::{Beside, OwnWords},
    record::Body,
};

use super::views::{LookBack, View};
use crate::{
    check_in::{Light, item_word, light_word},
    records::{Records, records},
    texts::{clock_time, day_title, parts::look_back_texts},
    ui::{Button, ButtonLink, Face, Icon, Look, Shape, step_word},
};

/// How many check-ins are shown at first, and with each "earlier" (product default).
const PAGE: usize = 40;

/// The screen.
#[component]
pub fn LookBackList() -> impl IntoView {
    view! {
        <LookBack current=View::List>
            <Days/>
        </LookBack>
    }
}

#[component]
fn Days() -> impl IntoView {
    let t = &look_back_texts().list;
    let records = records();
    let shown = RwSignal::new(PAGE);
    let today = records.now().date_naive();
    let check_ins = Memo::new(move |_| records.check_ins());
    let with_words = Memo::new(move |_| check_ins_with_words(records));
    // Days are drawn by themselves: showing more draws what is new, and a change draws its own day.
    let days = Memo::new(move |_| {
        check_ins.with(|check_ins| {
            let shown = &check_ins[..shown.get().min(check_ins.len())];
            let mut days: Vec<NaiveDate> = shown.iter().map(|(_, check_in)| check_in.at.date_naive()).collect();
            // Between time zones a later moment can lie on an earlier day.
            days.sort_by(|one, other| other.cmp(one));
            days.dedup();
            days
        })
    });
    view! {
        <For each=move || days.get() key=|day| *day let:day>
            <OneDay day=day today=today check_ins=check_ins with_words=with_words/>
        </For>
        <div class="nh-actions">
            <Show when=move || check_ins.with(Vec::len).gt(&shown.get())>
                <Button look=Look::Quiet on_press=move |()| shown.update(|shown| *shown += PAGE)>{t.show_more}</Button>
            </Show>
            <ButtonLink look=Look::Quiet icon=Shape::Plus href="/app/check-in/nieuw">{t.add_earlier}</ButtonLink>
        </div>
    }
}

/// The check-ins of a day.
#[component]
fn OneDay(
    day: NaiveDate,
    today: NaiveDate,
    check_ins: Memo<Vec<(RecordId, CheckIn)>>,
    with_words: Memo<BTreeSet<RecordId>>,
) -> impl IntoView {
    let of_day = Memo::new(move |_| {
        check_ins.with(|check_ins| {
            let of_day = check_ins.iter().filter(|(_, check_in)| check_in.at.date_naive() == day);
            of_day.cloned().collect::<Vec<_>>()
        })
    });
    let rows = move || {
        of_day.with(|of_day| {
            let row =
                |(id, check_in): &(RecordId, CheckIn)| row(*id, check_in, with_words.with(|words| words.contains(id)));
            of_day.iter().map(row).collect_view()
        })
    };
    view! {
        <section class="nh-day">
            <h2 class="nh-day__title">{day_title(day, today)}</h2>
            <ul class="nh-day__list">{rows}</ul>
        </section>
    }
}

fn check_ins_with_words(records: Records) -> BTreeSet<RecordId> {
    records.all().with(|all| {
        all.values()
            .filter_map(|record| match &record.content.body {
                Body::OwnWords(OwnWords { beside: Beside::CheckIn(check_in), .. }) => Some(*check_in),
                _ => None,
            })
            .collect()
    })
}

pub(super) fn row(id: RecordId, check_in: &CheckIn, with_words: bool) -> impl IntoView + use<> {
    let t = &look_back_texts().list;
    let said: Vec<_> = Item::FURTHER
        .into_iter()
        .filter_map(|item| Some(format!("{} {}", item_word(item).to_lowercase(), step_word(check_in.step(item)?))))
        .collect();
    let overall = check_in.overall;
    let light = check_in.fit_for_duty;
    let head = match overall {
        Some(step) => step_word(step),
        None if !said.is_empty() || light.is_some() => "",
        None if with_words => t.only_words,
        None => t.nothing_said,
    };
    view! {
        <li>
            <a class="nh-entry" href=format!("/app/check-in/{id}")>
                <span class="nh-entry__face">{overall.map(|step| view! { <Face step=step/> })}</span>
                <span class="nh-entry__text">
                    <span class="nh-entry__head">
                        <strong>{head}</strong>
                        {light.map(|light| view! {
                            <span class="nh-entry__light"><Light light=light/>{light_word(light).to_lowercase()}</span>
                        })}
                        {with_words.then(|| view! {
                            <span class="nh-entry__words">
                                <Icon shape=Shape::Pencil/>
                                <span class="nh-unseen">{t.with_words}</span>
                            </span>
                        })}
                    </span>
                    {(!said.is_empty()).then(|| view! { <span class="nh-entry__said">{said.join(" · ")}</span> })}
                </span>
                <time class="nh-entry__time" datetime=check_in.at.to_rfc3339()>{clock_time(check_in.at)}</time>
            </a>
        </li>
    }
}
