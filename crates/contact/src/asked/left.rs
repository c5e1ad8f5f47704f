//! What is left of requests whose maker left the organisation: what it takes to withdraw them, and nothing of what was asked.

use naderhand_domain::{
    id::RequestId,
    wire::{contact::RequestToken, problem::Code},
};
use naderhand_organisation::{Slug, kept::NotKept};
use naderhand_transport::{CallError, Transport};
use serde::{Deserialize, Serialize};

use super::{Asked, Phase, Secret};
use crate::{api::Maker, kept};

/// Requests that the server is to be told are withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Left {
    requests: Vec<Withdrawal>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Withdrawal {
    request: RequestId,
    secret: Secret,
    slug: String,
}

impl Left {
    /// Takes over a request, unless the server never had it or it is over there.
    pub fn add(&mut self, asked: &Asked) {
        if asked.phase == (Phase::Ready { tried: false }) || asked.view().is_finished() {
            return;
        }
        let slug = asked.slug.as_str().to_owned();
        self.requests.push(Withdrawal { request: asked.request, secret: asked.secret.clone(), slug });
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.requests.is_empty()
    }

    /// Tells the server, and forgets of each that it knows. Keep what is left, and send it again later.
    pub async fn send<T: Transport>(&mut self, transport: &T) -> Result<(), CallError> {
        while let Some(Withdrawal { request, secret, slug }) = self.requests.last() {
            // What is no address was never sent to.
            if let Ok(slug) = Slug::parse(slug) {
                let token = RequestToken { request: *request, secret: secret.0 };
                match (Maker { transport, slug: &slug, token }).withdraw().await {
                    Ok(()) => {}
                    // It never arrived, or is gone with the organisation.
                    Err(error) if matches!(error.code(), Some(Code::RequestNotFound | Code::OrganisationNotFound)) => {}
                    Err(error) => return Err(error),
                }
            }
            self.requests.pop();
        }
        Ok(())
    }

    /// The bytes to keep. They hold secrets: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(self)
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        kept::from_bytes(bytes)
    }
}
