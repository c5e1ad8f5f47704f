//! How many talks there are, and when: the employee follows the schedule of their own organisation.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{id::RecordId, open::Open, profile::Profile, record::Body, schedule::ScheduleName};

use super::{profile::change_profile, words::schedule_word};
use crate::{
    records::{NotKept, Records, SaveError, records},
    texts::parts::incident_texts,
    ui::Chips,
};

/// The choice, for this event and for those that come after it.
#[component]
pub(super) fn ScheduleChoice(id: RecordId) -> impl IntoView {
    let t = &incident_texts().incident;
    let records = records();
    let failed = RwSignal::new(None::<SaveError>);
    let known = |name: Option<Open<ScheduleName>>| name.as_ref().and_then(Open::known);
    let chosen = Memo::new(move |_| {
        let in_profile = || records.with_history(|history| known(history.profile()?.schedule.clone()));
        records.incident(id).and_then(|incident| known(incident.schedule)).or_else(in_profile).unwrap_or_default()
    });
    let choose = move |schedule| {
        spawn_local(async move {
            failed.try_set(follow(records, id, schedule).await.err());
        });
    };
    let options = ScheduleName::ALL.map(|name| (name, schedule_word(name))).to_vec();
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.schedule}</summary>
            <Chips name="schedule" legend=t.schedule legend_unseen=true options=options value=chosen on_choose=choose/>
            <p class="nh-hint">{t.schedule_hint}" "{move || t.schedule_source(chosen.get().citation())}</p>
            <NotKept error=failed/>
        </details>
    }
}

async fn follow(records: Records, id: RecordId, schedule: ScheduleName) -> Result<(), SaveError> {
    // Removed meanwhile, on another screen or device: there is nothing to change.
    let Some(mut kept) = untrack(|| records.incident(id)) else { return Ok(()) };
    kept.schedule = Some(schedule.into());
    records.save(id, Body::Incident(kept)).await?;
    change_profile(records, |profile| Profile { schedule: Some(schedule.into()), ..profile }).await
}
