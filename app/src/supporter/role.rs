//! What this device is as supporter: invited, answered, on the list; kept sealed on the device.

use std::rc::Rc;

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    directory::{Availability, Name},
    wire::problem::Code,
};
use naderhand_organisation::{Candidate, Error, Invitation, LinkText, Member, Post, Standing as Answered, Supporter};
use naderhand_transport::CallError;
use naderhand_vault::browser::Entropy;
use tokio::sync::Mutex;

use crate::{
    coordinator,
    device::{Device, Fetch, device},
    inbox,
};

/// The names of the local values: keys that the directory names, and an answer that waits to be confirmed.
pub const SUPPORTER: &str = "organisation/supporter";
const CANDIDATE: &str = "organisation/candidate";

/// What the screens show of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// The device is looking.
    Opening,
    /// Nothing.
    No,
    /// They have answered, and nobody has confirmed it yet.
    Waiting,
    /// They were confirmed as coordinator.
    Coordinator,
    /// They are, or were, on the list.
    Here {
        /// The organisation, as any member sees it.
        member: Box<Member>,
        /// Who they are in it.
        id: naderhand_domain::id::SupporterId,
        /// Whether the directory still names them.
        named: bool,
    },
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDone {
    /// No connection.
    Offline,
    /// The link is used, too old, withdrawn, or not whole.
    Gone,
    /// The server's organisation is not the one that the link names.
    Foreign,
    /// The name cannot be shown.
    Name,
    /// The device could not keep it, or the server failed.
    Failed,
}

/// The role, for the screens of this part.
#[derive(Clone, Copy)]
pub(super) struct Role {
    standing: RwSignal<Standing>,
    post: StoredValue<Rc<Mutex<Option<Post<Fetch>>>>, LocalStorage>,
    device: StoredValue<Device, LocalStorage>,
}

/// Provides the role, reads what is kept, and asks the server what is new.
pub(super) fn provide_role() {
    let this = Role {
        standing: RwSignal::new(Standing::Opening),
        post: StoredValue::new_local(Rc::default()),
        device: StoredValue::new_local(device()),
    };
    provide_context(this);
    spawn_local(async move {
        this.read().await;
        this.look().await;
    });
}

/// The role that was provided.
pub(super) fn role() -> Role {
    expect_context()
}

impl Role {
    pub(super) fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// Opens an invitation.
    pub(super) async fn open(self, link: &str) -> Result<(Invitation, Member), NotDone> {
        let link = LinkText::parse(link).map_err(|_| NotDone::Gone)?;
        let invitation = Invitation::open(&Fetch, &link).await.map_err(|error| not_done(&error))?;
        let member = invitation.organisation(&Fetch).await.map_err(|error| not_done(&error))?;
        Ok((invitation, member))
    }

