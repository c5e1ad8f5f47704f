//! HPKE (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305, in mode `AuthPSK`.

use hpke::{
    Deserializable, HpkeError, Kem, OpModeR, OpModeS, PskBundle, Serializable, aead::ChaCha20Poly1305, inout::InOutBuf,
    kdf::HkdfSha256, kem::X25519HkdfSha256, single_shot_open_inout_detached, single_shot_seal_inout_detached_with_rng,
};
use rand_core::CryptoRng;

use crate::{SealingKeys, cipher::TAG};

/// What both sides know beforehand.
pub(crate) struct Shared<'a> {
    pub(crate) psk: &'a [u8; 32],
    pub(crate) psk_id: &'a [u8],
    pub(crate) info: &'a [u8],
    pub(crate) associated: &'a [u8],
}

/// What travels beside the ciphertext.
pub(crate) struct Beside {
    pub(crate) encapsulated: [u8; 32],
    pub(crate) tag: [u8; TAG],
}

/// Encrypts `text` where it lies.
pub(crate) fn seal(
    shared: &Shared<'_>,
    sender: &SealingKeys,
    recipient: &[u8; 32],
    text: &mut [u8],
    mut rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Beside, HpkeError> {
    let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(sender.expose())?;
    let public = X25519HkdfSha256::sk_to_pk(&private);
    let mode = OpModeS::AuthPsk((private, public), PskBundle::new(shared.psk, shared.psk_id)?);
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(recipient)?;
    let (encapsulated, tag) = single_shot_seal_inout_detached_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &mode,
        &recipient,
        shared.info,
        InOutBuf::from(text),
        shared.associated,
        &mut rng,
    )?;
    Ok(Beside { encapsulated: encapsulated.to_bytes().into(), tag: tag.to_bytes().into() })
}

/// Checks that `sender` sealed it for whoever has these keys, and only then decrypts `text` where it lies.
pub(crate) fn open(
    shared: &Shared<'_>,
    sender: &[u8; 32],
    recipient: &SealingKeys,
    text: &mut [u8],
    beside: &Beside,
) -> Result<(), HpkeError> {
    let sender = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(sender)?;
    let mode = OpModeR::AuthPsk(sender, PskBundle::new(shared.psk, shared.psk_id)?);
    single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &mode,
        &<X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(recipient.expose())?,
        &<X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&beside.encapsulated)?,
        shared.info,
        InOutBuf::from(text),
        shared.associated,
        &hpke::aead::AeadTag::from_bytes(&beside.tag)?,
    )
}
