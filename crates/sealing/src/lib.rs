//! All cryptography of Naderhand that seals and opens. Runs on the device only: the server does not depend on this crate.
//! What is signed is in `naderhand-signing`, which the server may know.
//!
//! # Keys
//!
//! Everything of an employee follows from one root key, drawn on the employee's first device together with the random id of the vault.
//! No account, name or server has a part in it.
//!
//! ```text
//! RootKey (32 random bytes)
//!   │ HKDF-SHA256, salt = vault id, info = the names below
//!   ├─ "naderhand/v1/record"        seals records                      namespace Record
//!   ├─ "naderhand/v1/device-label"  seals the names of devices         namespace DeviceLabel
//!   ├─ "naderhand/v1/local-state"   seals the device's own settings    namespace LocalState
//!   ├─ "naderhand/v1/chain"         HMAC-SHA256 links of the chains    namespace Chain
//!   └─ "naderhand/v1/record-id"     ids of records that a vault has once
//!
//! BoxSecret (16 random bytes: the recovery words, or a pairing QR)
//!   │ HKDF-SHA256, salt = "naderhand/v1/key-box", info = the names below
//!   ├─ "locator"  16 bytes, where the box lies on the server
//!   ├─ "proof"    32 bytes, shown to the server, which keeps its SHA-256
//!   └─ "key"      seals vault id and root key                          namespace KeyBox
//!
//! LinkSecret (16 random bytes, behind # in a link of an organisation)
//!   │ HKDF-SHA256, salt = "naderhand/v1/link", info = the names below
//!   ├─ "locator"  16 bytes, where it lies on the server
//!   ├─ "content"  seals what the link opens                            namespace Link
//!   └─ "answer"   seals what the invited person answers                namespace LinkAnswer
//!
//! MembersKey (32 random bytes, which every member of an organisation has)
//!   │ HKDF-SHA256, salt = "naderhand/v1/members", info = the names below
//!   ├─ "directory"     seals the supporters' names and the roster      namespace Directory
//!   ├─ "availability"  seals who can be asked now                      namespace Availability
//!   └─ "contact"       pre-shared key of what is sealed to one person  [`contact`]
//!
//! CoordinatorSecret (16 random bytes: sixteen words)
//!   │ HKDF-SHA256, salt = "naderhand/v1/coordinator"
//!   └─ "box"      seals fingerprint and members' key                   namespace CoordinatorBox
//!
//! SealingKeys (X25519: a supporter's own; an employee's drawn for one request)
//!   └─ HPKE, mode AuthPSK: a request, and the messages about it        [`contact`]
//!
//! DrawKey (32 random bytes of one device, which never leave it)
//!   │ HKDF-SHA256, salt = "naderhand/v1/reminders", info = the occasion
//!   └─ tag and delay of a reminder: seals nothing                      [`reminders`]
//!
//! passphrase ─ Argon2id, random salt ─ wraps 32 bytes                  namespace Wrapping
//! ```
//!
//! # What each namespace protects against
//!
//! | namespace | made for | an attacker who has the server's database, or is the server, can | and cannot |
//! | --- | --- | --- | --- |
//! | `Record` | records, at rest and on the wire | see the size bucket of a version | read it, alter it, show it as another record or in another vault |
//! | `DeviceLabel` | "Telefoon" in the list of devices | see a size bucket | read it, or swap the names of two devices |
//! | `LocalState` | what only this device keeps | nothing: it never leaves | (who copies the browser's store) read it, or swap two values |
//! | `Chain` | the order of all entries | refuse service, or delete everything | drop, reorder, roll back, fork, alter or splice entries, or hide the end of a chain, unnoticed ([`chain`]) |
//! | `KeyBox` | recovery and pairing | try secrets: 2¹²⁸ of them | read the root key |
//! | `Link`, `LinkAnswer` | joining an organisation | see what a link is for, and when; try secrets: 2¹²⁸ of them | read it, or put other keys in an answer |
//! | `Directory`, `Availability` | names and availability of supporters | (as a member) read and seal them: who wrote them is told by signatures | (not as a member) read them, or show them as another version or another organisation |
//! | `CoordinatorBox` | a coordinator who comes back with words alone | try secrets: 2¹²⁸ of them | read the members' key, or lead them to another organisation |
//! | [`contact`] | a request for contact, its thread | see which supporters it is for, when about, and how many messages go | read it, make one (who is no member cannot either), seal as a supporter, show it for another supporter, request or organisation, or drop, alter, repeat or reorder messages unnoticed |
//! | `Wrapping` | the lock, the export file | guess the passphrase, at Argon2id's price for each guess | lower that price |
//!
//! A device that was enrolled once knows the root key. Revoking stops it from pulling and uploading; it does not make
//! it forget what it had.
//!
//! # Layout of everything that is sealed
//!
//! ```text
//! version 1 │ nonce, 24 random bytes │ XChaCha20-Poly1305 ciphertext │ tag, 16 bytes
//!                                      └ length u32 LE │ content │ zeros
//! ```
//!
//! The whole is 256, 512, 1024, … bytes long, a record 1024 at least ([`padding`]). The associated data is not stored; whoever opens must know
//! it:
//!
//! ```text
//! length of the namespace's name u8 │ name │ version 1 │ context
//! ```
//!
//! | namespace | name | context |
//! | --- | --- | --- |
//! | `Record` | `naderhand/record` | vault id 16 │ record id 16 |
//! | `DeviceLabel` | `naderhand/device-label` | vault id 16 │ what the caller names: the device id |
//! | `LocalState` | `naderhand/local-state` | vault id 16 │ what the caller names: the value's name |
//! | `KeyBox` | `naderhand/key-box` | locator 16 |
//! | `Link` | `naderhand/link` | locator 16 |
//! | `LinkAnswer` | `naderhand/link-answer` | locator 16 |
//! | `Directory` | `naderhand/directory` | fingerprint 32 │ version u32 LE |
//! | `Availability` | `naderhand/availability` | fingerprint 32 │ supporter id 16 │ version u32 LE |
//! | `CoordinatorBox` | `naderhand/coordinator-box` | the coordinator's public key 32 |
//!
//! [`chain`], [`contact`], [`pairing`] and [`passphrase`] describe their own layouts. `tests/frozen` holds bytes of every version;
//! they must open for ever.
//!
//! # Names of functions
//!
//! `derive_*` is deterministic. `make_*`, `seal*` and `wrap` draw randomness from an argument: a [`CryptoRng`], which
//! only the outermost layer of the app connects to the browser.
//!
//! # Adding a sealed type
//!
//! 1. A variant of the namespace, with a name that no other has, and a key of its own in [`VaultKeys`].
//! 2. A row in both tables above.
//! 3. A frozen blob with its test in `tests/frozen.rs`.
//!
//! A new layout gets the next version number; the old one stays readable.

mod auth;
pub mod chain;
mod cipher;
pub mod contact;
pub mod coordinator;
mod derive;
mod envelope;
pub mod key_box;
mod keys;
pub mod link;
pub mod members;
pub mod padding;
pub mod pairing;
pub mod passphrase;
pub mod record;
pub mod recovery_words;
pub mod reminders;
mod supporter;
pub mod value;

pub use rand_core::CryptoRng;

pub use self::{
    auth::{make_device_secret, verifier},
    envelope::OpenError,
    keys::{RootKey, VaultKeys},
    supporter::SealingKeys,
};

#[cfg(test)]
mod testing;
#[cfg(test)]
mod vectors;
