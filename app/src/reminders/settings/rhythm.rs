//! How often to check in.

use chrono::Weekday;
use leptos::prelude::*;
use naderhand_domain::reminders::{Choices, Rhythm};

use super::{
    of_choices,
    time::{TimeField, read},
};
use crate::{
    reminders::watching::reminders,
    texts::{parts::reminders_texts, texts},
    ui::Chips,
};

/// When a check-in comes, unless another day or time is chosen (product defaults).
const TIME: &str = "19:00";
const DAY: Weekday = Weekday::Sun;

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A rhythm without its day and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HowOften {
    Never,
    AfterShift,
    Daily,
    Weekly,
}

impl HowOften {
    const fn of(rhythm: Rhythm) -> Self {
        match rhythm {
            Rhythm::None => Self::Never,
            Rhythm::AfterShift => Self::AfterShift,
            Rhythm::Daily { .. } => Self::Daily,
            Rhythm::Weekly { .. } => Self::Weekly,
        }
    }
}

#[component]
pub(super) fn CheckIns(choices: Choices) -> impl IntoView {
    let t = &reminders_texts().rhythm;
    let reminders = reminders();
    let (day, time) = match choices.rhythm {
        Rhythm::Weekly { on, at } => (on, at.to_string()),
        Rhythm::Daily { at } => (DAY, at.to_string()),
        Rhythm::None | Rhythm::AfterShift => (DAY, TIME.to_owned()),
    };
    let (day, time) = (RwSignal::new(day), RwSignal::new(time));
    let often = of_choices(|choices| HowOften::of(choices.rhythm), || HowOften::Never);
    let without_shifts =
        of_choices(|choices| choices.rhythm == Rhythm::AfterShift && choices.shifts().is_empty(), || false);
    let choose = move |often: HowOften| {
        let rhythm = match (often, read(time)) {
            (HowOften::Never, _) => Rhythm::None,
            (HowOften::AfterShift, _) => Rhythm::AfterShift,
            (HowOften::Daily, Some(at)) => Rhythm::Daily { at },
            (HowOften::Weekly, Some(at)) => Rhythm::Weekly { on: day.get_untracked(), at },
            // No time yet: the field says so, and what was chosen stays.
            (HowOften::Daily | HowOften::Weekly, None) => return,
        };
        reminders.change(|choices| choices.rhythm = rhythm);
    };
    let choose_day = move |on: Weekday| {
        day.set(on);
        choose(often.get_untracked());
    };
    let options = vec![
        (HowOften::Never, t.never),
        (HowOften::AfterShift, t.after_shift),
        (HowOften::Daily, t.daily),
        (HowOften::Weekly, t.weekly),
    ];
    let days = move || DAYS.into_iter().zip(texts().day.weekdays).collect::<Vec<_>>();
    view! {
        <section class="nh-card">
            <Chips name="rhythm" legend=t.title options=options value=often on_choose=choose/>
            <Show when=move || without_shifts.get()>
                <p class="nh-hint">{t.shifts_missing}</p>
            </Show>
            <Show when=move || often.get() == HowOften::Weekly>
                <Chips name="rhythm-day" legend=t.day options=days() value=day on_choose=choose_day/>
            </Show>
            <Show when=move || matches!(often.get(), HowOften::Daily | HowOften::Weekly)>
                <TimeField id="rhythm-at" label=t.at value=time on_time=move |_| choose(often.get_untracked())/>
            </Show>
        </section>
    }
}
