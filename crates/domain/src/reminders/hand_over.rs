//! What of the plan leaves the device: instants and tags, and neither says what it is about.
//!
//! An instant as it is planned would tell when a shift ends or when an event was. So it is put on a raster of some minutes and
//! then some steps later. A tag is the same for the same occasion, so that a ring that is sent twice shows once, and random to
//! whoever has not the key.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Occasion, Quiet, Reminder};
use crate::{
    id::ReminderTag,
    wire::reminders::Ring,
    zone::{ZoneRules, local_at},
};

/// The raster, in minutes (product default).
pub const STEP_MINUTES: i64 = 5;

/// By how many steps of the raster an instant is later at most, and one step less (product default): up to a quarter of an hour.
pub const JITTER_STEPS: u8 = 4;

/// The randomness for one occasion.
///
/// Derived from [`Occasion::to_bytes`] with a key that never leaves the device, and so the same whenever the plan is made anew:
/// fresh randomness each time would let whoever sees many plans average the jitter away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    tag: ReminderTag,
    jitter: u8,
}

impl Draw {
    /// How many bytes it takes.
    pub const BYTES: usize = 17;

    /// Takes bytes that look random.
    pub fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        let [jitter, tag @ ..] = bytes;
        Self { tag: ReminderTag::from_bytes(tag), jitter: jitter % JITTER_STEPS }
    }

    /// The tag.
    pub const fn tag(&self) -> ReminderTag {
        self.tag
    }
}

/// The instants for the server, in order: on the raster, up to [`JITTER_STEPS`] later, on the same local day and not within quiet
/// hours. Where no later one fits it is the one before.
pub fn hand_over<R: ZoneRules + ?Sized>(
    reminders: &[Reminder],
    quiet: Option<Quiet>,
    rules: &R,
    draw: impl Fn(&Occasion) -> Draw,
) -> Vec<Ring> {
    let rings = reminders.iter().filter_map(|reminder| {
        let Draw { tag, jitter } = draw(reminder.about.first()?);
        Some(Ring { at: blurred(reminder.at, jitter, quiet, rules), tag })
    });
    let mut rings: Vec<_> = rings.collect();
    rings.sort_unstable_by_key(|ring| (ring.at, ring.tag));
    rings
}

fn blurred<R: ZoneRules + ?Sized>(at: DateTime<Utc>, jitter: u8, quiet: Option<Quiet>, rules: &R) -> DateTime<Utc> {
    let day = local_at(at, rules).date();
    let fits = |candidate: &DateTime<Utc>| {
        let local = local_at(*candidate, rules);
        local.date() == day && quiet.is_none_or(|quiet| !quiet.holds(local.time()))
    };
    let step = TimeDelta::minutes(STEP_MINUTES).num_seconds();
    let on_raster = |steps: i64| DateTime::from_timestamp(steps.saturating_mul(step), 0);
    let (before, after) = (at.timestamp().div_euclid(step), (at.timestamp() + step - 1).div_euclid(step));
    let later = (0..=i64::from(jitter)).rev().filter_map(|steps| on_raster(after + steps));
    // Between quiet hours and midnight there may be less than a step: then the instant itself, which was placed with care.
    later.chain(on_raster(before)).find(fits).unwrap_or(at)
}
