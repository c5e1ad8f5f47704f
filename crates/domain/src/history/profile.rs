//! Which profile stands.

use crate::{
    id::RecordId,
    profile::Profile,
    record::{Body, Plain, Record},
};

/// The profile that stands, and its record: of several (two devices may each have made one before they knew each other) the
/// one edited last.
pub fn standing_profile<'a>(records: impl IntoIterator<Item = &'a Record<Plain>>) -> Option<(RecordId, &'a Profile)> {
    let profiles = records.into_iter().filter_map(|record| match &record.content.body {
        Body::Profile(profile) => Some((record.content.stamp, record.id, profile)),
        _ => None,
    });
    profiles.max_by_key(|(stamp, id, _)| (*stamp, *id)).map(|(_, id, profile)| (id, profile))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{hlc::Stamp, id::DeviceId, profile::Profession};

    #[test]
    fn of_two_profiles_the_one_edited_last_stands_in_any_order() {
        let record = |byte, millis, profession: Profession| {
            let profile = Profile { profession: Some(profession.into()), ..Profile::default() };
            let stamp = Stamp { millis, counter: 0, device: DeviceId::from_bytes([byte; 16]) };
            Record { id: RecordId::from_bytes([byte; 16]), content: Plain { stamp, body: Body::Profile(profile) } }
        };
        let (phone, tablet) = (record(1, 5, Profession::Police), record(2, 4, Profession::Prison));
        for order in [[&phone, &tablet], [&tablet, &phone]] {
            assert_eq!(standing_profile(order).map(|(id, _)| id), Some(phone.id));
        }
        assert_eq!(standing_profile([]), None);
    }
}
