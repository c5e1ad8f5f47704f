//! Making a card, at `/app/kaart/maak`, for a control room or a manager: what kind of thing, which day, whose card. It is
//! made on their own device, out of three answers, and nothing of it is kept or sent.

use leptos::prelude::*;
use naderhand_domain::{
    day::{Day, InvalidDay},
    incident::IncidentType,
    incident_card::{CardError, IncidentCard, Organisation},
    shown_text::InvalidText,
};

use crate::{
    incident::{day_refusal, type_word},
    records::records,
    texts::{parts::incident_texts, texts},
    ui::{Button, CopyButton, Look, Notice, PrintButton, Qr, Screen, Tone},
};

/// Why there is no card yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Kind,
    Day(InvalidDay),
    TooOld,
    Organisation(InvalidText),
}

/// The screen.
#[component]
pub fn CardMaker() -> impl IntoView {
    let t = &incident_texts().incident_card;
    let today = records().today();
    let kind = RwSignal::new(None::<IncidentType>);
    let day = RwSignal::new(today.to_string());
    let name = RwSignal::new(String::new());
    let made = RwSignal::new(None::<Result<String, Missing>>);
    let make_it = move |()| {
        let card = card(kind.get_untracked(), &day.get_untracked(), &name.get_untracked(), today);
        made.set(Some(card.map(|card| link(&card))));
    };
    // A card that no longer says what the form says would be handed out by mistake.
    Effect::new(move || {
        kind.track();
        day.track();
        name.track();
        made.set(None);
    });
    view! {
        <Screen title=texts().incident_card.make>
            <p class="nl-paragraph">{t.make_text}</p>
            <p class="nh-hint">{incident_texts().incident.no_names}</p>
            <Kinds kind=kind/>
            <label class="utrecht-form-label">
                {incident_texts().incident.day}
                <input
                    class="utrecht-textbox"
                    type="date"
                    max=today.to_string()
                    prop:value=move || day.get()
                    on:input=move |event| day.set(event_target_value(&event))
                />
            </label>
            <label class="utrecht-form-label">
                {t.organisation}
                <input
                    class="utrecht-textbox"
                    type="text"
                    maxlength="60"
                    autocomplete="organization"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <div class="nh-actions"><Button on_press=make_it>{t.make_it}</Button></div>
            {move || made.get().map(|made| match made {
                Ok(link) => view! { <Made link=link/> }.into_any(),
                Err(missing) => view! { <Notice tone=Tone::Problem title=missing_text(missing)/> }.into_any(),
            })}
        </Screen>
    }
}

#[component]
fn Kinds(kind: RwSignal<Option<IncidentType>>) -> impl IntoView {
    // "I want support myself" is for the employee alone to say.
    let kinds = IncidentType::choices(None).into_iter().filter(|one| *one != IncidentType::OwnWish);
    let rows = kinds.map(|one| {
        view! {
            <label class="nh-check">
                <input
                    class="nh-check__input"
                    type="radio"
                    name="kind"
                    prop:checked=move || kind.get() == Some(one)
                    on:change=move |_| kind.set(Some(one))
                />
                <span>{type_word(one)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="nh-checks">
            <legend class="nh-chips__legend">{incident_texts().incident_card.kind}</legend>
            {rows.collect_view()}
        </fieldset>
    }
}

/// The card: to scan, to send, to print.
#[component]
fn Made(link: String) -> impl IntoView {
    let t = &incident_texts().incident_card;
    let shown = link.clone();
    view! {
        <section class="nh-card nh-card--print" aria-live="polite">
            <h2 class="nl-heading nl-heading--level-2">{t.made}</h2>
            <p class="nl-paragraph">{t.made_text}</p>
            <Qr text=link.clone() label=t.code_alt/>
            <p class="nh-link">{shown}</p>
            <div class="nh-actions">
                <CopyButton text=link/>
                <PrintButton look=Look::Link/>
            </div>
        </section>
    }
}

fn card(kind: Option<IncidentType>, day: &str, name: &str, today: Day) -> Result<IncidentCard, Missing> {
    let kind = kind.ok_or(Missing::Kind)?.into();
    let day = Day::parse(day, today).map_err(Missing::Day)?;
    let organisation = Organisation::named(name).map_err(Missing::Organisation)?;
    let card = IncidentCard { kind, day, organisation };
    // What the employee's app would refuse is said to whoever makes it.
    match IncidentCard::parse(&card.to_text(), today, None) {
        Err(CardError::TooOld) => Err(Missing::TooOld),
        _ => Ok(card),
    }
}

fn link(card: &IncidentCard) -> String {
    // A document always has an origin.
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}/app/kaart#{}", card.to_text())
}

fn missing_text(missing: Missing) -> &'static str {
    let t = &incident_texts().incident_card;
    match missing {
        Missing::Kind => t.kind_missing,
        Missing::Day(error) => day_refusal(error),
        Missing::TooOld => t.day_too_old,
        Missing::Organisation(InvalidText::Empty) => t.organisation_missing,
        Missing::Organisation(InvalidText::TooLong) => t.organisation_too_long,
        Missing::Organisation(InvalidText::Hostile) => t.organisation_hostile,
    }
}
