//! What an operator can set, all by environment variables.
//!
//! | variable | default | what |
//! | --- | --- | --- |
//! | `NADERHAND_ADDR` | `127.0.0.1:3000` | address and port to listen on |
//! | `NADERHAND_DATA` | `./data` | folder of the SQLite file |
//! | `DATABASE_URL` | `naderhand.sqlite` in that folder | `sqlite:<path>` or `postgres://…` |
//! | `NADERHAND_SITE` | `site` beside the binary, else `./dist/site` | folder of the built site |
//! | `NADERHAND_PUBLIC_URL` | none | the address that users see; `https://…` turns on HSTS |
//! | `NADERHAND_SECURITY_CONTACT` | none | where to report a leak (`mailto:…`, `https://…`); shown in `security.txt` |
//! | `NADERHAND_RATE_PER_SECOND` | 50 | API calls per second and address in the long run |
//! | `NADERHAND_RATE_BURST` | 500 | API calls that an address may make at once; a tenth of both where secrets could be tried |
//! | `NADERHAND_TRUST_FORWARDED_FOR` | off | `1` behind a reverse proxy that sets `X-Forwarded-For` |
//! | `NADERHAND_PUSH_KEY` | none | file with the key for pushes, made by `naderhand push-key make`; without one nobody is rung |
//! | `NADERHAND_PUSH_HOSTS` | `known` | the push services that are rung, as `known own:push.example.nl` |
//! | `NADERHAND_PUSH_ROOTS` | none | file with certificates in PEM of a push service in one's own network |
//! | `NADERHAND_PUSH_CONTACT` | the security contact, else the public address | whom push services can reach (`mailto:…`, `https://…`) |
//! | `NADERHAND_DATABASE_LIMIT_BYTES` | none | how large the SQLite file may grow |
//! | `RUST_LOG` | `info` | which log lines are written |

use std::{
    fmt,
    net::SocketAddr,
    num::{NonZeroU32, NonZeroU64},
    path::{Path, PathBuf},
    str::FromStr,
};

use naderhand_push::{Contact, PushHosts};

/// The settings of one server.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    pub addr: SocketAddr,
    /// Where the entries are kept.
    pub database: Database,
    /// Folder of the built site.
    pub site: PathBuf,
    /// The address that users see.
    pub public_url: Option<String>,
    /// Where to report a leak.
    pub security_contact: Option<SecurityContact>,
    /// Whether users reach the server over TLS (which a reverse proxy ends).
    pub behind_tls: bool,
    /// How many API calls one address may make.
    pub rate: Rate,
    /// With what reminders ring; `None` when nobody is rung.
    pub push: Option<PushConfig>,
}

/// With what reminders ring.
#[derive(Debug, Clone)]
pub struct PushConfig {
    /// The file of the key.
    pub key: PathBuf,
    /// The push services that are rung.
    pub hosts: PushHosts,
    /// The file of certificates that are trusted beside the machine's.
    pub roots: Option<PathBuf>,
    /// Whom push services can reach.
    pub contact: Contact,
    /// The address that users see, without a slash at its end: what a push opens is below it.
    pub public_url: String,
}

/// Where to report a leak: an address that RFC 9116 allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityContact(String);

/// It is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoContact;

impl FromStr for SecurityContact {
    type Err = NoContact;

    fn from_str(text: &str) -> Result<Self, NoContact> {
        let scheme = ["mailto:", "https://", "tel:"].into_iter().find(|scheme| text.starts_with(scheme));
        let rest = scheme.and_then(|scheme| text.strip_prefix(scheme)).ok_or(NoContact)?;
        // A line of its own in the file: nothing that would begin another.
        let is_one_word = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic());
        if is_one_word { Ok(Self(text.to_owned())) } else { Err(NoContact) }
    }
}

impl fmt::Display for SecurityContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the entries are kept.
#[derive(Debug, Clone)]
pub enum Database {
    /// A SQLite file, made when it is not there.
    Sqlite {
        /// The file.
        file: PathBuf,
        /// How large it may grow, in bytes.
        limit: Option<NonZeroU64>,
    },
    /// A PostgreSQL database.
    Postgres {
        /// Its address, with whatever is needed to log in.
        url: String,
    },
}

