//! Keeping a new event.

use leptos::prelude::*;
use naderhand_domain::{id::RecordId, incident::Incident, record::Body};

use crate::records::{Records, SaveError};

/// Keeps it, with the schedule of talks that is chosen now: a later choice does not move the steps of earlier events.
pub async fn keep(records: Records, incident: Incident) -> Result<RecordId, SaveError> {
    let schedule = untrack(|| records.with_history(|history| history.profile()?.schedule.clone()));
    let id = records.new_id();
    records.save(id, Body::Incident(Incident { schedule, ..incident })).await?;
    Ok(id)
}
