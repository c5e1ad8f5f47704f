//! Bytes that the first version wrote. They lie on servers and phones, and posters are made of them: they must be read for
//! ever.
//!
//! A new layout gets new files beside the old ones, and the old ones stay. To add a file, name it in a test and run that test
//! once with `NADERHAND_FREEZE=1`; a file that exists is never written again.

use std::{fs, path::Path};

use data_encoding::HEXLOWER;
use naderhand_domain::wire::organisation::Signed;
use naderhand_signing::{AuthorityChain, Fingerprint, Role, prove};

use crate::world::{availability, directory, grown, key, public, published, settings};

/// What `tests/frozen` holds under this name; `written` is what today's version writes, which must be the same.
fn frozen(name: &str, written: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(format!("{name}.hex"));
    if !path.exists() && std::env::var_os("NADERHAND_FREEZE").is_some() {
        fs::write(&path, HEXLOWER.encode(written) + "\n").expect("the folder can be written");
    }
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let kept = HEXLOWER.decode(text.trim_end().as_bytes()).expect("frozen files are hexadecimal");
    assert!(kept == written, "{name}: what is written now differs from what was frozen: a new layout is a new version");
}

fn flat(statement: &Signed) -> Vec<u8> {
    [statement.body.as_slice(), &statement.signer, &statement.signature].concat()
}

#[test]
fn statements_of_every_kind() {
    let statements = grown();
    for (version, statement) in statements.iter().enumerate() {
        frozen(&format!("authority.{version}.v1"), &flat(statement));
    }
    let chain = AuthorityChain::walk(&statements).unwrap();
    frozen("fingerprint.v1", chain.fingerprint().as_bytes());
    let (signed_settings, signed_directory, signed_availability) = published(chain.fingerprint());
    frozen("settings.v1", &flat(&signed_settings));
    frozen("directory.v1", &flat(&signed_directory));
    frozen("availability.v1", &flat(&signed_availability));
    assert_eq!(chain.verify_settings(&signed_settings).unwrap().into_body(), settings(1));
    assert_eq!(chain.verify_directory(&signed_directory).unwrap().into_body(), directory(1));
    let verified = chain.verify_availability(|_| Some(public(11)), &signed_availability);
    assert_eq!(verified.unwrap().into_body(), availability(1));
}

#[test]
fn keys_from_words_and_the_proof_of_a_session() {
    frozen("key.v1", key(1).expose());
    frozen("proof.v1", &prove(&key(1), Fingerprint::from_bytes([5; 32]), Role::Supporter, &[6; 32]));
}
