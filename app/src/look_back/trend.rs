//! How one item or one signal went, at `/app/terugkijken/verloop`; with `?gebeurtenis=…` since that event.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use leptos::{either::EitherOf3, prelude::*};
use leptos_router::hooks::use_query_map;
use naderhand_domain::{
    check_in::{CheckIn, Item, Step},
    day::Day,
    history::{History, Kept},
    id::RecordId,
    incident::Incident,
    signal_list::{HowOften, Signal as StressSignal, SignalList},
    trend,
};

use super::views::{LookBack, View};
use crate::{
    check_in::item_word,
    incident::incident_word,
    records::records,
    signal_list::{often_word, signal_word},
    texts::{clock_time, day_name, texts},
    trend::{Answer, Line, item_trend_text, signal_trend_text},
    ui::{Chips, step_word},
};

/// The answers to a signal, the best first.
const OFTEN: [HowOften; 3] = HowOften::ALL;

/// What one looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Item(Item),
    Signal(StressSignal),
}

impl Subject {
    fn word(self) -> &'static str {
        match self {
            Self::Item(item) => item_word(item),
            Self::Signal(signal) => signal_word(signal),
        }
    }

    /// Its answers in words, the best first.
    fn levels(self) -> Vec<&'static str> {
        match self {
            Self::Item(_) => Step::ALL.into_iter().rev().map(step_word).collect(),
            Self::Signal(_) => OFTEN.map(often_word).to_vec(),
        }
    }

    /// What was answered, the earliest first; to a signal, when it is about one event, in the lists about that.
    fn answers(self, history: &History<'_>, event: Option<RecordId>) -> Vec<Answer> {
        match self {
            Self::Item(item) => {
                let answer = |one: &Kept<'_, CheckIn>| {
                    let step = one.body.step(item)?;
                    let level = Step::ALL.iter().rev().position(|other| *other == step)?;
                    Some(Answer { at: one.body.at.naive_local(), time: Some(clock_time(one.body.at)), level })
                };
                history.check_ins().iter().filter_map(answer).collect()
            }
            Self::Signal(signal) => {
                let answer = |list: &Kept<'_, SignalList>| {
                    if event.is_some() && list.body.incident != event {
                        return None;
                    }
                    let often = list.body.answer(signal)?.how_often;
                    let level = OFTEN.iter().position(|other| *other == often)?;
                    Some(Answer { at: list.body.made.date().and_time(NaiveTime::MIN), time: None, level })
                };
                history.lists().iter().filter_map(answer).collect()
            }
        }
    }

    /// Where it goes, in words, when that can be said.
    fn told(self, history: &History<'_>, since: Option<Kept<'_, Incident>>, today: Day) -> Option<String> {
        match (self, since) {
            (Self::Item(item), None) => trend::item(history, item, today).map(item_trend_text),
            (Self::Item(item), Some(event)) => trend::item_after(history, event, item, today).map(item_trend_text),
            (Self::Signal(signal), None) => trend::signal(history, signal).map(signal_trend_text),
            (Self::Signal(signal), Some(event)) => trend::signal_after(history, event, signal).map(signal_trend_text),
        }
    }
}

/// How far back one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Week,
    Month,
    Quarter,
    /// Since an event.
    Since(RecordId, Day),
}

impl Period {
    /// Its first day; the others are counted up to and with today.
    fn start(self, today: NaiveDate) -> NaiveDate {
        let days = match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 91,
            Self::Since(_, day) => return day.date(),
        };
        today - TimeDelta::days(days - 1)
    }
}

/// The screen.
#[component]
pub fn LookBackTrend() -> impl IntoView {
    view! {
        <LookBack current=View::Trend>
            <OneSubjectOverTime/>
        </LookBack>
    }
}

#[component]
fn OneSubjectOverTime() -> impl IntoView {
    let t = &texts().trend;
    let records = records();
    let asked: Option<RecordId> =
        use_query_map().with_untracked(|query| query.get("gebeurtenis")).and_then(|id| id.parse().ok());
    let event = untrack(|| {
        records.with_history(|history| {
            let event = history.incident(asked?)?;
            Some((event.id, event.body.day, incident_word(event.body).to_owned()))
        })
    });
    let since = event.as_ref().map(|(id, day, _)| Period::Since(*id, *day));
    let subject = RwSignal::new(Subject::Item(Item::Overall));
    let period = RwSignal::new(since.unwrap_or(Period::Month));
    let mut periods = vec![(Period::Week, t.week), (Period::Month, t.month), (Period::Quarter, t.quarter)];
    periods.extend(since.map(|since| (since, t.since_then)));
    view! {
        {event.map(|(_, day, word)| {
            let day = day_name(day.date(), records.today().date());
            view! { <p class="nh-date">{t.since_event(day, word)}</p> }
        })}
        <Subjects subject=subject/>
        <Shown subject=subject period=period/>
        <Chips name="period" legend=t.period options=periods value=period on_choose=move |chosen| period.set(chosen)/>
    }
}

/// First which kind, then which one: eighteen at once would be a wall.
#[component]
fn Subjects(subject: RwSignal<Subject>) -> impl IntoView {
    let t = &texts().trend;
    let signals = Memo::new(move |_| matches!(subject.get(), Subject::Signal(_)));
    let turn = move |to_signals: bool| {
        subject.set(if to_signals { Subject::Signal(StressSignal::Memories) } else { Subject::Item(Item::Overall) });
    };
    view! {
        <Chips
            name="kind"
            legend=t.kind
            options=vec![(false, t.items), (true, t.signals)]
            value=signals
            on_choose=turn
        />
        {move || {
            let options: Vec<Subject> = if signals.get() {
                StressSignal::ALL.map(Subject::Signal).to_vec()
            } else {
                Item::ALL.map(Subject::Item).to_vec()
            };
            let options = options.into_iter().map(|one| (one, one.word())).collect();
            view! { <Chips name="subject" legend=t.question options=options value=subject on_choose=move |chosen| subject.set(chosen)/> }
        }}
    }
}

#[component]
fn Shown(subject: RwSignal<Subject>, period: RwSignal<Period>) -> impl IntoView {
    let t = &texts().trend;
    let records = records();
    let now = records.now().naive_local();
    let today = Day::of(now.date());
    let event = move || match period.get() {
        Period::Since(id, _) => Some(id),
        Period::Week | Period::Month | Period::Quarter => None,
    };
    let all = Memo::new(move |_| records.with_history(|history| subject.get().answers(history, event())));
    let told = move || {
        records.with_history(|history| {
            let event = event().and_then(|id| history.incident(id));
            subject.get().told(history, event, today)
        })
    };
    move || {
        let start = period.get().start(now.date());
        let answers: Vec<_> = all.with(|all| all.iter().filter(|answer| answer.at.date() >= start).cloned().collect());
        match answers.len() {
            2.. => EitherOf3::A(view! {
                {told().map(|told| view! { <p class="nh-trend__told">{told}</p> })}
                <Line name=subject.get().word() levels=subject.get().levels() start=start now=now answers=answers/>
            }),
            _ if all.with(Vec::len) >= 2 => EitherOf3::B(view! { <p class="nh-card">{t.none_in_period}</p> }),
            _ => EitherOf3::C(view! {
                <div class="nh-card">
                    <h2 class="nl-heading nl-heading--level-2">{t.few}</h2>
                    <p class="nl-paragraph">
                        {if matches!(subject.get(), Subject::Item(_)) { t.few_text } else { t.few_signals_text }}
                    </p>
                </div>
            }),
        }
    }
}