/// A rate of calls, counted per network address and kept in memory only. Product defaults: no source gives a number. They
/// are generous because a whole station may share one address.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// Calls per second in the long run.
    pub per_second: NonZeroU32,
    /// Calls at once after a quiet time.
    pub burst: NonZeroU32,
    /// Whether the last address in `X-Forwarded-For` counts instead of the peer's. Only behind a proxy that sets it:
    /// anybody else could name any address there.
    pub trust_forwarded_for: bool,
}

impl Default for Rate {
    fn default() -> Self {
        Self {
            per_second: const { NonZeroU32::new(50).unwrap() },
            burst: const { NonZeroU32::new(500).unwrap() },
            trust_forwarded_for: false,
        }
    }
}

impl Rate {
    /// The rate of calls at which somebody without a session could try secrets: a tenth. A team that follows a poster's link
    /// together still comes in.
    #[must_use]
    pub fn strict(&self) -> Self {
        let tenth = |rate: NonZeroU32| NonZeroU32::new(rate.get() / 10).unwrap_or(NonZeroU32::MIN);
        Self { per_second: tenth(self.per_second), burst: tenth(self.burst), ..*self }
    }
}

/// A variable that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable} is not {expected}")]
pub struct ConfigError {
    variable: &'static str,
    expected: &'static str,
}

impl Config {
    /// Reads the settings through `get`, which answers with the value of an environment variable.
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let get = &|name: &str| get(name).filter(|value| !value.is_empty());
        let data = PathBuf::from(get("NADERHAND_DATA").unwrap_or_else(|| "./data".to_owned()));
        let limit = parsed(get, "NADERHAND_DATABASE_LIMIT_BYTES", "a number of bytes")?;
        let rate = Rate::default();
        let security_contact =
            parsed(get, "NADERHAND_SECURITY_CONTACT", "an address such as mailto:security@example.org")?;
        Ok(Self {
            addr: parsed(get, "NADERHAND_ADDR", "an address with a port, such as 127.0.0.1:3000")?
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000))),
            database: database(get("DATABASE_URL"), &data, limit)?,
            site: get("NADERHAND_SITE").map_or_else(default_site, PathBuf::from),
            behind_tls: get("NADERHAND_PUBLIC_URL").is_some_and(|url| url.starts_with("https://")),
            public_url: get("NADERHAND_PUBLIC_URL"),
            push: push(get, security_contact.as_ref())?,
            security_contact,
            rate: Rate {
                per_second: parsed(get, "NADERHAND_RATE_PER_SECOND", "a number above 0")?.unwrap_or(rate.per_second),
                burst: parsed(get, "NADERHAND_RATE_BURST", "a number above 0")?.unwrap_or(rate.burst),
                trust_forwarded_for: get("NADERHAND_TRUST_FORWARDED_FOR").is_some_and(|value| value == "1"),
            },
        })
    }
}

fn parsed<T: FromStr>(
    get: impl Fn(&str) -> Option<String>,
    variable: &'static str,
    expected: &'static str,
) -> Result<Option<T>, ConfigError> {
    get(variable).map(|text| text.parse().map_err(|_| ConfigError { variable, expected })).transpose()
}

fn push(
    get: impl Fn(&str) -> Option<String>,
    security_contact: Option<&SecurityContact>,
) -> Result<Option<PushConfig>, ConfigError> {
    let hosts = parsed(&get, "NADERHAND_PUSH_HOSTS", "a list of push services, such as known own:push.example.nl")?;
    let contact = parsed(&get, "NADERHAND_PUSH_CONTACT", CONTACT)?;
    let Some(key) = get("NADERHAND_PUSH_KEY") else { return Ok(None) };
    let public_url = get("NADERHAND_PUBLIC_URL");
    let public_url =
        public_url.ok_or(ConfigError { variable: "NADERHAND_PUBLIC_URL", expected: "set, and pushes need it" })?;
    let known = || [security_contact.map(|SecurityContact(text)| text), Some(&public_url)].into_iter().flatten();
    let contact = contact.or_else(|| known().find_map(|text| text.parse().ok()));
    Ok(Some(PushConfig {
        key: PathBuf::from(key),
        hosts: hosts.unwrap_or_default(),
        roots: get("NADERHAND_PUSH_ROOTS").map(PathBuf::from),
        contact: contact.ok_or(ConfigError { variable: "NADERHAND_PUSH_CONTACT", expected: CONTACT })?,
        public_url: public_url.trim_end_matches('/').to_owned(),
    }))
}

