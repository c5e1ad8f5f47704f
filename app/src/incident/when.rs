//! When it was: today and yesterday are one tap, any other day is two.

use leptos::prelude::*;
use naderhand_domain::{
    day::{Day, InvalidDay},
    incident::DayPart,
};

use super::words::part_word;
use crate::{
    records::records,
    texts::parts::incident_texts,
    ui::{Button, Chips, Look, Notice, Tone},
};

/// The choice.
#[component]
pub(super) fn When(
    /// Takes the day, and the part of it when that was said.
    on_choose: Callback<(Day, Option<DayPart>)>,
) -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let part = RwSignal::new(None::<DayPart>);
    let other = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<InvalidDay>);
    let yesterday = move || records.today().date().pred_opt().map_or(records.today(), Day::of);
    let choose = move |day: Day| on_choose.run((day, part.get_untracked()));
    let choose_typed = move |()| match Day::parse(&typed.get_untracked(), records.today()) {
        Ok(day) => choose(day),
        Err(error) => wrong.set(Some(error)),
    };
    let parts: Vec<_> = DayPart::ALL.into_iter().map(|one| (Some(one), part_word(one))).collect();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{t.when}</h2>
        <Chips name="part" legend=t.part options=parts value=part on_choose=move |chosen| part.set(chosen)/>
        <div class="nh-actions nh-actions--stay">
            {move || if other.get() {
                view! {
                    <label class="utrecht-form-label">
                        {t.day}
                        <input
                            class="utrecht-textbox"
                            type="date"
                            max=records.today().to_string()
                            prop:value=move || typed.get()
                            on:input=move |event| {
                                typed.set(event_target_value(&event));
                                wrong.set(None);
                            }
                        />
                    </label>
                    {move || wrong.get().map(|error| view! { <Notice tone=Tone::Problem title=day_refusal(error)/> })}
                    <Button on_press=choose_typed>{t.keep}</Button>
                }
                .into_any()
            } else {
                view! {
                    <Button on_press=move |()| choose(records.today())>{t.today}</Button>
                    <Button look=Look::Quiet on_press=move |()| choose(yesterday())>{t.yesterday}</Button>
                    <Button look=Look::Link on_press=move |()| other.set(true)>{t.another_day}</Button>
                }
                .into_any()
            }}
        </div>
    }
}

/// Why a day cannot be chosen, and what to choose.
pub fn day_refusal(error: InvalidDay) -> &'static str {
    let t = &incident_texts().incident;
    match error {
        InvalidDay::Malformed => t.day_malformed,
        InvalidDay::AfterToday => t.day_in_future,
        InvalidDay::TooLongAgo => t.day_too_long_ago,
    }
}
