//! What a supporter does, and what stays between two (R 12, R 15, R 23; BOT).

use leptos::prelude::*;

use crate::texts::parts::supporter_texts;

/// The role, and its limits of confidentiality.
#[component]
pub fn Guide() -> impl IntoView {
    let t = &supporter_texts().invitation;
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.role}</h2>
            <p class="nl-paragraph">{t.role_text}</p>
            <p class="nl-paragraph">{t.role_talks}</p>
            <p class="nl-paragraph">{t.involved}</p>
            <p class="nl-paragraph">{t.yourself}</p>
            <p class="nh-hint">{t.role_source}</p>
        </section>
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.confidential}</h2>
            <p class="nl-paragraph">{t.confidential_text}</p>
            <p class="nl-paragraph">{t.confidential_limit}</p>
            <p class="nh-hint">{t.confidential_source}</p>
        </section>
    }
}
