//! Their own shifts in the coming weeks.

use chrono::TimeDelta;
use leptos::prelude::*;
use naderhand_domain::{id::SupporterId, zone::local_at};
use naderhand_organisation::Member;

use crate::{
    device::BrowserZone,
    records::records,
    texts::{coming_day, parts::supporter_texts, time_of},
};

/// How far ahead it shows (product default).
const DAYS: i64 = 28;

/// The shifts.
#[component]
pub(super) fn OwnShifts(member: Member, id: SupporterId) -> impl IntoView {
    let t = &supporter_texts().supporter;
    let rules = BrowserZone::of(member.settings().time_zone());
    let now = records().now().to_utc();
    let today = local_at(now, &rules).date();
    let said = |at| {
        let local = local_at(at, &rules);
        format!("{} {}", coming_day(local.date(), today), time_of(local))
    };
    let shifts = member.directory().roster().calendar(now, now + TimeDelta::days(DAYS), &rules);
    let own: Vec<_> = shifts
        .into_iter()
        .filter(|shift| shift.supporter == Some(id))
        .map(|shift| view! { <li class="nh-shifts__one">{t.shift(said(shift.from), said(shift.to))}</li> })
        .collect();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.shifts}</h2>
            {if own.is_empty() {
                view! { <p class="nl-paragraph">{t.no_shifts}</p> }.into_any()
            } else {
                view! { <ul class="nh-shifts">{own}</ul> }.into_any()
            }}
        </section>
    }
}
