//! The organisation that this device has joined, as it is kept sealed on the device, and the way to what is new.

use chrono::{DateTime, FixedOffset};
use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::wire::problem::Code;
use naderhand_organisation::{Error, LinkText, Member, Refusal};
use naderhand_transport::CallError;
use naderhand_vault::browser::DeviceVault;

use super::{
    left::{leave_request, withdraw_now},
    ways::Ways,
};
use crate::{
    device::{Device, Fetch, device},
    records::{Records, records},
};

/// The name of the local value.
const KEPT: &str = "organisation/member";
/// When it was last fetched, in milliseconds since 1970.
const FETCHED: &str = "organisation/fetched";

/// Values of `contact` that mean nothing without the membership, and go when it is left: the request that is under way, until when
/// its sending can be undone, and how the employee likes to ask.
pub const ASKED: &str = "organisation/contact/asked";
/// See [`ASKED`].
pub const HELD: &str = "organisation/contact/held";
/// See [`ASKED`].
pub const WISH: &str = "organisation/contact/wish";

/// What this device has joined.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// The device is looking.
    Opening,
    /// Nothing.
    Nowhere,
    /// An organisation, and when it was last fetched.
    Joined(Box<Member>, Option<DateTime<FixedOffset>>),
}

/// How the last look at the server went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    /// Not yet.
    No,
    /// On its way.
    Busy,
    /// All is new.
    Fresh,
    /// No connection, or a server that does not answer: what is kept is shown.
    Offline,
    /// What came is not believed.
    Refused,
    /// What came is older than what is kept.
    Older,
    /// What came is for a newer app.
    Newer,
}

/// Why somebody has not joined. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotJoined {
    /// The link is not whole.
    Malformed,
    /// The link is too old, or was withdrawn.
    Expired,
    /// The server shows another organisation than the link names.
    Foreign,
    /// What the organisation published is for a newer app.
    Newer,
    /// No connection.
    Offline,
    /// The server failed, or the device could not keep it.
    Failed,
}

/// The membership, for the screens of this part.
#[derive(Clone, Copy)]
pub struct Membership {
    standing: RwSignal<Standing>,
    looked: RwSignal<Looked>,
    device: StoredValue<Device, LocalStorage>,
    records: Records,
}

/// The membership as this device keeps it. The server is asked nothing: it need not see when somebody looks for help.
pub fn kept_membership() -> Membership {
    let this = Membership::opening();
    spawn_local(this.read());
    this
}

/// What this device has joined, as it keeps it.
pub async fn kept_member(vault: &DeviceVault) -> Option<Member> {
    let kept = vault.meta(KEPT).await.ok().flatten()?;
    // What a newer app kept is not shown, and not removed.
    Member::from_bytes(&kept).ok()
}

/// The same after a look at what the organisation has published since. What is not reached or not believed changes nothing.
pub async fn latest_member(vault: &DeviceVault, now: DateTime<FixedOffset>) -> Option<Member> {
    let member = kept_member(vault).await?;
    match member.refresh(&Fetch).await {
        Ok(refreshed) if refreshed.member != member => {
            keep(vault, &refreshed.member, now).await;
            Some(refreshed.member)
        }
        Ok(_) | Err(_) => Some(member),
    }
}

async fn keep(vault: &DeviceVault, member: &Member, now: DateTime<FixedOffset>) -> Option<()> {
    vault.set_meta(KEPT, &member.to_bytes()).await.ok()?;
    Ways::of(member.settings()).keep(vault).await.ok()?;
    vault.set_meta(FETCHED, &now.timestamp_millis().to_le_bytes()).await.ok()
}

/// Provides the membership, reads what is kept, and asks the server what is new.
pub(super) fn provide_membership() {
    let this = Membership::opening();
    provide_context(this);
    spawn_local(async move {
        this.read().await;
        this.refresh().await;
    });
}

/// The membership that was provided.
pub(super) fn membership() -> Membership {
    expect_context()
}

impl Membership {
    fn opening() -> Self {
        Self {
            standing: RwSignal::new(Standing::Opening),
            looked: RwSignal::new(Looked::No),
            device: StoredValue::new_local(device()),
            records: records(),
        }
    }

    /// What this device has joined.
    pub fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    pub(super) fn looked(self) -> Signal<Looked> {
        self.looked.into()
    }

