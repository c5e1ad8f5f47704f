//! From a host's name to its addresses, without those that are not public.
//!
//! The connection is made to the addresses that were looked at here: there is no second question to a name server, which could
//! answer otherwise.

use std::{
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    vec,
};

use hyper_util::client::legacy::connect::dns::Name;
use tower::{BoxError, Service};

use super::{PushHosts, is_public};

/// Asks the machine's own resolver.
#[derive(Debug, Clone)]
pub(crate) struct Resolver(pub(crate) Arc<PushHosts>);

/// A host has private addresses only, and is none of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the host of the push service has no public address")]
pub(crate) struct NoPublicAddress;

type Resolving = Pin<Box<dyn Future<Output = Result<vec::IntoIter<SocketAddr>, BoxError>> + Send>>;

impl Service<Name> for Resolver {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = BoxError;
    type Future = Resolving;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Resolving {
        let hosts = Arc::clone(&self.0);
        Box::pin(async move {
            let host = name.as_str();
            let is_own = hosts.is_own(host);
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host, 0)).await?.collect();
            Ok(allowed(found, is_own)?.into_iter())
        })
    }
}

fn allowed(found: Vec<SocketAddr>, is_own: bool) -> Result<Vec<SocketAddr>, NoPublicAddress> {
    let allowed: Vec<_> = found.into_iter().filter(|address| is_own || is_public(address.ip())).collect();
    if allowed.is_empty() { Err(NoPublicAddress) } else { Ok(allowed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_left_out_also_beside_public_ones() {
        let addresses = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<_>>();
        let private = addresses(&["127.0.0.1:0", "[::1]:0", "169.254.169.254:0", "[::ffff:10.0.0.1]:0"]);
        assert_eq!(allowed(private.clone(), false), Err(NoPublicAddress));
        assert_eq!(allowed(private.clone(), true), Ok(private));
        let mixed = addresses(&["10.0.0.1:0", "1.1.1.1:0"]);
        assert_eq!(allowed(mixed, false), Ok(addresses(&["1.1.1.1:0"])));
        assert_eq!(allowed(Vec::new(), true), Err(NoPublicAddress));
    }
}
