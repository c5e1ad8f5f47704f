//! The fields for a day and a time: for a check-in about an earlier moment.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::{
    records::records,
    texts::parts::look_back_texts,
    ui::{Notice, Tone},
};

/// Day and time. A day that is still to come is refused with a word, and what was chosen before stands.
#[component]
pub(super) fn Moment(
    /// The moment as it is.
    #[prop(into)]
    value: Signal<DateTime<FixedOffset>>,
    /// Takes another moment.
    #[prop(into)]
    on_change: Callback<DateTime<FixedOffset>>,
) -> impl IntoView {
    let t = &look_back_texts().edit;
    let records = records();
    let future = RwSignal::new(false);
    let choose = move |day: NaiveDate, time: NaiveTime| {
        let at = records.at_local(day.and_time(time));
        let now = records.now();
        future.set(at.date_naive() > now.date_naive());
        if !future.get_untracked() {
            // "Just now" beats a time of today that is still to come.
            on_change.run(at.min(now));
        }
    };
    let day = move |event| {
        if let Ok(day) = event_target_value(&event).parse() {
            choose(day, value.get_untracked().time());
        }
    };
    let time = move |event| {
        if let Ok(time) = NaiveTime::parse_from_str(&event_target_value(&event), "%H:%M") {
            choose(value.get_untracked().date_naive(), time);
        }
    };
    let today = records.now().date_naive().to_string();
    view! {
        <div class="nh-moment">
            <label class="utrecht-form-label">
                {t.day}
                <input
                    class="utrecht-textbox"
                    type="date"
                    max=today
                    prop:value=move || value.get().date_naive().to_string()
                    on:change=day
                />
            </label>
            <label class="utrecht-form-label">
                {t.time}
                <input
                    class="utrecht-textbox"
                    type="time"
                    prop:value=move || value.get().format("%H:%M").to_string()
                    on:change=time
                />
            </label>
        </div>
        <Show when=move || future.get()>
            <Notice tone=Tone::Problem title=t.future/>
        </Show>
    }
}
