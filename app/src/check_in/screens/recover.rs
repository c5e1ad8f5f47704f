//! Check-ins that were made before the app had loaded, on pages that were closed before it had.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{check_in::CheckIn, id::RecordId, record::Body};

use super::early::{self, StoredTap};
use crate::records::{Loading, Records};

/// Takes them over, once the records are there. Those of this page are in its check-in already, and are forgotten at the
/// next start, when that is sure to be kept.
pub(super) fn recover(records: Records) {
    let begun = StoredValue::new(false);
    Effect::new(move || {
        if records.loading().get() == Loading::Ready && !begun.get_value() {
            begun.set_value(true);
            spawn_local(take_over(records));
        }
    });
}

async fn take_over(records: Records) {
    let here = early::page();
    let mut pages = BTreeMap::<RecordId, Vec<StoredTap>>::new();
    for tap in early::stored().await.into_iter().filter(|tap| Some(tap.page) != here) {
        pages.entry(tap.page).or_default().push(tap);
    }
    for (page, taps) in pages {
        // Removed later on counts as known: it does not come back.
        let known = records.all().with_untracked(|all| all.contains_key(&page));
        if known || keep(records, page, &taps).await {
            early::forget(&taps).await;
        }
    }
}

/// Keeps the check-in of a page. What cannot be kept now stays for the next start.
async fn keep(records: Records, page: RecordId, taps: &[StoredTap]) -> bool {
    let Some(last) = taps.last() else { return true };
    let mut check_in = CheckIn::empty(records.at_millis(last.tap.at_millis));
    for StoredTap { tap, .. } in taps {
        check_in.set_step(tap.item, Some(tap.step));
    }
    records.save(page, Body::CheckIn(check_in)).await.is_ok()
}
