//! The social map: for whom it is, how to get there, how soon, and what is needed first (S19).

use leptos::prelude::*;
use naderhand_domain::organisation::{Entry, Needs, Settings};

use crate::texts::{language, parts::organisation_texts, said};

/// Every entry.
#[component]
pub(super) fn SocialMap(settings: Settings) -> impl IntoView {
    let t = &organisation_texts().member;
    let rows = settings.social_map().iter().map(entry).collect_view();
    (!settings.social_map().is_empty()).then(|| {
        view! {
            <section>
                <h2 class="nl-heading nl-heading--level-2">{t.map}</h2>
                {rows}
            </section>
        }
    })
}

fn entry(entry: &Entry) -> impl IntoView + use<> {
    let t = &organisation_texts().member;
    let language = language();
    let needs = match entry.needs {
        Needs::Nothing => None,
        Needs::Referral => Some(t.needs_referral),
        Needs::Manager => Some(t.needs_manager),
    };
    let reach = entry.reach.clone();
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{said(&entry.name, language).to_string()}</summary>
            <div class="nh-fields">
                <p class="nl-paragraph">{said(&entry.for_whom, language).to_string()}</p>
                <p class="nl-paragraph">{t.how_soon}": "{said(&entry.how_soon, language).to_string()}</p>
                {needs.map(|needs| view! { <p class="nl-paragraph">{needs}</p> })}
                {reach.telephone.map(|number| view! {
                    <p class="nl-paragraph">
                        <a class="nl-link" href=format!("tel:{}", number.dialled())>{number.shown().to_owned()}</a>
                    </p>
                })}
                {reach.mail.map(|mail| view! {
                    <p class="nl-paragraph">
                        <a class="nl-link" href=format!("mailto:{}", mail.as_str())>{mail.as_str().to_owned()}</a>
                    </p>
                })}
                {reach.web.map(|web| view! {
                    <p class="nl-paragraph">
                        <a class="nl-link" href=web.as_str().to_owned() rel="noreferrer">{web.shown().to_owned()}</a>
                    </p>
                })}
                {reach.address.map(|address| view! { <p class="nl-paragraph">{address.to_string()}</p> })}
            </div>
        </details>
    }
}
