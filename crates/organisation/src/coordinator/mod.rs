//! A coordinator: what their device keeps, and the desk at which they publish. One act per file.

mod authority;
mod change;
mod confirm;
mod found;
mod invite;
mod keep;
mod links;
mod logo;
mod publish;
mod recover;
mod refresh;
mod rotate;
mod settings;

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::SupporterId,
    wire::organisation::{LinkPurpose, Role},
};
use naderhand_sealing::{CryptoRng, coordinator::CoordinatorSecret, link::LinkSecret, recovery_words};
use naderhand_signing::{PublicKey, SigningKey};
use naderhand_transport::{Request, Response, Transport};

pub use self::{
    found::Founding,
    links::{Answer, Given, State},
    recover::{Recovered, recover},
};
use crate::{
    api::Act,
    error::Error,
    link::LinkText,
    member::Member,
    session::{Caller, Session},
};

/// What a coordinator's device keeps.
#[derive(Debug, Clone)]
pub struct Coordinator {
    secret: CoordinatorSecret,
    /// The secret to rotate to, from when its words are shown until the authority names its key.
    next: Option<CoordinatorSecret>,
    member: Member,
    /// Links that were made on this device. Their answers open on no other.
    made: Vec<Made>,
}

/// A link that was made on this device.
#[derive(Debug, Clone)]
struct Made {
    secret: LinkSecret,
    purpose: LinkPurpose,
    /// For whom; empty when for everybody.
    name: String,
    supporter: Option<SupporterId>,
    expires_at: DateTime<Utc>,
}

impl Coordinator {
    pub(crate) const fn new(secret: CoordinatorSecret, member: Member) -> Self {
        Self { secret, next: None, member, made: Vec::new() }
    }

    /// The organisation, as any member sees it.
    pub const fn member(&self) -> &Member {
        &self.member
    }

    /// Their public key: which of [`Member::coordinators`] they are.
    pub fn public(&self) -> PublicKey {
        self.key().derive_public()
    }

    /// Whether the latest authority names them. Who is not named can read, and publish nothing.
    pub fn is_named(&self) -> bool {
        self.member.chain.names(&self.public())
    }

    /// The sixteen words with which they come back after a loss. To be written down, and shown to nobody.
    pub fn words(&self) -> [&'static str; recovery_words::COUNT] {
        self.secret.to_words()
    }

    fn key(&self) -> SigningKey {
        SigningKey::derive(self.secret.expose())
    }

    fn link(&self, made: &Made) -> LinkText {
        LinkText { slug: self.member.slug.clone(), secret: made.secret.clone(), pin: self.member.pin }
    }
}

/// A coordinator with a way to the server.
pub struct Desk<T> {
    transport: T,
    rng: Box<dyn CryptoRng>,
    session: Session,
    coordinator: Coordinator,
}

impl<T: Transport> Desk<T> {
    /// Opens it. `rng` draws secrets and nonces.
    pub fn open(coordinator: Coordinator, transport: T, rng: impl CryptoRng + 'static) -> Self {
        Self { transport, rng: Box::new(rng), session: Session::default(), coordinator }
    }

    /// What to keep, after every act and also after one that failed.
    pub const fn coordinator(&self) -> &Coordinator {
        &self.coordinator
    }

    /// Makes a call of another crate, with this session as its token. Answers are successes, or 304 to an `if_none_match`.
    pub async fn call(&mut self, request: Request) -> Result<Response, Error> {
        self.act(&Act::Other(request)).await
    }

    /// Ends the session.
    pub async fn sign_out(&mut self) {
        let caller = self.caller();
        self.session.end(&self.transport, &caller).await;
    }

    async fn act(&mut self, act: &Act) -> Result<Response, Error> {
        let caller = self.caller();
        self.session.act(&self.transport, &caller, act).await
    }

    fn caller(&self) -> Caller {
        Caller {
            slug: self.coordinator.member.slug.clone(),
            fingerprint: self.coordinator.member.fingerprint(),
            key: self.coordinator.key(),
            role: Role::Coordinator,
        }
    }
}
