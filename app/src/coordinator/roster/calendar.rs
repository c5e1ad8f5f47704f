//! The calendar that results: the coming two weeks, with what is missing.

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use naderhand_domain::{
    directory::Directory,
    roster::Shift,
    zone::{Zone, local_at},
};

use crate::{
    coordinator::role::name_of,
    device::BrowserZone,
    records::records,
    texts::{parts::coordinator_texts, short_moment, time_of},
    ui::{Notice, Tone},
};

/// How far ahead it shows (product default).
const DAYS: i64 = 14;

/// The calendar.
#[component]
pub(super) fn Calendar(directory: Directory, zone: Zone) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let rules = BrowserZone::of(zone);
    let now = records().now().to_utc();
    let shifts = directory.roster().calendar(now, now + TimeDelta::days(DAYS), &rules);
    let gaps = shifts.iter().filter(|shift| shift.supporter.is_none()).count();
    let rows = shifts.iter().map(|shift| row(shift, &directory, &rules, now)).collect_view();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.calendar}</h2>
            {(gaps > 0).then(|| view! { <Notice tone=Tone::Info title=t.gap_text(gaps)/> })}
            <ol class="nh-shifts">{rows}</ol>
        </section>
    }
}

fn row(shift: &Shift, directory: &Directory, rules: &BrowserZone, now: DateTime<Utc>) -> impl IntoView + use<> {
    let t = &coordinator_texts().roster;
    let (from, to) = (local_at(shift.from, rules), local_at(shift.to, rules));
    let until = if from.date() == to.date() { time_of(to) } else { short_moment(to) };
    let from = if shift.from <= now { t.now.to_owned() } else { short_moment(from) };
    let name = shift.supporter.and_then(|id| name_of(directory, id)).map(ToOwned::to_owned);
    let is_gap = name.is_none();
    view! {
        <li class="nh-shifts__one" class:nh-shifts__one--gap=is_gap>
            <span class="nh-shifts__time">{format!("{from} – {until}")}</span>
            <strong>{name.unwrap_or_else(|| t.gap.to_owned())}</strong>
        </li>
    }
}
