//! An organisation with a past.

use chrono::NaiveDate;
use naderhand_domain::{id::SupporterId, wire::organisation::Signed};
use naderhand_signing::{
    Authority, AuthorityChain, AvailabilityBody, CoordinatorBox, DirectoryBody, Fingerprint, PublicKey, SettingsBody,
    SigningKey, sign_authority, sign_availability, sign_directory, sign_settings,
};

/// A key that follows from one byte.
pub(crate) fn key(byte: u8) -> SigningKey {
    SigningKey::derive(&[byte; 16])
}

/// Its public half.
pub(crate) fn public(byte: u8) -> PublicKey {
    key(byte).derive_public()
}

/// A supporter whose id repeats one byte.
pub(crate) const fn supporter(byte: u8) -> SupporterId {
    SupporterId::from_bytes([byte; 16])
}

/// The day on which everything is published.
pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A chain that one coordinator begins: each further step names who signs it, and whom it names.
pub(crate) fn chain(first: u8, steps: &[(u8, &[u8])]) -> Vec<Signed> {
    let mut authority = Authority::first(public(first));
    let mut statements = vec![sign_authority(&key(first), None, &authority).unwrap()];
    let fingerprint = Fingerprint::from_bytes(authority.hash());
    for (signer, named) in steps {
        authority = authority.next(named.iter().copied().map(public).collect()).unwrap();
        statements.push(sign_authority(&key(*signer), Some(fingerprint), &authority).unwrap());
    }
    statements
}

/// The organisation of most tests: 1 begins it, takes in 2, who goes on without 1 and takes in 3.
pub(crate) fn grown() -> Vec<Signed> {
    chain(1, &[(1, &[1, 2]), (2, &[2]), (2, &[2, 3])])
}

/// The same, walked.
pub(crate) fn walked() -> AuthorityChain {
    AuthorityChain::walk(&grown()).unwrap()
}

/// Settings of one version.
pub(crate) fn settings(version: u32) -> SettingsBody {
    SettingsBody { version, day: day(), json: "{\"format\":1}".to_owned() }
}

/// A directory with two supporters, 11 and 12.
pub(crate) fn directory(version: u32) -> DirectoryBody {
    DirectoryBody {
        version,
        day: day(),
        keys: vec![(supporter(11), public(11)), (supporter(12), public(12))],
        boxes: vec![CoordinatorBox { coordinator: public(2), sealed: vec![2; 256] }],
        sealed: vec![7; 256],
    }
}

/// The availability of supporter 11.
pub(crate) fn availability(version: u32) -> AvailabilityBody {
    AvailabilityBody { version, supporter: supporter(11), sealed: vec![9; 256] }
}

/// One statement of each kind but authority, signed as it should be.
pub(crate) fn published(of: Fingerprint) -> (Signed, Signed, Signed) {
    (
        sign_settings(&key(2), of, &settings(1)).unwrap(),
        sign_directory(&key(3), of, &directory(1)).unwrap(),
        sign_availability(&key(11), of, &availability(1)).unwrap(),
    )
}
