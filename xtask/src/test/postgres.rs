//! The PostgreSQL that the contract tests and the benchmarks use beside SQLite.

use std::{
    env,
    net::{TcpStream, ToSocketAddrs as _},
    time::Duration,
};

/// The variable with the address of a server on which tests and benchmarks may create and drop databases.
pub(super) const VARIABLE: &str = "NADERHAND_TEST_POSTGRES";

const DEFAULT: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// Whether there is one.
pub(crate) enum Postgres {
    /// It answers.
    Available {
        /// Its address.
        url: String,
    },
    /// It does not.
    Missing {
        /// Where it was looked for.
        url: String,
    },
}

impl Postgres {
    /// Looks where [`VARIABLE`] says, or on this machine.
    pub(crate) fn find() -> Self {
        let url = env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned());
        if host_and_port(&url).is_some_and(|address| answers(&address)) {
            Self::Available { url }
        } else {
            Self::Missing { url }
        }
    }
}

fn answers(address: &str) -> bool {
    let Ok(addresses) = address.to_socket_addrs() else { return false };
    addresses.into_iter().any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(2)).is_ok())
}

fn host_and_port(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(if host.contains(':') { host.to_owned() } else { format!("{host}:5432") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_the_url() {
        assert_eq!(host_and_port("postgres://me:pw@db/x?sslmode=disable").as_deref(), Some("db:5432"));
        assert_eq!(host_and_port("postgres://127.0.0.1:5433").as_deref(), Some("127.0.0.1:5433"));
        assert_eq!(host_and_port("127.0.0.1"), None);
    }
}
