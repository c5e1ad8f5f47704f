//! Reminders of devices, and the queue of what is due.
//!
//! What changes reminders locks their row before any ring of theirs, and the queue takes only what nobody has locked: so a device that
//! plans anew waits for the queue, and never the other way round.

pub(super) mod alerts;
mod drop_alerts;
mod drop_reminders;
mod find_address;
mod keep;
mod keep_alerts;
mod lease;
mod move_reminders;
mod next;
mod owner;
mod read;
mod ringing;
mod settle;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::wire::limits;

use super::{Change, Connection, Database, Failure, Reading, caller, dialect, organisation::session, rows};

/// When reminders go of which nothing is planned and nothing is heard from now on.
fn idle_until(now: DateTime<Utc>) -> i64 {
    (rows::step(now) + TimeDelta::days(limits::PLAN_IDLE_DAYS)).timestamp()
}

/// How late a ring may be, in seconds.
const LATE: i64 = limits::RING_LATE_HOURS * 60 * 60;
