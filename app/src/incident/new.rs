//! Something happened, at `/app/gebeurtenis/nieuw`: what kind of thing, then when; the answer to the second is the save.
//! No details are asked, none are needed (S5, S23).

use leptos::{html, prelude::*, task::spawn_local};
use naderhand_domain::{
    day::Day,
    incident::{DayPart, Incident, IncidentType, OwnType, OwnTypes},
    open::Open,
    profile::{Profession, Profile},
};

use super::{
    keep::keeping,
    profile::change_profile,
    when::When,
    words::{profession_word, type_word},
};
use crate::{
    organisation::Ways,
    records::{NotKept, Opening, SaveError, records},
    texts::{language, parts::incident_texts, texts},
    ui::{Button, Chips, Screen, TickBox, begin_at_title},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    What,
    When,
}

/// What was ticked.
#[derive(Debug, Clone, Copy, Default)]
struct Chosen {
    types: RwSignal<Vec<IncidentType>>,
    own_types: RwSignal<OwnTypes>,
    piles_up: RwSignal<bool>,
}

impl Chosen {
    fn to_incident(self, day: Day) -> Incident {
        Incident {
            types: self.types.get_untracked().into_iter().map(Open::Known).collect(),
            own_types: self.own_types.get_untracked(),
            piles_up: self.piles_up.get_untracked().then_some(true),
            ..Incident::on(day)
        }
    }
}

/// The screen.
#[component]
pub(super) fn NewIncident() -> impl IntoView {
    view! {
        <Screen title=texts().incident.new back="/app/gebeurtenis">
            <Opening><Questions/></Opening>
        </Screen>
    }
}

#[component]
fn Questions() -> impl IntoView {
    let records = records();
    let ask = RwSignal::new(Ask::What);
    let chosen = Chosen::default();
    let failed = RwSignal::new(None::<SaveError>);
    let keep = keeping(records, failed);
    let happened = Callback::new(move |(day, part): (Day, Option<DayPart>)| {
        keep(Incident { part, ..chosen.to_incident(day) });
    });
    view! {
        <NotKept error=failed/>
        {move || match ask.get() {
            Ask::What => view! { <What chosen=chosen ask=ask/> }.into_any(),
            Ask::When => view! { <When on_choose=happened/> }.into_any(),
        }}
    }
}

#[component]
fn What(chosen: Chosen, ask: RwSignal<Ask>) -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    // The list is in its order at once, not when the choice is kept: nothing moves under a thumb that goes on.
    let tapped = RwSignal::new(None::<Profession>);
    let here = RwSignal::new(Vec::new());
    let offered = RwSignal::new(Vec::new());
    let language = language();
    spawn_local(async move {
        if let Ok(vault) = records.vault().await {
            let ways = Ways::read(&vault).await;
            let _ = here.try_set(ways.professions());
            let _ = offered.try_set(ways.own_types(language));
        }
    });
    let profession = Memo::new(move |_| {
        let kept = || records.with_history(|history| history.profile()?.profession.as_ref()?.known());
        // Where there is one profession nobody needs to be asked.
        let only = || here.with(|here| <[Profession; 1]>::try_from(here.as_slice()).ok().map(|[only]| only));
        tapped.get().or_else(kept).or_else(only)
    });
    view! {
        <p class="nl-paragraph">{t.new_hint}</p>
        <AskProfession profession=profession tapped=tapped here=here/>
        <fieldset class="nh-checks">
            <legend class="nh-unseen">{texts().incident.new}</legend>
            <Types chosen=chosen profession=profession offered=offered/>
            <TickBox ticked=chosen.piles_up on_change=move |on| chosen.piles_up.set(on)>
                {t.piles_up}<span class="nh-hint">{t.piles_up_hint}</span>
            </TickBox>
        </fieldset>
        <p class="nh-hint">{t.no_names}</p>
        <div class="nh-actions nh-actions--stay">
            <Button on_press=move |()| {
                ask.set(Ask::When);
                // The button that had the focus is gone: the next question begins where a screen begins.
                request_animation_frame(begin_at_title);
            }>{t.when}</Button>
        </div>
    }
}

