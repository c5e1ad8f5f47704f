//! Keeping a new event, and showing it.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use naderhand_domain::{id::RecordId, incident::Incident, record::Body};

use crate::{
    organisation::Ways,
    records::{Records, SaveError},
};

/// Gives what keeps an event and goes to it. The way back then leads not to the question or the card that it came from, but
/// to what was before. What goes wrong is in `failed`.
pub fn keeping(
    records: Records,
    failed: RwSignal<Option<SaveError>>,
) -> impl Fn(Incident) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |incident| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match keep(records, incident).await {
                Ok(id) => {
                    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate(&format!("/app/gebeurtenis/{id}"), options);
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    }
}

/// Keeps it with the schedule of talks that is chosen now, or that the organisation follows: a later choice does not move the
/// steps of earlier events.
async fn keep(records: Records, incident: Incident) -> Result<RecordId, SaveError> {
    let chosen = untrack(|| records.with_history(|history| history.profile()?.schedule.clone()));
    let schedule = match chosen {
        Some(chosen) => Some(chosen),
        None => Ways::read(&*records.vault().await?).await.schedule(),
    };
    let id = records.new_id();
    records.save(id, Body::Incident(Incident { schedule, ..incident })).await?;
    Ok(id)
}
