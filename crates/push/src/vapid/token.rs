//! The tokens: one for each push service, signed once and used again until it is about to expire.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use hyper::header::HeaderValue;
use ring::rand::SecureRandom;
use serde::Serialize;

use super::{Contact, VapidKey};

/// How long a token holds (product default): half of what push services take at most (RFC 8292, section 2), because clocks differ.
pub const TOKEN_HOURS: i64 = 12;

/// A token is not used any more when it expires this soon, in hours.
const TOO_SOON_HOURS: i64 = 1;

/// Origins of which tokens are kept. A wildcard of hosts can have more, and then all are signed anew.
const MOST_ORIGINS: usize = 256;

const HEAD: &[u8] = br#"{"typ":"JWT","alg":"ES256"}"#;

/// A key, whom to reach about it, and the tokens that it signed.
#[derive(Debug)]
pub struct Vapid {
    key: VapidKey,
    contact: Contact,
    tokens: Mutex<HashMap<String, Token>>,
}

#[derive(Debug, Clone)]
struct Token {
    header: HeaderValue,
    expires_at: DateTime<Utc>,
}

#[derive(Serialize)]
struct Claims<'a> {
    aud: &'a str,
    exp: i64,
    sub: &'a str,
}

impl Vapid {
    /// No tokens yet.
    pub fn of(key: VapidKey, contact: Contact) -> Self {
        Self { key, contact, tokens: Mutex::default() }
    }

    /// What browsers get when they subscribe.
    pub fn public_text(&self) -> String {
        self.key.public_text()
    }

    /// The `Authorization` for an origin, with its port when that is not 443. Nothing when there is no randomness.
    pub(crate) fn authorization(
        &self,
        origin: &str,
        now: DateTime<Utc>,
        random: &dyn SecureRandom,
    ) -> Option<HeaderValue> {
        // Only whole tokens are ever put in, so what a thread that panicked left is as good.
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(token) = tokens.get(origin).filter(|token| token.holds(now)) {
            return Some(token.header.clone());
        }
        let token = self.signed(origin, now, random)?;
        if tokens.len() >= MOST_ORIGINS {
            tokens.clear();
        }
        let header = token.header.clone();
        tokens.insert(origin.to_owned(), token);
        Some(header)
    }

    fn signed(&self, origin: &str, now: DateTime<Utc>, random: &dyn SecureRandom) -> Option<Token> {
        let expires_at = now.checked_add_signed(TimeDelta::hours(TOKEN_HOURS))?;
        let claims = Claims { aud: origin, exp: expires_at.timestamp(), sub: self.contact.as_str() };
        let claims = serde_json::to_vec(&claims).ok()?;
        let message = format!("{}.{}", BASE64URL_NOPAD.encode(HEAD), BASE64URL_NOPAD.encode(&claims));
        let signature = self.key.sign(message.as_bytes(), random)?;
        let mut header =
            HeaderValue::try_from(format!("vapid t={message}.{signature}, k={}", self.public_text())).ok()?;
        header.set_sensitive(true);
        Some(Token { header, expires_at })
    }
}

impl Token {
    /// Whether it can be used at an instant: also after a clock was set back, when it would expire too late.
    fn holds(&self, now: DateTime<Utc>) -> bool {
        let left = self.expires_at - now;
        TimeDelta::hours(TOO_SOON_HOURS) < left && left <= TimeDelta::hours(TOKEN_HOURS)
    }
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;

    #[test]
    fn a_token_is_signed_once_for_each_origin_until_it_is_about_to_expire() {
        let random = SystemRandom::new();
        let key = VapidKey::from_pem(&VapidKey::make(&random).unwrap().pem, &random).unwrap();
        let vapid = Vapid::of(key, "mailto:beheer@example.nl".parse().unwrap());
        let start = "2026-11-22T20:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let at =
            |origin: &str, minutes| vapid.authorization(origin, start + TimeDelta::minutes(minutes), &random).unwrap();
        let first = at("https://a.example", 0);
        assert_eq!(at("https://a.example", 60 * 11 - 1), first);
        assert_ne!(at("https://b.example", 0), first);
        assert_ne!(at("https://a.example:8443", 0), first);
        let second = at("https://a.example", 60 * 11);
        assert_ne!(second, first);
        assert_ne!(at("https://a.example", -1), second, "a clock was set back: it would hold for too long");
        assert!(!format!("{vapid:?}").contains("vapid t="));
        for number in 0..2 * MOST_ORIGINS {
            at(&format!("https://{number}.example"), 0);
            assert!(vapid.tokens.lock().unwrap().len() <= MOST_ORIGINS);
        }
    }
}