    /// Asks the server what is new.
    pub(super) fn look(self) {
        spawn_local(async move { self.refresh().await });
    }

    /// Looks at the organisation behind a link, and believes it only if it is the one that the link names.
    pub(super) async fn meet(self, link: &str) -> Result<Member, NotJoined> {
        let link = LinkText::parse(link).map_err(|_| NotJoined::Malformed)?;
        Member::join(&Fetch, &link).await.map(|refreshed| refreshed.member).map_err(|error| not_joined(&error))
    }

    /// Joins what was met: keeps it, in the place of what was joined before.
    pub(super) async fn join(self, member: Member) -> Result<(), NotJoined> {
        let vault = self.device.get_value().vault().await.map_err(|_| NotJoined::Failed)?;
        let before = kept_member(&vault).await;
        if before.is_some_and(|before| before.fingerprint() != member.fingerprint()) {
            leave_request(&vault).await.map_err(|_| NotJoined::Failed)?;
            spawn_local(async move { withdraw_now(&vault).await });
        }
        self.keep(member).await.ok_or(NotJoined::Failed)
    }

    /// Leaves: nothing of the organisation stays on the device. True when that is done.
    pub(super) async fn leave(self) -> bool {
        let Ok(vault) = self.device.get_value().vault().await else { return false };
        let mut gone = leave_request(&vault).await.is_ok() && Ways::forget(&vault).await.is_ok();
        for name in [FETCHED, KEPT] {
            gone = gone && vault.remove_meta(name).await.is_ok();
        }
        if gone {
            self.standing.set(Standing::Nowhere);
        }
        // Also when not all of it is gone: what is to be withdrawn is.
        spawn_local(async move { withdraw_now(&vault).await });
        gone
    }

    async fn read(self) {
        let Ok(vault) = self.device.get_value().vault().await else { return };
        let member = kept_member(&vault).await;
        let fetched = vault.meta(FETCHED).await.ok().flatten();
        let fetched = fetched.and_then(|bytes| Some(i64::from_le_bytes(bytes.as_slice().try_into().ok()?)));
        let fetched = fetched.and_then(DateTime::from_timestamp_millis);
        let fetched = fetched.map(|at| at.with_timezone(self.records.now().offset()));
        let standing = member.map_or(Standing::Nowhere, |member| Standing::Joined(Box::new(member), fetched));
        // The screen may be gone by now.
        let _ = self.standing.try_set(standing);
    }

    async fn refresh(self) {
        let Standing::Joined(member, _) = self.standing.get_untracked() else { return };
        self.looked.set(Looked::Busy);
        let looked = match member.refresh(&Fetch).await {
            Ok(refreshed) => match self.keep(refreshed.member).await {
                Some(()) => Looked::Fresh,
                None => Looked::Offline,
            },
            Err(Error::Refused(Refusal::OlderSettings { .. } | Refusal::OlderDirectory { .. })) => Looked::Older,
            Err(Error::Refused(refusal)) if refusal.may_be_newer() => Looked::Newer,
            Err(Error::Refused(_) | Error::LinkContent(_)) => Looked::Refused,
            Err(_) => Looked::Offline,
        };
        // The screen may be gone by now.
        let _ = self.looked.try_set(looked);
    }

    async fn keep(self, member: Member) -> Option<()> {
        let vault = self.device.get_value().vault().await.ok()?;
        let now = self.records.now();
        keep(&vault, &member, now).await?;
        let _ = self.standing.try_set(Standing::Joined(Box::new(member), Some(now)));
        Some(())
    }
}

fn not_joined(error: &Error) -> NotJoined {
    match error {
        Error::Link(_) | Error::Slug(_) | Error::OtherPurpose => NotJoined::Malformed,
        Error::Refused(refusal) if refusal.may_be_newer() => NotJoined::Newer,
        Error::Refused(_) | Error::LinkContent(_) => NotJoined::Foreign,
        Error::Call(CallError::Unreachable(_)) => NotJoined::Offline,
        Error::Call(call) if matches!(call.code(), Some(Code::LinkNotFound | Code::OrganisationNotFound)) => {
            NotJoined::Expired
        }
        _ => NotJoined::Failed,
    }
}
