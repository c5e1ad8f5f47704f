//! Who the supporters are, by team, and who can be asked now.

use chrono::NaiveDate;
use leptos::prelude::*;
use naderhand_domain::{
    directory::{Availability, Directory, Supporter},
    id::SupporterId,
};

use crate::{
    records::records,
    texts::{coming_day, parts::organisation_texts},
};

/// The list. `state` is how a supporter last said it stands.
#[component]
pub(super) fn Supporters(
    directory: Directory,
    /// The organisation's own word for them.
    #[prop(into)]
    word: String,
    state: impl Fn(SupporterId) -> Availability + 'static,
) -> impl IntoView {
    let t = &organisation_texts().member;
    let today = records().today().date();
    let teams = directory.teams().iter().map(|team| (Some(team.id), team.name.as_str().to_owned()));
    let several = !directory.teams().is_empty();
    let groups = teams.chain([(None, t.no_team.to_owned())]).filter_map(|(team, name)| {
        let rows: Vec<_> = directory
            .supporters()
            .iter()
            .filter(|one| one.team == team)
            .map(|one| row(one, state(one.id), today))
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                {several.then(|| view! { <h3 class="nl-heading nl-heading--level-3">{name}</h3> })}
                <ul class="nh-shifts">{rows}</ul>
            }
        })
    });
    let groups = groups.collect_view();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.supporters(word)}</h2>
            {if directory.supporters().is_empty() {
                view! { <p class="nl-paragraph">{t.no_supporters}</p> }.into_any()
            } else {
                groups.into_any()
            }}
        </section>
    }
}

fn row(one: &Supporter, state: Availability, today: NaiveDate) -> impl IntoView + use<> {
    let t = &organisation_texts().member;
    let can = !one.paused && state.on(today);
    let words = match state {
        _ if can => t.available.to_owned(),
        Availability::Away { until: Some(day) } if !one.paused => t.away_until(coming_day(day, today)),
        _ => t.away.to_owned(),
    };
    view! {
        <li class="nh-shifts__one">
            <strong>{one.name.as_str().to_owned()}</strong>
            <span class="nh-state" class:nh-state--on=can>{words}</span>
        </li>
    }
}
