//! What organisations publish: set up, read, replaced by the next version.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    organisation::Problem,
    wire::organisation::{NewOrganisation, Published, SessionToken, Signed},
};
use naderhand_signing::{ChainFault, StatementFault};

use super::{super::Request, session::NoSession};
use crate::organisation::{SetupCodeVerifier, logo::Logo};

/// Sets an organisation up, with the first version of all that it publishes.
#[derive(Debug, Clone)]
pub struct Create {
    /// SHA-256 of the setup code.
    pub code: SetupCodeVerifier,
    /// The first version of everything. The code in it is not looked at.
    pub new: NewOrganisation,
    /// When.
    pub now: DateTime<Utc>,
}

/// How something came to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is new.
    Now,
    /// The same was kept before.
    Before,
}

/// Why no organisation is set up.
#[derive(Debug, Clone, PartialEq)]
pub enum CreateRefusal {
    /// No open code is for this.
    CodeUnknown,
    /// The address is taken.
    Exists,
    /// A statement fails a check.
    Statement(StatementRefusal),
    /// The settings cannot be shown.
    Settings(Vec<Problem>),
}

/// Which check a statement fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatementRefusal {
    /// Its body, its signer or its signature.
    #[error(transparent)]
    Statement(#[from] StatementFault),
    /// It does not continue the chain of authorities.
    #[error(transparent)]
    Chain(#[from] ChainFault),
    /// A new organisation begins with authority 0, settings 1 and directory 1.
    #[error("a new organisation begins with authority 0, settings 1 and directory 1")]
    Beginning,
    /// Settings of another address.
    #[error("the settings are of another address")]
    OtherAddress,
    /// The availability of another supporter than the caller.
    #[error("the availability is of another supporter")]
    OtherSupporter,
}

impl Request for Create {
    type Answer = Kept;
    type Refusal = CreateRefusal;

    fn weight(&self) -> usize {
        let NewOrganisation { authority, settings, directory, .. } = &self.new;
        // The settings are kept twice: as they were signed, and for the pages.
        authority.body.len() + 2 * settings.body.len() + directory.body.len() + 1024
    }
}

/// Names a state of all that an organisation publishes: a running hash over its signatures.
pub type PublishedTag = [u8; 32];

/// Reads all that an organisation publishes.
#[derive(Debug, Clone)]
pub struct ReadPublished {
    /// The address.
    pub slug: String,
    /// States that the caller has. When it is one of these, nothing but a small row is read.
    pub known: Vec<PublishedTag>,
}

/// What an organisation publishes, as far as the caller does not have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Nothing: there is none at this address, or it was loaded from a file.
    Nobody,
    /// What the caller has.
    Same(PublishedTag),
    /// Something else.
    Other(PublishedTag, Box<Published>),
}

impl Request for ReadPublished {
    type Answer = Seen;
    type Refusal = std::convert::Infallible;
}

/// A statement on its way, and who sends it.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// The address.
    pub slug: String,
    /// Who asks.
    pub token: SessionToken,
    /// The statement.
    pub statement: Signed,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why a statement is not kept.
#[derive(Debug, Clone, PartialEq)]
pub enum PublishRefusal {
    /// The caller is not let in.
    Session(NoSession),
    /// It is not the next version.
    Conflict,
    /// It fails a check.
    Statement(StatementRefusal),
    /// Settings that cannot be shown.
    Settings(Vec<Problem>),
}

impl From<NoSession> for PublishRefusal {
    fn from(refusal: NoSession) -> Self {
        Self::Session(refusal)
    }
}

macro_rules! publishes {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Publishing);

        impl Request for $name {
            type Answer = Kept;
            type Refusal = PublishRefusal;

            fn weight(&self) -> usize {
                2 * self.0.statement.body.len() + 512
            }
        }
    )*};
}

publishes!(
    /// Keeps the next authority. The keys that it names are those of the coordinators from then on.
    PublishAuthority
    /// Keeps the next settings, and shows them on the organisation's pages.
    PublishSettings
    /// Keeps the next directory. The keys that it names are those of the supporters from then on.
    PublishDirectory
    /// Keeps a later availability of the supporter who asks.
    PublishAvailability
);

/// Keeps the logo of an organisation, or removes it.
#[derive(Debug, Clone)]
pub struct PutLogo {
    /// The address.
    pub slug: String,
    /// Who asks: a coordinator.
    pub token: SessionToken,
    /// The logo.
    pub logo: Option<Logo>,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for PutLogo {
    type Answer = ();
    type Refusal = NoSession;

    fn weight(&self) -> usize {
        self.logo.as_ref().map_or(0, |logo| logo.bytes.len()) + 512
    }
}
