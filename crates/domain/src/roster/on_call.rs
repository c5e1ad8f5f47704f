//! Who is on call now, and when that changes: the two questions of every screen (S18).

use chrono::{DateTime, TimeDelta, Utc};

use super::{Roster, Shift};
use crate::{id::SupporterId, zone::ZoneRules};

/// How many days ahead a change is looked for (product default).
pub const LOOK_AHEAD: u32 = 60;

impl Roster {
    /// Who is on call at an instant, if anybody is.
    pub fn on_call<R: ZoneRules + ?Sized>(&self, now: DateTime<Utc>, rules: &R) -> Option<SupporterId> {
        self.ahead(now, TimeDelta::minutes(1), rules).next()?.supporter
    }

    /// The first shift, within [`LOOK_AHEAD`] days, that somebody else has than whoever is on call at an instant. Somebody
    /// may have several shifts one after the other, and nobody is somebody else too.
    pub fn next_change<R: ZoneRules + ?Sized>(&self, now: DateTime<Utc>, rules: &R) -> Option<Shift> {
        let mut ahead = self.ahead(now, TimeDelta::days(LOOK_AHEAD.into()), rules);
        let first = ahead.next()?;
        ahead.find(|shift| shift.supporter != first.supporter)
    }

    fn ahead<R: ZoneRules + ?Sized>(
        &self,
        now: DateTime<Utc>,
        how_far: TimeDelta,
        rules: &R,
    ) -> impl Iterator<Item = Shift> {
        let to = now.checked_add_signed(how_far).unwrap_or(DateTime::<Utc>::MAX_UTC);
        self.calendar(now, to, rules).into_iter()
    }
}
