//! Where the browser is rung: one address for all bells of a device.

use naderhand_domain::wire::reminders::Subscription;
use serde::{Deserialize, Serialize};

use crate::bell::Known;

/// The address that the browser gave, and to which server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The server's public key, as [`PushKey`](naderhand_domain::wire::reminders::PushKey) writes it.
    pub key: String,
    /// The address.
    pub subscription: Subscription,
}

/// Whether an address still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It does.
    Holds,
    /// The browser subscribes anew, and gives another.
    Anew,
}

impl Address {
    /// Looks at the address that the browser has now, at the server's key, and at what the server knows of each bell.
    pub fn check(browser: Option<&Self>, server_key: &str, bells: &[Known]) -> Check {
        let is_ours = browser.is_some_and(|address| address.key == server_key);
        if is_ours && !bells.contains(&Known::Over) { Check::Holds } else { Check::Anew }
    }
}
