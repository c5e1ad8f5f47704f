//! A device's reminders on the server: where to ring, and when.
//!
//! Whose they are does not occur. They are made without a vault, a session or a name, and are their maker's by a secret that was
//! drawn for them alone ([`RemindersToken`]). The server knows instants, tags that tell it nothing, and which neutral words to show.

use core::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{
    auth::Verifier,
    base64,
    limits::{ENDPOINT_CHARACTERS, PLAN_INSTANTS},
};
use crate::{
    id::{ReminderTag, RemindersId},
    reminders::{Language, NeutralText},
};

/// The id and secret of a device's reminders: `Authorization: Bearer <base64url>`. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RemindersToken {
    /// Which.
    pub reminders: RemindersId,
    /// Their secret, known to the device alone.
    pub secret: [u8; 32],
}

/// Text that is no such token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a token of reminders is 64 characters of base64url")]
pub struct InvalidRemindersToken;

impl RemindersToken {
    /// The text of the token: base64url of id and secret.
    pub fn to_text(&self) -> String {
        BASE64URL_NOPAD.encode(&[&self.reminders.as_bytes()[..], &self.secret].concat())
    }
}

impl FromStr for RemindersToken {
    type Err = InvalidRemindersToken;

    fn from_str(text: &str) -> Result<Self, InvalidRemindersToken> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidRemindersToken)?;
        let (reminders, secret) = bytes.split_at_checked(16).ok_or(InvalidRemindersToken)?;
        Ok(Self {
            reminders: reminders.try_into().map_err(|_| InvalidRemindersToken)?,
            secret: secret.try_into().map_err(|_| InvalidRemindersToken)?,
        })
    }
}

impl fmt::Debug for RemindersToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RemindersToken").field("reminders", &self.reminders).finish_non_exhaustive()
    }
}

/// The address at a push service: whoever has it can try to ring, so it is never printed. Which services are rung at all, and
/// that it is no address of a private network, the server decides.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, max_length = 1024))]
pub struct Endpoint(String);

/// Text that is no address of a push service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an endpoint is an https address of at most {ENDPOINT_CHARACTERS} characters")]
pub struct InvalidEndpoint;

impl Endpoint {
    /// Takes `https://…` in characters of an address.
    pub fn parse(text: &str) -> Result<Self, InvalidEndpoint> {
        let is_plain = text.len() <= ENDPOINT_CHARACTERS && text.bytes().all(|byte| byte.is_ascii_graphic());
        let has_host = text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
        if is_plain && has_host { Ok(Self(text.to_owned())) } else { Err(InvalidEndpoint) }
    }

    /// The address, for whoever rings there. The name says what happens.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Endpoint(hidden)")
    }
}

impl<'de> Deserialize<'de> for Endpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// Where to ring: what a browser's `PushSubscription` holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Subscription {
    /// The address.
    pub endpoint: Endpoint,
    /// The browser's public key: a point of P-256, uncompressed (RFC 8291).
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 87, max_length = 87))]
    pub p256dh: [u8; 65],
    /// The browser's authentication secret (RFC 8291).
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 22, max_length = 22))]
    pub auth: [u8; 16],
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subscription(hidden)")
    }
}

/// What the lock screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shown {
    /// Which words.
    pub text: NeutralText,
    /// In which language.
    pub language: Language,
}

/// One ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ring {
    /// When: rounded and jittered by the device.
    pub at: DateTime<Utc>,
    /// The push's topic and the notification's tag: of two with the same tag one shows.
    pub tag: ReminderTag,
}

/// The rings of a device: in order, no tag twice, at most [`PLAN_INSTANTS`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = Vec<Ring>, max_items = 100))]
pub struct Rings(Vec<Ring>);

/// Why rings are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRings {
    /// More than fit.
    #[error("at most {PLAN_INSTANTS} rings are planned at once: send the nearest ones")]
    TooMany,
    /// Not one after the other.
    #[error("rings are sent in the order in which they come")]
    NotInOrder,
    /// The same tag twice.
    #[error("each ring has a tag of its own")]
    TagTwice,
}

impl Rings {
    /// Takes them as they are, or not.
    pub fn of(rings: Vec<Ring>) -> Result<Self, InvalidRings> {
        if rings.len() > PLAN_INSTANTS {
            return Err(InvalidRings::TooMany);
        }
        if !rings.is_sorted_by_key(|ring| ring.at) {
            return Err(InvalidRings::NotInOrder);
        }
        let tags: std::collections::BTreeSet<_> = rings.iter().map(|ring| ring.tag).collect();
        if tags.len() < rings.len() { Err(InvalidRings::TagTwice) } else { Ok(Self(rings)) }
    }

    /// The rings.
    pub fn as_slice(&self) -> &[Ring] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Rings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Vec::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// `PUT /api/v1/reminders/{reminders}`: all that a device wants, in place of what it wanted before. Sending the same again is safe.
/// The first time it makes them, with the hash of their secret; later ones show the secret in their header, and keep the hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutReminders {
    /// SHA-256 of the secret.
    pub verifier: Verifier,
    /// Which wording the employee agreed to (AVG art. 7). Without one nothing is kept.
    pub wording: String,
    /// Where to ring.
    pub subscription: Subscription,
    /// What to show.
    pub shown: Shown,
    /// When.
    pub rings: Rings,
}

