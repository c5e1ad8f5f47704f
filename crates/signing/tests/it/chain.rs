//! The chain of authorities: what is followed, and each way in which it is not.

use naderhand_domain::wire::{limits::AUTHORITY_VERSIONS, organisation::Signed};
use naderhand_signing::{
    Authority, AuthorityChain, BodyFault, ChainFault, Fingerprint, StatementFault, sign_authority,
};
use proptest::{prelude::*, sample::Index};

use crate::world::{chain, grown, key, public, walked};

#[test]
fn a_chain_is_followed_to_its_head() {
    let chain = walked();
    assert_eq!(chain.version(), 3);
    assert_eq!(chain.head().coordinators(), [public(2), public(3)]);
    assert!(chain.names(&public(3)) && !chain.names(&public(1)));
    assert_eq!(chain.fingerprint().as_bytes(), &Authority::first(public(1)).hash());
}

#[test]
fn every_other_chain_is_refused_with_its_own_fault() {
    let whole = grown();
    let pick = |places: &[usize]| places.iter().map(|place| whole[*place].clone()).collect::<Vec<_>>();
    let statement = |at, fault| ChainFault::Statement { at, fault };
    for (what, statements, fault) in [
        ("nothing", pick(&[]), ChainFault::Empty),
        ("without its beginning", pick(&[1, 2, 3]), ChainFault::Beginning),
        ("one missing", pick(&[0, 2, 3]), ChainFault::Order { expected: 1 }),
        ("two swapped", pick(&[0, 2, 1, 3]), ChainFault::Order { expected: 1 }),
        ("one twice", pick(&[0, 1, 1]), ChainFault::Order { expected: 2 }),
        ("version 0 twice", pick(&[0, 0]), ChainFault::Order { expected: 1 }),
        (
            "another organisation's continuation",
            [pick(&[0]), chain(9, &[(9, &[9])])[1..].to_vec()].concat(),
            ChainFault::Broken { at: 1 },
        ),
        (
            "another branch's continuation",
            [pick(&[0, 1]), chain(1, &[(1, &[1, 4]), (1, &[1])])[2..].to_vec()].concat(),
            ChainFault::Broken { at: 2 },
        ),
        ("signed by a stranger", chain(1, &[(9, &[9])]), statement(1, StatementFault::UnknownSigner)),
        ("signed by one of long ago", chain(1, &[(1, &[2]), (1, &[1])]), statement(2, StatementFault::UnknownSigner)),
        ("signed by whom it names itself", chain(1, &[(2, &[1, 2])]), statement(1, StatementFault::UnknownSigner)),
    ] {
        assert_eq!(AuthorityChain::walk(&statements), Err(fault), "{what}");
    }
}

#[test]
fn version_0_is_signed_by_the_key_that_it_names_and_without_a_fingerprint() {
    let first = Authority::first(public(1));
    let of = Fingerprint::from_bytes(first.hash());
    let walk = |statement: Signed| AuthorityChain::walk(&[statement]);
    let fault = |fault| Err(ChainFault::Statement { at: 0, fault });
    assert!(walk(sign_authority(&key(1), None, &first).unwrap()).is_ok());
    assert_eq!(walk(sign_authority(&key(2), None, &first).unwrap()), fault(StatementFault::UnknownSigner));
    assert_eq!(walk(sign_authority(&key(1), Some(of), &first).unwrap()), fault(StatementFault::NotSigned));
}

#[test]
fn a_continuation_is_signed_for_its_own_organisation() {
    let first = Authority::first(public(1));
    let other = Fingerprint::from_bytes(Authority::first(public(9)).hash());
    let next = first.next(vec![public(2)]).unwrap();
    for of in [None, Some(other)] {
        let mut chain = AuthorityChain::walk(&chain(1, &[])).unwrap();
        let fault = ChainFault::Statement { at: 1, fault: StatementFault::NotSigned };
        assert_eq!(chain.extend(&sign_authority(&key(1), of, &next).unwrap()), Err(fault));
        assert_eq!(chain.version(), 0, "a refused one changes nothing");
    }
}

