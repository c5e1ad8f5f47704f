//! What the tests about requests for contact share: an organisation with sessions of its supporters, and calls about requests.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::{RequestId, SupporterId},
    wire::{
        contact::{Copies, Inbox, InboxContents, RequestStatus, Standing},
        organisation::{Role, SessionToken},
    },
};
use naderhand_server::store::{
    Store,
    failure::Failure,
    request::{
        AskAnew, AskRefusal, Asking, ClaimRequest, ContactSealed, Kept, ListInbox, Looked, ReadInbox, ReadRequest,
        Reply, RequestRefusal, SendRefusal, SendRequest, SupporterRefusal, WithdrawRequest, Wording, WriteMessage,
        Written,
    },
};

use super::{
    Case, now,
    publishing::{session, set_up},
    refusal,
};
use crate::support::{
    contact::{Maker, message, sealed},
    signer::Signer,
};

/// What calls about requests share.
pub(super) struct Contact {
    pub(super) store: Store,
    pub(super) slug: String,
    pub(super) now: DateTime<Utc>,
}

/// A call of a supporter's about one request.
macro_rules! about {
    ($contact:expr, $kind:ident, $who:expr, $request:expr) => {{
        let Contact { store, slug, now } = $contact;
        let call = $kind { slug: slug.clone(), token: $who.clone(), request: $request, now: *now };
        outcome(store.apply(call).await)
    }};
}
pub(super) use about;

/// What came of a call: its answer, or why it was refused.
pub(super) fn outcome<T: std::fmt::Debug, R: std::fmt::Debug>(result: Result<T, Failure<R>>) -> Result<T, R> {
    match result {
        Ok(answer) => Ok(answer),
        refused => Err(refusal(refused)),
    }
}

impl Contact {
    /// An organisation with these supporters, and a session of each.
    pub(super) async fn with(case: &Case, named: &[u8]) -> (Self, Vec<SessionToken>) {
        let signer = Signer::new("rav", 1);
        set_up(case, &signer, named).await;
        let mut sessions = Vec::new();
        for byte in named {
            sessions.push(session(case, &signer, Role::Supporter, *byte, *byte).await.unwrap());
        }
        (Self { store: case.store.clone(), slug: signer.slug, now: now() }, sessions)
    }

    pub(super) async fn send(&self, maker: &Maker, copies: Copies) -> Result<Kept, SendRefusal> {
        let send = SendRequest {
            slug: self.slug.clone(),
            request: maker.request(),
            verifier: maker.verifier(),
            wording: Wording::parse("contact-1".to_owned()).unwrap(),
            asking: Asking::parse(copies).unwrap(),
            now: self.now,
        };
        outcome(self.store.apply(send).await)
    }

    pub(super) async fn look(
        &self,
        maker: &Maker,
        known: Vec<[u8; 32]>,
    ) -> Result<Looked<RequestStatus>, RequestRefusal> {
        outcome(self.store.read(ReadRequest { slug: self.slug.clone(), token: maker.token.clone(), known }).await)
    }

    pub(super) async fn status(&self, maker: &Maker) -> RequestStatus {
        match self.look(maker, Vec::new()).await.unwrap() {
            Looked::Other(_, status) => status,
            Looked::Same(_) => panic!("nothing was known"),
        }
    }

    pub(super) async fn list(&self, who: &SessionToken, known: Vec<[u8; 32]>) -> Looked<Inbox> {
        let list = ListInbox { slug: self.slug.clone(), token: who.clone(), known, now: self.now };
        self.store.read(list).await.unwrap()
    }

    /// What requests are to a supporter, in the order in which they were sent.
    pub(super) async fn standings(&self, who: &SessionToken) -> Vec<Standing> {
        match self.list(who, Vec::new()).await {
            Looked::Other(_, inbox) => inbox.requests.iter().map(|entry| entry.standing).collect(),
            Looked::Same(_) => panic!("nothing was known"),
        }
    }

    pub(super) async fn read(&self, who: &SessionToken, requests: &[RequestId]) -> InboxContents {
        let (slug, token, requests) = (self.slug.clone(), who.clone(), requests.to_vec());
        self.store.apply(ReadInbox { slug, token, requests, now: self.now }).await.unwrap()
    }

    pub(super) fn claim_of(&self, who: &SessionToken, request: RequestId, number: u32, byte: u8) -> ClaimRequest {
        let (slug, token) = (self.slug.clone(), who.clone());
        let promise = ContactSealed::parse(sealed(byte)).unwrap();
        ClaimRequest { slug, token, request, number, promise, now: self.now }
    }

    pub(super) async fn claim(
        &self,
        who: &SessionToken,
        request: RequestId,
        number: u32,
        byte: u8,
    ) -> Result<(), SupporterRefusal> {
        outcome(self.store.apply(self.claim_of(who, request, number, byte)).await)
    }

    pub(super) async fn reply(
        &self,
        who: &SessionToken,
        request: RequestId,
        (by, number, byte): (SupporterId, u32, u8),
    ) -> Result<Kept, SupporterRefusal> {
        let (slug, token) = (self.slug.clone(), who.clone());
        let message = Written::parse(message(by, number, byte)).unwrap();
        outcome(self.store.apply(Reply { slug, token, request, message, now: self.now }).await)
    }

    pub(super) async fn write(
        &self,
        maker: &Maker,
        to: SupporterId,
        number: u32,
        byte: u8,
    ) -> Result<Kept, RequestRefusal> {
        let (slug, token) = (self.slug.clone(), maker.token.clone());
        let message = Written::parse(message(to, number, byte)).unwrap();
        outcome(self.store.apply(WriteMessage { slug, token, message, now: self.now }).await)
    }

    pub(super) async fn ask_anew(&self, maker: &Maker, revision: u32, copies: Copies) -> Result<(), AskRefusal> {
        let (slug, token) = (self.slug.clone(), maker.token.clone());
        let asking = Asking::parse(copies).unwrap();
        outcome(self.store.apply(AskAnew { slug, token, revision, asking, now: self.now }).await)
    }

    pub(super) async fn withdraw(&self, maker: &Maker) -> Result<(), RequestRefusal> {
        let (slug, token) = (self.slug.clone(), maker.token.clone());
        outcome(self.store.apply(WithdrawRequest { slug, token, now: self.now }).await)
    }
}

/// The maker of a request at the organisation of these tests.
pub(super) fn maker(case: &mut Case) -> Maker {
    Maker::new("", "rav", &mut case.seed)
}
