//! Signing a body, and checking one against who may have signed it.

use naderhand_domain::wire::organisation::Signed;

use crate::{
    Authority, AvailabilityBody, DirectoryBody, Fingerprint, PublicKey, SettingsBody, SigningKey,
    body::{Body, BodyFault},
};

/// What a statement is about. The name is part of what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Who may publish.
    Authority,
    /// The settings.
    Settings,
    /// The supporters.
    Directory,
    /// Whether one supporter can be asked.
    Availability,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Authority, Self::Settings, Self::Directory, Self::Availability];

    /// Its name, in what is signed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Settings => "settings",
            Self::Directory => "directory",
            Self::Availability => "availability",
        }
    }
}

/// Why a statement is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatementFault {
    /// Its body is not one.
    #[error(transparent)]
    Body(#[from] BodyFault),
    /// Nobody who may sign it did. The signature is not even looked at.
    #[error("the statement is signed by a key that nobody names; a coordinator must publish it anew")]
    UnknownSigner,
    /// The signature does not fit: altered, of another kind, or of another organisation.
    #[error("the statement's signature does not fit; fetch it again")]
    NotSigned,
}

/// A body of which the signature was checked, against a signer that was allowed to make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<B> {
    body: B,
    signer: PublicKey,
}

impl<B> Verified<B> {
    /// The body.
    pub const fn body(&self) -> &B {
        &self.body
    }

    /// The body, for good.
    pub fn into_body(self) -> B {
        self.body
    }

    /// Who signed it.
    pub const fn signer(&self) -> PublicKey {
        self.signer
    }
}

/// Signs an authority: version 0 by its own key, any other by a key that the one before names.
pub fn sign_authority(key: &SigningKey, chain: Option<Fingerprint>, body: &Authority) -> Result<Signed, BodyFault> {
    sign(key, Kind::Authority, chain, body)
}

/// Signs a version of the settings.
pub fn sign_settings(key: &SigningKey, of: Fingerprint, body: &SettingsBody) -> Result<Signed, BodyFault> {
    sign(key, Kind::Settings, Some(of), body)
}

/// Signs a version of the directory.
pub fn sign_directory(key: &SigningKey, of: Fingerprint, body: &DirectoryBody) -> Result<Signed, BodyFault> {
    sign(key, Kind::Directory, Some(of), body)
}

/// Signs a version of a supporter's own availability.
pub fn sign_availability(key: &SigningKey, of: Fingerprint, body: &AvailabilityBody) -> Result<Signed, BodyFault> {
    sign(key, Kind::Availability, Some(of), body)
}

fn sign(key: &SigningKey, kind: Kind, of: Option<Fingerprint>, body: &impl Body) -> Result<Signed, BodyFault> {
    let body = body.encode()?;
    let signature = key.sign(&message(kind, of, &body));
    Ok(Signed { body, signer: key.derive_public().0, signature })
}

/// Reads and checks a statement, of which the signer must pass `may_sign`.
pub(crate) fn verify<B: Body>(
    statement: &Signed,
    kind: Kind,
    of: Option<Fingerprint>,
    may_sign: impl FnOnce(&B, &PublicKey) -> bool,
) -> Result<Verified<B>, StatementFault> {
    let body = B::decode(&statement.body)?;
    let signer = PublicKey(statement.signer);
    if !may_sign(&body, &signer) {
        return Err(StatementFault::UnknownSigner);
    }
    signer.verify(&message(kind, of, &statement.body), &statement.signature).map_err(|_| StatementFault::NotSigned)?;
    Ok(Verified { body, signer })
}

/// What is signed. `of` is `None` for authority version 0 alone: the fingerprint is made of it.
fn message(kind: Kind, of: Option<Fingerprint>, body: &[u8]) -> Vec<u8> {
    let fingerprint = of.map_or([0; 32], |fingerprint| *fingerprint.as_bytes());
    [b"naderhand/v1/", kind.name().as_bytes(), &[0], &fingerprint, body].concat()
}
