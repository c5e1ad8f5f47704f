//! Merging: the later stamp stands, whole record by whole record.
//!
//! [`merge`] is commutative, associative and idempotent, so any order of delivery and any number of duplicates end in the
//! same state. What loses to an edit that had not seen it is named, so that the store can set it aside instead of losing
//! it silently.

use crate::record::Plain;

/// What to do with an incoming version of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// The incoming version stands; the device's own had not been passed on, so it is set aside.
    TakeIncomingSetOwnAside,
    /// The incoming version stands.
    TakeIncoming,
    /// The own version stands, and the other device had not seen it: set the incoming one aside.
    KeepOwnSetIncomingAside,
    /// The own version stands.
    KeepOwn,
}

/// Decides between the version that a device has and one that came in.
///
/// `own_pending` says that the own version is not yet with the server: then neither edit has seen the other.
pub fn merge(own: Option<&Plain>, own_pending: bool, incoming: &Plain) -> Merged {
    let Some(own) = own else { return Merged::TakeIncoming };
    let concurrent = own_pending && own.body != incoming.body;
    match (incoming.stamp > own.stamp, concurrent) {
        (true, true) => Merged::TakeIncomingSetOwnAside,
        (true, false) => Merged::TakeIncoming,
        (false, true) if incoming.stamp != own.stamp => Merged::KeepOwnSetIncomingAside,
        (false, _) => Merged::KeepOwn,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        check_in::{CheckIn, Step},
        hlc::Stamp,
        id::DeviceId,
        record::Body,
    };

    fn version() -> impl Strategy<Value = Plain> {
        // Few values, so that ties on time and counter are common.
        (0_u8..3, 0_u8..2, 0_u8..3).prop_map(|(millis, counter, device)| {
            let stamp =
                Stamp { millis: millis.into(), counter: counter.into(), device: DeviceId::from_bytes([device; 16]) };
            // A stamp belongs to one edit: the body is a function of it, as on a real device.
            let mut check_in = CheckIn::empty(DateTime::UNIX_EPOCH.fixed_offset());
            check_in.overall = Step::ALL.get(usize::from(millis + counter + device)).copied();
            let body = if check_in.is_blank() { Body::Deleted } else { Body::CheckIn(check_in) };
            Plain { stamp, body }
        })
    }

    fn deliver(versions: &[Plain]) -> Option<Plain> {
        versions.iter().fold(None, |own, incoming| match merge(own.as_ref(), false, incoming) {
            Merged::TakeIncoming | Merged::TakeIncomingSetOwnAside => Some(incoming.clone()),
            Merged::KeepOwn | Merged::KeepOwnSetIncomingAside => own,
        })
    }

    proptest! {
        #[test]
        fn any_order_and_any_duplicates_end_the_same(
            versions in proptest::collection::vec(version(), 1..8),
            order in proptest::collection::vec(any::<prop::sample::Index>(), 0..8),
        ) {
            let mut other: Vec<Plain> = order.iter().map(|index| index.get(&versions).clone()).collect();
            other.extend(versions.iter().rev().cloned());
            prop_assert_eq!(deliver(&versions), deliver(&other));
        }
    }

    #[test]
    fn an_edit_that_nobody_had_seen_is_set_aside_not_lost() {
        let stamp = |millis, device| Stamp { millis, counter: 0, device: DeviceId::from_bytes([device; 16]) };
        let mut worse = CheckIn::empty(DateTime::UNIX_EPOCH.fixed_offset());
        worse.overall = Some(Step::Bad);
        let own = Plain { stamp: stamp(1, 1), body: Body::CheckIn(worse) };
        let incoming = Plain { stamp: stamp(2, 2), body: Body::Deleted };
        assert_eq!(merge(Some(&own), true, &incoming), Merged::TakeIncomingSetOwnAside);
        assert_eq!(merge(Some(&incoming), true, &own), Merged::KeepOwnSetIncomingAside);
        assert_eq!(merge(Some(&own), true, &own), Merged::KeepOwn);
    }
}
