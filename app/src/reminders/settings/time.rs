//! A field for a time of the day, kept as soon as it is one.

use leptos::prelude::*;
use naderhand_domain::organisation::hours::TimeOfDay;

use crate::{texts::parts::reminders_texts, ui::Field};

/// The time that a field holds, if it is one.
pub(super) fn read(value: RwSignal<String>) -> Option<TimeOfDay> {
    value.with_untracked(|text| TimeOfDay::parse(text)).ok()
}

/// The field. What is no time is said beside it, and not kept.
#[component]
pub(super) fn TimeField(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(into)] on_time: Callback<TimeOfDay>,
) -> impl IntoView {
    let fault = Signal::derive(move || {
        value.with(|text| TimeOfDay::parse(text).is_err()).then(|| reminders_texts().settings.time_wrong)
    });
    Effect::new(move || {
        if let Ok(time) = value.with(|text| TimeOfDay::parse(text)) {
            on_time.run(time);
        }
    });
    view! { <Field id=id label=label sort="time" value=value fault=fault/> }
}
