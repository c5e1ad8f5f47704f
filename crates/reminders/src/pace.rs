//! How long until the next try.

use core::time::Duration;

/// After one failure, and at most. Product defaults.
const FIRST: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_mins(30);

/// How long to wait after so many failures in a row: each one doubles it.
pub fn wait(failures: u32) -> Duration {
    FIRST.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_doubles_it_up_to_a_limit() {
        let seconds = |failures| wait(failures).as_secs();
        assert_eq!([0, 1, 2, 3, 6, 7, u32::MAX].map(seconds), [30, 30, 60, 120, 960, 1800, 1800]);
    }
}
