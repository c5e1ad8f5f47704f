//! Published test vectors, through the functions that the rest of the crate uses.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use data_encoding::HEXLOWER;
use hmac::Mac;

use rand_core::{TryCryptoRng, TryRng};

use crate::{chain::mac, cipher, contact::hpke, derive::derive, supporter::SealingKeys};

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

/// RFC 7748, section 6.1: private and public halves.
#[test]
fn x25519() {
    for (private, public) in [
        (
            "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
        ),
        (
            "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
            "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
        ),
    ] {
        assert_eq!(SealingKeys::from_bytes(&array(private)).derive_public().as_slice(), hex(public));
    }
}

/// RFC 9180, appendix A.2.4: HPKE in mode `AuthPSK`. The generator gives the vector's `ikmE`, from which the encapsulated key
/// is derived.
#[test]
fn hpke_auth_psk() {
    let sender = SealingKeys::from_bytes(&array("90761c5b0a7ef0985ed66687ad708b921d9803d51637c8d1cb72d03ed0f64418"));
    let recipient = SealingKeys::from_bytes(&array("7b36a42822e75bf3362dfabbe474b3016236408becb83b859a6909e22803cb0c"));
    let sender_public = array("3ac5bd4dd66ff9f2740bef0d6ccb66daa77bff7849d7895182b07fb74d087c45");
    let recipient_public = array("a5099431c35c491ec62ca91df1525d6349cb8aa170c51f9581f8627be6334851");
    let encapsulated: [u8; 32] = array("656a2e00dc9990fd189e6e473459392df556e9a2758754a09db3f51179a3fc02");
    let plaintext = hex("4265617574792069732074727574682c20747275746820626561757479");
    let ciphertext = hex("9aa52e29274fc6172e38a4461361d2342585d3aeec67fb3b721ecd63f0");
    let tag: [u8; 16] = array("59577c7fe886be0ede01456ebc67d597");
    let shared = hpke::Shared {
        psk: &array("0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82"),
        psk_id: b"Ennyn Durin aran Moria",
        info: b"Ode on a Grecian Urn",
        associated: b"Count-0",
    };
    assert_eq!((sender.derive_public(), recipient.derive_public()), (sender_public, recipient_public));

    let mut rng = Once(array("49d6eac8c6c558c953a0a252929a818745bb08cd3d29e15f9f5db5eb2e7d4b84"));
    let mut text = plaintext.clone();
    let beside = hpke::seal(&shared, &sender, &recipient_public, &mut text, &mut rng).unwrap();
    assert_eq!((beside.encapsulated, &text, beside.tag), (encapsulated, &ciphertext, tag));
    hpke::open(&shared, &sender_public, &recipient, &mut text, &hpke::Beside { encapsulated, tag }).unwrap();
    assert_eq!(text, plaintext);
}

/// Gives these bytes, which are asked for at once.
struct Once([u8; 32]);

impl TryRng for Once {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unimplemented!("the vector draws bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unimplemented!("the vector draws bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Once {}
