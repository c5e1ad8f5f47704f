//! How long a push waits that could not be sent.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::id::RemindersId;
use naderhand_push::LONGEST_WAIT;
use sha2::{Digest as _, Sha256};

/// After the first try (product default); twice as long after each further one, up to [`LONGEST`].
const FIRST: u64 = 30;
const LONGEST: u64 = 60 * 60;

/// When it is tried again: after what the push service asked for, or ever later. The jitter follows from the reminders and the try, so that
/// those who were refused together do not come back together.
pub(super) fn until(
    now: DateTime<Utc>,
    after: Option<Duration>,
    reminders: RemindersId,
    attempt: u32,
) -> DateTime<Utc> {
    let doublings = attempt.saturating_sub(1).min(10);
    let most = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    let seconds = match after {
        // A service that says when is asked then, and a little later.
        Some(after) => after.min(LONGEST_WAIT).as_secs() + jitter(reminders, attempt) % (FIRST / 2),
        None => most / 2 + jitter(reminders, attempt) % (most / 2 + 1),
    };
    now + TimeDelta::seconds(i64::try_from(seconds.max(1)).unwrap_or(i64::MAX / 1_000))
}

/// A number that looks random, and is the same for the same try.
fn jitter(reminders: RemindersId, attempt: u32) -> u64 {
    let digest = Sha256::new().chain_update(reminders.as_bytes()).chain_update(attempt.to_be_bytes()).finalize();
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(after: Option<u64>, who: u8, attempt: u32) -> i64 {
        let now = DateTime::UNIX_EPOCH;
        (until(now, after.map(Duration::from_secs), RemindersId::from_bytes([who; 16]), attempt) - now).num_seconds()
    }

    #[test]
    fn it_waits_ever_longer_and_never_longer_than_an_hour() {
        for who in 0..100 {
            for (attempt, most) in [(1, 30), (2, 60), (3, 120), (7, 1_920), (8, 3_600), (20, 3_600), (u32::MAX, 3_600)]
            {
                let wait = waits(None, who, attempt);
                assert!((most / 2..=most).contains(&wait), "{wait} at {attempt}");
                assert_eq!(wait, waits(None, who, attempt));
            }
        }
        let different: std::collections::BTreeSet<_> = (0..100).map(|who| waits(None, who, 8)).collect();
        assert!(different.len() > 80, "those who were refused together come back apart");
    }

    #[test]
    fn what_a_service_asks_for_is_waited_for() {
        for who in 0..100 {
            assert!((120..135).contains(&waits(Some(120), who, 1)));
            assert!((86_400..86_415).contains(&waits(Some(u64::MAX), who, 5)));
            assert!((1..15).contains(&waits(Some(0), who, 1)));
        }
    }
}
