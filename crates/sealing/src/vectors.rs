//! Published test vectors, through the functions that the rest of the crate uses.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use data_encoding::HEXLOWER;
use hmac::Mac;

use crate::{
    chain::mac,
    cipher,
    derive::derive,
    signature::{NotSigned, PublicKey, SigningKey},
};

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).unwrap()
}

fn array<const N: usize>(text: &str) -> [u8; N] {
    hex(text).try_into().unwrap()
}

/// The bytes from `first` to `last`.
fn run(first: u8, last: u8) -> Vec<u8> {
    (first..=last).collect()
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
#[test]
fn xchacha20_poly1305() {
    let plaintext = b"Ladies and Gentlemen of the class of '99: \
        If I could offer you only one tip for the future, sunscreen would be it.";
    let associated = hex("50515253c0c1c2c3c4c5c6c7");
    let key: [u8; 32] = run(0x80, 0x9f).try_into().unwrap();
    let nonce: [u8; 24] = run(0x40, 0x57).try_into().unwrap();
    let ciphertext = hex(concat!(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
        "21f9664c97637da9768812f615c68b13b52e",
    ));
    let tag = array("c0875924c1c7987947deafd8780acf49");

    let mut text = plaintext.to_vec();
    assert_eq!(cipher::encrypt(&key, &nonce, &associated, &mut text), tag);
    assert_eq!(text, ciphertext);
    assert_eq!(cipher::decrypt(&key, &nonce, &associated, &mut text, &tag), Ok(()));
    assert_eq!(text, plaintext);
}

/// RFC 5869, appendix A.1 to A.3.
#[test]
fn hkdf_sha256() {
    let secret = [0x0b; 22];
    assert_eq!(
        derive::<42>(&run(0, 0x0c), &secret, &run(0xf0, 0xf9)).as_slice(),
        hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
    );
    assert_eq!(
        derive::<82>(&run(0x60, 0xaf), &run(0, 0x4f), &run(0xb0, 0xff)).as_slice(),
        hex(concat!(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09",
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        )),
    );
    assert_eq!(
        derive::<42>(b"", &secret, b"").as_slice(),
        hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    );
}

/// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
#[test]
fn hmac_sha256() {
    let mac = |key: &[u8], data: &[u8]| mac(key).chain_update(data).finalize().into_bytes().to_vec();
    assert_eq!(mac(&[0x0b; 20], b"Hi There"), hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),);
    assert_eq!(
        mac(b"Jefe", b"what do ya want for nothing?"),
        hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    );
    assert_eq!(
        mac(&[0xaa; 131], b"Test Using Larger Than Block-Size Key - Hash Key First"),
        hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    );
}

/// RFC 9106, section 5.3. It uses a secret, associated data and a cost that `passphrase` refuses, so it goes to the
/// crate.
#[test]
fn argon2id() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .build()
        .unwrap();
    let mut tag = [0; 32];
    Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
        .unwrap()
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    assert_eq!(tag, array("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
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
