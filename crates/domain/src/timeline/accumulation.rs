//! Several events adding up (R §2.2, R §4.1, BOT §2).

use crate::{day::Day, history::History, id::RecordId, incident::Incident};

/// Within how many days events count as adding up (product default).
pub const WITHIN_DAYS: i64 = 28;

/// How many events add up (product default; one is no pile).
const AT_LEAST: usize = 2;

/// What adds up now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accumulation {
    /// The events of these weeks, the earliest first.
    pub incidents: Vec<RecordId>,
    /// Those of them of which the employee said that it piles up. May be the only one.
    pub said: Vec<RecordId>,
}

/// What adds up in the weeks before today, if anything.
pub fn accumulation(history: &History<'_>, today: Day) -> Option<Accumulation> {
    let recent: Vec<_> = history.incidents().iter().filter(|incident| is_recent(incident.body, today)).collect();
    let said: Vec<_> = recent.iter().filter(|incident| incident.body.piles_up == Some(true)).collect();
    (recent.len() >= AT_LEAST || !said.is_empty()).then(|| Accumulation {
        incidents: recent.iter().map(|incident| incident.id).collect(),
        said: said.into_iter().map(|incident| incident.id).collect(),
    })
}

/// Whether an event lies in the last weeks. One that is still to come, by a wrong clock, does not.
pub fn is_recent(incident: &Incident, today: Day) -> bool {
    (0..=WITHIN_DAYS).contains(&today.days_after(incident.day))
}
