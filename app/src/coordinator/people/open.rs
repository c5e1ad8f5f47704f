//! Invitations that wait for an answer.

use leptos::prelude::*;

use crate::{
    coordinator::{
        outcome::Outcome,
        role::{Invited, role},
    },
    records::records,
    texts::{coming_day, parts::coordinator_texts},
};

/// The list, with a way to withdraw each.
#[component]
pub(super) fn OpenInvitations(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let today = records().today().date();
    let row = move |invited: Invited| {
        let Invited { locator, name, last_day } = invited;
        let withdraw = move |_| role.withdraw(locator, outcome, coordinator_texts().people.withdrawn);
        view! {
            <li class="nh-shifts__one">
                <span>
                    <strong>{name.clone()}</strong>
                    <span class="nh-hint">{t.open_until(coming_day(last_day, today))}</span>
                </span>
                <button class="nh-undo" type="button" on:click=withdraw>
                    {t.withdraw}
                    <span class="nh-unseen">{format!(": {name}")}</span>
                </button>
            </li>
        }
    };
    move || {
        let invited = role.invited();
        (!invited.is_empty()).then(|| {
            view! {
                <section class="nh-card">
                    <h2 class="nl-heading nl-heading--level-2">{t.open_links}</h2>
                    <ul class="nh-shifts">{invited.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
