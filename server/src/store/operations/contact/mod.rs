//! Requests for contact: what happens to one is decided by [`State`](naderhand_domain::contact::State) and kept here.
//!
//! What happens to a request locks its row, so that it happens once, on however many servers. Where supporters must stay as they
//! are meanwhile, the organisation is locked before it.

mod ask_anew;
mod claim;
mod clocks;
mod close;
mod copies;
pub(super) mod gone;
mod inbox;
mod maker;
mod messages;
mod open;
mod pass_on;
mod read_inbox;
mod read_request;
mod reply;
mod requests;
mod ring_holders;
mod send;
mod step_back;
mod waiting;
mod withdraw;
mod write_message;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{id::RequestId, wire::limits};

use super::{
    Change, Connection, Failure, Reading, caller, dialect, organisation, organisations,
    reminders::alerts,
    rows,
    rows::{step, time},
};

/// Which request.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    slug: &'a str,
    request: RequestId,
}

/// When a request that is over now goes.
fn over_until(now: DateTime<Utc>) -> DateTime<Utc> {
    step(now) + TimeDelta::days(limits::REQUEST_OVER_DAYS)
}
