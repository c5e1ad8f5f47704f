//! The limits of bodies, and their one spelling.

use naderhand_domain::{organisation::LARGEST_FILE, wire::organisation::Signed};
use naderhand_signing::{
    AuthorityChain, BodyFault, ChainFault, CoordinatorBox, SigningKey, StatementFault,
    body::{MOST_AVAILABILITY_BYTES, MOST_BOX_BYTES, MOST_DIRECTORY_BYTES, MOST_SUPPORTERS},
    claimed_directory_version, claimed_settings_version, sign_availability, sign_directory, sign_settings,
};

use crate::world::{availability, directory, grown, key, public, published, settings, supporter, walked};

fn too_much<T>(what: &'static str, most: usize) -> Result<T, BodyFault> {
    Err(BodyFault::TooMuch { what, most })
}

#[test]
fn what_is_over_a_limit_is_not_even_signed() {
    let of = walked().fingerprint();

    let mut body = settings(1);
    body.json = "x".repeat(LARGEST_FILE);
    let fits = sign_settings(&key(2), of, &body).unwrap();
    assert!(walked().verify_settings(&fits).is_ok(), "the largest is read back");
    body.json.push('x');
    assert_eq!(sign_settings(&key(2), of, &body), too_much("bytes of settings", LARGEST_FILE));

    let mut body = availability(1);
    body.sealed = vec![1; MOST_AVAILABILITY_BYTES];
    let fits = sign_availability(&key(11), of, &body).unwrap();
    assert!(walked().verify_availability(|_| Some(public(11)), &fits).is_ok());
    body.sealed.push(1);
    assert_eq!(sign_availability(&key(11), of, &body), too_much("bytes of availability", MOST_AVAILABILITY_BYTES));

    let mut body = directory(1);
    body.sealed = vec![1; MOST_DIRECTORY_BYTES];
    body.boxes = (0..8).map(|n| CoordinatorBox { coordinator: public(n), sealed: vec![1; MOST_BOX_BYTES] }).collect();
    // Keys that nobody holds: a thousand real ones would take their time.
    body.keys = (0..MOST_SUPPORTERS)
        .map(|n| {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&n.to_le_bytes());
            let mut public = public(1);
            public.0[..16].copy_from_slice(&bytes);
            (naderhand_domain::id::SupporterId::from_bytes(bytes), public)
        })
        .collect();
    let fits = sign_directory(&key(2), of, &body).unwrap();
    assert!(walked().verify_directory(&fits).is_ok(), "the largest is read back");
    let mut more = body.clone();
    more.keys.push((supporter(255), public(255)));
    assert_eq!(sign_directory(&key(2), of, &more), too_much("supporters", MOST_SUPPORTERS));
    let mut more = body.clone();
    more.boxes.push(CoordinatorBox { coordinator: public(9), sealed: vec![] });
    assert_eq!(sign_directory(&key(2), of, &more), too_much("boxes", 8));
    let mut more = body.clone();
    more.boxes[0].sealed.push(1);
    assert_eq!(sign_directory(&key(2), of, &more), too_much("bytes in a box", MOST_BOX_BYTES));
    body.sealed.push(1);
    assert_eq!(sign_directory(&key(2), of, &body), too_much("bytes of directory", MOST_DIRECTORY_BYTES));
}

#[test]
fn a_directory_names_each_once() {
    let of = walked().fingerprint();
    let mut body = directory(1);
    body.keys.push((supporter(11), public(13)));
    assert_eq!(sign_directory(&key(2), of, &body), Err(BodyFault::Twice("a supporter")));
    let mut body = directory(1);
    body.keys.push((supporter(13), public(11)));
    assert_eq!(sign_directory(&key(2), of, &body), Err(BodyFault::Twice("a supporter's key")));
    let mut body = directory(1);
    body.boxes.push(body.boxes[0].clone());
    assert_eq!(sign_directory(&key(2), of, &body), Err(BodyFault::Twice("a coordinator's box")));
}

#[test]
fn version_0_is_for_authorities_alone() {
    let of = walked().fingerprint();
    assert_eq!(sign_settings(&key(2), of, &settings(0)), Err(BodyFault::Number));
    assert_eq!(sign_directory(&key(2), of, &directory(0)), Err(BodyFault::Number));
    assert_eq!(sign_availability(&key(11), of, &availability(0)), Err(BodyFault::Number));
}

#[test]
fn a_newer_body_and_one_with_something_behind_it_are_told_apart() {
    let chain = walked();
    let (statement, ..) = published(chain.fingerprint());
    let fault = |change: fn(&mut Vec<u8>)| {
        let mut changed = statement.clone();
        change(&mut changed.body);
        chain.verify_settings(&changed).err()
    };
    let body = |fault| Some(StatementFault::Body(fault));
    assert_eq!(fault(|bytes| bytes[0] = 2), body(BodyFault::UnknownVersion(2)));
    assert_eq!(fault(|bytes| bytes.push(0)), body(BodyFault::Malformed));
    assert_eq!(fault(|bytes| bytes.truncate(bytes.len() - 1)), body(BodyFault::Malformed));
    assert_eq!(fault(Vec::clear), body(BodyFault::Malformed));
    // The same number in two bytes where one is enough: another spelling.
    assert_eq!(
        fault(|bytes| {
            bytes[1] = 0x81;
            bytes.insert(2, 0);
        }),
        body(BodyFault::Malformed)
    );
    assert_eq!(fault(|bytes| bytes.resize(100_000, 0)), body(BodyFault::TooMuch { what: "bytes", most: 65_600 }));
}

#[test]
fn an_authority_that_says_it_follows_nothing_or_begins_anew_is_refused() {
    let mut statements = grown();
    // Version 1 in the place of 0, with a predecessor that is none.
    statements[0].body[1] = 1;
    let fault = ChainFault::Statement { at: 0, fault: StatementFault::Body(BodyFault::Predecessor) };
    assert_eq!(AuthorityChain::walk(&statements), Err(fault));
}

#[test]
fn a_number_is_read_whoever_signed() {
    let elsewhere = naderhand_signing::Fingerprint::from_bytes([1; 32]);
    let statement = sign_settings(&key(99), elsewhere, &settings(7)).unwrap();
    assert_eq!(claimed_settings_version(&statement), Ok(7));
    let statement = sign_directory(&key(99), elsewhere, &directory(8)).unwrap();
    assert_eq!(claimed_directory_version(&statement), Ok(8));
    let nothing = Signed { body: vec![], ..statement };
    assert_eq!(claimed_directory_version(&nothing), Err(BodyFault::Malformed));
}

#[test]
fn words_stand_for_one_key_and_printing_it_shows_nothing() {
    assert_eq!(SigningKey::derive(&[1; 16]).derive_public(), public(1));
    assert_ne!(public(1), public(2));
    assert_eq!(format!("{:?}", key(1)), "SigningKey(hidden)");
    assert_eq!(SigningKey::from_bytes(key(1).expose()).derive_public(), public(1));
}
