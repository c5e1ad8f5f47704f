//! Coming back with sixteen words, on a device that knows nothing.

use naderhand_domain::wire::organisation::Published;
use naderhand_sealing::{
    coordinator::{CoordinatorSecret, open_box},
    recovery_words::Correction,
};
use naderhand_signing::{AuthorityChain, SigningKey, StatementFault};
use naderhand_transport::Transport;

use super::Coordinator;
use crate::{
    api::{Anonymous, Fetched},
    error::Error,
    member::{Accepting, Kind, Member, Refusal},
    slug::Slug,
};

/// A coordinator who came back.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// What to keep.
    pub coordinator: Coordinator,
    /// Words that were mended while reading: show them, so that the paper can be mended too.
    pub corrections: Vec<Correction>,
}

/// Finds an organisation by its slug, and comes back as the coordinator whose words these are.
///
/// No link pins it. The box that only these words open does: in it lies the fingerprint.
pub async fn recover<T: Transport>(transport: &T, slug: &str, words: &str) -> Result<Recovered, Error> {
    let (secret, corrections) = CoordinatorSecret::from_words(words)?;
    let slug = Slug::parse(slug)?;
    let Some(Fetched { published, etag }) = Anonymous { transport, slug: &slug }.published(None).await? else {
        return Err(Refusal::NothingToCompare.into());
    };
    let member = believe(&slug, &secret, &published)?;
    Ok(Recovered { coordinator: Coordinator::new(secret, Member { etag, ..member }), corrections })
}

fn believe(slug: &Slug, secret: &CoordinatorSecret, published: &Published) -> Result<Member, Error> {
    let public = SigningKey::derive(secret.expose()).derive_public();
    let chain = AuthorityChain::walk(&published.authority).map_err(Refusal::BrokenChain)?;
    if !chain.names(&public) {
        return Err(Error::NotNamed);
    }
    let directory = chain.verify_directory(&published.directory).map_err(|fault| match fault {
        StatementFault::Body(fault) => Refusal::Body { kind: Kind::Directory, fault },
        StatementFault::UnknownSigner => Refusal::UnknownSigner(Kind::Directory),
        StatementFault::NotSigned => Refusal::NotSigned(Kind::Directory),
    })?;
    let own = directory.body().boxes.iter().find(|own| own.coordinator == public).ok_or(Error::NotNamed)?;
    let content = open_box(secret, &public.0, &own.sealed).map_err(Refusal::SealedDirectory)?;
    if content.fingerprint != *chain.fingerprint().as_bytes() {
        return Err(Refusal::ForeignKey.into());
    }
    let pin = chain.fingerprint().pin();
    let accepting = Accepting { slug, pin, members: &content.members, before: None };
    Ok(accepting.accept(published)?.0)
}
