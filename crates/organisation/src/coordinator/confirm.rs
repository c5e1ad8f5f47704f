//! Confirming an answer: from then on the organisation names them.

use chrono::NaiveDate;
use naderhand_domain::{
    directory::{Change, Supporter, TeamId},
    id::Locator,
};
use naderhand_transport::Transport;

use super::{
    Desk,
    links::{AnsweredKeys, State},
};
use crate::error::Error;

impl<T: Transport> Desk<T> {
    /// Confirms whoever answered this invitation: a supporter joins the directory, in this team; a coordinator the authority.
    /// Then the invitation is withdrawn.
    pub async fn confirm(&mut self, locator: Locator, team: Option<TeamId>, today: NaiveDate) -> Result<(), Error> {
        let links = self.links().await?;
        let link = links.into_iter().find(|link| link.locator == locator).ok_or(Error::NoAnswer)?;
        let State::Answered(answer) = link.state else { return Err(Error::NoAnswer) };
        match answer.keys {
            AnsweredKeys::Supporter { signing, sealing } => {
                let made = self.coordinator.made(locator).and_then(|made| made.supporter);
                let id = made.ok_or(Error::UnknownInvitation)?;
                // Who comes back with other keys keeps all else.
                let before = self.coordinator.member.directory().supporter(id);
                let supporter = Supporter {
                    id,
                    name: answer.name,
                    team: team.or(before.and_then(|before| before.team)),
                    signing,
                    sealing,
                    paused: before.is_some_and(|before| before.paused),
                    unknown: before.map(|before| before.unknown.clone()).unwrap_or_default(),
                };
                self.change(&[Change::Add(supporter)], today).await?;
            }
            AnsweredKeys::Coordinator(own) => {
                let key = own.coordinator;
                // The box first: from the moment that the key counts, its words must bring everything back.
                self.publish_directory(Ok, Some(&own), today).await?;
                let add = |named: &mut Vec<_>| {
                    if !named.contains(&key) {
                        named.push(key);
                    }
                };
                self.publish_authority(add, today).await?;
            }
        }
        self.withdraw(locator).await
    }
}
