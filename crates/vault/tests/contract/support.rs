//! What the contract's tests share.

use std::cell::Cell;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use chrono::DateTime;
use naderhand_domain::{
    check_in::{CheckIn, Step},
    consent::Consent,
    id::RecordId,
    own_words::{Beside, OwnWords},
    record::{Body, Kind, Plain, Record},
};
use naderhand_vault::{Contents, Identity, Vault, backend::Backend, guard::KeyGuard};

/// A device under test: a database and a guard, opened as often as a test likes.
pub(crate) trait Device: Sized {
    type Backend: Backend + 'static;
    type Guard: KeyGuard + 'static;

    /// A device with an empty database of its own.
    async fn new() -> Self;

    /// Another connection to the same database, as another tab has.
    async fn connect(&self) -> (Self::Backend, Self::Guard);

    /// Everything that is in the stores, as bytes.
    async fn raw(&self) -> Vec<u8>;

    /// Opens the vault.
    async fn open(&self) -> Tab<Self> {
        let (backend, guard) = self.connect().await;
        Vault::open(backend, guard, rng()).await.unwrap()
    }
}

pub(crate) type Tab<D> = Vault<<D as Device>::Backend, <D as Device>::Guard>;

/// 2026-11-22T00:00Z.
pub(crate) const NOW: i64 = 1_795_305_600_000;

/// Random numbers that no two calls of a run share, and that are the same in each run.
pub(crate) fn rng() -> ChaCha20Rng {
    thread_local!(static SEED: Cell<u64> = const { Cell::new(0) });
    let seed = SEED.get() + 1;
    SEED.set(seed);
    ChaCha20Rng::seed_from_u64(seed)
}

pub(crate) fn id(number: u64) -> RecordId {
    let mut bytes = [0x5a; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    RecordId::from_bytes(bytes)
}

pub(crate) fn check_in(step: Step) -> Body {
    let mut check_in = CheckIn::empty(DateTime::UNIX_EPOCH.fixed_offset());
    check_in.overall = Some(step);
    Body::CheckIn(check_in)
}

pub(crate) fn own_words(text: &str) -> Body {
    Body::OwnWords(OwnWords::new(Beside::CheckIn(id(0)), text.to_owned()))
}

pub(crate) fn given() -> Consent {
    Consent::Given { at: DateTime::UNIX_EPOCH }
}

pub(crate) fn withdrawn() -> Consent {
    Consent::Withdrawn { at: DateTime::UNIX_EPOCH }
}

/// The records as they stand, by id; the choices are left out.
pub(crate) async fn standing<B: Backend, G: KeyGuard>(vault: &Vault<B, G>) -> Vec<(RecordId, Plain)> {
    let Contents { records, unreadable } = vault.all(|_| {}).await.unwrap();
    assert_eq!(unreadable, []);
    let mut standing: Vec<_> = records
        .into_iter()
        .filter(|record| record.content.body.kind() != Kind::BackupChoices)
        .map(|Record { id, content }| (id, content))
        .collect();
    standing.sort_by_key(|(id, _)| *id);
    standing
}

/// Puts a second device in the vault of the first, as recovery words or a QR do.
pub(crate) async fn enrol<B: Backend, G: KeyGuard>(new: &Vault<B, G>, into: &Identity) {
    let device = naderhand_vault::Device::make(&mut rng());
    new.adopt(Identity::new(into.vault(), into.root().clone(), device)).await.unwrap();
}
