//! Hours without reminders.

use leptos::prelude::*;
use naderhand_domain::reminders::{Choices, Quiet};

use super::{
    of_choices,
    time::{TimeField, read},
};
use crate::{reminders::watching::reminders, texts::parts::reminders_texts, ui::TickBox};

/// When they are, unless other times are chosen (product defaults).
const FROM: &str = "22:00";
const UNTIL: &str = "08:00";

#[component]
pub(super) fn QuietHours(choices: Choices) -> impl IntoView {
    let t = &reminders_texts().quiet;
    let reminders = reminders();
    let (from, until) = match choices.quiet {
        Some(quiet) => (quiet.from().to_string(), quiet.until().to_string()),
        None => (FROM.to_owned(), UNTIL.to_owned()),
    };
    let (from, until) = (RwSignal::new(from), RwSignal::new(until));
    let is_on = of_choices(|choices| choices.quiet.is_some(), || false);
    let keep = move || {
        if let Some(quiet) = read(from).zip(read(until)).and_then(|(from, until)| Quiet::of(from, until)) {
            reminders.change(|choices| choices.quiet = Some(quiet));
        }
    };
    let turn = move |on: bool| {
        if on {
            keep();
        } else {
            reminders.change(|choices| choices.quiet = None);
        }
    };
    let is_nothing = Memo::new(move |_| from.with(|from| until.with(|until| from == until)));
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nh-hint">{t.text}</p>
            <TickBox ticked=is_on on_change=turn>{t.on}</TickBox>
            <Show when=move || is_on.get()>
                <TimeField id="quiet-from" label=t.from value=from on_time=move |_| keep()/>
                <TimeField id="quiet-until" label=t.until value=until on_time=move |_| keep()/>
                <Show when=move || is_nothing.get()>
                    <p class="nh-fault" role="alert">{t.same}</p>
                </Show>
            </Show>
        </section>
    }
}
