//! Reading a directory: everything or nothing, and everything that is wrong at once.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Directory, Fault, Key, MOST_SUPPORTERS, MOST_TEAMS, Name, Problem, Supporter, Team, TeamId};
use crate::{id::SupporterId, roster::Roster};

#[derive(Deserialize)]
struct RawDirectory {
    #[serde(default)]
    teams: Vec<RawTeam>,
    #[serde(default)]
    supporters: Vec<RawSupporter>,
    #[serde(default)]
    last_team: u16,
    #[serde(default)]
    roster: Roster,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Deserialize)]
struct RawTeam {
    id: TeamId,
    name: String,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Deserialize)]
struct RawSupporter {
    id: SupporterId,
    name: String,
    #[serde(default)]
    team: Option<TeamId>,
    signing: Key,
    sealing: Key,
    #[serde(default)]
    paused: bool,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl Directory {
    /// Reads what [`Directory::to_json`] wrote, or tells all that is wrong with it.
    pub fn parse(json: &[u8]) -> Result<Self, Vec<Problem>> {
        let raw: RawDirectory = serde_json::from_slice(json).map_err(|error| {
            vec![Problem { at: "the directory".to_owned(), fault: Fault::Malformed { column: error.column() } }]
        })?;
        let mut problems = Problems::default();
        let RawDirectory { teams, supporters, last_team, roster, unknown } = raw;
        problems.at_most("teams", teams.len(), MOST_TEAMS);
        problems.at_most("supporters", supporters.len(), MOST_SUPPORTERS);
        if !problems.0.is_empty() {
            return Err(problems.0);
        }
        let teams: Vec<_> =
            teams.into_iter().enumerate().filter_map(|(at, team)| problems.team(at, team, last_team)).collect();
        let supporters: Vec<_> =
            supporters.into_iter().enumerate().filter_map(|(at, raw)| problems.supporter(at, raw, &teams)).collect();
        problems.once("teams", "id", teams.iter().map(|team| team.id));
        problems.once("teams", "name", teams.iter().map(|team| &team.name));
        problems.once("supporters", "id", supporters.iter().map(|supporter| supporter.id));
        problems.once("supporters", "signing", supporters.iter().map(|supporter| supporter.signing));
        problems.once("supporters", "sealing", supporters.iter().map(|supporter| supporter.sealing));
        if problems.0.is_empty() { Ok(Self { teams, supporters, last_team, roster, unknown }) } else { Err(problems.0) }
    }
}

#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, at: impl Into<String>, fault: Fault) {
        self.0.push(Problem { at: at.into(), fault });
    }

    fn at_most(&mut self, at: &str, found: usize, most: usize) {
        if found > most {
            self.add(at, Fault::TooMany { most });
        }
    }

    fn name(&mut self, at: impl Into<String>, text: &str) -> Option<Name> {
        Name::parse(text).map_err(|why| self.add(at, Fault::Name(why))).ok()
    }

    fn team(&mut self, at: usize, raw: RawTeam, last: u16) -> Option<Team> {
        if raw.id.0 == 0 || raw.id.0 > last {
            self.add(format!("teams[{at}].id"), Fault::TeamNumber);
        }
        let name = self.name(format!("teams[{at}].name"), &raw.name)?;
        Some(Team { id: raw.id, name, unknown: raw.unknown })
    }

    fn supporter(&mut self, at: usize, raw: RawSupporter, teams: &[Team]) -> Option<Supporter> {
        let RawSupporter { id, name, team, signing, sealing, paused, unknown } = raw;
        if let Some(team) = team.filter(|team| !teams.iter().any(|known| known.id == *team)) {
            self.add(format!("supporters[{at}].team"), Fault::UnknownTeam(team));
        }
        let name = self.name(format!("supporters[{at}].name"), &name)?;
        Some(Supporter { id, name, team, signing, sealing, paused, unknown })
    }

    fn once<T: Ord>(&mut self, list: &str, field: &str, items: impl Iterator<Item = T>) {
        let mut seen = BTreeMap::new();
        for (at, item) in items.enumerate() {
            if let Some(first) = seen.get(&item) {
                let other = format!("{list}[{first}].{field}");
                self.add(format!("{list}[{at}].{field}"), Fault::Twice { other });
            } else {
                seen.insert(item, at);
            }
        }
    }
}
