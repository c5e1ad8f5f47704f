//! Nothing comes for a while.

use chrono::NaiveDate;
use leptos::prelude::*;
use naderhand_domain::{
    day::Day,
    reminders::{Choices, Pause},
};

use super::of_choices;
use crate::{
    reminders::watching::reminders,
    texts::parts::reminders_texts,
    ui::{Chips, Field},
};

/// How long a pause until a day is, unless another day is chosen (product default).
const DAYS: u32 = 7;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HowLong {
    Not,
    UntilResumed,
    UntilDay,
}

#[component]
pub(super) fn Paused(choices: Choices) -> impl IntoView {
    let t = &reminders_texts().pause;
    let reminders = reminders();
    let today = reminders.records.today();
    let until = match choices.pause {
        Some(Pause::Until(day)) => day,
        None | Some(Pause::UntilResumed) => today.plus(DAYS),
    };
    let until = RwSignal::new(until.to_string());
    let how_long = of_choices(
        |choices| match choices.pause {
            None => HowLong::Not,
            Some(Pause::UntilResumed) => HowLong::UntilResumed,
            Some(Pause::Until(_)) => HowLong::UntilDay,
        },
        || HowLong::Not,
    );
    let day = move || {
        let day = until.with(|text| text.parse::<NaiveDate>().ok()).map(Day::of)?;
        (today < day).then_some(day)
    };
    let choose = move |how_long: HowLong| {
        let pause = match how_long {
            HowLong::Not => None,
            HowLong::UntilResumed => Some(Pause::UntilResumed),
            HowLong::UntilDay => Some(Pause::Until(untrack(day).unwrap_or_else(|| today.plus(DAYS)))),
        };
        reminders.change(|choices| choices.pause = pause);
    };
    Effect::new(move || {
        let day = day();
        if let Some(day) = day.filter(|_| how_long.get_untracked() == HowLong::UntilDay) {
            reminders.change(|choices| choices.pause = Some(Pause::Until(day)));
        }
    });
    let options =
        vec![(HowLong::Not, t.not), (HowLong::UntilResumed, t.until_resumed), (HowLong::UntilDay, t.until_day)];
    let wrong = Signal::derive(move || day().is_none().then_some(t.wrong));
    view! {
        <section class="nh-card">
            <Chips name="pause" legend=t.title options=options value=how_long on_choose=choose/>
            <Show when=move || how_long.get() == HowLong::UntilDay>
                <Field id="pause-until" label=t.day sort="date" value=until fault=wrong/>
            </Show>
        </section>
    }
}