/// Everybody's types with the organisation's own among them: one list, in which what says least comes last.
#[component]
fn Types(
    chosen: Chosen,
    profession: Memo<Option<Profession>>,
    /// Those of the organisation that was joined.
    offered: RwSignal<Vec<OwnType>>,
) -> impl IntoView {
    let t = &incident_texts().incident;
    let known = move |always: bool| {
        let choices = IncidentType::choices(profession.get()).into_iter();
        let choices = choices.filter(|one| IncidentType::ALWAYS.contains(one) == always);
        choices.map(|one| view! { <KnownType one=one types=chosen.types/> }).collect_view()
    };
    let own = move || {
        offered.get().into_iter().map(|one| view! { <OneOwnType one=one types=chosen.own_types/> }).collect_view()
    };
    let full = move || offered.with(Vec::len) > OwnTypes::MOST && chosen.own_types.with(OwnTypes::is_full);
    view! {
        {move || known(false)}
        {own}
        <div aria-live="polite">
            {move || full().then(|| view! { <p class="nh-hint">{t.own_types_full(OwnTypes::MOST)}</p> })}
        </div>
        {move || known(true)}
    }
}

#[component]
fn KnownType(one: IncidentType, types: RwSignal<Vec<IncidentType>>) -> impl IntoView {
    let ticked = Signal::derive(move || types.with(|types| types.contains(&one)));
    let change = move |on: bool| {
        types.update(|types| {
            types.retain(|other| *other != one);
            types.extend(on.then_some(one));
        });
    };
    view! { <TickBox ticked=ticked on_change=change>{type_word(one)}</TickBox> }
}

#[component]
fn OneOwnType(one: OwnType, types: RwSignal<OwnTypes>) -> impl IntoView {
    let words = one.as_str().to_owned();
    let one = StoredValue::new(one);
    let ticked = Memo::new(move |_| types.with(|types| one.with_value(|one| types.contains(one))));
    let change = move |on: bool| {
        types.update(|types| {
            if on {
                types.choose(one.get_value());
            } else {
                one.with_value(|one| types.leave(one));
            }
        });
    };
    let disabled = Signal::derive(move || !ticked.get() && types.with(OwnTypes::is_full));
    view! { <TickBox ticked=ticked on_change=change disabled=disabled><span dir="auto">{words}</span></TickBox> }
}

/// Asked until it is answered, and to be changed later; whoever skips it sees every type.
#[component]
fn AskProfession(
    profession: Memo<Option<Profession>>,
    tapped: RwSignal<Option<Profession>>,
    /// Those of the organisation that was joined; empty when it says nothing of them.
    here: RwSignal<Vec<Profession>>,
) -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let open = RwSignal::new(false);
    let change = NodeRef::<html::Button>::new();
    let choose = move |chosen: Option<Profession>| {
        open.set(false);
        tapped.set(chosen);
        // The choice that had the focus is gone: what took its place goes on from there.
        request_animation_frame(move || {
            if let Some(change) = change.get_untracked() {
                // Fails only for what cannot have the focus.
                let _ = change.focus();
            }
        });
        spawn_local(async move {
            // A list that is not remembered is asked again next time; nothing else depends on it.
            let _ = change_profile(records, |profile| Profile { profession: chosen.map(Open::Known), ..profile }).await;
        });
    };
    let options = move || {
        let here = here.get();
        let offered = Profession::ALL.into_iter().filter(|one| here.is_empty() || here.contains(one));
        offered.map(|one| (Some(one), profession_word(one))).collect::<Vec<_>>()
    };
    move || match profession.get() {
        Some(known) if !open.get() => view! {
            <p class="nh-hint nh-profession">
                {profession_word(known)}
                <button class="nh-undo" type="button" node_ref=change on:click=move |_| open.set(true)>
                    {t.profession_change}
                </button>
            </p>
        }
        .into_any(),
        _ => view! {
            <div class="nh-card">
                <Chips name="profession" legend=t.profession options=options() value=profession on_choose=choose/>
                <p class="nh-hint">{t.profession_hint}</p>
            </div>
        }
        .into_any(),
    }
}
