//! Settings, directory and availability: who may sign them, and for whom.

use naderhand_domain::wire::organisation::Signed;
use naderhand_signing::{
    AuthorityChain, Fingerprint, StatementFault, sign_availability, sign_directory, sign_settings,
};
use proptest::{prelude::*, sample::Index};

use crate::world::{availability, chain, directory, key, public, published, settings, supporter, walked};

#[test]
fn what_coordinators_and_supporters_publish_is_believed() {
    let chain = walked();
    let (signed_settings, signed_directory, signed_availability) = published(chain.fingerprint());
    let verified = chain.verify_settings(&signed_settings).unwrap();
    assert_eq!((verified.body(), verified.signer()), (&settings(1), public(2)));
    let verified = chain.verify_directory(&signed_directory).unwrap().into_body();
    assert_eq!(verified, directory(1));
    let key_of = |id| verified.key_of(id).copied();
    assert_eq!(chain.verify_availability(key_of, &signed_availability).unwrap().into_body(), availability(1));
}

#[test]
fn only_those_who_are_named_now_are_believed() {
    let chain = walked();
    let of = chain.fingerprint();
    let unknown = Some(StatementFault::UnknownSigner);
    // 1 was removed, 11 is a supporter, 9 nobody.
    for signer in [1, 11, 9] {
        assert_eq!(chain.verify_settings(&sign_settings(&key(signer), of, &settings(1)).unwrap()).err(), unknown);
        assert_eq!(chain.verify_directory(&sign_directory(&key(signer), of, &directory(1)).unwrap()).err(), unknown);
    }
    let directory = directory(1);
    // 12 is a supporter, but another one; 2 is a coordinator.
    for signer in [12, 2, 9] {
        let statement = sign_availability(&key(signer), of, &availability(1)).unwrap();
        assert_eq!(chain.verify_availability(|id| directory.key_of(id).copied(), &statement).err(), unknown);
    }
    let statement = sign_availability(&key(11), of, &availability(1)).unwrap();
    assert_eq!(chain.verify_availability(|_| None, &statement).err(), unknown, "a directory without them");
    assert_eq!(directory.key_of(supporter(13)), None);
}

#[test]
fn a_statement_serves_no_other_organisation() {
    let chain_here = walked();
    // The same coordinators, who began another organisation.
    let elsewhere = AuthorityChain::walk(&chain(2, &[(2, &[2, 3])])).unwrap();
    let (settings, directory, availability) = published(elsewhere.fingerprint());
    let not_signed = Some(StatementFault::NotSigned);
    assert_eq!(chain_here.verify_settings(&settings).err(), not_signed);
    assert_eq!(chain_here.verify_directory(&directory).err(), not_signed);
    assert_eq!(chain_here.verify_availability(|_| Some(public(11)), &availability).err(), not_signed);
}

/// Even with a body that reads as both kinds, the signature is of one.
#[test]
fn a_statement_serves_no_other_kind() {
    let chain = walked();
    let of = chain.fingerprint();
    let mut both = availability(1);
    both.sealed = vec![];
    let statement = sign_availability(&key(2), of, &both).unwrap();
    let refused = |fault: Option<StatementFault>| {
        matches!(fault, Some(StatementFault::Body(_) | StatementFault::NotSigned | StatementFault::UnknownSigner))
    };
    assert!(refused(chain.verify_settings(&statement).err()));
    assert!(refused(chain.verify_directory(&statement).err()));
    // Settings with an availability's signature, and the other way round.
    let (settings, _, availability) = published(of);
    let swapped = Signed { signature: availability.signature, ..settings.clone() };
    assert_eq!(chain.verify_settings(&swapped).err(), Some(StatementFault::NotSigned));
    let swapped = Signed { signature: settings.signature, ..availability };
    let believed = chain.verify_availability(|_| Some(public(11)), &swapped);
    assert_eq!(believed.err(), Some(StatementFault::NotSigned));
}

proptest! {
    #[test]
    fn any_flipped_bit_is_refused(which in 0_usize..3, part in 0..3, place: Index, bit in 0_u32..8) {
        let chain = walked();
        let (settings, directory, availability) = published(chain.fingerprint());
        let mut statement: Signed = [settings, directory, availability][which].clone();
        let bytes: &mut [u8] = match part {
            0 => &mut statement.body,
            1 => &mut statement.signer,
            _ => &mut statement.signature,
        };
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        let refused = match which {
            0 => chain.verify_settings(&statement).err(),
            1 => chain.verify_directory(&statement).err(),
            _ => chain.verify_availability(|id| (id == supporter(11)).then(|| public(11)), &statement).err(),
        };
        let refused = refused.expect("a flipped bit was not noticed");
        match part {
            1 => prop_assert_eq!(refused, StatementFault::UnknownSigner),
            2 => prop_assert_eq!(refused, StatementFault::NotSigned),
            _ => {}
        }
    }

    #[test]
    fn any_bytes_are_answered_without_panic(body in prop::collection::vec(any::<u8>(), 0..600)) {
        let chain = walked();
        let statement = Signed { body, signer: public(2).0, signature: [0; 64] };
        prop_assert!(chain.verify_settings(&statement).is_err());
        prop_assert!(chain.verify_directory(&statement).is_err());
        prop_assert!(chain.verify_availability(|_| Some(public(2)), &statement).is_err());
        prop_assert!(AuthorityChain::walk(&[statement]).is_err());
    }

    #[test]
    fn a_statement_of_any_organisation_is_believed_in_that_one_alone(other: [u8; 32]) {
        let chain = walked();
        let of = Fingerprint::from_bytes(other);
        prop_assume!(of != chain.fingerprint());
        let statement = sign_settings(&key(2), of, &settings(1)).unwrap();
        prop_assert_eq!(chain.verify_settings(&statement).err(), Some(StatementFault::NotSigned));
    }
}
