//! What an organisation publishes: statements that its coordinators sign, and that everyone can check.
//!
//! Runs on devices and on the server. There is nothing here to open or to seal: the server depends on this crate, and still
//! cannot read what it keeps ([`naderhand-sealing`] is for devices alone).
//!
//! # Statements
//!
//! A statement is a body, who signed it, and an Ed25519 signature ([`Signed`]). What is signed is never the body alone:
//!
//! ```text
//! "naderhand/v1/" │ name of the kind │ 0x00 │ fingerprint, 32 bytes │ body
//! ```
//!
//! So no signature serves another kind or another organisation. A body is postcard, behind a byte that tells its version:
//!
//! | kind | name | body, version 1 |
//! | --- | --- | --- |
//! | [`Authority`] | `authority` | version, hash of the version before, the coordinators' public keys |
//! | [`SettingsBody`] | `settings` | version, day, the settings file |
//! | [`DirectoryBody`] | `directory` | version, day, supporters' ids and keys, coordinators' boxes, the sealed directory |
//! | [`AvailabilityBody`] | `availability` | version, whose, the sealed state |
//!
//! The hash of an authority is the SHA-256 of `"naderhand/v1/authority" │ 0x00 │ body`. That of version 0 is the
//! organisation's [`Fingerprint`]. Version 0 is signed with 32 zeros in the fingerprint's place, which it cannot contain.
//!
//! # Who is believed
//!
//! [`AuthorityChain::walk`] follows the authorities from version 0: each is signed by a key that the one before names. What
//! else is published is believed when the last authority names its signer; the chain hands it out as [`Verified`], which
//! nothing else can make. A supporter's availability is believed by the key that a verified directory names.
//!
//! # Adding a kind of statement
//!
//! A body in [`body`] with its limits and a frozen sample in `tests/frozen.rs`, a variant in [`Kind`] with a name that no
//! other has, and a function that verifies it. A changed body gets the next version number; the old one stays readable.
//!
//! [`naderhand-sealing`]: ../naderhand_sealing/index.html
//! [`Signed`]: naderhand_domain::wire::organisation::Signed

pub mod body;
mod chain;
mod fingerprint;
mod key;
mod session;
mod statement;

pub use naderhand_domain::wire::organisation::Role;
pub use rand_core::CryptoRng;

pub use self::{
    body::{Authority, AvailabilityBody, BodyFault, CoordinatorBox, DirectoryBody, SettingsBody},
    chain::{AuthorityChain, ChainFault, claimed_availability, claimed_directory_version, claimed_settings_version},
    fingerprint::{Fingerprint, InvalidPin, Pin},
    key::{InvalidPublicKey, NotSigned, PublicKey, SigningKey},
    session::{prove, verify_proof},
    statement::{Kind, StatementFault, Verified, sign_authority, sign_availability, sign_directory, sign_settings},
};

#[cfg(test)]
mod vectors;
