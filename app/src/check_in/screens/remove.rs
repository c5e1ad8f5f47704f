//! Removing a check-in with everything that belongs to it.

use naderhand_domain::id::RecordId;

use crate::records::{Records, SaveError};

/// Removes a check-in and the own words beside it. The words go first: should the second step fail, what is left is a
/// check-in that can be removed again, and no words without a place.
pub(super) async fn remove_with_words(records: Records, check_in: RecordId) -> Result<(), SaveError> {
    for (words, _) in leptos::prelude::untrack(|| records.words_of(check_in)) {
        records.remove(words).await?;
    }
    records.remove(check_in).await
}
