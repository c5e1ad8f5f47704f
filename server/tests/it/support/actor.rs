//! A device that talks to a server: it acts, and looks at the answer.

use naderhand_domain::{
    id::{Locator, VaultId},
    wire::{
        SYNC_MEDIA_TYPE,
        auth::Verifier,
        chain::{Entry, Position},
        key_box::{Base64Bytes, BoxUse, Enrolled, Enrolment, NewKeyBox},
        problem::{Code, MEDIA_TYPE, Problem},
        sync::{Pull, Pulled, PulledChain, Upload, Uploaded},
        vault::{GiveConsent, NameDevice, NewDevice, NewVault, RevokeDevice, VaultStatus},
    },
};
use reqwest::{Method, RequestBuilder, StatusCode, header::CONTENT_TYPE};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

use super::{chain::Chain, seed::Seed};

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) media_type: String,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(request: RequestBuilder) -> Self {
        Self::try_of(request).await.unwrap()
    }

    pub(crate) async fn try_of(request: RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let media_type = headers.get(CONTENT_TYPE).map_or("", |value| value.to_str().unwrap()).to_owned();
        Ok(Self { status, media_type, headers, body: response.bytes().await?.to_vec() })
    }

    /// The problem's code; panics when it is no problem.
    pub(crate) fn code(&self) -> Code {
        assert_eq!(self.media_type, MEDIA_TYPE, "{}", self.text());
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!((problem.status, problem.code.status()), (self.status.as_u16(), self.status.as_u16()));
        problem.code
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{}", self.text());
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn postcard<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.media_type, SYNC_MEDIA_TYPE, "{}", self.text());
        postcard::from_bytes(&self.body).unwrap()
    }

    pub(crate) fn ok(&self) {
        assert!(self.status.is_success(), "{}", self.text());
    }

    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// A device with its chain, a vault, and a server to talk to.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) vault: VaultId,
    pub(crate) chain: Chain,
}

impl Device {
    /// A device whose vault the server does not know yet.
    pub(crate) fn new(url: &str, seed: &mut Seed) -> Self {
        let http = reqwest::Client::new();
        Self { http, url: url.to_owned(), vault: VaultId::from_bytes(seed.array()), chain: Chain::new(seed) }
    }

    /// A device that has registered a vault and given consent.
    pub(crate) async fn ready(url: &str, seed: &mut Seed) -> Self {
        let device = Self::new(url, seed);
        device.registers().await.ok();
        device.consents().await.ok();
        device
    }

    /// A second device of the same vault, come in by recovery words.
    pub(crate) async fn with_second(&self, seed: &mut Seed) -> Self {
        let second = Self { chain: Chain::new(seed), ..self.clone() };
        let proof = seed.array();
        self.leaves_box(proof, BoxUse::Recovery).await.ok();
        second.enrols(proof).await.json::<Enrolled>();
        second
    }