/// Answer to `GET /api/v1/push-key`: what a browser needs to subscribe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKey {
    /// The server's public key (RFC 8292): a point of P-256, uncompressed, as base64url.
    pub key: String,
}

/// `PUT /api/v1/reminders/{reminders}/subscription`: the browser has another address, and all else stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutSubscription {
    /// Where to ring from now on.
    pub subscription: Subscription,
}

/// Answer to `GET /api/v1/reminders/{reminders}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemindersStatus {
    /// Whether the address still takes pushes, as far as is known.
    pub address: Address,
    /// How many rings are still to come.
    pub rings: u32,
    /// When a push service took the last one, if any was sent.
    pub last: Option<DateTime<Utc>>,
}

/// Whether an address takes pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Address {
    /// As far as is known.
    Live,
    /// The push service said that it is over, or will not take this server's pushes: the device subscribes anew, and sends the new
    /// one. Its rings are kept.
    Over,
}

/// `POST /api/v1/reminders/{reminders}/test`: a real push, now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestRing {
    /// By which the device knows it when it comes.
    pub tag: ReminderTag,
}

/// Answer to a [`TestRing`]: how far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Tested {
    /// The push service has it. Whether the device shows it, only the device knows.
    Delivered,
    /// The push service said that the address is over.
    Over,
    /// The push service has too much to do, or a fault.
    Busy,
    /// The push service cannot be reached from this server.
    Unreachable,
    /// The push service does not take it.
    Refused,
}

/// `PUT /api/v1/organisations/{slug}/alerts`, in a supporter's or coordinator's session: ring these reminders when something waits for
/// the caller. In place of what was there. `DELETE` ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutAlerts {
    /// Made before, like any others, and for alerts alone: without rings of their own.
    pub reminders: RemindersId,
    /// All alerts have this tag, so that one notification shows.
    pub tag: ReminderTag,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::wire::limits::JSON_BYTES;

    fn ring(minute: i64, tag: u8) -> Ring {
        Ring { at: DateTime::from_timestamp(minute * 60, 0).unwrap(), tag: ReminderTag::from_bytes([tag; 16]) }
    }

    fn put(count: usize) -> PutReminders {
        let rings =
            (0..count).map(|number| ring(30_000_000 + i64::try_from(number).unwrap(), u8::try_from(number).unwrap()));
        PutReminders {
            verifier: Verifier([1; 32]),
            wording: "reminders-1".to_owned(),
            subscription: Subscription {
                endpoint: Endpoint::parse(&format!("https://push.example/{}", "a".repeat(900))).unwrap(),
                p256dh: [4; 65],
                auth: [5; 16],
            },
            shown: Shown { text: NeutralText::Agenda, language: Language::Nl },
            rings: Rings::of(rings.collect()).unwrap(),
        }
    }

    #[test]
    fn a_token_reads_back_and_never_prints_its_secret() {
        let token = RemindersToken { reminders: RemindersId::from_bytes([7; 16]), secret: [9; 32] };
        assert_eq!(token.to_text().len(), 64);
        assert_eq!(token.to_text().parse(), Ok(token.clone()));
        assert!(!format!("{token:?}").contains('9'));
        assert_eq!("abc".parse::<RemindersToken>(), Err(InvalidRemindersToken));
    }

    #[test]
    fn the_fullest_plan_fits_a_call_and_reads_back() {
        let full = put(PLAN_INSTANTS);
        let json = serde_json::to_vec(&full).unwrap();
        assert!(json.len() < JSON_BYTES, "{}", json.len());
        assert_eq!(serde_json::from_slice::<PutReminders>(&json).unwrap(), full);
    }

    #[test]
    fn an_endpoint_is_an_address_and_is_never_printed() {
        assert!(!format!("{:?}", put(1)).contains("push.example"));
        let long = format!("https://{}", "a".repeat(ENDPOINT_CHARACTERS));
        for text in ["", "https://", "http://push.example/a", "https://push.example/a b", "https://é.example/", &long]
        {
            assert_eq!(Endpoint::parse(text), Err(InvalidEndpoint), "{text}");
            assert!(serde_json::from_value::<Endpoint>(json!(text)).is_err());
        }
    }

    #[test]
    fn keys_of_another_length_and_rings_that_are_no_plan_are_refused() {
        let good = serde_json::to_value(put(2)).unwrap();
        let refused = |path: &str, value: serde_json::Value| {
            let mut json = good.clone();
            *json.pointer_mut(path).unwrap() = value;
            serde_json::from_value::<PutReminders>(json).is_err()
        };
        assert!(refused("/subscription/p256dh", json!(BASE64URL_NOPAD.encode(&[4; 64]))));
        assert!(refused("/subscription/p256dh", json!(BASE64URL_NOPAD.encode(&[4; 33]))));
        assert!(refused("/subscription/auth", json!(BASE64URL_NOPAD.encode(&[4; 17]))));
        assert!(refused("/subscription/endpoint", json!("http://127.0.0.1/")));
        assert!(refused("/shown/text", json!("diagnosis")));
        assert_eq!(Rings::of(vec![ring(2, 1), ring(1, 2)]), Err(InvalidRings::NotInOrder));
        assert_eq!(Rings::of(vec![ring(1, 1), ring(2, 1)]), Err(InvalidRings::TagTwice));
        assert_eq!(Rings::of(vec![ring(1, 1); 1_000_000]), Err(InvalidRings::TooMany));
        assert!(!refused("/rings", json!([])));
    }
}
