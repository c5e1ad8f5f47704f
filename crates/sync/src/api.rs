//! The server's calls with their types. One function each; nothing is decided here.

use naderhand_domain::{
    id::DeviceId,
    wire::{
        auth::DeviceToken,
        key_box::{Enrolled, Enrolment, NewKeyBox},
        sync::{Pull, Pulled, Uploaded},
        vault::{GiveConsent, NameDevice, NewVault, RevokeDevice, VaultStatus},
    },
};
use naderhand_transport::{Body, CallError, Method, Request, Token, Transport, json, read_json, succeeded};
use serde::de::DeserializeOwned;

const VAULT: &str = "/api/v1/vault";
const BACKUP_CONSENT: &str = "/api/v1/vault/consents/backup";

/// The calls that need no token: a device that does not belong to a vault yet.
pub(crate) struct Anonymous<T>(pub(crate) T);

impl<T: Transport> Anonymous<T> {
    pub(crate) async fn register(&self, vault: &NewVault) -> Result<(), CallError> {
        let request = json(Method::Post, "/api/v1/vaults", None, vault);
        succeeded(&self.0.send(request).await?)
    }

    pub(crate) async fn enrol(&self, enrolment: &Enrolment) -> Result<Enrolled, CallError> {
        let request = json(Method::Post, "/api/v1/enrolments", None, enrolment);
        read_json(&self.0.send(request).await?)
    }
}

/// The calls of a device of a vault.
pub(crate) struct Authenticated<T> {
    pub(crate) transport: T,
    pub(crate) token: DeviceToken,
}

impl<T: Transport> Authenticated<T> {
    pub(crate) async fn status(&self) -> Result<VaultStatus, CallError> {
        read_json(&self.transport.send(self.bare(Method::Get, VAULT)).await?)
    }

    pub(crate) async fn give_consent(&self, consent: &GiveConsent) -> Result<(), CallError> {
        succeeded(&self.transport.send(json(Method::Put, BACKUP_CONSENT, Some(self.token()), consent)).await?)
    }

    pub(crate) async fn withdraw_consent(&self) -> Result<(), CallError> {
        succeeded(&self.transport.send(self.bare(Method::Delete, BACKUP_CONSENT)).await?)
    }

    pub(crate) async fn leave_box(&self, key_box: &NewKeyBox) -> Result<(), CallError> {
        let path = "/api/v1/vault/key-boxes";
        succeeded(&self.transport.send(json(Method::Put, path, Some(self.token()), key_box)).await?)
    }

    pub(crate) async fn revoke(&self, device: DeviceId, revoke: &RevokeDevice) -> Result<(), CallError> {
        let path = format!("/api/v1/vault/devices/{device}/revoke");
        succeeded(&self.transport.send(json(Method::Post, &path, Some(self.token()), revoke)).await?)
    }

    pub(crate) async fn name_device(&self, name: &NameDevice) -> Result<(), CallError> {
        succeeded(&self.transport.send(json(Method::Put, "/api/v1/vault/label", Some(self.token()), name)).await?)
    }

    /// Sends an upload exactly as the vault staged it.
    pub(crate) async fn upload(&self, staged: Vec<u8>) -> Result<Uploaded, CallError> {
        self.sync("/api/v1/vault/entries", staged).await
    }

    pub(crate) async fn pull(&self, pull: &Pull) -> Result<Pulled, CallError> {
        let body = postcard::to_allocvec(pull).expect("wire types hold only what postcard can say");
        self.sync("/api/v1/vault/pull", body).await
    }

    async fn sync<A: DeserializeOwned>(&self, path: &str, body: Vec<u8>) -> Result<A, CallError> {
        let body = Body::Sync(body);
        let request = Request {
            method: Method::Post,
            path: path.to_owned(),
            token: Some(self.token()),
            if_none_match: None,
            body,
        };
        let response = self.transport.send(request).await?;
        succeeded(&response)?;
        postcard::from_bytes(&response.body).map_err(|_| CallError::Garbled { status: response.status })
    }

    fn token(&self) -> Token {
        Token::Device(self.token.clone())
    }

    fn bare(&self, method: Method, path: &str) -> Request {
        Request { method, path: path.to_owned(), token: Some(self.token()), if_none_match: None, body: Body::Empty }
    }
}
