//! How many API calls one network address may make. Addresses are counted in memory and forgotten when they are quiet.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use naderhand_domain::wire::problem::Code;

use crate::{config::Rate, problem::Answer};

/// Counts the calls of each address.
#[derive(Debug, Clone)]
pub(crate) struct Limiter {
    calls: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    trust_forwarded_for: bool,
}

impl Limiter {
    pub(crate) fn new(rate: &Rate) -> Self {
        let quota = Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { calls: Arc::new(RateLimiter::keyed(quota)), trust_forwarded_for: rate.trust_forwarded_for }
    }

    /// Forgets addresses that have been quiet for so long that their count is back at zero.
    pub(crate) fn forget_quiet(&self) {
        self.calls.retain_recent();
        self.calls.shrink_to_fit();
    }

    fn caller(&self, request: &Request) -> Option<IpAddr> {
        let forwarded = || self.trust_forwarded_for.then(|| last_forwarded_for(request.headers())).flatten();
        let peer = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        forwarded().or_else(peer).map(one_network)
    }
}

/// Refuses a call of an address that made too many.
pub(crate) async fn limit(State(limiter): State<Limiter>, request: Request, next: Next) -> Response {
    let refused = limiter.caller(&request).and_then(|caller| limiter.calls.check_key(&caller).err());
    match refused {
        None => next.run(request).await,
        Some(not_until) => {
            let wait = not_until.wait_time_from(limiter.calls.clock().now());
            let mut response = Answer::from(Code::TooManyRequests).into_response();
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
            response
        }
    }
}

/// The address that the own proxy saw: the last in the list. Those before it are what the caller says.
fn last_forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let list = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    list.rsplit(',').next()?.trim().parse().ok()
}

/// IPv6 hands out networks of 64 bits, not addresses: all of one network count as one caller.
fn one_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_ipv6_network_is_one_caller() {
        let network = |text: &str| one_network(text.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn only_the_address_that_the_proxy_added_counts() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("10.0.0.1, 192.0.2.7"));
        assert_eq!(last_forwarded_for(&headers), Some("192.0.2.7".parse().unwrap()));
        headers.insert("x-forwarded-for", HeaderValue::from_static("nonsense"));
        assert_eq!(last_forwarded_for(&headers), None);
    }
}
