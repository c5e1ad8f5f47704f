//! The proof of a session is of one organisation, one role and one challenge.

use naderhand_signing::{Fingerprint, NotSigned, Role, prove, verify_proof};
use proptest::prelude::*;

use crate::world::{key, public};

proptest! {
    #[test]
    fn a_proof_serves_once_here_and_as_who_it_was_made(challenge: [u8; 32], other: [u8; 32], of: [u8; 32]) {
        prop_assume!(challenge != other && of != other);
        let here = Fingerprint::from_bytes(of);
        let proof = prove(&key(1), here, Role::Coordinator, &challenge);
        let check = |public, of, role, challenge| verify_proof(&public, of, role, challenge, &proof);
        prop_assert_eq!(check(public(1), here, Role::Coordinator, &challenge), Ok(()));
        prop_assert_eq!(check(public(2), here, Role::Coordinator, &challenge), Err(NotSigned));
        prop_assert_eq!(check(public(1), Fingerprint::from_bytes(other), Role::Coordinator, &challenge), Err(NotSigned));
        prop_assert_eq!(check(public(1), here, Role::Supporter, &challenge), Err(NotSigned));
        prop_assert_eq!(check(public(1), here, Role::Coordinator, &other), Err(NotSigned));
    }
}
