//! Published test vectors.

use data_encoding::HEXLOWER;

use crate::key::{NotSigned, PublicKey, SigningKey};

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).unwrap()
}

fn array<const N: usize>(text: &str) -> [u8; N] {
    hex(text).try_into().unwrap()
}

/// RFC 8032, section 7.1: seed, public key, message, signature.
const ED25519: [(&str, &str, &str, &str); 4] = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        concat!(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        concat!(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        concat!(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        concat!(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a",
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ),
        concat!(
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589",
            "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
        ),
    ),
];

#[test]
fn ed25519() {
    for (seed, public, message, signature) in ED25519 {
        let (message, signature) = (hex(message), array(signature));
        let key = SigningKey::from_bytes(&array(seed));
        assert_eq!(key.derive_public(), PublicKey(array(public)));
        assert_eq!(key.sign(&message), signature);
        assert_eq!(key.derive_public().verify(&message, &signature), Ok(()));

        let mut other = message.clone();
        other.push(0);
        assert_eq!(key.derive_public().verify(&other, &signature), Err(NotSigned));
    }
}

/// A public key of small order verifies signatures over messages that nobody signed, unless the check is strict.
#[test]
fn a_weak_public_key_is_refused() {
    let identity = array("0100000000000000000000000000000000000000000000000000000000000000");
    let mut signature = [0; 64];
    signature[0] = 1;
    assert_eq!(PublicKey(identity).verify(b"anything", &signature), Err(NotSigned));
}
