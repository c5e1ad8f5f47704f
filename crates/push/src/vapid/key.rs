//! The server's own key: P-256, kept as PKCS #8 in PEM, which `openssl` reads too.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use ring::{
    rand::SecureRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use rustls::pki_types::{PrivatePkcs8KeyDer, pem::PemObject as _};

/// Characters of a line of PEM (RFC 7468, section 2).
const LINE: usize = 64;

/// A key that signs tokens. It prints nothing of itself.
pub struct VapidKey {
    pair: EcdsaKeyPair,
}

/// A key that was just made, as it is to be kept.
pub struct NewKey {
    /// PKCS #8 in PEM. Whoever has it can send pushes in this server's name.
    pub pem: String,
    /// What browsers get when they subscribe.
    pub public: String,
}

/// Text that is no key, or no randomness to make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no P-256 key as PKCS #8 in PEM: make one anew, and know that every device has to subscribe again")]
pub struct InvalidKey;

impl VapidKey {
    /// Makes a new one.
    pub fn make(random: &dyn SecureRandom) -> Result<NewKey, InvalidKey> {
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, random).map_err(|_| InvalidKey)?;
        let text = BASE64.encode(document.as_ref());
        let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(LINE));
            pem.push_str(line);
            pem.push('\n');
            rest = after;
        }
        pem.push_str("-----END PRIVATE KEY-----\n");
        let public = Self::from_pem(&pem, random)?.public_text();
        Ok(NewKey { pem, public })
    }

    /// Reads one, and checks that its two halves belong together.
    pub fn from_pem(pem: &str, random: &dyn SecureRandom) -> Result<Self, InvalidKey> {
        let document = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| InvalidKey)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.secret_pkcs8_der(), random);
        Ok(Self { pair: pair.map_err(|_| InvalidKey)? })
    }

    /// The public half as browsers take it: an uncompressed point in base64url.
    pub fn public_text(&self) -> String {
        BASE64URL_NOPAD.encode(self.pair.public_key().as_ref())
    }

    /// Signs, as a JSON web token has it: both numbers of the signature, one after the other.
    pub(super) fn sign(&self, message: &[u8], random: &dyn SecureRandom) -> Option<String> {
        let signature = self.pair.sign(random, message).ok()?;
        Some(BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

impl core::fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("VapidKey(hidden)")
    }
}

impl core::fmt::Debug for NewKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("NewKey").field("public", &self.public).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;

    /// Made by `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`, and used nowhere else.
    const OF_OPENSSL: &str = "-----BEGIN PRIVATE KEY-----\n\
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNIwB/TIWeF0wkG3C\n\
        8tmYo/182cuCb/md8Z6kej25C/ahRANCAAS9krHt6AWTZCO2xI5TDo+KP9+zVG7N\n\
        mE8Hh7DsBNjDe57OsdzGfoHqoaw7j1GiKBn1e/wBFj3bL6msvCAVMy1I\n\
        -----END PRIVATE KEY-----\n";

    #[test]
    fn a_new_key_reads_back_and_no_two_are_the_same() {
        let random = SystemRandom::new();
        let new = VapidKey::make(&random).unwrap();
        assert_eq!(VapidKey::from_pem(&new.pem, &random).unwrap().public_text(), new.public);
        assert_eq!(new.public.len(), 87);
        assert_ne!(VapidKey::make(&random).unwrap().public, new.public);
        assert!(new.pem.lines().all(|line| line.len() <= LINE));
        assert!(!format!("{new:?}").contains("PRIVATE"));
    }

    #[test]
    fn a_key_that_openssl_made_is_read() {
        let key = VapidKey::from_pem(OF_OPENSSL, &SystemRandom::new()).unwrap();
        assert_eq!(
            key.public_text(),
            "BL2Sse3oBZNkI7bEjlMOj4o_37NUbs2YTweHsOwE2MN7ns6x3MZ-geqhrDuPUaIoGfV7_AEWPdsvqay8IBUzLUg"
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let random = SystemRandom::new();
        let other_half = OF_OPENSSL.replace("S9krHt6", "S9krHt7");
        let cut = &OF_OPENSSL[..OF_OPENSSL.len() / 2];
        for text in ["", "abc", cut, &other_half, &OF_OPENSSL.replace("PRIVATE", "PUBLIC")] {
            assert_ne!(text, OF_OPENSSL);
            assert_eq!(VapidKey::from_pem(text, &random).err(), Some(InvalidKey), "{text}");
        }
    }
}
