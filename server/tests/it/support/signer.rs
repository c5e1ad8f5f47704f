//! An organisation's own side: keys, and statements that they sign.

use chrono::NaiveDate;
use naderhand_domain::{
    id::SupporterId,
    wire::organisation::{NewOrganisation, NewSession, Role, Signed},
};
use naderhand_signing::{
    Authority, AvailabilityBody, DirectoryBody, Fingerprint, PublicKey, SettingsBody, SigningKey, prove,
    sign_authority, sign_availability, sign_directory, sign_settings,
};
use serde_json::Value;

use super::organisation::settings;

/// A key that follows from one byte.
pub(crate) fn key(byte: u8) -> SigningKey {
    SigningKey::derive(&[byte; 16])
}

/// Its public half.
pub(crate) fn public(byte: u8) -> PublicKey {
    key(byte).derive_public()
}

/// A supporter whose id repeats one byte; their key is that of the same byte.
pub(crate) const fn supporter(byte: u8) -> SupporterId {
    SupporterId::from_bytes([byte; 16])
}

/// An organisation that one coordinator begins, whose key follows from a byte.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    pub(crate) slug: String,
    pub(crate) first: u8,
    pub(crate) of: Fingerprint,
}

impl Signer {
    pub(crate) fn new(slug: &str, first: u8) -> Self {
        let of = Fingerprint::from_bytes(Authority::first(public(first)).hash());
        Self { slug: slug.to_owned(), first, of }
    }

    /// The chain of authorities: the first, and one for each list of coordinators, signed by the first.
    pub(crate) fn authorities(&self, named: &[&[u8]]) -> Vec<Signed> {
        let mut body = Authority::first(public(self.first));
        let mut chain = vec![sign_authority(&key(self.first), None, &body).unwrap()];
        for named in named {
            body = body.next(named.iter().map(|byte| public(*byte)).collect()).unwrap();
            chain.push(sign_authority(&key(self.first), Some(self.of), &body).unwrap());
        }
        chain
    }

    pub(crate) fn settings_by(&self, signer: u8, version: u32, change: impl FnOnce(&mut Value)) -> Signed {
        let body = SettingsBody { version, day: day(), json: settings(&self.slug, change).to_string() };
        sign_settings(&key(signer), self.of, &body).unwrap()
    }

    pub(crate) fn settings(&self, version: u32) -> Signed {
        self.settings_by(self.first, version, |_| ())
    }

    pub(crate) fn directory_by(&self, signer: u8, version: u32, named: &[u8]) -> Signed {
        let keys = named.iter().map(|byte| (supporter(*byte), public(*byte))).collect();
        let body = DirectoryBody { version, day: day(), keys, boxes: Vec::new(), sealed: vec![7; 256] };
        sign_directory(&key(signer), self.of, &body).unwrap()
    }

    pub(crate) fn directory(&self, version: u32, named: &[u8]) -> Signed {
        self.directory_by(self.first, version, named)
    }

    /// The availability of a supporter, by their own key.
    pub(crate) fn availability(&self, byte: u8, version: u32) -> Signed {
        self.availability_by(byte, byte, version)
    }

    pub(crate) fn availability_by(&self, signer: u8, byte: u8, version: u32) -> Signed {
        let body = AvailabilityBody { version, supporter: supporter(byte), sealed: vec![9; 64] };
        sign_availability(&key(signer), self.of, &body).unwrap()
    }

    /// The first version of everything, with these supporters.
    pub(crate) fn new_organisation(&self, code: &str, named: &[u8]) -> NewOrganisation {
        NewOrganisation {
            setup_code: code.to_owned(),
            slug: self.slug.clone(),
            authority: self.authorities(&[]).remove(0),
            settings: self.settings(1),
            directory: self.directory(1, named),
        }
    }

    /// A challenge, signed.
    pub(crate) fn proof(&self, role: Role, byte: u8, challenge: [u8; 32]) -> NewSession {
        let signature = prove(&key(byte), self.of, role, &challenge);
        NewSession { role, key: public(byte).0, challenge, signature }
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}
