//! A line over time for one item, in words and not in numbers (R recommendation 17), with a table beside it.

use core::fmt::Write as _;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use leptos::{either::EitherOf3, prelude::*};
use naderhand_domain::check_in::{Item, Step};

use super::views::{LookBack, View};
use crate::{
    check_in::item_word,
    records::records,
    texts::{clock_time, day_name, day_title, texts},
    ui::{Chips, step_word},
};

/// The drawing's field. Its sides stretch with the screen; strokes do not.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 500.0;

/// An answer and its moment.
type Answer = (DateTime<FixedOffset>, Step);

/// How far back one looks, in days up to and with today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Week,
    Month,
    Quarter,
}

impl Period {
    const fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 91,
        }
    }
}

/// The screen.
#[component]
pub fn LookBackTrend() -> impl IntoView {
    view! {
        <LookBack current=View::Trend>
            <OneItemOverTime/>
        </LookBack>
    }
}

#[component]
fn OneItemOverTime() -> impl IntoView {
    let t = &texts().trend;
    let records = records();
    let now = records.now();
    let item = RwSignal::new(Item::Overall);
    let period = RwSignal::new(Period::Month);
    let all = Memo::new(move |_| {
        let check_ins = records.check_ins();
        let answers =
            check_ins.iter().rev().filter_map(|(_, check_in)| Some((check_in.at, check_in.step(item.get())?)));
        answers.collect::<Vec<Answer>>()
    });
    let start = move || now.date_naive() - TimeDelta::days(period.get().days() - 1);
    let answers = Memo::new(move |_| {
        all.with(|all| all.iter().copied().filter(|(at, _)| at.date_naive() >= start()).collect::<Vec<_>>())
    });
    let shown = move || match answers.get() {
        answers if answers.len() >= 2 => {
            EitherOf3::A(view! { <Line item=item.get() start=start() now=now answers=answers/> })
        }
        _ if all.with(Vec::len) >= 2 => EitherOf3::B(view! { <p class="nh-card">{t.none_in_period}</p> }),
        _ => EitherOf3::C(view! {
            <div class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.few}</h2>
                <p class="nl-paragraph">{t.few_text}</p>
            </div>
        }),
    };
    view! {
        <Chips
            name="item"
            legend=t.question
            options=Item::ALL.map(|item| (item, item_word(item))).to_vec()
            value=item
            on_choose=move |chosen| item.set(chosen)
        />
        {shown}
        <Chips
            name="period"
            legend=t.period
            options=vec![(Period::Week, t.week), (Period::Month, t.month), (Period::Quarter, t.quarter)]
            value=period
            on_choose=move |chosen| period.set(chosen)
        />
    }
}

#[component]
fn Line(item: Item, start: NaiveDate, now: DateTime<FixedOffset>, answers: Vec<Answer>) -> impl IntoView {
    let t = &texts().trend;
    let today = now.date_naive();
    let label = t.line(day_name(start, today), item_word(item), day_name(today, today));
    let path = path(&answers, start, now);
    let steps = Step::ALL.into_iter().rev().map(|step| view! { <li>{step_word(step)}</li> }).collect_view();
    let rows = answers
        .iter()
        .rev()
        .map(|(at, step)| {
            view! {
                <tr class="utrecht-table__row">
                    <th class="utrecht-table__header-cell" scope="row">{day_title(at.date_naive(), today)}</th>
                    <td class="utrecht-table__cell">{clock_time(*at)}</td>
                    <td class="utrecht-table__cell">{step_word(*step)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <figure class="nh-trend">
            <div class="nh-trend__field">
                <ul class="nh-trend__steps" aria-hidden="true">{steps}</ul>
                <svg
                    class="nh-trend__drawing"
                    role="img"
                    aria-label=label
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                >
                    <path class="nh-trend__grid" d=grid()></path>
                    <path class="nh-trend__line" d=path.line></path>
                    <path class="nh-trend__points" d=path.points></path>
                </svg>
            </div>
            <figcaption class="nh-trend__ends">
                <span>{day_name(start, today)}</span>
                <span>{day_name(today, today)}</span>
            </figcaption>
        </figure>
        <details class="nh-more">
            <summary class="nh-more__summary">{t.table}</summary>
            <div class="utrecht-table-container">
                <table class="utrecht-table">
                    <caption class="utrecht-table__caption">{item_word(item)}</caption>
                    <thead class="utrecht-table__header">
                        <tr class="utrecht-table__row">
                            <th class="utrecht-table__header-cell" scope="col">{t.day}</th>
                            <th class="utrecht-table__header-cell" scope="col">{t.time}</th>
                            <th class="utrecht-table__header-cell" scope="col">{t.answer}</th>
                        </tr>
                    </thead>
                    <tbody class="utrecht-table__body">{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

/// The drawing of the answers: a line, and a dot for each.
struct Drawing {
    line: String,
    points: String,
}

fn path(answers: &[Answer], start: NaiveDate, now: DateTime<FixedOffset>) -> Drawing {
    let begin = start.and_time(NaiveTime::MIN);
    #[expect(clippy::cast_precision_loss, reason = "minutes of three months are exact")]
    let minutes = |at: DateTime<FixedOffset>| (at.naive_local() - begin).num_minutes() as f64;
    let span = minutes(now).max(1.0);
    let (mut line, mut points) = (String::new(), String::new());
    for (at, step) in answers {
        let x = (minutes(*at) / span * WIDTH).clamp(0.0, WIDTH);
        let y = height(*step);
        let letter = if line.is_empty() { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(line, "{letter}{x:.1} {y}");
        let _ = write!(points, "M{x:.1} {y}h0");
    }
    Drawing { line, points }
}

/// Where a step lies: each in the middle of its fifth.
fn height(step: Step) -> f64 {
    let rank = Step::ALL.iter().rev().position(|other| *other == step).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "five steps")]
    let rank = rank as f64;
    (rank + 0.5) * HEIGHT / 5.0
}

fn grid() -> String {
    Step::ALL.iter().fold(String::new(), |grid, step| grid + &format!("M0 {}H{WIDTH}", height(*step)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_from_left_to_right_and_better_is_higher() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let start = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let answers =
            [(at("2026-11-21T00:00:00+01:00"), Step::VeryBad), (at("2026-11-22T00:00:00+01:00"), Step::VeryGood)];
        let drawing = path(&answers, start, at("2026-11-22T00:00:00+01:00"));
        assert_eq!(drawing.line, "M0.0 450L1000.0 50");
        assert_eq!(drawing.points, "M0.0 450h0M1000.0 50h0");
    }
}
