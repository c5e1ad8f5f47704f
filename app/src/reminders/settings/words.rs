//! The words on the lock screen, as they will look.

use leptos::prelude::*;
use naderhand_domain::reminders::NeutralText;

use super::of_choices;
use crate::{
    reminders::{watching::reminders, words::spoken_here},
    texts::parts::reminders_texts,
    ui::{Chips, Icon, Shape},
};

#[component]
pub(super) fn Words() -> impl IntoView {
    let t = &reminders_texts().words;
    let reminders = reminders();
    let spoken = spoken_here();
    let text = of_choices(|choices| choices.text, NeutralText::default);
    let options = NeutralText::ALL.map(|text| (text, text.words(spoken))).to_vec();
    view! {
        <section class="nh-card">
            <Chips
                name="neutral-text"
                legend=t.title
                options=options
                value=text
                on_choose=move |text| reminders.change(|choices| choices.text = text)
            />
            <p class="nh-hint">{t.text}</p>
            <div class="nh-lock-screen" role="img" aria-label=move || t.preview(text.get().words(spoken))>
                <Icon shape=Shape::Calendar/>
                <strong>{move || text.get().words(spoken)}</strong>
                <span class="nh-hint">{t.now}</span>
            </div>
        </section>
    }
}
