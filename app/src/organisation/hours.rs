//! Open consultation hours: open now, or when next (S20: R §3.5.2, §5.1), with what helps to go there: an entry in the phone's
//! calendar that does not tell what it is, and the way. Both are the phone's own: this app sends nothing.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use naderhand_domain::{
    organisation::{OpenConsultation, Settings, hours::Status},
    zone::local_at,
};

use crate::{
    device::BrowserZone,
    records::records,
    texts::{coming_day, language, parts::organisation_texts, said, time_of},
    ui::{Icon, Shape, save_as},
};

/// How many of the next times go into the calendar (product default): about a month of a weekly hour.
const TIMES: usize = 4;

/// Every open consultation of the organisation.
#[component]
pub(super) fn Consultations(settings: Settings) -> impl IntoView {
    consultations(&settings).map(|consultations| {
        view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{organisation_texts().member.hours}</h2>
                {consultations}
            </section>
        }
    })
}

/// The same below another heading; nothing when there is none.
pub fn consultations(settings: &Settings) -> Option<impl IntoView + use<>> {
    let t = &organisation_texts().member;
    let rules = BrowserZone::of(settings.time_zone());
    let now = records().now().to_utc();
    let rows = settings.open_consultation().iter().map(|one| consultation(one, &rules, now)).collect_view();
    (!settings.open_consultation().is_empty()).then(|| {
        view! {
            {rows}
            <p class="nh-hint">{t.hours_text}" "{t.hours_source}</p>
        }
    })
}

fn consultation(one: &OpenConsultation, rules: &BrowserZone, now: DateTime<Utc>) -> impl IntoView + use<> {
    let t = &organisation_texts().member;
    let label = said(&one.label, language()).as_str().to_owned();
    let today = local_at(now, rules).date();
    let (state, is_open) = match one.hours.status(now, rules) {
        Status::Open { until } => (t.open_now(time_of(local_at(until, rules))), true),
        Status::Closed { next: Some(next) } => {
            let next = local_at(next, rules);
            (t.opens(coming_day(next.date(), today), time_of(next)), false)
        }
        Status::Closed { next: None } => (t.opens_not.to_owned(), false),
    };
    let place = one.place.as_ref().map(|place| place.as_str().to_owned());
    let call = one.telephone.as_ref().map(|number| {
        let words = t.call(&label);
        view! {
            <a class="nh-call nh-call--quiet" href=format!("tel:{}", number.dialled())>
                <Icon shape=Shape::Phone/>
                <span>{words}<span class="nh-hint">{number.shown().to_owned()}</span></span>
            </a>
        }
    });
    let calendar = one.hours.calendar(now, rules, t.calendar_title, TIMES).map(|file| {
        // A browser that makes no file leaves everything as it is; the time stands above it.
        let save = move |_| {
            let _ = save_as("agenda.ics", "text/calendar", &file);
        };
        view! {
            <button class="nh-call nh-call--quiet" type="button" on:click=save>
                <Icon shape=Shape::Calendar/>
                <span>{t.calendar}<span class="nh-hint">{t.calendar_text}</span></span>
            </button>
        }
    });
    let route = one.address.as_ref().map(|address| {
        view! {
            <a class="nh-call nh-call--quiet" href=way_to(address.as_str()) rel="noreferrer">
                <Icon shape=Shape::Forward/>
                <span>{t.route}<span class="nh-hint">{address.as_str().to_owned()}</span></span>
            </a>
        }
    });
    view! {
        <div class="nh-hours">
            <h3 class="nl-heading nl-heading--level-3">{label}</h3>
            <p class="nh-hours__state" class:nh-hours__state--open=is_open>{state}</p>
            {place.map(|place| view! { <p class="nh-hint">{place}</p> })}
            {call}
            {calendar}
            {route}
        </div>
    }
}

/// An address that the phone opens with its own map. What comes from Apple knows no `geo:`, and opens this one of its maker without
/// a browser.
fn way_to(address: &str) -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let is_apple = ["iPhone", "iPad", "Macintosh"].iter().any(|device| agent.contains(device));
    let before = if is_apple { "https://maps.apple.com/?q=" } else { "geo:0,0?q=" };
    format!("{before}{}", String::from(js_sys::encode_uri_component(address)))
}
