//! Encryption to a browser: RFC 8291 over the content coding `aes128gcm` of RFC 8188, in one record.
//!
//! With *ring* and not with a crate for web push: its P-256 is four times as fast, and it is in the server already, below TLS
//! (docs/adr/0017-reminders.md). The randomness of a key cannot be chosen there, so the vector of RFC 8291 starts at the shared secret;
//! that all of it is right is shown by opening it with other code.

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Salt},
    rand::SecureRandom,
};

use crate::payload::{PLAIN_BYTES, Payload};

/// Bytes of an uncompressed point of P-256.
const POINT: usize = 65;
const SALT: usize = 16;
const TAG: usize = 16;
/// RFC 8188, section 2.1: salt, record size, length of the key's id, and the key as its id.
const HEADER: usize = SALT + 4 + 1 + POINT;
/// The record size that is written. There is one record, and it is shorter.
const RECORD: u32 = 4_096;
/// What ends the content of the last record; zeros fill it up (RFC 8188, section 2).
const END_OF_LAST: u8 = 2;

/// The length of every body that is sent. Push services take 4,096 bytes at least (RFC 8030, section 7.2).
pub const BODY_BYTES: usize = HEADER + PLAIN_BYTES + 1 + TAG;

/// To whom it is encrypted: a browser's keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    /// Its public key, an uncompressed point.
    pub p256dh: [u8; POINT],
    /// Its authentication secret.
    pub auth: [u8; 16],
}

/// Why nothing was encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotEncrypted {
    /// The browser's key is no point of the curve.
    #[error("the key of the subscription is no point of P-256")]
    Key,
    /// The machine gave no randomness for a key.
    #[error("the machine gave no randomness")]
    NoRandomness,
}

/// Encrypts to a browser, each time with a key and a salt of its own: always [`BODY_BYTES`].
pub fn encrypt(payload: &Payload, to: &Keys, random: &dyn SecureRandom) -> Result<Vec<u8>, NotEncrypted> {
    let (own, own_public, salt) = drawn(random).map_err(|Unspecified| NotEncrypted::NoRandomness)?;
    let mut record = Vec::with_capacity(PLAIN_BYTES + 1 + TAG);
    record.extend_from_slice(payload.as_bytes());
    record.push(END_OF_LAST);
    record.resize(PLAIN_BYTES + 1, 0);
    let theirs = UnparsedPublicKey::new(&ECDH_P256, &to.p256dh);
    let sealed = agree_ephemeral(own, &theirs, |shared| seal(record, shared, to, &own_public, salt));
    sealed.and_then(|body| body).map_err(|Unspecified| NotEncrypted::Key)
}

/// What every push has of its own.
fn drawn(random: &dyn SecureRandom) -> Result<(EphemeralPrivateKey, [u8; POINT], [u8; SALT]), Unspecified> {
    let own = EphemeralPrivateKey::generate(&ECDH_P256, random)?;
    let public = own.compute_public_key()?.as_ref().try_into().map_err(|_| Unspecified)?;
    let mut salt = [0; SALT];
    random.fill(&mut salt)?;
    Ok((own, public, salt))
}

/// The part after the key agreement.
fn seal(
    mut record: Vec<u8>,
    shared: &[u8],
    to: &Keys,
    own_public: &[u8; POINT],
    salt: [u8; SALT],
) -> Result<Vec<u8>, Unspecified> {
    let mut input = [0; 32];
    let info: [&[u8]; 3] = [b"WebPush: info\0", &to.p256dh, own_public];
    Salt::new(HKDF_SHA256, &to.auth).extract(shared).expand(&info, HKDF_SHA256)?.fill(&mut input)?;
    let derived = Salt::new(HKDF_SHA256, &salt).extract(&input);
    let key = UnboundKey::from(derived.expand(&[b"Content-Encoding: aes128gcm\0"], &AES_128_GCM)?);
    let mut nonce = [0; 12];
    derived.expand(&[b"Content-Encoding: nonce\0"], NonceLength)?.fill(&mut nonce)?;
    // The key is derived from a salt and a private key that were drawn for this record, so no nonce comes twice.
    LessSafeKey::new(key).seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)?;
    let mut body = Vec::with_capacity(HEADER + record.len());
    body.extend_from_slice(&salt);
    body.extend_from_slice(&RECORD.to_be_bytes());
    body.push(65);
    body.extend_from_slice(own_public);
    body.append(&mut record);
    Ok(body)
}

struct NonceLength;

impl KeyType for NonceLength {
    fn len(&self) -> usize {
        12
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64URL_NOPAD;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()
    }

    #[test]
    fn rfc_8291_appendix_a() {
        let to = Keys {
            p256dh: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
                .try_into()
                .unwrap(),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().unwrap(),
        };
        let own: [u8; POINT] =
            bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")
                .try_into()
                .unwrap();
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let mut record = b"When I grow up, I want to be a watermelon".to_vec();
        record.push(END_OF_LAST);
        let body = seal(record, &shared, &to, &own, salt).unwrap();
        assert_eq!(
            BASE64URL_NOPAD.encode(&body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }
}
