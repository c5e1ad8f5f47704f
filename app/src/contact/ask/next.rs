//! Who may be asked when nobody answers: nobody, unless the employee says so.

use leptos::prelude::*;
use naderhand_domain::contact::Wish;

use crate::{texts::parts::contact_texts, ui::TickBox};

/// The two boxes.
#[component]
pub(super) fn Next(wish: RwSignal<Wish>) -> impl IntoView {
    let t = &contact_texts().ask;
    view! {
        <TickBox
            ticked=Signal::derive(move || wish.with(|wish| wish.then.on_call))
            on_change=move |is| wish.update(|wish| wish.then.on_call = is)
        >
            {t.then_on_call}
        </TickBox>
        <TickBox
            ticked=Signal::derive(move || wish.with(|wish| wish.then.coordinator))
            on_change=move |is| wish.update(|wish| wish.then.coordinator = is)
        >
            {t.then_coordinator}
        </TickBox>
    }
}
