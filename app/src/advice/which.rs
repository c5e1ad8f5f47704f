//! Which of the employee's own records a reason rests on, each a tap away where it has a screen.

use leptos::prelude::*;
use naderhand_domain::{day::Day, history::History, id::RecordId};

use crate::{
    incident::incident_word,
    records::records,
    texts::{day_name, parts::incident_texts},
};

/// How many are named (product default); the others are in what one looks back on.
const MOST: usize = 4;

/// The records.
#[component]
pub(super) fn Which(records: Vec<RecordId>) -> impl IntoView {
    let all = self::records();
    let named: Vec<Named> = untrack(|| {
        all.with_history(|history| {
            let named = records.iter().rev().filter_map(|id| name(history, *id, all.today()));
            named.take(MOST).collect()
        })
    });
    let rows = named.into_iter().map(|Named { words, href }| match href {
        Some(href) => view! { <li><a class="nl-link" href=href>{words}</a></li> }.into_any(),
        None => view! { <li>{words}</li> }.into_any(),
    });
    view! { <ul class="nh-which">{rows.collect_view()}</ul> }
}

struct Named {
    words: String,
    href: Option<String>,
}

fn name(history: &History<'_>, id: RecordId, today: Day) -> Option<Named> {
    let t = &incident_texts().advice;
    let day = |day: Day| day_name(day.date(), today.date());
    if let Some(incident) = history.incident(id) {
        let words = t.of_incident(day(incident.body.day), incident_word(incident.body));
        return Some(Named { words, href: Some(format!("/app/gebeurtenis/{id}")) });
    }
    if let Some(check_in) = history.check_ins().iter().find(|one| one.id == id) {
        let words = t.of_check_in(day(Day::of(check_in.body.at.date_naive())));
        return Some(Named { words, href: Some(format!("/app/check-in/{id}")) });
    }
    if let Some(list) = history.lists().iter().find(|one| one.id == id) {
        return Some(Named { words: t.of_list(day(list.body.made)), href: None });
    }
    let review = history.reviews().iter().find(|one| one.id == id)?;
    Some(Named { words: t.of_review(day(review.body.made)), href: None })
}
