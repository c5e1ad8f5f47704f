//! A supporter whom the directory names.

mod availability;
mod keep;

use naderhand_domain::{id::SupporterId, wire::organisation::Role};
use naderhand_sealing::{CryptoRng, SealingKeys};
use naderhand_signing::SigningKey;
use naderhand_transport::{Request, Response, Transport};

use crate::{
    api::Act,
    error::Error,
    member::{Ignored, Member},
    session::{Caller, Session},
};

/// What a supporter's device keeps.
#[derive(Debug, Clone)]
pub struct Supporter {
    id: SupporterId,
    signing: SigningKey,
    sealing: SealingKeys,
    member: Member,
}

impl Supporter {
    pub(crate) const fn new(id: SupporterId, signing: SigningKey, sealing: SealingKeys, member: Member) -> Self {
        Self { id, signing, sealing, member }
    }

    /// Who they are in the directory.
    pub const fn id(&self) -> SupporterId {
        self.id
    }

    /// The organisation, as any member sees it.
    pub const fn member(&self) -> &Member {
        &self.member
    }

    /// The keys with which they open what is sealed to them alone.
    pub const fn sealing(&self) -> &SealingKeys {
        &self.sealing
    }

    /// Whether the directory names them, with the key that they have.
    pub fn is_named(&self) -> bool {
        let named = self.member.directory().supporter(self.id);
        named.is_some_and(|named| named.signing.0 == self.signing.derive_public().0)
    }
}

/// A supporter with a way to the server.
pub struct Post<T> {
    transport: T,
    rng: Box<dyn CryptoRng>,
    session: Session,
    supporter: Supporter,
}

impl<T: Transport> Post<T> {
    /// Opens it. `rng` draws nonces.
    pub fn open(supporter: Supporter, transport: T, rng: impl CryptoRng + 'static) -> Self {
        Self { transport, rng: Box::new(rng), session: Session::default(), supporter }
    }

    /// What to keep.
    pub const fn supporter(&self) -> &Supporter {
        &self.supporter
    }

    /// Takes in what was published since.
    pub async fn refresh(&mut self) -> Result<Vec<Ignored>, Error> {
        let refreshed = self.supporter.member.refresh(&self.transport).await?;
        self.supporter.member = refreshed.member;
        Ok(refreshed.ignored)
    }

    /// Makes a call of another crate, with this session as its token. Answers are successes, or 304 to an `if_none_match`.
    pub async fn call(&mut self, request: Request) -> Result<Response, Error> {
        let caller = self.caller();
        self.session.act(&self.transport, &caller, &Act::Other(request)).await
    }

    /// Ends the session.
    pub async fn sign_out(&mut self) {
        let caller = self.caller();
        self.session.end(&self.transport, &caller).await;
    }

    fn caller(&self) -> Caller {
        Caller {
            slug: self.supporter.member.slug.clone(),
            fingerprint: self.supporter.member.fingerprint(),
            key: self.supporter.signing.clone(),
            role: Role::Supporter,
        }
    }
}
