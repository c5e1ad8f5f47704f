//! What this device is as coordinator: kept sealed on the device, with a desk from which everything is published.

mod acts;
mod begin;
mod errors;
mod links;
mod waiting;
mod with;

use std::rc::Rc;

use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    directory::{Availability, Directory},
    id::SupporterId,
    organisation::Settings,
};
use naderhand_organisation::{Member, coordinator::Coordinator};
use naderhand_signing::PublicKey;
use naderhand_vault::browser::Entropy;
use tokio::sync::Mutex;

pub(super) use self::{
    begin::Beginning,
    links::{Answered, Invited, JoinLink, NewInvitation, Whom},
    with::WithCoordinator,
};
use crate::{
    device::{Device, Fetch, device},
    records::{Records, records},
    reminders::{RemindersPart, reminders_part},
};

/// The name of the local value. The invitation's screen keeps a new coordinator under it too.
pub const KEPT: &str = "organisation/coordinator";
/// An organisation that is about to begin: drawn, its words shown, and not created yet.
const FOUNDING: &str = "organisation/founding";

type Desk = naderhand_organisation::coordinator::Desk<Fetch>;

/// What the screens show of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// The device is looking.
    Opening,
    /// This device is no coordinator's.
    No,
    /// It is; `named` is whether the organisation still names its key.
    Here { member: Box<Member>, own: PublicKey, named: bool },
}

impl Standing {
    fn member(&self) -> Option<&Member> {
        match self {
            Self::Here { member, .. } => Some(member),
            Self::Opening | Self::No => None,
        }
    }
}

/// The role, for the screens of this part.
#[derive(Clone, Copy)]
pub(super) struct Role {
    standing: RwSignal<Standing>,
    // Each by itself, so that a screen is drawn anew for what it shows and for nothing else: somebody may be answering a
    // question in it.
    settings: Memo<Option<(u32, Settings)>>,
    directory: Memo<Option<Directory>>,
    links: RwSignal<Vec<links::Given>>,
    waiting: RwSignal<Vec<DateTime<Utc>>>,
    desk: StoredValue<Rc<Mutex<Option<Desk>>>, LocalStorage>,
    device: StoredValue<Device, LocalStorage>,
    records: Records,
    reminders: RemindersPart,
}

/// A coordinator's key, as the key's screen lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) key: PublicKey,
    pub(super) is_this: bool,
}

/// Provides the role, reads what is kept, and asks the server what is new.
pub(super) fn provide_role() {
    let standing = RwSignal::new(Standing::Opening);
    let of = move |member: &Member| (member.settings_version(), member.settings().clone());
    let this = Role {
        standing,
        settings: Memo::new(move |_| standing.with(|standing| standing.member().map(of))),
        directory: Memo::new(move |_| {
            standing.with(|standing| standing.member().map(|member| member.directory().clone()))
        }),
        links: RwSignal::default(),
        waiting: RwSignal::default(),
        desk: StoredValue::new_local(Rc::default()),
        device: StoredValue::new_local(device()),
        records: records(),
        reminders: reminders_part(),
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

/// The name of a supporter who is in the directory.
pub(super) fn name_of(directory: &Directory, id: SupporterId) -> Option<&str> {
    directory.supporter(id).map(|one| one.name.as_str())
}

impl Role {
    pub(super) fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// Whether this device is a coordinator's.
    pub(super) fn is_here(self) -> bool {
        self.standing.with(|standing| matches!(standing, Standing::Here { .. }))
    }

    fn with_member<T>(self, read: impl FnOnce(&Member) -> T) -> Option<T> {
        self.standing.with(|standing| standing.member().map(read))
    }

    /// The settings, with the number that whoever edits them begins from.
    pub(super) fn settings(self) -> Option<(u32, Settings)> {
        self.settings.get()
    }

    /// The directory.
    pub(super) fn directory(self) -> Option<Directory> {
        self.directory.get()
    }

    /// How a supporter last said it stands.
    pub(super) fn availability(self, id: SupporterId) -> Availability {
        self.with_member(|member| member.availability(id)).unwrap_or(Availability::Available)
    }

    /// The keys of all coordinators.
    pub(super) fn named(self) -> Vec<Named> {
        self.standing.with(|standing| match standing {
            Standing::Here { member, own, .. } => {
                member.coordinators().iter().map(|key| Named { key: *key, is_this: key == own }).collect()
            }
            Standing::Opening | Standing::No => Vec::new(),
        })
    }

    async fn read(self) {
        let Ok(vault) = self.device.get_value().vault().await else { return };
        let kept = vault.meta(KEPT).await.ok().flatten();
        match kept.and_then(|bytes| Coordinator::from_bytes(&bytes).ok()) {
            Some(coordinator) => self.sit_down(coordinator).await,
            None => _ = self.standing.try_set(Standing::No),
        }
    }

    /// Takes a coordinator's place: from now on this device publishes.
    async fn sit_down(self, coordinator: Coordinator) {
        let desk = Desk::open(coordinator, Fetch, Entropy);
        self.show(&desk);
        *self.desk.get_value().lock().await = Some(desk);
    }

    fn show(self, desk: &Desk) {
        let coordinator = desk.coordinator();
        let standing = Standing::Here {
            member: Box::new(coordinator.member().clone()),
            own: coordinator.public(),
            named: coordinator.is_named(),
        };
        // Where nothing is new nothing is drawn anew: somebody may be typing.
        if self.standing.try_with_untracked(|before| *before != standing).unwrap_or(false) {
            self.standing.set(standing);
        }
    }

    /// Keeps what the desk holds, and shows it. `None` when the device could not.
    async fn keep(self, desk: &Desk) -> Option<()> {
        let vault = self.device.get_value().vault().await.ok()?;
        let kept = vault.set_meta(KEPT, &desk.coordinator().to_bytes()).await;
        self.show(desk);
        kept.ok()
    }
}
