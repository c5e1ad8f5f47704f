//! Exactly what goes along, and the limits of confidentiality, once more before it does (S14: R 23).

use leptos::prelude::*;
use naderhand_domain::contact::ContactCard;

use crate::{contact::limits::Limits, texts::parts::contact_texts};

/// The card and the words, as the supporter reads them.
#[component]
pub(super) fn Preview(card: ContactCard, words: RwSignal<String>) -> impl IntoView {
    let t = &contact_texts().card;
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.seen}</summary>
            <dl class="nh-told">
                <dt>{t.name}</dt>
                <dd>{card.name().as_str().to_owned()}</dd>
                <dt>{t.reach}</dt>
                <dd>{card.reach().as_str().to_owned()}</dd>
                {card.when().map(|when| view! {
                    <dt>{t.when_seen}</dt>
                    <dd>{when.as_str().to_owned()}</dd>
                })}
                {move || (!words.with(|words| words.trim().is_empty())).then(|| view! {
                    <dt>{contact_texts().ask.words_seen}</dt>
                    <dd>{words.get()}</dd>
                })}
            </dl>
            <Limits/>
        </details>
    }
}
