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

#[cfg(test)]
mod tests {
    use naderhand_domain::{
        id::{RecordId, VaultId},
        record::DecodeError,
    };

    use super::*;
    use crate::{RootKey, testing::rng};

    #[test]
    fn an_authentic_record_of_a_newer_app_is_told_apart_from_an_altered_one() {
        let (vault, id) = (VaultId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let keys = VaultKeys::derive(vault, &RootKey::from_bytes([3; 32]));
        let open_json = |json: &str| {
            let context: [&[u8]; 2] = [vault.as_bytes(), id.as_bytes()];
            let sealed = envelope::seal(&keys.record, Namespace::Record, &context, json.as_bytes(), &mut rng(1));
            open(&keys, &Record { id, content: Sealed(sealed) }).unwrap_err()
        };
        assert_eq!(open_json(r#"{"v":9}"#), OpenError::Content(DecodeError::UnknownFormat(9)));
        assert_eq!(
            open_json(r#"{"v":1,"stamp":{"t":1,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"dream_diary","body":{}}"#),
            OpenError::Content(DecodeError::UnknownKind("dream_diary".into()))
        );
    }
}
