//! What a device refuses, with one name for each reason (docs/adr/0014-signed-organisation.md). What it had stays.

use naderhand_domain::{
    directory::Problem as DirectoryProblem, id::SupporterId, organisation::Problem as SettingsProblem,
};
use naderhand_sealing::OpenError;
use naderhand_signing::{BodyFault, ChainFault};

/// What coordinators publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The settings.
    Settings,
    /// The directory.
    Directory,
}

/// Why what a server gave is not believed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// It begins with another key than the link pinned: another organisation, or a false one.
    #[error("the organisation is not the one that the link is of; ask for a new link")]
    ForeignKey,
    /// The authorities do not follow from each other.
    #[error("the organisation's chain is broken: {0}")]
    BrokenChain(ChainFault),
    /// The authorities are fewer than this device has seen.
    #[error("the server holds back an authority that it had shown; try later, and tell a coordinator")]
    ShorterChain,
    /// The authorities are others than this device has seen.
    #[error("authority {at} is another than it was; ask a coordinator for a new link")]
    ForkedChain {
        /// The first that differs.
        at: u32,
    },
    /// Signed by a key that the latest authority does not name.
    #[error("the {0:?} are signed by somebody who is no coordinator now; a coordinator must publish them anew")]
    UnknownSigner(Kind),
    /// The signature does not fit: altered, of another kind, or of another organisation.
    #[error("the signature of the {0:?} does not fit; try later, and tell a coordinator")]
    NotSigned(Kind),
    /// Of another version than this app knows, or not in its one spelling.
    #[error("the {kind:?} cannot be read: {fault}")]
    Body {
        /// What.
        kind: Kind,
        /// Why not.
        fault: BodyFault,
    },
    /// Settings of a version below the one that this device has.
    #[error("the server shows settings {came} where it had shown {had}; try later")]
    OlderSettings {
        /// What this device has.
        had: u32,
        /// What came.
        came: u32,
    },
    /// Other settings with the same number.
    #[error("settings {version} are others than they were; tell a coordinator")]
    OtherSettings {
        /// The number.
        version: u32,
    },
    /// Settings that are signed and that this app cannot show.
    #[error("the settings have {} problems; update the app, or tell a coordinator", .0.len())]
    SettingsFaults(Vec<SettingsProblem>),
    /// Settings for another address.
    #[error("the settings are for another address; ask for a new link")]
    OtherSlug,
    /// A directory of a version below the one that this device has.
    #[error("the server shows directory {came} where it had shown {had}; try later")]
    OlderDirectory {
        /// What this device has.
        had: u32,
        /// What came.
        came: u32,
    },
    /// Another directory with the same number.
    #[error("directory {version} is another than it was; tell a coordinator")]
    OtherDirectory {
        /// The number.
        version: u32,
    },
    /// The directory does not open with the key that the link gave.
    #[error("the directory does not open ({0}); ask for a new link")]
    SealedDirectory(OpenError),
    /// A directory that is signed and that this app cannot show.
    #[error("the directory has {} problems; update the app, or tell a coordinator", .0.len())]
    DirectoryFaults(Vec<DirectoryProblem>),
    /// The keys that the server sees are others than those that members see.
    #[error("the directory names other keys outside than inside; a coordinator must publish it anew")]
    DirectoryKeys,
    /// It says that nothing has changed since something that this device does not have.
    #[error("the server says that nothing changed where nothing was known; try again")]
    NothingToCompare,
}

impl Refusal {
    /// Whether what came may be of a newer app: then updating helps, and nobody need be suspected.
    pub const fn may_be_newer(&self) -> bool {
        matches!(
            self,
            Self::SettingsFaults(_) | Self::DirectoryFaults(_) | Self::Body { fault: BodyFault::UnknownVersion(_), .. }
        )
    }
}

/// Availability of one supporter that was left out. The rest is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Whose it says it is, when it says so.
    pub supporter: Option<SupporterId>,
    /// Why it was left out.
    pub why: Why,
}

/// Why the availability of one supporter was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Body(BodyFault),
    /// It is signed by a key that the directory does not name as theirs.
    #[error("it is not signed by the supporter that it is of")]
    UnknownSigner,
    /// The signature does not fit.
    #[error("its signature does not fit")]
    NotSigned,
    /// Of a version below the one that this device has.
    #[error("it is older than what was shown")]
    Older,
    /// Another one with the same number.
    #[error("it is another than what was shown under the same number")]
    Other,
    /// It does not open, or holds what this app does not know.
    #[error("it does not open: {0}")]
    Sealed(OpenError),
}
