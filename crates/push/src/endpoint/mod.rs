//! From what a browser says to where a push goes.

mod address;
mod hosts;
mod resolve;

use hyper::Uri;
use naderhand_domain::wire::reminders::Subscription;
use ring::rand::SecureRandom;
use url::Url;

pub(crate) use self::resolve::{NoPublicAddress, Resolver};
pub use self::{
    address::is_public,
    hosts::{InvalidHosts, PushHosts},
};
use crate::{
    encrypt::{Keys, NotEncrypted, encrypt},
    payload::Payload,
};

/// A subscription at a push service that there is: the only thing to which a push is sent. It prints nothing of itself.
#[derive(Clone)]
pub struct Target {
    pub(crate) uri: Uri,
    pub(crate) origin: String,
    pub(crate) keys: Keys,
}

/// Why a subscription is none to which a push is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATarget {
    /// No address with `https`, or one with a name or password in it.
    #[error("the endpoint is no https address: subscribe anew")]
    Malformed,
    /// A number in place of a name, however it is written.
    #[error("the endpoint names a machine by its number: push services have names")]
    Number,
    /// Not one of [`PushHosts`].
    #[error("the endpoint is at no push service that this server knows: its operator can add the host")]
    UnknownHost,
    /// Its key is no point of the curve.
    #[error("the key of the subscription is no point of P-256: subscribe anew")]
    Key,
}

impl Target {
    /// Takes a subscription at one of the hosts.
    pub fn of(subscription: &Subscription, hosts: &PushHosts) -> Result<Self, NotATarget> {
        let url = Url::parse(subscription.endpoint.expose()).map_err(|_| NotATarget::Malformed)?;
        let is_plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
        if !is_plain || !url.has_host() {
            return Err(NotATarget::Malformed);
        }
        // The parser knows all spellings of a number: decimal, octal, hexadecimal, with fewer dots, in brackets.
        let host = url.domain().ok_or(NotATarget::Number)?;
        if !hosts.know(host, url.port_or_known_default().unwrap_or_default()) {
            return Err(NotATarget::UnknownHost);
        }
        let origin = url.origin().ascii_serialization();
        // What is connected to is written out anew by the parser that was asked about it, so both read the same host.
        let uri = Uri::try_from(url.as_str()).map_err(|_| NotATarget::Malformed)?;
        Ok(Self { uri, origin, keys: Keys { p256dh: subscription.p256dh, auth: subscription.auth } })
    }

    /// Whether something can be encrypted to its key: for when a subscription is taken, so that its device hears of it then.
    pub fn check_key(&self, random: &dyn SecureRandom) -> Result<(), NotATarget> {
        match encrypt(&Payload::empty(), &self.keys, random) {
            Err(NotEncrypted::Key) => Err(NotATarget::Key),
            // Without randomness nothing is known of the key, and the first push will tell.
            Ok(_) | Err(NotEncrypted::NoRandomness) => Ok(()),
        }
    }

    /// Scheme, host and port of the push service.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl core::fmt::Debug for Target {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Target(hidden)")
    }
}

#[cfg(test)]
mod tests;
