//! A card that was opened, at `/app/kaart#…`: what it says, and whether to keep it.

use leptos::prelude::*;
use naderhand_domain::{
    history::History,
    id::RecordId,
    incident_card::{CardError, IncidentCard},
};

use crate::{
    device::take_fragment,
    incident::{keeping, type_word},
    records::{NotKept, Opening, SaveError, records},
    texts::{day_title, parts::incident_texts, texts},
    ui::{Button, ButtonLink, Empty, Look, Notice, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub fn OpenedCard() -> impl IntoView {
    let t = &incident_texts().incident_card;
    let records = records();
    let text = StoredValue::new(take_fragment());
    view! {
        <Screen title=texts().incident_card.title back="/app/gebeurtenis">
            <Opening>
                // Which organisation is the employee's own is not known to the device yet: each card says whose it is.
                {move || match text.get_value().map(|text| IncidentCard::parse(&text, records.today(), None)) {
                    None => view! {
                        <Empty icon=Shape::Code title=t.none text=t.none_text>
                            <ButtonLink href="/app/gebeurtenis/nieuw">{texts().incident.new}</ButtonLink>
                        </Empty>
                    }
                    .into_any(),
                    Some(Ok(card)) => view! { <Offer card=card/> }.into_any(),
                    Some(Err(CardError::OtherOrganisation(card))) => view! {
                        <Notice tone=Tone::Info title=t.other_organisation/>
                        <Offer card=*card/>
                    }
                    .into_any(),
                    Some(Err(error)) => view! { <Refused error=error/> }.into_any(),
                }}
            </Opening>
        </Screen>
    }
}

/// What the card says, and the choice.
#[component]
fn Offer(card: IncidentCard) -> impl IntoView {
    let t = &incident_texts().incident_card;
    let records = records();
    let failed = RwSignal::new(None::<SaveError>);
    let kind = card.kind.known().map_or(t.newer_kind, type_word);
    let day = day_title(card.day.date(), records.today().date());
    let from = t.from(card.organisation.name());
    let there = untrack(|| records.with_history(|history| same(history, &card)));
    let keep = keeping(records, failed);
    let keep_it = move |()| keep(card.to_incident());
    let look = if there.is_some() { Look::Quiet } else { Look::Primary };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{kind}</h2>
            <p class="nh-date">{day}</p>
            <p class="nl-paragraph">{from}</p>
        </section>
        <p class="nl-paragraph">{t.keep_text}</p>
        <NotKept error=failed/>
        {there.map(|id| view! {
            <Notice tone=Tone::Info title=t.there/>
            <ButtonLink href=format!("/app/gebeurtenis/{id}")>{t.there_look}</ButtonLink>
        })}
        <div class="nh-actions">
            <Button look=look on_press=keep_it>{if there.is_some() { t.keep_again } else { t.keep }}</Button>
            <ButtonLink look=Look::Link href="/app">{t.leave}</ButtonLink>
        </div>
    }
}

/// An event of the same kind on the same day: most likely this card, opened before.
fn same(history: &History<'_>, card: &IncidentCard) -> Option<RecordId> {
    let is_it = |body: &naderhand_domain::incident::Incident| body.day == card.day && body.types.contains(&card.kind);
    history.incidents().iter().find(|incident| is_it(incident.body)).map(|incident| incident.id)
}

/// Why it is not taken, and what to do. The event can always be kept by hand.
#[component]
fn Refused(error: CardError) -> impl IntoView {
    let t = &incident_texts().incident_card;
    let (title, text) = match error {
        CardError::Malformed | CardError::TooLong => (t.malformed, t.malformed_text),
        CardError::Newer => (t.newer, t.newer_text),
        CardError::Hostile => (t.hostile, t.hostile_text),
        CardError::InTheFuture => (t.in_the_future, t.by_hand),
        CardError::TooOld => (t.too_old, t.by_hand),
        CardError::OtherOrganisation(_) => (t.other_organisation, t.by_hand),
    };
    view! {
        <Notice tone=Tone::Problem title=title>
            <p class="nl-paragraph">{text}</p>
        </Notice>
        <ButtonLink href="/app/gebeurtenis/nieuw">{texts().incident.new}</ButtonLink>
    }
}
