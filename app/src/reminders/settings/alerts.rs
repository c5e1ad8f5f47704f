//! Being rung when something waits for a supporter or a coordinator.

use leptos::prelude::*;
use naderhand_reminders::AlertFor;

use super::notifications::{Explained, PushState};
use crate::{
    reminders::{ringing::Which, watching::reminders},
    texts::parts::reminders_texts,
};

#[component]
pub(in crate::reminders) fn Switch(whom: AlertFor) -> impl IntoView {
    let t = &reminders_texts().alerts;
    let which = Which::Alert(whom);
    let push = reminders().push_of(which);
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nl-paragraph">{t.text}</p>
            <Show when=move || !push.get().is_on()>
                <Explained/>
            </Show>
            <PushState which=which on=t.on is_on=t.is_on/>
        </section>
    }
}
