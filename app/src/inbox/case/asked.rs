//! Who asks, how to reach them, and until when the first contact is.

use leptos::prelude::*;
use naderhand_contact::{Case, cases::Position};
use naderhand_domain::{
    contact::{Ask, Preference},
    organisation::Telephone,
};

use super::Open;
use crate::{
    inbox::words::{came, coming, left, promised},
    texts::parts::inbox_texts,
    ui::{Icon, Shape},
};

/// The card that came with the request.
#[component]
pub(super) fn Asked(open: Open) -> impl IntoView {
    let ask = open.of(|case| case.ask().cloned());
    view! {
        <section class="nh-card">
            {move || ask.get().flatten().map(|ask| view! { <Card ask=ask/> })}
            <p class="nl-paragraph nh-state">{move || open.case.with(|case| case.as_ref().map(|case| clock(open, case)))}</p>
        </section>
    }
}

#[component]
fn Card(ask: Ask) -> impl IntoView {
    let t = &inbox_texts().case;
    let card = ask.card;
    let reach = card.reach().as_str().to_owned();
    let name = card.name().as_str().to_owned();
    let preference = match card.preference() {
        Preference::Any => None,
        Preference::OwnTeam => Some(t.own_team),
        Preference::OtherTeam => Some(t.other_team),
    };
    let way = match Telephone::parse(&reach) {
        Ok(number) => view! {
            <a class="nh-call nh-call--quiet" href=format!("tel:{}", number.dialled())>
                <Icon shape=Shape::Phone/>
                <span>{t.call(&name)}<span class="nh-hint">{reach}</span></span>
            </a>
        }
        .into_any(),
        // An address, a name elsewhere: to be read.
        Err(_) => view! { <p class="nl-paragraph nh-reach">{reach}</p> }.into_any(),
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{name}</h2>
        {way}
        {card.when().map(|when| view! { <p class="nl-paragraph">{t.when(when.as_str())}</p> })}
        {preference.map(|words| view! { <p class="nl-paragraph">{words}</p> })}
        {ask.words.map(|words| view! { <p class="nl-paragraph nh-thread__text">{words.as_str().to_owned()}</p> })}
    }
}

/// When it came, and what is left.
fn clock(open: Open, case: &Case) -> String {
    let t = &inbox_texts().case;
    let now = open.inbox.now().get();
    let arrived = inbox_texts().list.came(came(case.sent_at(), now));
    let promised = promised(case.thread()).filter(|by| now.to_utc() < *by);
    match (case.position(), promised) {
        (Position::Yours, _) if case.care().first_contact().is_some() => format!("{arrived}."),
        (Position::Yours | Position::Claiming, Some(by)) => format!("{arrived}. {}", t.promised(coming(by, now))),
        _ => format!("{arrived}. {}", t.first_contact(left(case, now))),
    }
}
