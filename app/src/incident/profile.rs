//! Changing the few things that the app knows about the employee.

use leptos::prelude::*;
use naderhand_domain::{history::standing_profile, profile::Profile, record::Body};

use crate::records::{Records, SaveError};

/// Changes the profile that stands, or makes the first.
pub(super) async fn change_profile(records: Records, change: impl FnOnce(Profile) -> Profile) -> Result<(), SaveError> {
    let standing =
        untrack(|| records.all().with(|all| standing_profile(all.values()).map(|(id, profile)| (id, profile.clone()))));
    let (id, profile) = standing.unwrap_or_else(|| (records.new_id(), Profile::default()));
    records.save(id, Body::Profile(change(profile))).await.map(drop)
}
