//! One supporter: whether they can be asked, their team, a pause, a link for another device, and off the list.

use leptos::prelude::*;
use naderhand_domain::{
    directory::{Availability, Change, Supporter, Team, TeamId},
    id::SupporterId,
};

use super::MadeLink;
use crate::{
    coordinator::{
        outcome::Outcome,
        role::{NewInvitation, role},
    },
    records::records,
    texts::{coming_day, parts::coordinator_texts},
    ui::Confirm,
};

/// A link for a supporter's other device that was just made, and whose it is.
pub(super) type MadeAgain = RwSignal<Option<(SupporterId, NewInvitation)>>;

/// One supporter.
#[component]
pub(super) fn OneSupporter(
    supporter: Supporter,
    teams: Vec<Team>,
    made: MadeAgain,
    outcome: RwSignal<Outcome>,
) -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let (id, paused) = (supporter.id, supporter.paused);
    let name = supporter.name.as_str().to_owned();
    let (asking, asking_again) = (RwSignal::new(false), RwSignal::new(false));
    let today = records().today().date();
    let state = move || match (paused, role.availability(id)) {
        (true, _) => t.paused.to_owned(),
        (false, Availability::Available) => t.available.to_owned(),
        (false, Availability::Away { until: None }) => t.away.to_owned(),
        (false, Availability::Away { until: Some(day) }) => t.away_until(coming_day(day, today)),
    };
    let pause = move |_| role.change(Change::Pause(id, !paused), outcome, t.kept.to_owned());
    let put_in_team = move |event| {
        let team = event_target_value(&event).parse().ok().map(TeamId);
        role.change(Change::Assign(id, team), outcome, t.kept.to_owned());
    };
    let revoked = t.revoked(&name);
    let revoke = move |()| role.change(Change::Revoke(id), outcome, revoked.clone());
    let again = {
        let supporter = supporter.clone();
        move |()| role.invite_again(&supporter, outcome, move |invitation| made.set(Some((id, invitation))))
    };
    let link = move || made.get().and_then(|(whose, invitation)| (whose == id).then_some(invitation));
    let options = teams.into_iter().map(|team| {
        let chosen = supporter.team == Some(team.id);
        view! { <option value=team.id.0.to_string() prop:selected=chosen>{team.name.as_str().to_owned()}</option> }
    });
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{name.clone()}</h2>
            <p class="nh-hint">{state}</p>
            <label class="utrecht-form-label">
                {t.team}
                <select class="nh-select" on:change=put_in_team>
                    <option value="" prop:selected=supporter.team.is_none()>{t.no_team}</option>
                    {options.collect_view()}
                </select>
            </label>
            <div class="nh-undos">
                <button class="nh-undo" type="button" on:click=pause>
                    {if paused { t.resume } else { t.pause }}
                    <span class="nh-unseen">{format!(": {name}")}</span>
                </button>
                <button class="nh-undo" type="button" on:click=move |_| asking_again.set(true)>
                    {t.again}
                    <span class="nh-unseen">{format!(": {name}")}</span>
                </button>
                <button class="nh-undo" type="button" on:click=move |_| asking.set(true)>
                    {t.revoke}
                    <span class="nh-unseen">{format!(": {name}")}</span>
                </button>
            </div>
            {move || link().map(|made| view! { <MadeLink invitation=made/> })}
            <Confirm
                open=asking_again
                question=t.again_question(&name)
                text=t.again_text(&name)
                confirm=t.again
                on_confirm=again
            />
            <Confirm
                open=asking
                question=t.revoke_question(&name)
                text=t.revoke_text(&name)
                confirm=t.revoke
                on_confirm=revoke
            />
        </section>
    }
}
