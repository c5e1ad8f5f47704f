//! What a coordinator changes, one thing at a time.

use super::{Directory, MOST_SUPPORTERS, MOST_TEAMS, Name, Supporter, Team, TeamId};
use crate::{id::SupporterId, roster::Roster};

/// One thing that is to be different.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A supporter joins, or comes back with other keys: who had the same id is replaced.
    Add(Supporter),
    /// A supporter is called otherwise.
    Rename(SupporterId, Name),
    /// A supporter changes team, or has none any more.
    Assign(SupporterId, Option<TeamId>),
    /// Nobody is to ask a supporter for a while, or they can be asked again.
    Pause(SupporterId, bool),
    /// A supporter stops. Their key is worth nothing from then on, and they are off the roster.
    Revoke(SupporterId),
    /// There is a new team.
    MakeTeam(Name),
    /// A team is called otherwise.
    RenameTeam(TeamId, Name),
    /// A team ends. Its supporters stay, without a team.
    RemoveTeam(TeamId),
    /// The roster is another. It is edited as a whole, so it also says from which one: what another coordinator changed since
    /// is not overwritten.
    Roster {
        /// As it was.
        was: Roster,
        /// As it is to be.
        is: Roster,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeFault {
    /// No such supporter: perhaps another coordinator took them out.
    #[error("this supporter is not in the directory; look at the list again")]
    NoSupporter,
    /// No such team: perhaps another coordinator took it out.
    #[error("this team is not in the directory; choose another")]
    NoTeam,
    /// As many supporters as there may be.
    #[error("there are {MOST_SUPPORTERS} supporters already; take out those who are gone")]
    TooManySupporters,
    /// As many teams as there may be, or ever were.
    #[error("there are {MOST_TEAMS} teams already; take out those that are gone")]
    TooManyTeams,
    /// Another team is called that.
    #[error("another team has this name; choose a different one")]
    TeamNameTaken,
    /// Another supporter has this key.
    #[error("another supporter has this key; ask for a new answer to the invitation")]
    KeyTaken,
    /// Another coordinator changed the roster.
    #[error("another coordinator changed the roster; look at it, and change it again")]
    RosterChanged,
    /// It has faults, which [`Roster::problems`] tells.
    #[error("the roster has faults; mend them first")]
    RosterFaults,
    /// It names somebody who is not in the directory.
    #[error("the roster names somebody who is not in the directory; choose somebody else")]
    RosterStranger,
}

impl Directory {
    /// The directory with one thing different.
    pub fn with(mut self, change: &Change) -> Result<Self, ChangeFault> {
        match change {
            Change::Add(supporter) => self.add(supporter)?,
            Change::Rename(id, name) => self.of(*id)?.name = name.clone(),
            Change::Assign(id, team) => {
                if team.is_some_and(|team| self.team(team).is_none()) {
                    return Err(ChangeFault::NoTeam);
                }
                self.of(*id)?.team = *team;
            }
            Change::Pause(id, paused) => self.of(*id)?.paused = *paused,
            Change::Revoke(id) => {
                self.of(*id)?;
                self.supporters.retain(|supporter| supporter.id != *id);
                self.roster.assignments.retain(|assignment| assignment.supporter != *id);
                self.roster.overrides.retain(|other| other.supporter != Some(*id));
            }
            Change::MakeTeam(name) => self.make_team(name)?,
            Change::RenameTeam(id, name) => {
                if self.teams.iter().any(|team| team.id != *id && team.name == *name) {
                    return Err(ChangeFault::TeamNameTaken);
                }
                let team = self.teams.iter_mut().find(|team| team.id == *id).ok_or(ChangeFault::NoTeam)?;
                team.name = name.clone();
            }
            Change::RemoveTeam(id) => {
                self.team(*id).ok_or(ChangeFault::NoTeam)?;
                self.teams.retain(|team| team.id != *id);
                for supporter in self.supporters.iter_mut().filter(|supporter| supporter.team == Some(*id)) {
                    supporter.team = None;
                }
            }
            Change::Roster { was, is } => self.replace_roster(was, is)?,
        }
        Ok(self)
    }

    fn replace_roster(&mut self, was: &Roster, is: &Roster) -> Result<(), ChangeFault> {
        if self.roster != *was {
            return Err(ChangeFault::RosterChanged);
        }
        if !is.problems().is_empty() {
            return Err(ChangeFault::RosterFaults);
        }
        let assigned = is.assignments.iter().map(|assignment| assignment.supporter);
        let mut named = assigned.chain(is.overrides.iter().filter_map(|other| other.supporter));
        if named.any(|id| self.supporter(id).is_none()) {
            return Err(ChangeFault::RosterStranger);
        }
        self.roster = is.clone();
        Ok(())
    }

    fn of(&mut self, id: SupporterId) -> Result<&mut Supporter, ChangeFault> {
        self.supporters.iter_mut().find(|supporter| supporter.id == id).ok_or(ChangeFault::NoSupporter)
    }

    fn add(&mut self, supporter: &Supporter) -> Result<(), ChangeFault> {
        if supporter.team.is_some_and(|team| self.team(team).is_none()) {
            return Err(ChangeFault::NoTeam);
        }
        let mut others = self.supporters.iter().filter(|other| other.id != supporter.id);
        if others.any(|other| other.signing == supporter.signing || other.sealing == supporter.sealing) {
            return Err(ChangeFault::KeyTaken);
        }
        match self.supporters.iter().position(|other| other.id == supporter.id) {
            Some(at) => self.supporters[at] = supporter.clone(),
            None if self.supporters.len() >= MOST_SUPPORTERS => return Err(ChangeFault::TooManySupporters),
            None => self.supporters.push(supporter.clone()),
        }
        Ok(())
    }

    fn make_team(&mut self, name: &Name) -> Result<(), ChangeFault> {
        if self.teams.iter().any(|team| team.name == *name) {
            return Err(ChangeFault::TeamNameTaken);
        }
        let id = self.last_team.checked_add(1).filter(|_| self.teams.len() < MOST_TEAMS);
        self.last_team = id.ok_or(ChangeFault::TooManyTeams)?;
        self.teams.push(Team { id: TeamId(self.last_team), name: name.clone(), unknown: serde_json::Map::new() });
        Ok(())
    }
}
