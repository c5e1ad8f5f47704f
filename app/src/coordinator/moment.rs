//! Times of the organisation's zone, as people say them; and a field for one.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use leptos::prelude::*;
use naderhand_domain::zone::LocalMinute;

use crate::texts::texts;

/// "wo 25 november, 22:00".
pub(in crate::coordinator) fn moment(at: NaiveDateTime) -> String {
    format!("{}, {}", short_day(at.date()), time(at))
}

/// "22:00".
pub(super) fn time(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "wo 25 november".
pub(super) fn short_day(day: NaiveDate) -> String {
    let t = &texts().day;
    let weekday = t.weekdays_short[day.weekday().num_days_from_monday() as usize];
    format!("{weekday} {} {}", day.day(), t.months[day.month0() as usize])
}

/// A day and a time as two fields hold them.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) day: RwSignal<String>,
    pub(super) time: RwSignal<String>,
}

impl Moment {
    pub(super) fn at(at: NaiveDateTime) -> Self {
        Self { day: RwSignal::new(at.date().to_string()), time: RwSignal::new(time(at)) }
    }

    /// What the fields hold, if it is a day and a time.
    pub(super) fn read(self) -> Option<LocalMinute> {
        format!("{}T{}", self.day.get_untracked(), self.time.get_untracked()).parse().ok()
    }
}

/// A day and a time.
#[component]
pub(super) fn MomentField(moment: Moment, day_label: &'static str, time_label: &'static str) -> impl IntoView {
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
