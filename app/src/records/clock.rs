//! The browser's clock and randomness, asked here and handed on as arguments.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Timelike, Utc};
use naderhand_domain::{id::RecordId, zone::ZoneRules as _};

use crate::device::DeviceZone;

/// This moment, with the device's offset from UTC.
#[expect(clippy::disallowed_methods, reason = "the outermost layer of the app")]
pub(super) fn now() -> DateTime<FixedOffset> {
    at_millis(js_sys::Date::now())
}

/// A moment in milliseconds since 1970, with the device's offset from UTC then.
pub(super) fn at_millis(millis: f64) -> DateTime<FixedOffset> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of our time fit")]
    let at = DateTime::<Utc>::from_timestamp_millis(millis as i64).unwrap_or_default();
    at.with_timezone(&DeviceZone.offset_at(at))
}

/// A moment on the wall clock.
pub(super) fn at_local(wall: NaiveDateTime) -> DateTime<FixedOffset> {
    let date = js_sys::Date::new_0();
    // Four-digit years go in by `set_full_year`, because the constructor reads 0 to 99 as 1900 to 1999.
    date.set_full_year_with_month_date(
        wall.year().unsigned_abs(),
        wall.month0().cast_signed(),
        wall.day().cast_signed(),
    );
    date.set_hours(wall.hour());
    date.set_minutes(wall.minute());
    date.set_seconds(0);
    date.set_milliseconds(0);
    at_millis(date.get_time())
}

/// A fresh record id.
#[expect(clippy::disallowed_methods, reason = "the outermost layer of the app")]
pub(super) fn random_id() -> RecordId {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("a browser without randomness cannot run the app");
    RecordId::from_bytes(bytes)
}
