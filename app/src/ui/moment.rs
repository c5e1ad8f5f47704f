//! A day and a time of the day, in two fields.

use chrono::NaiveDateTime;
use leptos::prelude::*;
use naderhand_domain::zone::LocalMinute;

use crate::texts::time_of;

/// A day and a time as two fields hold them.
#[derive(Clone, Copy)]
pub struct Moment {
    /// The day, as a field writes it.
    pub day: RwSignal<String>,
    /// The time, as a field writes it.
    pub time: RwSignal<String>,
}

impl Moment {
    /// Fields that begin with a local time.
    pub fn at(at: NaiveDateTime) -> Self {
        Self { day: RwSignal::new(at.date().to_string()), time: RwSignal::new(time_of(at)) }
    }

    /// What the fields hold, if it is a day and a time.
    pub fn read(self) -> Option<LocalMinute> {
        format!("{}T{}", self.day.get_untracked(), self.time.get_untracked()).parse().ok()
    }
}

/// A day and a time.
#[component]
pub fn MomentField(
    /// The fields.
    moment: Moment,
    /// What the day is.
    day_label: &'static str,
    /// What the time is.
    time_label: &'static str,
) -> impl IntoView {
    view! {
        <div class="nh-moment">
            <label class="utrecht-form-label">
                {day_label}
                <input
                    class="utrecht-textbox"
                    type="date"
                    prop:value=move || moment.day.get()
                    on:input=move |event| moment.day.set(event_target_value(&event))
                />
            </label>
            <label class="utrecht-form-label">
                {time_label}
                <input
                    class="utrecht-textbox"
                    type="time"
                    prop:value=move || moment.time.get()
                    on:input=move |event| moment.time.set(event_target_value(&event))
                />
            </label>
        </div>
    }
}
