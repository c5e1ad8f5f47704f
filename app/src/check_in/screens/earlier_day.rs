//! Filling in an earlier day, at `/app/check-in/nieuw?dag=2026-11-21`.

use chrono::NaiveTime;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{draft::Draft, fields::Fields};
use crate::{
    records::records,
    texts::{parts::look_back_texts, texts},
    ui::Screen,
};

/// The hour that a day begins with when nobody says otherwise: the middle.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("noon exists");

/// The screen.
#[component]
pub fn EarlierDay() -> impl IntoView {
    let t = &look_back_texts().edit;
    let records = records();
    let now = records.now();
    let asked = use_query_map().with_untracked(|query| query.get("dag")).and_then(|day| day.parse().ok());
    let yesterday = now.date_naive().pred_opt().unwrap_or(now.date_naive());
    let at = records.at_local(asked.unwrap_or(yesterday).and_time(NOON)).min(now);
    let draft = Draft::of_earlier(records, at);
    view! {
        <Screen title=texts().edit.title_new back="/app/terugkijken">
            <p class="nh-hint">{t.begin}</p>
            <Fields draft=draft/>
        </Screen>
    }
}
