//! The made-up year in the real app's own store.

use chrono::{DateTime, FixedOffset};
use naderhand_domain::{
    id::RecordId,
    record::{Body, Record},
};
use wasm_bindgen::prelude::*;

use crate::year::year;

/// Writes the year that ends now into the store of the app that this page's origin serves, and answers how many records
/// it has. `offset_minutes` is what the device's clock is ahead of UTC.
#[wasm_bindgen]
pub async fn write_year(seed: u32, now_millis: i64, offset_minutes: i32) -> Result<u32, JsError> {
    let offset = FixedOffset::east_opt(offset_minutes * 60).ok_or_else(|| JsError::new("no offset from UTC"))?;
    let now = DateTime::from_timestamp_millis(now_millis).ok_or_else(|| JsError::new("no moment of the calendar"))?;
    let vault = naderhand_vault::browser::open().await?;
    let bodies: Vec<(RecordId, Body)> = year(now.with_timezone(&offset), seed.into())
        .into_iter()
        .map(|Record { id, content }| (id, content.body))
        .collect();
    let kept = vault.save_all(&bodies, now_millis).await?;
    Ok(u32::try_from(kept.len())?)
}
