//! A month: each day with the face of its last check-in. A table, so that a screen reader can walk it by row and column.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use leptos::{either::Either, prelude::*};
use naderhand_domain::{check_in::CheckIn, id::RecordId};

use super::views::{LookBack, View};
use crate::{
    records::records,
    texts::{day_title, full_day_title, month_title, parts::look_back_texts, texts},
    ui::{Face, Icon, Shape, step_word},
};

type ByDay = BTreeMap<NaiveDate, Vec<(RecordId, CheckIn)>>;

/// The screen.
#[component]
pub fn LookBackCalendar() -> impl IntoView {
    view! {
        <LookBack current=View::Calendar>
            <Month/>
        </LookBack>
    }
}

#[component]
fn Month() -> impl IntoView {
    let t = &look_back_texts().calendar;
    let records = records();
    let today = records.now().date_naive();
    let first = RwSignal::new(first_of_month(today));
    let chosen = RwSignal::new(today);
    let by_day = Memo::new(move |_| {
        let mut days = ByDay::new();
        for (id, check_in) in records.check_ins() {
            days.entry(check_in.at.date_naive()).or_default().push((id, check_in));
        }
        days
    });
    let turn = move |to: Option<NaiveDate>| {
        if let Some(to) = to {
            first.set(to);
        }
    };
    let weekdays = texts()
        .day
        .weekdays
        .iter()
        .zip(texts().day.weekdays_short)
        .map(|(long, short)| view! { <th scope="col" abbr=*long>{short}</th> })
        .collect_view();
    let weeks = move || {
        let month = first.get();
        by_day.with(|by_day| {
            weeks(month)
                .into_iter()
                .map(|week| {
                    let days = week.map(|day| match day {
                        None => Either::Left(view! { <td></td> }),
                        Some(day) => Either::Right(view! { <td>{cell(day, today, by_day.get(&day), chosen)}</td> }),
                    });
                    view! { <tr>{days}</tr> }
                })
                .collect_view()
        })
    };
    let is_last = move || first.get() >= first_of_month(today);
    view! {
        <div class="nh-month">
            <div class="nh-month__top">
                <button class="nh-month__turn nh-month__turn--back" type="button" aria-label=t.previous
                    on:click=move |_| turn(first.get_untracked().checked_sub_months(Months::new(1)))>
                    <Icon shape=Shape::Forward/>
                </button>
                <h2 class="nh-month__title" aria-live="polite">{move || month_title(first.get())}</h2>
                <button class="nh-month__turn" type="button" aria-label=t.next disabled=is_last
                    on:click=move |_| turn(first.get_untracked().checked_add_months(Months::new(1)))>
                    <Icon shape=Shape::Forward/>
                </button>
            </div>
            <table class="nh-calendar">
                <caption class="nh-unseen">{move || t.caption(month_title(first.get()))}</caption>
                <thead><tr>{weekdays}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
        <DayOf by_day=by_day chosen=chosen today=today/>
    }
}

fn cell(
    day: NaiveDate,
    today: NaiveDate,
    check_ins: Option<&Vec<(RecordId, CheckIn)>>,
    chosen: RwSignal<NaiveDate>,
) -> impl IntoView + use<> {
    let t = &look_back_texts().calendar;
    let future = day > today;
    let last = check_ins.and_then(|check_ins| check_ins.iter().find_map(|(_, check_in)| check_in.overall));
    let (some, many) = (check_ins.is_some(), check_ins.is_some_and(|check_ins| check_ins.len() > 1));
    let label = match (check_ins, last) {
        (None, _) => format!("{}, {}", full_day_title(day, today), t.nothing),
        (Some(check_ins), None) => format!("{}, {}", full_day_title(day, today), t.count(check_ins.len())),
        (Some(check_ins), Some(step)) => {
            format!("{}, {}, {}", full_day_title(day, today), t.count(check_ins.len()), step_word(step))
        }
    };
    view! {
        <button
            class="nh-calendar__day"
            class:nh-calendar__day--today=day == today
            type="button"
            disabled=future
            aria-label=label
            aria-pressed=move || if chosen.get() == day { "true" } else { "false" }
            on:click=move |_| chosen.set(day)
        >
            <span class="nh-calendar__number">{day.day()}</span>
            <span class="nh-calendar__mark" class:nh-calendar__mark--many=many>
                {match last {
                    Some(step) => Either::Left(view! { <Face step=step/> }),
                    None => Either::Right(some.then(|| view! { <span class="nh-calendar__dot"></span> })),
                }}
            </span>
        </button>
    }
}

/// The check-ins of the chosen day, below the month.
#[component]
fn DayOf(by_day: Memo<ByDay>, chosen: RwSignal<NaiveDate>, today: NaiveDate) -> impl IntoView {
    let t = &look_back_texts().calendar;
    let rows = move || {
        by_day.with(|by_day| {
            let of_day = by_day.get(&chosen.get()).cloned().unwrap_or_default();
            of_day.into_iter().map(|(id, check_in)| super::list::row(id, &check_in, false)).collect_view()
        })
    };
    view! {
        <section class="nh-day" aria-live="polite">
            <h2 class="nh-day__title">{move || day_title(chosen.get(), today)}</h2>
            <ul class="nh-day__list">{rows}</ul>
            <a class="nh-add" href=move || format!("/app/check-in/nieuw?dag={}", chosen.get())>
                <Icon shape=Shape::Plus/>
                <span>{t.add}</span>
            </a>
        </section>
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The weeks of a month, Monday first; days of other months are `None`.
fn weeks(first: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let lead = i64::from(first.weekday().num_days_from_monday());
    let mut day = first - TimeDelta::days(lead);
    let mut weeks = Vec::new();
    while day <= first || day.month() == first.month() {
        weeks.push(core::array::from_fn(|_| {
            let this = day;
            day += TimeDelta::days(1);
            (this.month() == first.month()).then_some(this)
        }));
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_fills_its_weeks() {
        let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let november = weeks(first(2026, 11));
        assert_eq!(november.len(), 6, "a Sunday the first gives six weeks");
        assert_eq!(november[0][6], Some(first(2026, 11)));
        assert_eq!(november.iter().flatten().flatten().count(), 30);
        assert_eq!(weeks(first(2027, 2)).len(), 4, "28 days from a Monday");
    }
}
