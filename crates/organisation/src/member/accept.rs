//! Believing what a server gave, or not: the one place where it is decided.

use std::collections::BTreeMap;

use naderhand_domain::{
    directory::{Availability, Directory},
    id::SupporterId,
    organisation::Settings,
    wire::organisation::{Published, Signed},
};
use naderhand_sealing::{
    OpenError,
    members::{MembersKey, open_availability, open_directory},
};
use naderhand_signing::{
    AuthorityChain, ChainFault, CoordinatorBox, DirectoryBody, Pin, PublicKey, StatementFault, claimed_availability,
};
use sha2::{Digest as _, Sha256};

use super::{Current, Ignored, Kind, Member, Refusal, Said, Why};
use crate::slug::Slug;

/// SHA-256 of a statement's body.
pub(crate) fn digest(statement: &Signed) -> [u8; 32] {
    Sha256::digest(&statement.body).into()
}

/// From where a device looks at what a server gave.
pub(crate) struct Accepting<'a> {
    pub(crate) slug: &'a Slug,
    pub(crate) pin: Pin,
    pub(crate) members: &'a MembersKey,
    /// What it has seen before.
    pub(crate) before: Option<&'a Member>,
}

impl Accepting<'_> {
    /// Takes all of it, but for availability that is not believed; or nothing.
    pub(crate) fn accept(&self, published: &Published) -> Result<(Member, Vec<Ignored>), Refusal> {
        let chain = self.chain(&published.authority)?;
        let settings = self.settings(&chain, &published.settings)?;
        let (directory, boxes) = self.directory(&chain, &published.directory)?;
        let (availability, ignored) = self.availability(&chain, &directory.content, &published.availability);
        let member = Member {
            slug: self.slug.clone(),
            pin: self.pin,
            members: self.members.clone(),
            etag: None,
            authority: published.authority.clone(),
            chain,
            settings,
            directory,
            boxes,
            availability,
        };
        Ok((member, ignored))
    }

    /// The chain, from the pin and on from what was seen.
    pub(crate) fn chain(&self, statements: &[Signed]) -> Result<AuthorityChain, Refusal> {
        let chain = AuthorityChain::walk(statements).map_err(Refusal::BrokenChain)?;
        if chain.fingerprint().pin() != self.pin {
            return Err(Refusal::ForeignKey);
        }
        if let Some(before) = self.before {
            chain.follows(&before.chain).map_err(|fault| match fault {
                ChainFault::Shorter => Refusal::ShorterChain,
                ChainFault::Forked { at } => Refusal::ForkedChain { at },
                broken => Refusal::BrokenChain(broken),
            })?;
        }
        Ok(chain)
    }

    pub(crate) fn settings(&self, chain: &AuthorityChain, statement: &Signed) -> Result<Current<Settings>, Refusal> {
        let had = self.before.map(|before| &before.settings);
        // Bytes that were believed once are what this device has, whoever may sign the next ones.
        if let Some(same) = had.filter(|had| had.digest == digest(statement)) {
            return Ok(same.clone());
        }
        let verified = chain.verify_settings(statement).map_err(refused(Kind::Settings))?;
        let signer = verified.signer();
        let body = verified.into_body();
        if let Some(had) = had {
            let (had, came) = (had.version, body.version);
            if came < had {
                return Err(Refusal::OlderSettings { had, came });
            }
            if came == had {
                return Err(Refusal::OtherSettings { version: had });
            }
        }
        let content = Settings::parse(body.json.as_bytes()).map_err(Refusal::SettingsFaults)?;
        if content.organisation().slug() != self.slug.as_str() {
            return Err(Refusal::OtherSlug);
        }
        Ok(Current { version: body.version, digest: digest(statement), signer, day: body.day, content })
    }

    pub(crate) fn directory(
        &self,
        chain: &AuthorityChain,
        statement: &Signed,
    ) -> Result<(Current<Directory>, Vec<CoordinatorBox>), Refusal> {
        if let Some(same) = self.before.filter(|before| before.directory.digest == digest(statement)) {
            return Ok((same.directory.clone(), same.boxes.clone()));
        }
        let verified = chain.verify_directory(statement).map_err(refused(Kind::Directory))?;
        let signer = verified.signer();
        let body = verified.into_body();
        if let Some(before) = self.before {
            let (had, came) = (before.directory.version, body.version);
            if came < had {
                return Err(Refusal::OlderDirectory { had, came });
            }
            if came == had {
                return Err(Refusal::OtherDirectory { version: had });
            }
        }
        let json = open_directory(self.members, chain.fingerprint().as_bytes(), body.version, &body.sealed)
            .map_err(Refusal::SealedDirectory)?;
        let content = Directory::parse(&json).map_err(Refusal::DirectoryFaults)?;
        if !same_keys(&body, &content) {
            return Err(Refusal::DirectoryKeys);
        }
        let current = Current { version: body.version, digest: digest(statement), signer, day: body.day, content };
        Ok((current, body.boxes))
    }

    fn availability(
        &self,
        chain: &AuthorityChain,
        directory: &Directory,
        statements: &[Signed],
    ) -> (BTreeMap<SupporterId, Said>, Vec<Ignored>) {
        let mut said: BTreeMap<_, _> =
            self.before.map(|before| before.availability.clone()).unwrap_or_default().into_iter().collect();
        said.retain(|supporter, _| directory.supporter(*supporter).is_some());
        let mut ignored = Vec::new();
        for statement in statements {
            let supporter = claimed_availability(statement).ok().map(|(supporter, _)| supporter);
            if let Err(why) = self.hear(chain, directory, statement, &mut said) {
                ignored.push(Ignored { supporter, why });
            }
        }
        (said, ignored)
    }

    fn hear(
        &self,
        chain: &AuthorityChain,
        directory: &Directory,
        statement: &Signed,
        said: &mut BTreeMap<SupporterId, Said>,
    ) -> Result<(), Why> {
        let key_of = |id| directory.supporter(id).map(|supporter| PublicKey(supporter.signing.0));
        let verified = chain.verify_availability(key_of, statement).map_err(|fault| match fault {
            StatementFault::Body(fault) => Why::Body(fault),
            StatementFault::UnknownSigner => Why::UnknownSigner,
            StatementFault::NotSigned => Why::NotSigned,
        })?;
        let body = verified.into_body();
        let digest = digest(statement);
        if let Some(had) = said.get(&body.supporter) {
            if had.digest == digest {
                return Ok(());
            }
            if body.version <= had.version {
                return Err(if body.version < had.version { Why::Older } else { Why::Other });
            }
        }
        let fingerprint = chain.fingerprint();
        let json = open_availability(self.members, fingerprint.as_bytes(), body.supporter, body.version, &body.sealed)
            .map_err(Why::Sealed)?;
        let availability: Availability = serde_json::from_slice(&json).map_err(|_| Why::Sealed(OpenError::Padding))?;
        said.insert(body.supporter, Said { version: body.version, digest, availability });
        Ok(())
    }
}

fn refused(kind: Kind) -> impl FnOnce(StatementFault) -> Refusal {
    move |fault| match fault {
        StatementFault::Body(fault) => Refusal::Body { kind, fault },
        StatementFault::UnknownSigner => Refusal::UnknownSigner(kind),
        StatementFault::NotSigned => Refusal::NotSigned(kind),
    }
}

/// What the server looks keys up in is what members see, in any order.
fn same_keys(body: &DirectoryBody, directory: &Directory) -> bool {
    let outside: BTreeMap<_, _> = body.keys.iter().map(|(id, key)| (*id, key.0)).collect();
    let inside: BTreeMap<_, _> =
        directory.supporters().iter().map(|supporter| (supporter.id, supporter.signing.0)).collect();
    outside == inside
}
