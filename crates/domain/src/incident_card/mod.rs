//! The incident card: a control room or manager says that something happened, and the employee opens it on their own device
//! (S6). All of it stands after `#` in a link, which browsers do not send: no server sees who opens which card.

mod text;

pub use self::text::{CardError, MAX_AGE_DAYS, MAX_LEN};
pub use crate::organisation::Organisation;
use crate::{
    day::Day,
    incident::{Incident, IncidentType},
    open::Open,
};

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentCard {
    /// The kind of event; one that a newer version knows is carried along.
    pub kind: Open<IncidentType>,
    /// The day it happened.
    pub day: Day,
    /// Whose card it is.
    pub organisation: Organisation,
}

impl IncidentCard {
    /// The event to keep, when the employee says yes.
    pub fn to_incident(&self) -> Incident {
        Incident { types: [self.kind.clone()].into(), ..Incident::on(self.day) }
    }
}
