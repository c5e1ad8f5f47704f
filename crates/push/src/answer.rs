//! What a push service said, as what the queue has to do next.

use std::time::Duration;

use chrono::{DateTime, Utc};
use hyper::StatusCode;

/// The longest that a service's wish to wait is obeyed (product default): a reminder of yesterday is one of today at most.
pub const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// What became of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The service has it.
    Delivered,
    /// The subscription is over: forget it.
    Gone,
    /// Try again.
    Later {
        /// After this long, when the service said so.
        after: Option<Duration>,
        /// Why.
        because: Because,
    },
    /// The same push will never be taken: do not try again.
    Refused(Refused),
}

/// Why a push has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The service has too much to do, or a fault.
    Busy {
        /// The status that it gave.
        status: u16,
    },
    /// No connection, or no answer in time.
    Unreachable,
    /// The name of the service leads to a private address: no connection was tried. A name server may be right again later.
    PrivateAddress,
    /// The server has no randomness.
    NoRandomness,
}

/// Why a push is never taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The key of the subscription is no point of the curve.
    Key,
    /// The service does not take this server's VAPID key: another one than the subscription was made for, or one that it blocks.
    Sender {
        /// The status that it gave.
        status: u16,
    },
    /// The service wants it sent elsewhere, which nobody checked: a push service has no reason to.
    Redirect,
    /// The service finds something else wrong with it.
    Status {
        /// The status that it gave.
        status: u16,
    },
}

/// From a status (RFC 8030, sections 5 to 8) and a `Retry-After` to what it means.
pub(crate) fn of_status(status: StatusCode, retry_after: Option<&str>, now: DateTime<Utc>) -> Answer {
    let code = status.as_u16();
    match code {
        200..=299 => Answer::Delivered,
        404 | 410 => Answer::Gone,
        300..=399 => Answer::Refused(Refused::Redirect),
        401 | 403 => Answer::Refused(Refused::Sender { status: code }),
        408 | 425 | 429 | 500..=599 => {
            let after = retry_after.and_then(|text| wait(text, now));
            Answer::Later { after, because: Because::Busy { status: code } }
        }
        _ => Answer::Refused(Refused::Status { status: code }),
    }
}

/// How long `Retry-After` asks to wait, in seconds or until a date (RFC 9110, section 10.2.3); at most [`LONGEST_WAIT`].
fn wait(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let asked = if is_number {
        text.parse().map_or(LONGEST_WAIT, Duration::from_secs)
    } else {
        let until = DateTime::parse_from_rfc2822(text).ok()?.to_utc();
        // A date that has passed is now.
        (until - now).to_std().unwrap_or_default()
    };
    Some(asked.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, retry_after: Option<&str>) -> Answer {
        let now = "2026-11-22T20:00:00Z".parse().unwrap();
        of_status(StatusCode::from_u16(status).unwrap(), retry_after, now)
    }

    #[test]
    fn each_status_is_what_it_means() {
        for status in [200, 201, 202, 204] {
            assert_eq!(said(status, None), Answer::Delivered);
        }
        for status in [404, 410] {
            assert_eq!(said(status, None), Answer::Gone);
        }
        for status in [408, 429, 500, 502, 503, 504, 599] {
            assert_eq!(said(status, None), Answer::Later { after: None, because: Because::Busy { status } });
        }
        for status in [301, 302, 303, 304, 307, 308] {
            assert_eq!(said(status, None), Answer::Refused(Refused::Redirect));
        }
        for status in [401, 403] {
            assert_eq!(said(status, None), Answer::Refused(Refused::Sender { status }));
        }
        for status in [400, 405, 413, 415, 600, 999] {
            assert_eq!(said(status, None), Answer::Refused(Refused::Status { status }));
        }
    }

    #[test]
    fn a_wish_to_wait_is_seconds_or_a_date_and_has_an_end() {
        for (text, seconds) in [
            ("0", Some(0)),
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("86401", Some(86_400)),
            ("99999999999999999999999999", Some(86_400)),
            ("Sun, 22 Nov 2026 20:01:30 GMT", Some(90)),
            ("Sun, 22 Nov 2026 19:00:00 GMT", Some(0)),
            ("Fri, 22 Nov 2030 19:00:00 GMT", Some(86_400)),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("Mon, 22 Nov 2026 20:01:30 GMT", None),
        ] {
            let Answer::Later { after, .. } = said(429, Some(text)) else { panic!("{text}") };
            assert_eq!(after, seconds.map(Duration::from_secs), "{text}");
        }
    }
}
