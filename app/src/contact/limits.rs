//! What is shared and what stays between the two: told before anything is sent (S14: R 23).

use leptos::prelude::*;

use crate::texts::parts::contact_texts;

/// What the supporter sees, what the server sees, and the limits of confidentiality.
#[component]
pub(super) fn Limits() -> impl IntoView {
    let t = &contact_texts().card;
    view! {
        <h3 class="nl-heading nl-heading--level-3">{t.seen}</h3>
        <p class="nl-paragraph">{t.seen_text}</p>
        <p class="nl-paragraph">{t.server}</p>
        <h3 class="nl-heading nl-heading--level-3">{t.confidential}</h3>
        <p class="nl-paragraph">{t.confidential_text}</p>
        <p class="nl-paragraph">{t.confidential_limit}</p>
        <p class="nh-hint">{t.source}</p>
    }
}