/// What [`PushConfig::contact`] is to be.
const CONTACT: &str = "an address such as mailto:beheer@example.nl, and push services want one";

fn database(url: Option<String>, data: &Path, limit: Option<NonZeroU64>) -> Result<Database, ConfigError> {
    let Some(url) = url else { return Ok(Database::Sqlite { file: data.join("naderhand.sqlite"), limit }) };
    if let Some(path) = url.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        return Ok(Database::Sqlite { file: PathBuf::from(path), limit });
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Database::Postgres { url });
    }
    Err(ConfigError { variable: "DATABASE_URL", expected: "an address that starts with sqlite: or postgres://" })
}

/// `site` beside the binary, as `cargo xtask build` leaves it; otherwise where a development build leaves it.
fn default_site() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|binary| Some(binary.parent()?.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("./dist/site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_env(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn without_any_variable_it_is_a_sqlite_file_on_this_machine_only() {
        let config = from(&[]).unwrap();
        assert_eq!(config.addr.to_string(), "127.0.0.1:3000");
        assert!(matches!(config.database, Database::Sqlite { file, .. } if file.ends_with("data/naderhand.sqlite")));
        assert!(!config.behind_tls);
    }

    #[test]
    fn the_database_follows_its_address() {
        let database = |url| from(&[("DATABASE_URL", url)]).map(|config| config.database);
        assert!(matches!(database("postgres://db/n"), Ok(Database::Postgres { .. })));
        assert!(
            matches!(database("sqlite:/srv/n.db"), Ok(Database::Sqlite { file, .. }) if file.ends_with("srv/n.db"))
        );
        assert!(matches!(database("sqlite:///srv/n.db"), Ok(Database::Sqlite { file, .. }) if file.has_root()));
        assert!(database("mysql://db/n").is_err());
    }

    #[test]
    fn a_contact_is_an_address_in_one_line() {
        let contact = |text| from(&[("NADERHAND_SECURITY_CONTACT", text)]).map(|config| config.security_contact);
        assert!(contact("mailto:security@example.org").unwrap().is_some());
        assert!(contact("").unwrap().is_none());
        for wrong in ["security@example.org", "mailto:", "http://example.org", "mailto:a@b\nExpires: never", "tel: 1"] {
            assert!(contact(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn with_a_key_pushes_have_all_that_they_need_or_it_is_told() {
        let (key, url) =
            (("NADERHAND_PUSH_KEY", "/srv/push.pem"), ("NADERHAND_PUBLIC_URL", "https://naderhand.example/"));
        assert!(from(&[]).unwrap().push.is_none());
        let push = from(&[key, url]).unwrap().push.unwrap();
        assert_eq!((push.contact.as_str(), push.hosts), ("https://naderhand.example/", PushHosts::default()));
        assert_eq!(push.public_url, "https://naderhand.example");
        let mail = ("NADERHAND_SECURITY_CONTACT", "mailto:security@example.org");
        assert_eq!(from(&[key, url, mail]).unwrap().push.unwrap().contact.as_str(), mail.1);
        let own = ("NADERHAND_PUSH_CONTACT", "mailto:beheer@example.nl");
        assert_eq!(from(&[key, url, mail, own]).unwrap().push.unwrap().contact.as_str(), own.1);
        let local = ("NADERHAND_PUBLIC_URL", "http://localhost:3000");
        let told = |pairs: &[(&str, &str)]| from(pairs).unwrap_err().to_string();
        assert_eq!(told(&[key]), "NADERHAND_PUBLIC_URL is not set, and pushes need it");
        assert!(told(&[key, local]).starts_with("NADERHAND_PUSH_CONTACT is not an address"));
        assert!(told(&[key, url, ("NADERHAND_PUSH_CONTACT", "beheer")]).starts_with("NADERHAND_PUSH_CONTACT is not"));
        assert!(told(&[("NADERHAND_PUSH_HOSTS", "127.0.0.1")]).starts_with("NADERHAND_PUSH_HOSTS is not a list"));
    }

    #[test]
    fn a_wrong_value_is_named() {
        let error = from(&[("NADERHAND_RATE_BURST", "0")]).unwrap_err();
        assert_eq!(error.to_string(), "NADERHAND_RATE_BURST is not a number above 0");
    }
}
