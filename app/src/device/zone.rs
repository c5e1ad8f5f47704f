//! The rules of time zones, from the browser: it has them all, and keeps them new.

use chrono::{DateTime, FixedOffset, Utc};
use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use naderhand_domain::zone::{Zone, ZoneRules};
use wasm_bindgen::JsValue;

/// The rules of the zone that the device is in now, of which browsers tell the offset at any instant.
#[derive(Debug, Clone, Copy)]
pub struct DeviceZone;

impl ZoneRules for DeviceZone {
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a day fit")]
        let seconds = -(date(instant).get_timezone_offset() as i32) * 60;
        FixedOffset::east_opt(seconds).unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"))
    }
}

fn date(instant: DateTime<Utc>) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any year that is planned are exact")]
    Date::new(&JsValue::from_f64(instant.timestamp_millis() as f64))
}

/// The rules of one zone.
pub struct BrowserZone {
    format: DateTimeFormat,
}

impl BrowserZone {
    /// The rules of a zone that an organisation may have; browsers know all of these.
    pub fn of(zone: Zone) -> Self {
        let options = Object::new();
        for (name, value) in [("timeZone", zone.name()), ("timeZoneName", "longOffset")] {
            // A plain object takes every property.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        Self { format: DateTimeFormat::new(&Array::of1(&"en-US".into()), &options) }
    }
}

impl ZoneRules for BrowserZone {
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        let parts = self.format.format_to_parts(&date(instant));
        let of = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok().and_then(|value| value.as_string());
        let named = parts.iter().find(|part| of(part, "type").as_deref() == Some("timeZoneName"));
        let text = named.and_then(|part| of(&part, "value")).unwrap_or_default();
        offset(&text).unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"))
    }
}

/// The offset in "GMT+01:00"; "GMT" alone is none.
fn offset(text: &str) -> Option<FixedOffset> {
    let (sign, digits) = match text.strip_prefix("GMT")? {
        "" => return FixedOffset::east_opt(0),
        rest => (if rest.starts_with('+') { 1 } else { -1 }, &rest[rest.char_indices().nth(1)?.0..]),
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    FixedOffset::east_opt(sign * minutes * 60)
}