#[test]
fn a_chain_that_was_seen_goes_on_or_stays_and_never_goes_back_or_elsewhere() {
    let walk = |statements: &[Signed]| AuthorityChain::walk(statements).unwrap();
    let (seen, whole) = (walk(&grown()[..3]), walked());
    assert_eq!(whole.follows(&seen), Ok(()));
    assert_eq!(seen.follows(&seen), Ok(()));
    assert_eq!(seen.follows(&whole), Err(ChainFault::Shorter));
    for (forked, at) in [
        (chain(1, &[(1, &[1, 4]), (1, &[1]), (1, &[1, 2])]), 1),
        (chain(1, &[(1, &[1, 2]), (1, &[1])]), 2),
        (chain(9, &[(9, &[9]), (9, &[9])]), 0),
    ] {
        assert_eq!(walk(&forked).follows(&seen), Err(ChainFault::Forked { at }));
    }
}

#[test]
fn an_authority_names_one_to_eight_each_once() {
    let first = Authority::first(public(1));
    let many = |count: u8| (1..=count).map(public).collect::<Vec<_>>();
    assert_eq!(first.next(vec![]), Err(BodyFault::Nobody));
    assert_eq!(first.next(vec![public(1), public(2), public(1)]), Err(BodyFault::Twice("a coordinator")));
    assert!(first.next(many(8)).is_ok());
    assert_eq!(first.next(many(9)), Err(BodyFault::TooMuch { what: "coordinators", most: 8 }));
}

#[test]
fn a_chain_has_an_end() {
    let mut authority = Authority::first(public(1));
    let of = Fingerprint::from_bytes(authority.hash());
    let mut walked = AuthorityChain::walk(&chain(1, &[])).unwrap();
    for _ in 1..AUTHORITY_VERSIONS {
        authority = authority.next(vec![public(1)]).unwrap();
        assert_eq!(walked.extend(&sign_authority(&key(1), Some(of), &authority).unwrap()), Ok(()));
    }
    let more = authority.next(vec![public(1)]).unwrap();
    assert_eq!(walked.extend(&sign_authority(&key(1), Some(of), &more).unwrap()), Err(ChainFault::TooLong));
}

proptest! {
    #[test]
    fn any_flipped_bit_breaks_the_chain_where_it_is(at: Index, part in 0..3, place: Index, bit in 0_u32..8) {
        let mut statements = grown();
        let at = at.index(statements.len());
        let statement = &mut statements[at];
        let bytes: &mut [u8] = match part {
            0 => &mut statement.body,
            1 => &mut statement.signer,
            _ => &mut statement.signature,
        };
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        let at_place = u32::try_from(at).unwrap();
        match AuthorityChain::walk(&statements) {
            Ok(_) => prop_assert!(false, "a flipped bit was not noticed"),
            Err(ChainFault::Statement { at, .. } | ChainFault::Broken { at } | ChainFault::Order { expected: at }) => {
                prop_assert_eq!(at, at_place);
            }
            Err(ChainFault::Beginning) => prop_assert_eq!(at_place, 0),
            Err(fault) => prop_assert!(false, "{fault}"),
        }
    }

    #[test]
    fn any_cut_is_a_chain_that_devices_know_to_be_shorter(len in 1_usize..4) {
        let cut = AuthorityChain::walk(&grown()[..len]).unwrap();
        prop_assert_eq!(cut.follows(&walked()), Err(ChainFault::Shorter));
        prop_assert_eq!(walked().follows(&cut), Ok(()));
    }

    #[test]
    fn any_order_but_the_right_one_is_refused(order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle()) {
        let whole = grown();
        let statements: Vec<_> = order.iter().map(|place| whole[*place].clone()).collect();
        prop_assert_eq!(AuthorityChain::walk(&statements).is_ok(), order == [0, 1, 2, 3]);
    }
}
