//! Sealing and opening of records.

use naderhand_domain::record::{Plain, Record, Sealed, decode, encode};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    OpenError, VaultKeys,
    envelope::{self, Namespace},
};

/// Seals one version of a record. The same bytes are kept on the device and sent to the server.
pub fn seal(keys: &VaultKeys, record: &Record<Plain>, rng: &mut (impl CryptoRng + ?Sized)) -> Record<Sealed> {
    let plaintext = Zeroizing::new(encode(&record.content));
    let vault = keys.vault();
    let context: [&[u8]; 2] = [vault.as_bytes(), record.id.as_bytes()];
    let sealed = envelope::seal(&keys.record, Namespace::Record, &context, &plaintext, rng);
    Record { id: record.id, content: Sealed(sealed) }
}

/// Opens a version of a record that was sealed in the same vault for the same id.
pub fn open(keys: &VaultKeys, record: &Record<Sealed>) -> Result<Record<Plain>, OpenError> {
    let vault = keys.vault();
    let context: [&[u8]; 2] = [vault.as_bytes(), record.id.as_bytes()];
    let plaintext = envelope::open(&keys.record, Namespace::Record, &context, &record.content.0)?;
    Ok(Record { id: record.id, content: decode(&plaintext)? })
}
