//! The links that are open, and who has answered.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    directory::{Key, Name},
    id::Locator,
    wire::{
        organisation::{Link, LinkPurpose},
        problem::Code,
    },
};
use naderhand_signing::CoordinatorBox;
use naderhand_transport::Transport;

use super::{Coordinator, Desk, Made};
use crate::{
    api::{Act, read_links},
    error::Error,
    link::{LinkAnswer, LinkText},
};

/// A link that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub locator: Locator,
    /// What for.
    pub purpose: LinkPurpose,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// The name on an invitation; empty on a join link, and on what another device made.
    pub name: String,
    /// The link itself, when it was made on this device.
    pub link: Option<LinkText>,
    /// Where it stands.
    pub state: State,
}

/// Where a link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody has answered; a join link takes no answer.
    Waiting,
    /// Somebody has answered, and this device can open it.
    Answered(Answer),
    /// Somebody has answered to a link that was made on another device.
    Elsewhere,
    /// The answer does not open, or is not what was asked: somebody tampered with it. Withdraw it, and invite anew.
    Unreadable,
}

/// An answer that was opened and can be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The name that they go by.
    pub name: Name,
    pub(super) keys: AnsweredKeys,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AnsweredKeys {
    Supporter { signing: Key, sealing: Key },
    Coordinator(CoordinatorBox),
}

impl<T: Transport> Desk<T> {
    /// Asks which links are open. What was made on this device and has gone is forgotten.
    pub async fn links(&mut self) -> Result<Vec<Given>, Error> {
        let links = read_links(&self.act(&Act::Links).await?)?.links;
        self.coordinator.made.retain(|made| {
            let locator = made.secret.derive_locator();
            links.iter().any(|link| link.locator == locator)
        });
        Ok(links.iter().map(|link| self.coordinator.given(link)).collect())
    }

    /// Withdraws a link: nobody opens it any more. That it was gone already is as good.
    pub async fn withdraw(&mut self, locator: Locator) -> Result<(), Error> {
        match self.act(&Act::WithdrawLink(locator)).await {
            Ok(_) => {}
            Err(Error::Call(error)) if error.code() == Some(Code::LinkNotFound) => {}
            Err(error) => return Err(error),
        }
        self.coordinator.made.retain(|made| made.secret.derive_locator() != locator);
        Ok(())
    }
}

impl Coordinator {
    fn given(&self, link: &Link) -> Given {
        let made = self.made.iter().find(|made| made.secret.derive_locator() == link.locator);
        let state = match (&link.answer, made) {
            (None, _) => State::Waiting,
            (Some(_), None) => State::Elsewhere,
            (Some(sealed), Some(made)) => made.read(&sealed.0).map_or(State::Unreadable, State::Answered),
        };
        Given {
            locator: link.locator,
            purpose: link.purpose,
            expires_at: link.expires_at,
            name: made.map(|made| made.name.clone()).unwrap_or_default(),
            link: made.map(|made| self.link(made)),
            state,
        }
    }

    pub(super) fn made(&self, locator: Locator) -> Option<&Made> {
        self.made.iter().find(|made| made.secret.derive_locator() == locator)
    }
}

impl Made {
    /// Opens an answer, when it is one to this invitation.
    fn read(&self, sealed: &[u8]) -> Option<Answer> {
        match (LinkAnswer::open(&self.secret, sealed).ok()?, self.purpose) {
            (LinkAnswer::Supporter { name, signing, sealing }, LinkPurpose::Supporter) => {
                let name = Name::parse(&name).ok()?;
                Some(Answer { name, keys: AnsweredKeys::Supporter { signing, sealing } })
            }
            (LinkAnswer::Coordinator { name, signing, key_box }, LinkPurpose::Coordinator) => {
                let name = Name::parse(&name).ok()?;
                let own = CoordinatorBox { coordinator: naderhand_signing::PublicKey(signing.0), sealed: key_box };
                Some(Answer { name, keys: AnsweredKeys::Coordinator(own) })
            }
            _ => None,
        }
    }
}
