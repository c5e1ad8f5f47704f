//! What the backup screens need from whoever does the syncing.
//!
//! Whoever connects hands a [`BackupActions`] to [`provide_backup`]; the screens ask for it with [`backup`]. Every action
//! resolves after the fact: on `Ok`, what it promises is durable here, and confirmed by the server where the server has a
//! part in it.

use core::{future::Future, pin::Pin};
use std::rc::Rc;

use chrono::NaiveDate;
use leptos::prelude::*;
use naderhand_domain::{
    id::{DeviceId, RecordId},
    record::Kind,
};

/// A device of the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// The employee's name for it, opened on this device. `None` when it cannot be opened.
    pub name: Option<String>,
    /// The day it was added.
    pub added_on: NaiveDate,
    /// Whether it is this one.
    pub is_this: bool,
    /// Whether it was removed.
    pub revoked: bool,
}

/// All devices, and whether recovery words are set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceList {
    /// Devices, removed ones too.
    pub devices: Vec<Device>,
    /// Whether recovery words open a box on the server.
    pub has_recovery_words: bool,
}

/// The fields of one real record as they leave, or would leave, the device: all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Method and address.
    pub address: String,
    /// The record's id.
    pub record: RecordId,
    /// Whether it went, and where it stands.
    pub sent: Sent,
    /// The sealed bytes.
    pub sealed: Vec<u8>,
    /// Whether the record's readable text occurs in the sealed bytes. Really searched for.
    pub text_inside: bool,
}

/// Whether a record went to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It did not.
    No,
    /// It did.
    Yes {
        /// Its place in this device's chain.
        seq: u64,
    },
}

/// Why an action did not happen. Nothing changed on the server, as far as it has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// No connection.
    #[error("offline")]
    Offline,
    /// The device could not keep it.
    #[error("the device's storage failed")]
    Storage,
    /// The server refused or failed.
    #[error("the server did not do it")]
    Server,
}

/// A word of a typed phrase that needs a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordProblem {
    /// Which word, from 1.
    pub place: usize,
    /// What was typed.
    pub typed: String,
    /// What it may have to be, the likeliest first. Empty when nothing in the list looks like it.
    pub nearest: Vec<String>,
}

/// A word that was mended while a phrase was read. Shown, so that the paper can be mended too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Which word, from 1.
    pub place: usize,
    /// What was typed.
    pub typed: String,
    /// What it must be.
    pub word: String,
}

/// Why a device was not added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// A phrase has sixteen words.
    #[error("{found} words")]
    Count {
        /// How many there are.
        found: usize,
    },
    /// These words are not in the list, and too many to fill in.
    #[error("{} words need a look", .0.len())]
    Words(Vec<WordProblem>),
    /// More than one word is wrong, and nobody can tell which.
    #[error("more than one word is wrong")]
    Wrong,
    /// Nothing opens with these words: they were replaced, or belong elsewhere.
    #[error("nothing opens with this")]
    NotFound,
    /// The pairing link is used, too old, or not whole.
    #[error("the pairing code does not work any more")]
    Expired,
    /// No connection.
    #[error("offline")]
    Offline,
    /// The server refused or failed, or the device could not keep it.
    #[error("it did not work")]
    Failed,
}

/// What an action resolves to.
pub type Action<T, E = BackupError> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// What the screens can ask for.
pub trait BackupActions {
    /// Gives consent for these kinds, beside those given before. Registers the vault when it is the first time.
    fn give(&self, kinds: Vec<Kind>) -> Action<()>;

    /// Withdraws one kind. At once nothing of it leaves any more; resolves when the server has removed its copy.
    fn withdraw(&self, kind: Kind) -> Action<()>;

    /// Withdraws everything. At once nothing leaves any more; resolves when the server has removed the vault.
    fn withdraw_all(&self) -> Action<()>;

    /// A real record as it leaves or would leave: the latest of a kind. `None` when there is none.
    fn outgoing(&self, kind: Kind) -> Action<Option<Outgoing>>;

    /// Begins the backup anew: the server erases what it has, and everything on this device goes up again. Other devices
    /// must be added again. Resolves when that is done.
    fn restart(&self) -> Action<()>;

    /// Syncs now.
    fn sync_now(&self);

    /// Stops what is going on. What is done stays done.
    fn pause(&self);

    /// Goes on after [`BackupActions::pause`].
    fn resume(&self);

    /// All devices of the vault.
    fn devices(&self) -> Action<DeviceList>;

    /// Removes a device: it then pulls and sends nothing, and recovery words no longer work.
    fn revoke(&self, device: DeviceId) -> Action<()>;

    /// Makes new recovery words; those before stop working. They are kept nowhere.
    fn make_words(&self) -> Action<Vec<String>>;

    /// Leaves a pairing box and gives the link to it, with the secret after `#`.
    fn make_pairing(&self) -> Action<String>;

    /// Adds this device with recovery words. Resolves when the keys are here; fetching goes on as [`super::BackupState::Working`].
    fn enrol_with_words(&self, words: String) -> Action<Vec<Mended>, RestoreError>;

    /// Adds this device with what stands after `#` in a pairing link. Resolves as above.
    fn enrol_with_pairing(&self, fragment: String) -> Action<(), RestoreError>;
}

/// The backup, for every screen of it. A component asks for it while it is being made, and hands it on
/// to its event handlers, which have no root to ask.
#[derive(Debug, Clone, Copy)]
pub struct Backup(StoredValue<Rc<dyn BackupActions>, LocalStorage>);

impl Backup {
    /// What can be asked for.
    pub fn actions(self) -> Rc<dyn BackupActions> {
        self.0.get_value()
    }
}

/// Makes `actions` the backup of every component below.
pub fn provide_backup(actions: impl BackupActions + 'static) {
    provide_context(Backup(StoredValue::new_local(Rc::new(actions) as Rc<dyn BackupActions>)));
}

/// Whether that was done here or above.
pub fn is_provided() -> bool {
    use_context::<Backup>().is_some()
}

/// The backup that was provided.
pub fn backup() -> Backup {
    expect_context()
}
