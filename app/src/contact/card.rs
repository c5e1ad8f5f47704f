//! The contact card: filled in once, with the agreement to send it along (AVG art. 7).

use leptos::prelude::*;
use naderhand_domain::{
    contact::{ContactCard, Preference, Wrong},
    directory::{Team, TeamId},
    shown_text::InvalidText,
};

use super::limits::Limits;
use crate::{
    texts::parts::contact_texts,
    ui::{Button, Chips, Field, TickBox},
};

/// What was filled in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    pub(super) card: ContactCard,
    pub(super) team: Option<TeamId>,
}

/// The form. `on_keep` gets what is right, and only with the agreement.
#[component]
pub(super) fn CardForm(
    /// What was filled in before.
    before: Option<Filled>,
    /// The organisation's teams.
    teams: Vec<Team>,
    #[prop(into)] on_keep: Callback<Filled>,
) -> impl IntoView {
    let t = &contact_texts().card;
    let card = before.as_ref().map(|before| &before.card);
    let name = RwSignal::new(card.map(|card| card.name().as_str().to_owned()).unwrap_or_default());
    let reach = RwSignal::new(card.map(|card| card.reach().as_str().to_owned()).unwrap_or_default());
    let when = RwSignal::new(card.and_then(ContactCard::when).map(|line| line.as_str().to_owned()).unwrap_or_default());
    let preference = RwSignal::new(card.map(ContactCard::preference).unwrap_or_default());
    let team = RwSignal::new(before.as_ref().and_then(|before| before.team));
    let agreed = RwSignal::new(before.is_some());
    let wrong = RwSignal::new(Wrong { name: None, reach: None, when: None });
    let missing = RwSignal::new(false);
    let keep = move |()| {
        let typed = ContactCard::typed(
            &name.get_untracked(),
            &reach.get_untracked(),
            &when.get_untracked(),
            preference.get_untracked(),
        );
        wrong.set(typed.as_ref().err().copied().unwrap_or(Wrong { name: None, reach: None, when: None }));
        missing.set(!agreed.get_untracked());
        if let (Ok(card), true) = (typed, agreed.get_untracked()) {
            on_keep.run(Filled { card, team: team.get_untracked() });
        }
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nh-hint">{t.intro}</p>
            <div class="nh-fields">
                <Field id="contact-name" label=t.name value=name fault=told(move || wrong.get().name)/>
                <Field id="contact-reach" label=t.reach value=reach fault=told(move || wrong.get().reach)/>
                <Field
                    id="contact-when"
                    label=t.when
                    hint=t.when_hint
                    value=when
                    fault=told(move || wrong.get().when)
                />
                {(!teams.is_empty()).then(|| view! { <Preferred preference=preference team=team teams=teams/> })}
            </div>
            <Limits/>
            <TickBox ticked=agreed on_change=move |is| agreed.set(is)>{t.agree}</TickBox>
            <Show when=move || missing.get()>
                <p class="nh-fault" role="alert">{t.agree_missing}</p>
            </Show>
            <Button on_press=keep>{t.keep}</Button>
        </section>
    }
}

/// From inside or outside of the own team (S16), and which that is. It stays on the device: supporters see the preference only.
#[component]
fn Preferred(preference: RwSignal<Preference>, team: RwSignal<Option<TeamId>>, teams: Vec<Team>) -> impl IntoView {
    let t = &contact_texts().card;
    let options =
        vec![(Preference::Any, t.any), (Preference::OwnTeam, t.own_team), (Preference::OtherTeam, t.other_team)];
    let teams = StoredValue::new(teams);
    view! {
        <Chips name="contact-preference" legend=t.preference options=options value=preference on_choose=move |is| preference.set(is)/>
        <Show when=move || preference.get() != Preference::Any>
            <label class="utrecht-form-label">
                {t.team}
                <select
                    class="nh-select"
                    on:change=move |event| team.set(event_target_value(&event).parse().ok().map(TeamId))
                >
                    <option value="" selected=move || team.get().is_none()>{t.no_team}</option>
                    {teams.with_value(|teams| teams.iter().map(|one| {
                        let id = one.id;
                        view! {
                            <option value=id.0.to_string() selected=move || team.get() == Some(id)>
                                {one.name.as_str().to_owned()}
                            </option>
                        }
                    }).collect_view())}
                </select>
            </label>
        </Show>
    }
}

fn told(fault: impl Fn() -> Option<InvalidText> + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    let t = &contact_texts().card;
    Signal::derive(move || {
        fault().map(|fault| match fault {
            InvalidText::Empty => t.empty,
            InvalidText::TooLong => t.long,
            InvalidText::Hostile => t.hostile,
        })
    })
}
