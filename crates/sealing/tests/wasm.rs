//! The frozen bytes open in WebAssembly too, where `usize` has 32 bits: a phone reads what a laptop wrote, and its own
//! past.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{keys, one_of_each_kind};
use data_encoding::HEXLOWER;
use naderhand_domain::record::{Record, Sealed};
use naderhand_sealing::{
    RootKey,
    key_box::{BoxContent, BoxSecret, open_box},
    padding, pairing, passphrase, record, recovery_words,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn bytes(hex: &str) -> Vec<u8> {
    HEXLOWER.decode(hex.trim_end().as_bytes()).expect("frozen files are hexadecimal")
}

#[wasm_bindgen_test]
fn records_open() {
    let frozen = [
        include_str!("frozen/record.check_in.v1.hex"),
        include_str!("frozen/record.own_words.v1.hex"),
        include_str!("frozen/record.backup_choices.v1.hex"),
        include_str!("frozen/record.deleted.v1.hex"),
        include_str!("frozen/record.incident.v1.hex"),
        include_str!("frozen/record.signal_list.v1.hex"),
        include_str!("frozen/record.step_review.v1.hex"),
        include_str!("frozen/record.profile.v1.hex"),
    ];
    for ((_, plain), frozen) in one_of_each_kind().into_iter().zip(frozen) {
        let sealed = Record { id: plain.id, content: Sealed(bytes(frozen)) };
        assert_eq!(record::open(&keys(1), &sealed), Ok(plain));
    }
}

#[wasm_bindgen_test]
fn a_key_box_opens() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    let content = BoxContent { vault: keys(1).vault(), root: RootKey::from_bytes([1; 32]) };
    assert_eq!(open_box(&secret, &bytes(include_str!("frozen/key_box.v1.hex"))), Ok(content));
}

#[wasm_bindgen_test]
fn words_and_pairing_texts_read_back() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    let words = recovery_words::encode(&secret).join(" ");
    assert_eq!(recovery_words::decode(&words).map(|decoded| decoded.secret), Ok(secret.clone()));
    assert_eq!(pairing::decode(&pairing::encode(&secret)), Ok(secret));
}

#[wasm_bindgen_test]
fn a_wrapped_key_comes_out() {
    let wrapped = bytes(include_str!("frozen/passphrase.v1.hex"));
    assert_eq!(passphrase::unwrap(b"drie blauwe fietsen", b"lock", &wrapped).as_deref(), Ok(&[7; 32]));
}

#[wasm_bindgen_test]
fn sizes_stop_where_the_address_space_does() {
    assert_eq!(padding::sealed_len((1 << 29) - 45, padding::SMALLEST), Some(1 << 29));
    assert_eq!(padding::sealed_len((1 << 30) - 45, padding::SMALLEST), Some(1 << 30));
    assert_eq!(padding::sealed_len((1 << 30) - 44, padding::SMALLEST), None);
    assert_eq!(padding::sealed_len(usize::MAX, padding::SMALLEST), None);
}
