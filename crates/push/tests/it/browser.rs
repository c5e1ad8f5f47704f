//! A browser that subscribed, in other code than what sends: that of `web-push-native`.

use naderhand_domain::wire::reminders::{Endpoint, Subscription};
use p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint as _};

pub(crate) struct Browser {
    secret: SecretKey,
    auth: [u8; 16],
}

impl Browser {
    pub(crate) fn numbered(number: u8) -> Self {
        Self { secret: SecretKey::from_slice(&[number; 32]).unwrap(), auth: [number ^ 0xff; 16] }
    }

    pub(crate) fn subscription(&self, endpoint: &str) -> Subscription {
        let point = self.secret.public_key().to_encoded_point(false);
        let p256dh = point.as_bytes().try_into().unwrap();
        Subscription { endpoint: Endpoint::parse(endpoint).unwrap(), p256dh, auth: self.auth }
    }

    /// Opens a body; what fills it up is checked and taken off.
    pub(crate) fn open(&self, body: &[u8]) -> Option<Vec<u8>> {
        web_push_native::decrypt(body.to_vec(), &self.secret, &self.auth.into()).ok()
    }
}
