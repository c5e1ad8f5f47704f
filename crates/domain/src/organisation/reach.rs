//! Ways to reach somebody: what a link may be made of.

use serde::{Serialize, Serializer};

use super::{fault::Fault, part::Part, text::Line};

/// A telephone number as people write it, and as a telephone wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone {
    shown: String,
    dialled: String,
}

impl Telephone {
    /// Takes digits with single spaces or dashes between them, and a plus at most before them.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let digits = text.strip_prefix('+').unwrap_or(text);
        let separators = [' ', '-'];
        let is_written_well = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'))
            && digits.split(separators).all(|group| !group.is_empty());
        let count = digits.bytes().filter(u8::is_ascii_digit).count();
        // International numbers (E.164), national ones with the zero before them, and short ones such as 112 and 14 020.
        let fits = match (text.starts_with('+'), digits.starts_with('0')) {
            (true, leading_zero) => !leading_zero && (8..=15).contains(&count),
            (false, true) => (8..=13).contains(&count),
            (false, false) => (3..=6).contains(&count),
        };
        if !is_written_well || !fits {
            return Err(Fault::Telephone);
        }
        Ok(Self { shown: text.to_owned(), dialled: text.replace(separators, "") })
    }

    /// As people write it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Digits, after a plus when there is one: what follows `tel:`.
    pub fn dialled(&self) -> &str {
        &self.dialled
    }
}

impl Serialize for Telephone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown)
    }
}

/// A mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Mail(String);

impl Mail {
    /// Takes an ordinary address: no quotes, no comments, and nothing that a `mailto:` link would read as more.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (name, host) = text.split_once('@').ok_or(Fault::Mail)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
        let is_name = name.split('.').all(|part| !part.is_empty()) && name.bytes().all(plain);
        if text.len() <= 100 && is_name && is_host(host) { Ok(Self(text.to_owned())) } else { Err(Fault::Mail) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address on the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Web(String);

impl Web {
    /// Takes an `https` address of a named host: no user, no port, nothing that is not plain.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let rest = text.strip_prefix("https://").ok_or(Fault::Web)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?#=&%+,:@".contains(&byte);
        if text.len() <= 200 && rest.bytes().all(plain) && is_host(host) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::Web)
        }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without what every address begins with, as people write it.
    pub fn shown(&self) -> &str {
        let shown = self.0.trim_start_matches("https://");
        shown.strip_prefix("www.").unwrap_or(shown).trim_end_matches('/')
    }
}

/// Whether it is the name of a host: words with dots between them, the last of letters.
fn is_host(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(plain) && !word.starts_with('-') && !word.ends_with('-');
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(is_word)
        && last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// How to reach somebody: at least one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reach {
    /// By telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Telephone>,
    /// By mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<Mail>,
    /// On the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web: Option<Web>,
    /// By going there: street and place, or a room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
}

/// The longest street and place.
const LONGEST_ADDRESS: usize = 120;

impl Reach {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        const WAYS: &[&str] = &["telephone", "mail", "web", "address"];
        part.only(WAYS);
        if !WAYS.iter().any(|way| part.has(way)) {
            part.complain_here(Fault::Unreachable);
        }
        let telephone = part.optional("telephone", Telephone::parse);
        let mail = part.optional("mail", Mail::parse);
        let web = part.optional("web", Web::parse);
        let address = part.optional("address", |text| Line::parse(text, LONGEST_ADDRESS));
        Some(Self { telephone: telephone.ok()?, mail: mail.ok()?, web: web.ok()?, address: address.ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled_as_they_are_meant() {
        for (shown, dialled) in [
            ("112", "112"),
            ("14 020", "14020"),
            ("0800-0113", "08000113"),
            ("088-000 00 01", "0880000001"),
            ("06 00 00 00 00", "0600000000"),
            ("+31 88 000 00 01", "+31880000001"),
        ] {
            let telephone = Telephone::parse(shown).unwrap();
            assert_eq!((telephone.shown(), telephone.dialled()), (shown, dialled));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "1",
            "11",
            "0",
            "+",
            "bel ons",
            "088 - 000 00 01",
            "088--0000001",
            " 0880000001",
            "0880000001 ",
            "088(0)000001",
            "0880000001;ext=1",
            "*21*0880000001#",
            "+0880000001",
            "088000000100000",
            "+3188000000100000",
            "٠٨٨٠٠٠٠٠٠١",
            "8800000001",
        ] {
            assert_eq!(Telephone::parse(text), Err(Fault::Telephone), "{text:?}");
        }
    }

    #[test]
    fn mail_and_web_are_plain_addresses() {
        assert_eq!(Mail::parse("bot@rav-voorbeeld.example").unwrap().as_str(), "bot@rav-voorbeeld.example");
        for text in [
            "",
            "a",
            "@a.nl",
            "a@",
            "a@b",
            "a@b.c",
            "a b@c.nl",
            "a@b.nl?subject=x",
            "a@b@c.nl",
            "\"a\"@b.nl",
            "a@b..nl",
            ".a@b.nl",
        ] {
            assert_eq!(Mail::parse(text), Err(Fault::Mail), "{text:?}");
        }
        assert_eq!(
            Web::parse("https://www.rav-voorbeeld.example/steun/").unwrap().shown(),
            "rav-voorbeeld.example/steun"
        );
        for text in [
            "",
            "rav.example",
            "http://rav.example",
            "javascript:alert(1)",
            "https://",
            "https://rav",
            "https://user@rav.example",
            "https://rav.example:8443/",
            "https://rav.example/\"",
            "https://rav.example/<",
            "https://rav.example/a b",
            "https://127.0.0.1/",
            "https://räv.example",
            "HTTPS://rav.example",
        ] {
            assert_eq!(Web::parse(text), Err(Fault::Web), "{text:?}");
        }
    }
}
