//! A line over time, in words and not in numbers, with a table beside it.

use core::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;

use crate::texts::{day_name, day_title, texts};

/// The drawing's field. Its sides stretch with the screen; strokes do not.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 500.0;

/// An answer and its moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// When, on the wall clock of the device that it was given on.
    pub at: NaiveDateTime,
    /// The time of day, when that says something.
    pub time: Option<String>,
    /// Which of the levels, counted from the best.
    pub level: usize,
}

/// The line of one item or signal.
#[component]
pub fn Line(
    /// What it is of.
    name: &'static str,
    /// The answers that there are, the best first.
    levels: Vec<&'static str>,
    /// Where it begins.
    start: NaiveDate,
    /// This moment.
    now: NaiveDateTime,
    /// The answers, the earliest first.
    answers: Vec<Answer>,
) -> impl IntoView {
    let t = &texts().trend;
    let today = now.date();
    let label = t.line(day_name(start, today), name, day_name(today, today));
    let drawing = draw(&answers, levels.len(), start, now);
    let words = levels.iter().map(|word| view! { <li>{*word}</li> }).collect_view();
    view! {
        <figure class="nh-trend">
            <div class="nh-trend__field">
                <ul class="nh-trend__steps" aria-hidden="true">{words}</ul>
                <svg
                    class="nh-trend__drawing"
                    role="img"
                    aria-label=label
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                >
                    <path class="nh-trend__grid" d=grid(levels.len())></path>
                    <path class="nh-trend__line" d=drawing.line></path>
                    <path class="nh-trend__points" d=drawing.points></path>
                </svg>
            </div>
            <figcaption class="nh-trend__ends">
                <span>{day_name(start, today)}</span>
                <span>{day_name(today, today)}</span>
            </figcaption>
        </figure>
        <Answers name=name levels=levels answers=answers today=today/>
    }
}

/// The same as a table, the latest first.
#[component]
fn Answers(name: &'static str, levels: Vec<&'static str>, answers: Vec<Answer>, today: NaiveDate) -> impl IntoView {
    let t = &texts().trend;
    let timed = answers.iter().any(|answer| answer.time.is_some());
    let rows = answers.into_iter().rev().map(|Answer { at, time, level }| {
        view! {
            <tr class="utrecht-table__row">
                <th class="utrecht-table__header-cell" scope="row">{day_title(at.date(), today)}</th>
                {timed.then(|| view! { <td class="utrecht-table__cell">{time}</td> })}
                <td class="utrecht-table__cell">{levels.get(level).copied()}</td>
            </tr>
        }
    });
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.table}</summary>
            <div class="utrecht-table-container">
                <table class="utrecht-table">
                    <caption class="utrecht-table__caption">{name}</caption>
                    <thead class="utrecht-table__header">
                        <tr class="utrecht-table__row">
                            <th class="utrecht-table__header-cell" scope="col">{t.day}</th>
                            {timed.then(|| view! { <th class="utrecht-table__header-cell" scope="col">{t.time}</th> })}
                            <th class="utrecht-table__header-cell" scope="col">{t.answer}</th>
                        </tr>
                    </thead>
                    <tbody class="utrecht-table__body">{rows.collect_view()}</tbody>
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

fn draw(answers: &[Answer], levels: usize, start: NaiveDate, now: NaiveDateTime) -> Drawing {
    let begin = start.and_time(NaiveTime::MIN);
    #[expect(clippy::cast_precision_loss, reason = "minutes of a life are exact")]
    let minutes = |at: NaiveDateTime| (at - begin).num_minutes() as f64;
    let span = minutes(now).max(1.0);
    let (mut line, mut points) = (String::new(), String::new());
    for answer in answers {
        let x = (minutes(answer.at) / span * WIDTH).clamp(0.0, WIDTH);
        let y = height(answer.level, levels);
        let letter = if line.is_empty() { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(line, "{letter}{x:.1} {y:.1}");
        let _ = write!(points, "M{x:.1} {y:.1}h0");
    }
    Drawing { line, points }
}

/// Where a level lies: each in the middle of its part.
fn height(level: usize, levels: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of levels")]
    let (level, levels) = (level as f64, levels.max(1) as f64);
    (level + 0.5) * HEIGHT / levels
}

fn grid(levels: usize) -> String {
    (0..levels).fold(String::new(), |grid, level| grid + &format!("M0 {:.1}H{WIDTH}", height(level, levels)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_from_left_to_right_and_better_is_higher() {
        let start = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let at = |days: u64| (start + chrono::Days::new(days)).and_time(NaiveTime::MIN);
        let answer = |at, level| Answer { at, time: None, level };
        let drawing = draw(&[answer(at(0), 4), answer(at(1), 0)], 5, start, at(1));
        assert_eq!(drawing.line, "M0.0 450.0L1000.0 50.0");
        assert_eq!(drawing.points, "M0.0 450.0h0M1000.0 50.0h0");
    }
}
