//! What an organisation seals opens with its own secret, for its own purpose and in its own place, and nowhere else.

mod common;

use common::rng;
use naderhand_domain::{id::SupporterId, wire::limits};
use naderhand_sealing::{
    OpenError, SealingKeys,
    coordinator::{BoxContent, CoordinatorSecret, open_box, seal_box},
    link::{LinkSecret, open_answer, open_content, seal_answer, seal_content},
    members::{MembersKey, open_availability, open_directory, seal_availability, seal_directory},
};
use proptest::{collection::vec, prelude::*};

const REFUSED: OpenError = OpenError::NotAuthentic;

proptest! {
    #[test]
    fn a_link_opens_with_its_own_secret_alone(secret: [u8; 16], other: [u8; 16], content in vec(any::<u8>(), 0..1_900)) {
        prop_assume!(secret != other);
        let (secret, other) = (LinkSecret::from_bytes(secret), LinkSecret::from_bytes(other));
        let sealed = seal_content(&secret, &content, &mut rng(1));
        prop_assert!(sealed.len() <= limits::LINK_BYTES);
        let opened = open_content(&secret, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), &content);
        prop_assert_eq!(open_content(&other, &sealed), Err(REFUSED));
        prop_assert_eq!(open_answer(&secret, &sealed), Err(REFUSED));
        let answer = seal_answer(&secret, &content, &mut rng(1));
        let opened = open_answer(&secret, &answer).unwrap();
        prop_assert_eq!(opened.as_slice(), &content);
        prop_assert_eq!(open_content(&secret, &answer), Err(REFUSED));
        prop_assert_ne!(secret.derive_locator(), other.derive_locator());
    }

    #[test]
    fn what_members_read_stands_in_one_place(
        key: [u8; 32], fingerprint: [u8; 32], other: [u8; 32], version: u32, id: [u8; 16], text in vec(any::<u8>(), 0..400),
    ) {
        prop_assume!(fingerprint != other && key != other && id != [0; 16]);
        let (right, wrong) = (MembersKey::from_bytes(key), MembersKey::from_bytes(other));
        let next = version.wrapping_add(1);
        let sealed = seal_directory(&right, &fingerprint, version, &text, &mut rng(1));
        let opened = open_directory(&right, &fingerprint, version, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), &text);
        prop_assert_eq!(open_directory(&wrong, &fingerprint, version, &sealed), Err(REFUSED));
        prop_assert_eq!(open_directory(&right, &other, version, &sealed), Err(REFUSED));
        prop_assert_eq!(open_directory(&right, &fingerprint, next, &sealed), Err(REFUSED));

        let (supporter, nobody) = (SupporterId::from_bytes(id), SupporterId::from_bytes([0; 16]));
        let sealed = seal_availability(&right, &fingerprint, supporter, version, &text, &mut rng(1));
        let opened = open_availability(&right, &fingerprint, supporter, version, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), &text);
        prop_assert_eq!(open_availability(&wrong, &fingerprint, supporter, version, &sealed), Err(REFUSED));
        prop_assert_eq!(open_availability(&right, &other, supporter, version, &sealed), Err(REFUSED));
        prop_assert_eq!(open_availability(&right, &fingerprint, nobody, version, &sealed), Err(REFUSED));
        prop_assert_eq!(open_availability(&right, &fingerprint, supporter, next, &sealed), Err(REFUSED));
        prop_assert_eq!(open_directory(&right, &fingerprint, version, &sealed), Err(REFUSED));
    }

    #[test]
    fn a_coordinators_box_opens_with_their_words_alone(secret: [u8; 16], other: [u8; 16], public: [u8; 32], inside: [u8; 32]) {
        prop_assume!(secret != other && public != inside);
        let (secret, other) = (CoordinatorSecret::from_bytes(secret), CoordinatorSecret::from_bytes(other));
        let content = BoxContent { fingerprint: inside, members: MembersKey::from_bytes(public) };
        let sealed = seal_box(&secret, &public, &content, &mut rng(1));
        prop_assert_eq!(sealed.len(), 256);
        let (read, mended) = CoordinatorSecret::from_words(&secret.to_words().join(" ")).unwrap();
        prop_assert!(mended.is_empty());
        prop_assert_eq!(open_box(&read, &public, &sealed), Ok(content));
        prop_assert_eq!(open_box(&other, &public, &sealed), Err(REFUSED));
        prop_assert_eq!(open_box(&secret, &inside, &sealed), Err(REFUSED));
    }

    #[test]
    fn any_bytes_are_answered_without_panic(bytes in vec(any::<u8>(), 0..600)) {
        prop_assert!(open_content(&LinkSecret::from_bytes([1; 16]), &bytes).is_err());
        prop_assert!(open_directory(&MembersKey::from_bytes([1; 32]), &[1; 32], 1, &bytes).is_err());
        prop_assert!(open_box(&CoordinatorSecret::from_bytes([1; 16]), &[1; 32], &bytes).is_err());
    }
}

#[test]
fn secrets_are_never_printed_and_never_the_same_twice() {
    let mut rng = rng(3);
    assert_ne!(LinkSecret::make(&mut rng), LinkSecret::make(&mut rng));
    assert_ne!(MembersKey::make(&mut rng), MembersKey::make(&mut rng));
    assert_ne!(CoordinatorSecret::make(&mut rng), CoordinatorSecret::make(&mut rng));
    let keys = SealingKeys::make(&mut rng);
    assert_ne!(keys.derive_public(), SealingKeys::make(&mut rng).derive_public());
    assert_eq!(SealingKeys::from_bytes(keys.expose()).derive_public(), keys.derive_public());
    let printed = format!(
        "{:?} {:?} {:?} {keys:?}",
        LinkSecret::make(&mut rng),
        MembersKey::make(&mut rng),
        CoordinatorSecret::make(&mut rng)
    );
    assert_eq!(printed, "LinkSecret(hidden) MembersKey(hidden) CoordinatorSecret(hidden) SealingKeys(hidden)");
}
