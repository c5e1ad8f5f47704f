//! What a push says, in the form of Declarative Web Push: a browser that knows it shows it without a service worker, and in others
//! the service worker reads the same.

use naderhand_domain::id::ReminderTag;
use serde::Serialize;

/// The bytes that every payload is filled up to (product default): the longest neutral words with three actions, and some room.
pub const PLAIN_BYTES: usize = 1_024;

/// What tells the declarative form from any other JSON: the number of the RFC of web push.
const WEB_PUSH: u16 = 8_030;

/// A notice. All of it may be read by anybody who sees the lock screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice<'a> {
    /// The line that shows.
    pub title: &'a str,
    /// In which language, as `nl`.
    pub lang: &'a str,
    /// The whole address that a tap opens.
    pub navigate: &'a str,
    /// Of two with the same tag one shows.
    pub tag: ReminderTag,
    /// Buttons, where the platform has them.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub actions: &'a [Action<'a>],
}

/// A button of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action<'a> {
    /// Its name, for the service worker.
    pub action: &'a str,
    /// What stands on it.
    pub title: &'a str,
    /// The whole address that it opens.
    pub navigate: &'a str,
}

/// What is encrypted: at most [`PLAIN_BYTES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload(Vec<u8>);

/// The notice is longer than what every push is filled up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a notice takes {0} bytes, and {PLAIN_BYTES} fit: use shorter words or addresses")]
pub struct TooLong(pub usize);

#[derive(Serialize)]
struct Declarative<'a> {
    web_push: u16,
    notification: &'a Notice<'a>,
    /// The service worker may show it in its own way, where one runs.
    mutable: bool,
}

impl Payload {
    /// Writes a notice.
    pub fn of(notice: &Notice<'_>) -> Result<Self, TooLong> {
        let declarative = Declarative { web_push: WEB_PUSH, notification: notice, mutable: true };
        // Texts, a number and a flag: always JSON.
        let bytes = serde_json::to_vec(&declarative).unwrap_or_default();
        if bytes.len() > PLAIN_BYTES { Err(TooLong(bytes.len())) } else { Ok(Self(bytes)) }
    }

    /// Nothing, for whoever only looks whether a key is one.
    pub(crate) const fn empty() -> Self {
        Self(Vec::new())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(title: &str) -> Result<Payload, TooLong> {
        let navigate = "https://naderhand.example/app/reminder";
        let actions = [Action { action: "later", title: "Later", navigate }];
        let tag = ReminderTag::from_bytes([1; 16]);
        Payload::of(&Notice { title, lang: "nl", navigate, tag, actions: &actions })
    }

    #[test]
    fn it_is_the_declarative_form() {
        assert_eq!(
            String::from_utf8(notice("Agenda").unwrap().0).unwrap(),
            r#"{"web_push":8030,"notification":{"title":"Agenda","lang":"nl","navigate":"https://naderhand.example/app/reminder","tag":"AQEBAQEBAQEBAQEBAQEBAQ","actions":[{"action":"later","title":"Later","navigate":"https://naderhand.example/app/reminder"}]},"mutable":true}"#
        );
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_cut() {
        let without = notice("").unwrap().0.len();
        assert_eq!(notice(&"a".repeat(PLAIN_BYTES - without)).unwrap().0.len(), PLAIN_BYTES);
        assert_eq!(notice(&"a".repeat(PLAIN_BYTES - without + 1)), Err(TooLong(PLAIN_BYTES + 1)));
    }
}
