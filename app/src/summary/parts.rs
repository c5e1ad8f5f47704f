//! What a summary says: what happened, which signals there are, how it goes, and own words if they may go along.

use leptos::prelude::*;
use naderhand_domain::{
    check_in::{FitForDuty, Item},
    day::Day,
    own_words::Beside,
    record::Body,
    signal_list::{SPEAKS_FOR_DAYS, SignalList, last_yes, presences},
    timeline::{State, Timeline},
    trend,
};

use crate::{
    check_in::{item_word, light_word},
    incident::{milestone_word, type_words},
    records::records,
    signal_list::{often_word, signal_word},
    texts::{parts::incident_texts, printed_day, texts},
    trend::{item_trend_text, signal_trend_text},
    ui::step_word,
};

/// The events of these days, the latest first, with the steps that were done.
#[component]
pub(super) fn Events(today: Day, days: i64) -> impl IntoView {
    let t = &incident_texts().summary;
    let rows = records().with_history(|history| {
        let timelines = Timeline::all(history, today).into_iter().filter(|one| today.days_after(one.day) < days);
        let row = |timeline: Timeline| {
            let incident = history.incident(timeline.incident)?.body;
            let types: Vec<_> = type_words(incident).collect();
            let what = if types.is_empty() { texts().incident.unnamed.to_owned() } else { types.join("; ") };
            let done = timeline.steps.iter().skip(1).filter_map(|step| match step.state {
                State::Done { on } => Some(t.step(printed_day(on.date()), milestone_word(step.milestone))),
                _ => None,
            });
            Some((printed_day(timeline.day.date()), what, done.collect::<Vec<_>>()))
        };
        timelines.filter_map(row).collect::<Vec<_>>()
    });
    let rows = rows
        .into_iter()
        .map(|(day, what, done)| {
            let done = done.into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
            view! { <dt>{day}</dt><dd>{what}<ul>{done}</ul></dd> }
        })
        .collect_view();
    part(t.events, rows.is_empty(), view! { <dl class="nh-told">{rows}</dl> })
}

/// A question beside the signals.
struct Question(fn(&SignalList) -> Option<bool>);

/// The signals that are there, by the last list, each with where it goes.
#[component]
pub(super) fn Signals(today: Day, days: i64) -> impl IntoView {
    let t = &incident_texts().summary;
    let said = records().with_history(|history| {
        let mut said: Vec<(&'static str, String)> = presences(history, today)
            .into_iter()
            .filter(|one| today.days_after(one.said) < days)
            .map(|one| {
                let mut text = t.since(printed_day(one.began.date()), often_word(one.how_often));
                if let Some(trend) = trend::signal(history, one.signal) {
                    text = format!("{text}. {}", signal_trend_text(trend));
                }
                (signal_word(one.signal), text)
            })
            .collect();
        let words = &incident_texts().signal_list;
        let days = days.min(SPEAKS_FOR_DAYS);
        let asked = [
            (words.hinders, Question(|list| list.hinders)),
            (words.doubt, Question(|list| list.doubt)),
            (words.acute, Question(|list| list.acute)),
        ];
        for (word, Question(question)) in asked {
            if let Some((_, day)) = last_yes(history, today, days, question) {
                said.push((word, printed_day(day.date())));
            }
        }
        said
    });
    let rows = said.into_iter().map(|(word, text)| view! { <dt>{word}</dt><dd>{text}</dd> }).collect_view();
    part(t.signals, rows.is_empty(), view! { <dl class="nh-told">{rows}</dl> })
}

/// The last answer to each item with where it goes, and the shifts that were too much.
#[component]
pub(super) fn Items(today: Day, days: i64) -> impl IntoView {
    let t = &incident_texts().summary;
    let said = records().with_history(|history| {
        let recent = || {
            history.check_ins().iter().rev().filter(|one| today.days_after(Day::of(one.body.at.date_naive())) < days)
        };
        let item = |item: Item| {
            let last = recent().find_map(|one| Some((one.body.step(item)?, one.body.at.date_naive())))?;
            let mut text = t.last(printed_day(last.1), step_word(last.0));
            if let Some(trend) = trend::item(history, item, today) {
                text = format!("{text}. {}", item_trend_text(trend));
            }
            Some((item_word(item).to_owned(), text))
        };
        let mut said: Vec<(String, String)> = Item::ALL.into_iter().filter_map(item).collect();
        for light in [FitForDuty::Orange, FitForDuty::Red] {
            let on = recent().filter(|one| one.body.fit_for_duty == Some(light));
            let on: Vec<_> = on.map(|one| printed_day(one.body.at.date_naive())).collect();
            if !on.is_empty() {
                said.push((t.light(light_word(light).to_lowercase()), on.join(", ")));
            }
        }
        said
    });
    let rows = said.into_iter().map(|(word, text)| view! { <dt>{word}</dt><dd>{text}</dd> }).collect_view();
    part(t.items, rows.is_empty(), view! { <dl class="nh-told">{rows}</dl> })
}

/// Own words of these days, as they were written, the latest first.
#[component]
pub(super) fn Words(today: Day, days: i64) -> impl IntoView {
    let t = &incident_texts().summary;
    let records = records();
    let mut said: Vec<(Day, String)> = records.with_history(|history| {
        let day_of = |place| match place {
            Beside::Incident(id) => Some(history.incident(id)?.body.day),
            Beside::CheckIn(id) => {
                let check_in = history.check_ins().iter().find(|one| one.id == id)?;
                Some(Day::of(check_in.body.at.date_naive()))
            }
        };
        records.all().with(|all| {
            let words = all.values().filter_map(|record| match &record.content.body {
                Body::OwnWords(words) => Some((day_of(words.beside)?, words.text.clone())),
                _ => None,
            });
            words.filter(|(day, _)| today.days_after(*day) < days).collect()
        })
    });
    said.sort_by_key(|(day, _)| core::cmp::Reverse(*day));
    let rows = said
        .into_iter()
        .map(|(day, text)| view! { <dt>{printed_day(day.date())}</dt><dd class="nh-version__text" dir="auto">{text}</dd> })
        .collect_view();
    part(t.own_words, rows.is_empty(), view! { <dl class="nh-told">{rows}</dl> })
}

/// A part with its heading; that there is nothing is said, so that its reader knows.
fn part(title: &'static str, is_empty: bool, inside: impl IntoView) -> impl IntoView {
    let inside = if is_empty {
        view! { <p class="nh-hint">{incident_texts().summary.nothing}</p> }.into_any()
    } else {
        inside.into_any()
    };
    view! {
        <section class="nh-summary__part">
            <h2 class="nl-heading nl-heading--level-2">{title}</h2>
            {inside}
        </section>
    }
}
