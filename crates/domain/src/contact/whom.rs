//! Whom a request goes to: computed on the employee's device from what the organisation signed and what the employee wants.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Preference;
use crate::{
    directory::{Availability, Directory, Supporter, TeamId},
    id::SupporterId,
    wire::limits::REQUEST_COPIES,
};

/// Which supporters the employee wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wished {
    /// Everybody who can be asked.
    #[default]
    All,
    /// These.
    Only(BTreeSet<SupporterId>),
}

/// Who may be asked next when nobody answers. Nobody, unless the employee approves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Then {
    /// Whoever is on call by then.
    pub on_call: bool,
    /// A coordinator, who sees that a request waits.
    pub coordinator: bool,
}

/// What the employee wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wish {
    /// Which supporters.
    pub wished: Wished,
    /// Whom not to ask, at any stage. Nobody but this device ever knows.
    pub left_out: BTreeSet<SupporterId>,
    /// From where, and the employee's own team: without one, every supporter is as good.
    pub preference: Preference,
    /// The employee's own team.
    pub team: Option<TeamId>,
    /// Who may be asked next.
    pub then: Then,
}

/// To whom it is sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Whom<'a> {
    /// Who may open it at once.
    pub chosen: Vec<&'a Supporter>,
    /// Who may open it when nobody of these has taken it in time.
    pub on_call: Option<&'a Supporter>,
    /// Whether a coordinator then sees that it waits.
    pub coordinator: bool,
}

impl Wish {
    /// To whom it goes. `available` tells what each supporter says of themselves, `day` is today in the organisation's time zone,
    /// and `on_call` is who is on call when the limit for an answer has passed.
    ///
    /// `chosen` is empty when nobody can be asked: say so before anything is sent, with the number to phone.
    pub fn whom<'a>(
        &self,
        directory: &'a Directory,
        available: impl Fn(SupporterId) -> Availability,
        day: NaiveDate,
        on_call: Option<SupporterId>,
    ) -> Whom<'a> {
        let can_be_asked = |supporter: &&Supporter| {
            !supporter.paused && !self.left_out.contains(&supporter.id) && available(supporter.id).on(day)
        };
        let is_wished = |supporter: &&Supporter| match &self.wished {
            Wished::All => self.prefers(supporter),
            Wished::Only(chosen) => chosen.contains(&supporter.id),
        };
        let chosen: Vec<_> =
            directory.supporters().iter().filter(can_be_asked).filter(is_wished).take(REQUEST_COPIES - 1).collect();
        let on_call = on_call
            .filter(|id| self.then.on_call && !self.left_out.contains(id))
            .filter(|id| chosen.iter().all(|supporter| supporter.id != *id))
            .and_then(|id| directory.supporter(id))
            .filter(|supporter| !supporter.paused);
        Whom { chosen, on_call, coordinator: self.then.coordinator }
    }

    fn prefers(&self, supporter: &Supporter) -> bool {
        match (self.preference, self.team) {
            (Preference::Any, _) | (_, None) => true,
            (Preference::OwnTeam, team) => supporter.team == team,
            (Preference::OtherTeam, team) => supporter.team != team,
        }
    }
}
