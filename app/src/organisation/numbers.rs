//! Whom to phone: who is on call first, then every number (S18).

use leptos::prelude::*;
use naderhand_domain::{
    directory::Directory,
    organisation::{Number, Role, Settings},
    zone::local_at,
};

use crate::{
    device::BrowserZone,
    records::records,
    texts::{coming_day, language, parts::organisation_texts, said, time_of},
    ui::{Icon, Shape},
};

/// Who is on call by the roster, with the number.
#[component]
pub(super) fn OnCall(settings: Settings, directory: Directory) -> impl IntoView {
    on_call(&settings, &directory).map(|who| {
        view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{organisation_texts().member.now}</h2>
                {who}
            </section>
        }
    })
}

/// The same below another heading; nothing when there is neither a roster nor a number.
pub fn on_call(settings: &Settings, directory: &Directory) -> Option<impl IntoView + use<>> {
    let t = &organisation_texts().member;
    let rules = BrowserZone::of(settings.time_zone());
    let now = records().now().to_utc();
    let holder = directory.roster().on_call(now, &rules).and_then(|id| directory.supporter(id));
    let words = holder.map(|one| {
        let until = directory.roster().next_change(now, &rules).map(|shift| local_at(shift.from, &rules));
        let today = local_at(now, &rules).date();
        match until {
            Some(until) if until.date() == today => t.on_call(one.name.as_str(), time_of(until)),
            Some(until) => {
                t.on_call(one.name.as_str(), format!("{} {}", coming_day(until.date(), today), time_of(until)))
            }
            None => t.on_call_always(one.name.as_str()),
        }
    });
    // Without a roster nothing is said of it: the number is answered all the same.
    let has_roster = !directory.roster().assignments.is_empty();
    let words = words.or_else(|| has_roster.then(|| t.on_call_nobody.to_owned()));
    let number = settings.numbers().iter().find(|number| number.role == Role::OnCallSupporter).map(call);
    (words.is_some() || number.is_some()).then(|| {
        view! {
            {words.map(|words| view! { <p class="nl-paragraph">{words}</p> })}
            {number}
        }
    })
}

/// The other numbers.
#[component]
pub(super) fn Numbers(settings: Settings) -> impl IntoView {
    let t = &organisation_texts().member;
    let others = other_numbers(&settings);
    (!others.is_empty()).then(|| {
        view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.numbers}</h2>
                {others}
            </section>
        }
    })
}

/// The same below another heading.
pub fn other_numbers(settings: &Settings) -> Vec<impl IntoView + use<>> {
    settings.numbers().iter().filter(|number| number.role != Role::OnCallSupporter).map(call).collect()
}

fn call(number: &Number) -> impl IntoView + use<> {
    let language = language();
    let label = organisation_texts().member.call(said(&number.label, language));
    let about = format!(
        "{} · {} · {}",
        number.telephone.shown(),
        said(&number.for_whom, language),
        said(&number.when, language)
    );
    view! {
        <a class="nh-call nh-call--quiet" href=format!("tel:{}", number.telephone.dialled())>
            <Icon shape=Shape::Phone/>
            <span>{label}<span class="nh-hint">{about}</span></span>
        </a>
    }
}