    /// Makes keys and answers. What is answered with is kept before it leaves.
    pub(super) async fn accept(self, invitation: &Invitation, name: &str) -> Result<(), NotDone> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = Name::parse(&name).map_err(|_| NotDone::Name)?;
        let made = Candidate::make(&Fetch, invitation, &name, &mut Entropy).await;
        let candidate = made.map_err(|error| not_done(&error))?;
        let device = self.device.get_value();
        let vault = device.vault().await.map_err(|_| NotDone::Failed)?;
        vault.set_meta(CANDIDATE, &candidate.to_bytes()).await.map_err(|_| NotDone::Failed)?;
        candidate.answer(&Fetch).await.map_err(|error| not_done(&error))?;
        self.standing.set(Standing::Waiting);
        Ok(())
    }

    /// Says whether they can be asked.
    pub(super) async fn say(self, availability: Availability) -> Result<(), NotDone> {
        self.at_post(async |post| post.set_availability(availability).await).await
    }

    /// Forgets the keys on this device, and what was entrusted to them. True when that is done.
    pub(super) async fn stop(self) -> bool {
        let Ok(vault) = self.device.get_value().vault().await else { return false };
        let gone = inbox::forget(&vault).await.is_ok()
            && vault.remove_meta(SUPPORTER).await.is_ok()
            && vault.remove_meta(CANDIDATE).await.is_ok();
        if gone {
            *self.post.get_value().lock().await = None;
            let _ = self.standing.try_set(Standing::No);
        }
        gone
    }

    async fn read(self) {
        let Ok(vault) = self.device.get_value().vault().await else { return };
        let supporter = vault.meta(SUPPORTER).await.ok().flatten();
        if let Some(supporter) = supporter.and_then(|bytes| Supporter::from_bytes(&bytes).ok()) {
            self.stand_by(supporter).await;
        } else if vault.meta(CANDIDATE).await.is_ok_and(|kept| kept.is_some()) {
            let _ = self.standing.try_set(Standing::Waiting);
        } else {
            let _ = self.standing.try_set(Standing::No);
        }
    }

    /// Asks the server what is new: whether an answer was confirmed, what the organisation changed.
    async fn look(self) {
        match self.standing.get_untracked() {
            Standing::Waiting => _ = self.resume().await,
            Standing::Here { .. } => _ = self.at_post(async |post| post.refresh().await.map(drop)).await,
            Standing::Opening | Standing::No | Standing::Coordinator => {}
        }
    }

    async fn resume(self) -> Option<()> {
        let vault = self.device.get_value().vault().await.ok()?;
        let kept = vault.meta(CANDIDATE).await.ok().flatten()?;
        let candidate = Candidate::from_bytes(&kept).ok()?;
        // An answer that was lost on its way goes again; one that arrived is the same.
        let _ = candidate.answer(&Fetch).await;
        match candidate.resume(&Fetch).await.ok()? {
            Answered::Waiting => {}
            Answered::Supporter(supporter) => {
                vault.set_meta(SUPPORTER, &supporter.to_bytes()).await.ok()?;
                vault.remove_meta(CANDIDATE).await.ok()?;
                self.stand_by(*supporter).await;
            }
            Answered::Coordinator(coordinator) => {
                vault.set_meta(coordinator::KEPT, &coordinator.to_bytes()).await.ok()?;
                vault.remove_meta(CANDIDATE).await.ok()?;
                let _ = self.standing.try_set(Standing::Coordinator);
            }
        }
        Some(())
    }

    async fn stand_by(self, supporter: Supporter) {
        let post = Post::open(supporter, Fetch, Entropy);
        self.show(&post);
        *self.post.get_value().lock().await = Some(post);
    }

    async fn at_post<T>(self, act: impl AsyncFnOnce(&mut Post<Fetch>) -> Result<T, Error>) -> Result<T, NotDone> {
        let post = self.post.get_value();
        let mut post = post.lock().await;
        let post = post.as_mut().ok_or(NotDone::Failed)?;
        let done = act(post).await;
        let device = self.device.get_value();
        let vault = device.vault().await.map_err(|_| NotDone::Failed)?;
        let kept = vault.set_meta(SUPPORTER, &post.supporter().to_bytes()).await;
        self.show(post);
        let value = done.map_err(|error| not_done(&error))?;
        kept.map(|()| value).map_err(|_| NotDone::Failed)
    }

    fn show(self, post: &Post<Fetch>) {
        let supporter = post.supporter();
        let _ = self.standing.try_set(Standing::Here {
            member: Box::new(supporter.member().clone()),
            id: supporter.id(),
            named: supporter.is_named(),
        });
    }
}

fn not_done(error: &Error) -> NotDone {
    match error {
        Error::Call(CallError::Unreachable(_)) => NotDone::Offline,
        Error::Call(call) if matches!(call.code(), Some(Code::LinkNotFound | Code::OrganisationNotFound)) => {
            NotDone::Gone
        }
        Error::Link(_) | Error::Slug(_) | Error::OtherPurpose => NotDone::Gone,
        Error::Refused(_) | Error::LinkContent(_) => NotDone::Foreign,
        _ => NotDone::Failed,
    }
}
