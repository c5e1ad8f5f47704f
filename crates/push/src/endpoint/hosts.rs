//! The push services that there are.

use core::str::FromStr;

use url::Url;

/// The hosts to which pushes go, as an operator writes them, with commas or spaces between: `known, own:push.example.nl:8443`.
///
/// | written | means |
/// | --- | --- |
/// | `known` | those of [`PushHosts::KNOWN`] |
/// | `push.example.nl` | this host, at port 443 |
/// | `push.example.nl:8443` | … at another port |
/// | `*.push.example.nl` | every host below it |
/// | `own:push.example.nl` | … in one's own network: its address may be a private one |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushHosts(Vec<Entry>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: Name,
    port: u16,
    is_own: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Exactly(String),
    /// With the dot before it.
    Below(String),
}

/// Text that does not say which hosts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no host of a push service: write known, push.example.nl, *.push.example.nl, push.example.nl:8443 or own:push.example.nl"
)]
pub struct InvalidHosts(pub String);

impl PushHosts {
    /// Those of the browsers of today: Chromium's, Firefox's, Safari's, and Edge's on Windows.
    pub const KNOWN: [&'static str; 4] =
        ["fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];

    /// Whether pushes go to this host at this port.
    pub(crate) fn know(&self, host: &str, port: u16) -> bool {
        self.0.iter().any(|entry| entry.port == port && entry.name.is(host))
    }

    /// Whether a host may have a private address.
    pub(crate) fn is_own(&self, host: &str) -> bool {
        self.0.iter().any(|entry| entry.is_own && entry.name.is(host))
    }
}

impl Default for PushHosts {
    fn default() -> Self {
        Self(known().collect())
    }
}

fn known() -> impl Iterator<Item = Entry> {
    PushHosts::KNOWN.iter().filter_map(|text| entry(text))
}

impl Name {
    fn is(&self, host: &str) -> bool {
        match self {
            Self::Exactly(name) => name == host,
            Self::Below(end) => host.len() > end.len() && host.ends_with(end.as_str()),
        }
    }
}

impl FromStr for PushHosts {
    type Err = InvalidHosts;

    fn from_str(text: &str) -> Result<Self, InvalidHosts> {
        let mut entries = Vec::new();
        // A comma that nothing stands before or after is a slip; several spaces are one.
        if let Some(slip) = text.split(',').find(|part| part.trim().is_empty()) {
            return Err(InvalidHosts(slip.trim().to_owned()));
        }
        for written in text.split([',', ' ']).filter(|written| !written.is_empty()) {
            match written {
                "known" => entries.extend(known()),
                _ => entries.push(entry(written).ok_or_else(|| InvalidHosts(written.to_owned()))?),
            }
        }
        Ok(Self(entries))
    }
}

fn entry(text: &str) -> Option<Entry> {
    let (is_own, text) = text.strip_prefix("own:").map_or((false, text), |text| (true, text));
    let (host, port) = match text.split_once(':') {
        Some((host, port)) => (host, port.parse().ok().filter(|port| *port > 0)?),
        None => (text, 443),
    };
    let (is_below, plain) = host.strip_prefix("*.").map_or((false, host), |plain| (true, plain));
    // As the parser of addresses writes a name: so it can be compared, and a number is none.
    let parsed = Url::parse(&format!("https://{plain}/")).ok()?;
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let is_whole = !plain.is_empty() && !plain.ends_with('.') && plain.bytes().all(is_of_name);
    let is_name = is_whole && parsed.domain() == Some(plain) && (!is_below || plain.contains('.'));
    let name = if is_below { Name::Below(format!(".{plain}")) } else { Name::Exactly(plain.to_owned()) };
    is_name.then_some(Entry { name, port, is_own })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_ones_are_read_and_lookalikes_are_not_among_them() {
        let hosts = PushHosts::default();
        assert_eq!("known".parse(), Ok(hosts.clone()));
        assert_eq!(hosts.0.len(), PushHosts::KNOWN.len());
        for host in [
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "web.push.apple.com",
            "wns2-am3p.notify.windows.com",
        ] {
            assert!(hosts.know(host, 443) && !hosts.know(host, 8443) && !hosts.is_own(host), "{host}");
        }
        for host in [
            "googleapis.com",
            "xfcm.googleapis.com",
            "fcm.googleapis.com.example.nl",
            "fcm.googleapis.com.",
            "push.apple.com",
            ".push.apple.com",
            "evilpush.apple.com",
            "notify.windows.com",
            "localhost",
        ] {
            assert!(!hosts.know(host, 443), "{host}");
        }
    }

    #[test]
    fn an_operator_adds_hosts_and_a_slip_is_told() {
        let hosts: PushHosts = "known, own:push.example.nl:8443, *.push.example.nl".parse().unwrap();
        assert!(hosts.know("push.example.nl", 8443) && hosts.is_own("push.example.nl"));
        assert!(hosts.know("a.push.example.nl", 443) && !hosts.is_own("a.push.example.nl"));
        assert!(!hosts.know("push.example.nl", 443));
        assert_eq!("known own:push.example.nl:8443  *.push.example.nl".parse(), Ok(hosts));
        for text in [
            "",
            "known,",
            "*",
            "*.",
            "*.nl",
            "https://push.example.nl",
            "push.example.nl/",
            "push.example.nl:0",
            "push.example.nl:65536",
            "push.example.nl.",
            "127.0.0.1",
            "own:127.0.0.1",
            "[::1]",
            "0x7f.1",
            "2130706433",
            "PUSH.example.nl",
            "user@push.example.nl",
        ] {
            assert!(text.parse::<PushHosts>().is_err(), "{text}");
        }
    }
}
