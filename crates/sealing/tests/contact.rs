//! What is sealed to one person opens for that person, in its one place, and tells who sealed it.

mod common;

use common::rng;
use naderhand_domain::{
    id::{RequestId, SupporterId},
    wire::{contact::Author, limits::CONTACT_SEALED_BYTES},
};
use naderhand_sealing::{
    OpenError, SealingKeys,
    contact::{FIRST, LONGEST, Place, SealError, Within, digest, open_copy, open_message, seal_copy, seal_message},
    members::MembersKey,
};
use proptest::{collection::vec, prelude::*};

const REFUSED: OpenError = OpenError::NotAuthentic;
const ANNA: SupporterId = SupporterId::from_bytes([1; 16]);
const BEA: SupporterId = SupporterId::from_bytes([2; 16]);

fn keys(seed: u8) -> SealingKeys {
    SealingKeys::from_bytes(&[seed; 32])
}

fn within(members: &MembersKey) -> Within<'_> {
    Within { members, fingerprint: [3; 32], request: RequestId::from_bytes([4; 16]) }
}

/// Every request that is not the right one: other members, another organisation, another request.
fn elsewhere<'a>(members: &'a MembersKey, others: &'a MembersKey) -> [Within<'a>; 3] {
    let right = within(members);
    [
        Within { members: others, ..right },
        Within { fingerprint: [9; 32], ..right },
        Within { request: RequestId::from_bytes([9; 16]), ..right },
    ]
}

const PLACE: Place = Place { supporter: ANNA, author: Author::Supporter, number: 2, after: [7; 32] };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_copy_opens_for_its_supporter_in_its_request_and_tells_who_made_it(content in vec(any::<u8>(), 0..=LONGEST)) {
        let (members, others) = (MembersKey::from_bytes([5; 32]), MembersKey::from_bytes([6; 32]));
        let (maker, anna, bea) = (keys(10), keys(11), keys(12));
        let sealed = seal_copy(&within(&members), &maker, ANNA, &anna.derive_public(), &content, &mut rng(1)).unwrap();
        prop_assert_eq!(sealed.len(), CONTACT_SEALED_BYTES);
        let opened = open_copy(&within(&members), &anna, ANNA, &sealed).unwrap();
        prop_assert_eq!((opened.maker, opened.content.as_slice()), (maker.derive_public(), content.as_slice()));
        prop_assert_eq!(open_copy(&within(&members), &bea, ANNA, &sealed), Err(REFUSED));
        prop_assert_eq!(open_copy(&within(&members), &anna, BEA, &sealed), Err(REFUSED));
        for wrong in elsewhere(&members, &others) {
            prop_assert_eq!(open_copy(&wrong, &anna, ANNA, &sealed), Err(REFUSED));
        }
        prop_assert_eq!(open_message(&within(&members), &PLACE, &maker.derive_public(), &anna, &sealed), Err(REFUSED));
    }

    #[test]
    fn a_message_opens_in_its_place_by_its_author(content in vec(any::<u8>(), 0..=LONGEST)) {
        let (members, others) = (MembersKey::from_bytes([5; 32]), MembersKey::from_bytes([6; 32]));
        let (maker, anna, bea) = (keys(10), keys(11), keys(12));
        let (here, by) = (within(&members), anna.derive_public());
        let sealed = seal_message(&here, &PLACE, &anna, &maker.derive_public(), &content, &mut rng(1)).unwrap();
        prop_assert_eq!(sealed.len(), CONTACT_SEALED_BYTES);
        let opened = open_message(&here, &PLACE, &by, &maker, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), &content);
        prop_assert_eq!(open_message(&here, &PLACE, &bea.derive_public(), &maker, &sealed), Err(REFUSED));
        prop_assert_eq!(open_message(&here, &PLACE, &by, &bea, &sealed), Err(REFUSED));
        for wrong in [
            Place { supporter: BEA, ..PLACE },
            Place { author: Author::Employee, ..PLACE },
            Place { number: 3, ..PLACE },
            Place { after: FIRST, ..PLACE },
            Place { after: digest(&sealed), ..PLACE },
        ] {
            prop_assert_eq!(open_message(&here, &wrong, &by, &maker, &sealed), Err(REFUSED));
        }
        for wrong in elsewhere(&members, &others) {
            prop_assert_eq!(open_message(&wrong, &PLACE, &by, &maker, &sealed), Err(REFUSED));
        }
        prop_assert_eq!(open_copy(&here, &maker, ANNA, &sealed), Err(REFUSED));
    }

    #[test]
    fn any_bytes_are_answered_without_panic(bytes in vec(any::<u8>(), 0..2_300), public: [u8; 32], exact: bool) {
        let members = MembersKey::from_bytes([5; 32]);
        let mut bytes = bytes;
        if exact {
            bytes.resize(CONTACT_SEALED_BYTES, 0);
            bytes[0] = 1;
        }
        prop_assert!(open_copy(&within(&members), &keys(1), ANNA, &bytes).is_err());
        prop_assert!(open_message(&within(&members), &PLACE, &public, &keys(1), &bytes).is_err());
    }
}