    pub(crate) fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).bearer_auth(self.chain.token.to_text())
    }

    fn new_device(&self) -> NewDevice {
        let verifier = Verifier(Sha256::digest(self.chain.token.secret).into());
        NewDevice { id: self.chain.device(), verifier, label: Base64Bytes(b"sealed name".to_vec()) }
    }

    pub(crate) async fn registers(&self) -> Answer {
        let body = NewVault { vault: self.vault, device: self.new_device() };
        Answer::of(self.anonymous(Method::POST, "/api/v1/vaults").json(&body)).await
    }

    pub(crate) async fn consents(&self) -> Answer {
        self.consents_to("backup-2026-11").await
    }

    pub(crate) async fn consents_to(&self, wording: &str) -> Answer {
        let body = GiveConsent { wording: wording.to_owned() };
        Answer::of(self.request(Method::PUT, "/api/v1/vault/consents/backup").json(&body)).await
    }

    pub(crate) async fn withdraws(&self) -> Answer {
        Answer::of(self.request(Method::DELETE, "/api/v1/vault/consents/backup")).await
    }

    pub(crate) async fn looks(&self) -> Answer {
        Answer::of(self.request(Method::GET, "/api/v1/vault")).await
    }

    pub(crate) async fn status(&self) -> VaultStatus {
        self.looks().await.json()
    }

    pub(crate) async fn names_itself(&self, label: &[u8]) -> Answer {
        let body = NameDevice { label: Base64Bytes(label.to_vec()) };
        Answer::of(self.request(Method::PUT, "/api/v1/vault/label").json(&body)).await
    }

    pub(crate) async fn leaves_box(&self, proof: [u8; 32], r#use: BoxUse) -> Answer {
        let body = key_box(proof, r#use);
        Answer::of(self.request(Method::PUT, "/api/v1/vault/key-boxes").json(&body)).await
    }

    pub(crate) async fn enrols(&self, proof: [u8; 32]) -> Answer {
        let body = Enrolment { locator: locator(proof), proof, device: self.new_device() };
        Answer::of(self.anonymous(Method::POST, "/api/v1/enrolments").json(&body)).await
    }

    pub(crate) async fn removes(&self, other: &Self, recovery: Option<NewKeyBox>) -> Answer {
        let path = format!("/api/v1/vault/devices/{}/revoke", other.chain.device());
        Answer::of(self.request(Method::POST, &path).json(&RevokeDevice { recovery })).await
    }

    pub(crate) fn upload_of(&self, entries: &[Entry], superseded: &[Position]) -> RequestBuilder {
        let body = Upload { entries: entries.to_vec(), superseded: superseded.to_vec() };
        self.posts("/api/v1/vault/entries", &body)
    }

    pub(crate) fn posts(&self, path: &str, body: &impl Serialize) -> RequestBuilder {
        let body = postcard::to_allocvec(body).unwrap();
        self.request(Method::POST, path).header(CONTENT_TYPE, SYNC_MEDIA_TYPE).body(body)
    }

    pub(crate) async fn uploads(&self, entries: &[Entry]) -> Answer {
        Answer::of(self.upload_of(entries, &[])).await
    }

    pub(crate) async fn uploads_well(&self, entries: &[Entry]) -> Uploaded {
        self.uploads(entries).await.postcard()
    }

    pub(crate) async fn pulls(&self, after: Vec<Position>) -> Answer {
        let body = Pull { after, max_bytes: 1 << 20 };
        Answer::of(self.posts("/api/v1/vault/pull", &body)).await
    }

    /// Everything that the vault holds, chain by chain.
    pub(crate) async fn pulls_all(&self) -> Vec<Entry> {
        self.pulls_chains().await.into_iter().flat_map(|chain| chain.entries).collect()
    }

    /// What the vault holds of this device's own chain.
    pub(crate) async fn pulls_own(&self) -> Vec<Entry> {
        let own = self.chain.device();
        let chains = self.pulls_chains().await.into_iter().filter(|chain| chain.device == own);
        chains.flat_map(|chain| chain.entries).collect()
    }

    async fn pulls_chains(&self) -> Vec<PulledChain> {
        let mut after: Vec<Position> = Vec::new();
        let mut chains = Vec::new();
        loop {
            let pulled: Pulled = self.pulls(after.clone()).await.postcard();
            for chain in &pulled.chains {
                let last = Position { device: chain.device, seq: chain.entries.last().unwrap().seq };
                after.retain(|place| place.device != last.device);
                after.push(last);
            }
            chains.extend(pulled.chains);
            if !pulled.more {
                return chains;
            }
        }
    }
}

pub(crate) fn locator(proof: [u8; 32]) -> Locator {
    Locator::from_bytes(Sha256::digest(proof)[16..].try_into().unwrap())
}

pub(crate) fn key_box(proof: [u8; 32], r#use: BoxUse) -> NewKeyBox {
    let proof_verifier = Verifier(Sha256::digest(proof).into());
    NewKeyBox { locator: locator(proof), proof_verifier, r#use, sealed: Base64Bytes(proof.repeat(3)) }
}
