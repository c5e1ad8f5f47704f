//! Links and invitations, as the screens show them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    directory::{Name, Supporter},
    id::Locator,
    wire::organisation::LinkPurpose,
};
use naderhand_organisation::{Error, LinkText, coordinator::State};

use super::{Desk, Role};
use crate::coordinator::outcome::{NotDone, Outcome};

pub(super) use naderhand_organisation::coordinator::Given;

/// How long an invitation works, in days (product default).
const INVITATION_DAYS: i64 = 14;

/// Whom an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// A supporter.
    Supporter,
    /// One more coordinator.
    Coordinator,
}

/// An invitation that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// For whom.
    pub name: String,
    /// The whole link.
    pub link: String,
    /// The last day on which it works.
    pub last_day: NaiveDate,
}

/// An answer that waits for the coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::coordinator) struct Answered {
    pub(in crate::coordinator) locator: Locator,
    pub(in crate::coordinator) name: String,
    pub(in crate::coordinator) whom: Whom,
}

/// An invitation that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::coordinator) struct Invited {
    pub(in crate::coordinator) locator: Locator,
    pub(in crate::coordinator) name: String,
    pub(in crate::coordinator) last_day: NaiveDate,
}

/// A link with which employees join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::coordinator) struct JoinLink {
    pub(in crate::coordinator) locator: Locator,
    /// The whole link; `None` when it was made on another device.
    pub(in crate::coordinator) link: Option<String>,
    pub(in crate::coordinator) last_day: NaiveDate,
}

impl Role {
    /// Asks for answers to invitations.
    pub(in crate::coordinator) fn look_for_answers(self) {
        spawn_local(async move { self.look().await });
    }

    /// Answers that wait.
    pub(in crate::coordinator) fn answers(self) -> Signal<Vec<Answered>> {
        let links = self.links;
        Signal::derive(move || {
            links.with(|links| {
                links
                    .iter()
                    .filter_map(|given| {
                        let State::Answered(answer) = &given.state else { return None };
                        let whom = whom(given.purpose)?;
                        let name = answer.name.as_str().to_owned();
                        Some(Answered { locator: given.locator, name, whom })
                    })
                    .collect()
            })
        })
    }

    /// Invitations that nobody has answered, or whose answer this device cannot open.
    pub(in crate::coordinator) fn invited(self) -> Vec<Invited> {
        self.links.with(|links| {
            let open = links
                .iter()
                .filter(|given| given.purpose != LinkPurpose::Join && !matches!(given.state, State::Answered(_)));
            open.map(|given| Invited {
                locator: given.locator,
                name: given.name.clone(),
                last_day: given.expires_at.date_naive(),
            })
            .collect()
        })
    }

    /// The join link that lasts longest.
    pub(in crate::coordinator) fn join_link(self) -> Option<JoinLink> {
        self.links.with(|links| {
            let join = links.iter().filter(|given| given.purpose == LinkPurpose::Join);
            let latest = join.max_by_key(|given| (given.link.is_some(), given.expires_at))?;
            Some(JoinLink {
                locator: latest.locator,
                link: latest.link.as_ref().map(|link| address("/app/aansluiten", link)),
                last_day: latest.expires_at.date_naive(),
            })
        })
    }

    /// Invites somebody, and hands over the link.
    pub(in crate::coordinator) fn invite(
        self,
        whom: Whom,
        name: String,
        outcome: RwSignal<Outcome>,
        made: impl FnOnce(NewInvitation) + 'static,
    ) {
        let Ok(parsed) = Name::parse(&name) else {
            outcome.set(Outcome::Failed(NotDone::Name));
            return;
        };
        let leave = async move |desk: &mut Desk, expires_at| match whom {
            Whom::Supporter => desk.invite_supporter(&parsed, expires_at).await,
            Whom::Coordinator => desk.invite_coordinator(&parsed, expires_at).await,
        };
        self.hand_over(name, leave, outcome, made);
    }

    /// Invites a supporter who is on the list anew, for another device, and hands over the link. The keys that the list has
    /// go on until the answer is confirmed.
    pub(in crate::coordinator) fn invite_again(
        self,
        supporter: &Supporter,
        outcome: RwSignal<Outcome>,
        made: impl FnOnce(NewInvitation) + 'static,
    ) {
        let id = supporter.id;
        let leave = async move |desk: &mut Desk, expires_at| desk.invite_again(id, expires_at).await;
        self.hand_over(supporter.name.as_str().to_owned(), leave, outcome, made);
    }

    fn hand_over(
        self,
        name: String,
        leave: impl AsyncFnOnce(&mut Desk, DateTime<Utc>) -> Result<LinkText, Error> + 'static,
        outcome: RwSignal<Outcome>,
        made: impl FnOnce(NewInvitation) + 'static,
    ) {
        let expires_at = self.records.now().to_utc() + TimeDelta::days(INVITATION_DAYS);
        outcome.set(Outcome::Busy);
        spawn_local(async move {
            let done = self
                .at_desk(async |desk: &mut Desk| {
                    let link = leave(desk, expires_at).await?;
                    Ok((link, desk.links().await?))
                })
                .await;
            match done {
                Ok((link, links)) => {
                    let _ = self.links.try_set(links);
                    let _ = outcome.try_set(Outcome::Idle);
                    let link = address("/app/uitnodiging", &link);
                    made(NewInvitation { name, link, last_day: expires_at.date_naive() });
                }
                Err(why) => _ = outcome.try_set(Outcome::Failed(why)),
            }
        });
    }

    /// Makes a new link to join.
    pub(in crate::coordinator) fn make_join_link(self, days: u16, outcome: RwSignal<Outcome>) {
        let expires_at = self.records.now().to_utc() + TimeDelta::days(days.into());
        outcome.set(Outcome::Busy);
        spawn_local(async move {
            let done = self
                .at_desk(async |desk: &mut Desk| {
                    desk.make_join_link(expires_at).await?;
                    desk.links().await
                })
                .await;
            let told = match done {
                Ok(links) => {
                    let _ = self.links.try_set(links);
                    Outcome::Idle
                }
                Err(why) => Outcome::Failed(why),
            };
            let _ = outcome.try_set(told);
        });
    }
}

const fn whom(purpose: LinkPurpose) -> Option<Whom> {
    match purpose {
        LinkPurpose::Join => None,
        LinkPurpose::Supporter => Some(Whom::Supporter),
        LinkPurpose::Coordinator => Some(Whom::Coordinator),
    }
}

fn address(path: &str, link: &LinkText) -> String {
    // A document always has an origin.
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{path}#{}", link.to_text())
}
