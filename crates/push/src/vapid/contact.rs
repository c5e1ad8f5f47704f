//! Whom a push service can reach about this server's pushes.

use core::str::FromStr;

use url::Url;

/// An operator's address: `mailto:…` or `https://…` (RFC 8292, section 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(String);

/// Text that is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write whom push services can reach, as mailto:beheer@example.nl or https://example.nl/contact")]
pub struct InvalidContact;

impl Contact {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Contact {
    type Err = InvalidContact;

    fn from_str(text: &str) -> Result<Self, InvalidContact> {
        let url = Url::parse(text).map_err(|_| InvalidContact)?;
        // Apple refuses a token whose contact is a mail address without a domain, or at localhost.
        let has_domain = |mail: &str| mail.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'));
        let is_one = match url.scheme() {
            "mailto" => has_domain(url.path()),
            "https" => url.domain().is_some_and(|domain| domain.contains('.')),
            _ => false,
        };
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic()) && text.len() <= 200;
        if is_one && is_plain { Ok(Self(text.to_owned())) } else { Err(InvalidContact) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_mail_address_or_a_page() {
        for text in ["mailto:beheer@example.nl", "https://example.nl/contact"] {
            assert_eq!(text.parse::<Contact>().unwrap().as_str(), text);
        }
        for text in [
            "",
            "beheer@example.nl",
            "mailto:",
            "mailto:beheer",
            "mailto:a@localhost",
            "http://example.nl",
            "https://localhost",
            "mailto: a@example.nl",
        ] {
            assert_eq!(text.parse::<Contact>(), Err(InvalidContact), "{text}");
        }
    }
}
