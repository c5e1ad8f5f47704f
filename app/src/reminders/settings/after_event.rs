//! Reminders of the moments on an event's timeline.

use leptos::prelude::*;
use naderhand_domain::reminders::Choices;

use super::{
    of_choices,
    time::{TimeField, read},
};
use crate::{reminders::watching::reminders, texts::parts::reminders_texts, ui::TickBox};

/// When they come, unless another time is chosen (product default).
const TIME: &str = "10:00";

#[component]
pub(super) fn AfterEvent(choices: Choices) -> impl IntoView {
    let t = &reminders_texts().after_event;
    let reminders = reminders();
    let time = RwSignal::new(choices.after_event.map_or_else(|| TIME.to_owned(), |at| at.to_string()));
    let is_on = of_choices(|choices| choices.after_event.is_some(), || false);
    let turn = move |on: bool| {
        let at = read(time).filter(|_| on);
        reminders.change(|choices| choices.after_event = at);
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nh-hint">{t.text}</p>
            <TickBox ticked=is_on on_change=turn>{t.on}</TickBox>
            <Show when=move || is_on.get()>
                <TimeField
                    id="after-event-at"
                    label=t.at
                    value=time
                    on_time=move |at| reminders.change(|choices| choices.after_event = Some(at))
                />
            </Show>
        </section>
    }
}