/// A bit of every byte: version, sender, encapsulated key, text and tag.
#[test]
fn no_flipped_bit_opens() {
    let members = MembersKey::from_bytes([5; 32]);
    let (here, anna) = (within(&members), keys(11));
    let copy = seal_copy(&here, &keys(10), ANNA, &anna.derive_public(), b"call me", &mut rng(1)).unwrap();
    let sent = seal_message(&here, &PLACE, &keys(10), &anna.derive_public(), b"call me", &mut rng(1)).unwrap();
    let by = keys(10).derive_public();
    // All around the text, and here and there in it.
    for at in (0..81).chain((81..copy.len() - 16).step_by(97)).chain(copy.len() - 16..copy.len()) {
        let flipped = |sealed: &[u8]| {
            let mut sealed = sealed.to_vec();
            sealed[at] ^= 1 << (at % 8);
            sealed
        };
        assert!(open_copy(&here, &anna, ANNA, &flipped(&copy)).is_err(), "byte {at} of the copy");
        assert!(open_message(&here, &PLACE, &by, &anna, &flipped(&sent)).is_err(), "byte {at} of the message");
    }
    for cut in [0, 1, 33, 65, 81, copy.len() - 1] {
        assert!(open_copy(&here, &anna, ANNA, &copy[..cut]).is_err(), "{cut} bytes");
    }
    let longer = [&copy[..], &[0]].concat();
    assert_eq!(open_copy(&here, &anna, ANNA, &longer), Err(OpenError::Truncated { found: CONTACT_SEALED_BYTES + 1 }));
    let newer = [&[2], &copy[1..]].concat();
    assert_eq!(open_copy(&here, &anna, ANNA, &newer), Err(OpenError::UnknownVersion(2)));
}

#[test]
fn what_cannot_be_sealed_is_told() {
    let members = MembersKey::from_bytes([5; 32]);
    let content = vec![0; LONGEST + 1];
    let sealed = seal_copy(&within(&members), &keys(1), ANNA, &keys(2).derive_public(), &content, &mut rng(1));
    assert_eq!(sealed, Err(SealError::TooLong { found: LONGEST + 1 }));
    // The point of order one: whoever shares a secret with it shares it with everybody.
    let sealed = seal_copy(&within(&members), &keys(1), ANNA, &[0; 32], b"call me", &mut rng(1));
    assert_eq!(sealed, Err(SealError::Recipient));
}

#[test]
fn the_same_content_is_never_the_same_bytes() {
    let members = MembersKey::from_bytes([5; 32]);
    let mut rng = rng(1);
    let mut seal = || seal_copy(&within(&members), &keys(1), ANNA, &keys(2).derive_public(), b"x", &mut rng).unwrap();
    let (one, two) = (seal(), seal());
    assert_eq!(one[..33], two[..33], "version and maker");
    assert_ne!(one[33..], two[33..]);
}
