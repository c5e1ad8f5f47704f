//! A server in the same process, and a network that fails when it is told to.

use core::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng as _};
use chrono::DateTime;
use naderhand_domain::{
    id::{ReminderTag, RemindersId},
    reminders::{Language, NeutralText},
    wire::{
        problem::{Code, Problem},
        reminders::{
            Address as Live, Endpoint, PushKey, PutReminders, RemindersStatus, Ring, Rings, Shown, Subscription,
            TestRing, Tested,
        },
    },
};
use naderhand_reminders::Address;
use naderhand_sealing::verifier;
use naderhand_transport::{Method, Request, Response, Token, Transport, Unreachable};

/// What happens to the next calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    Works,
    /// Nothing arrives.
    Off,
    /// Calls arrive, answers do not.
    LosesAnswers,
    /// The server has a fault.
    Fault,
}

pub(crate) struct Server {
    pub(crate) network: Cell<Network>,
    /// Whether it sends pushes.
    pub(crate) has_key: Cell<bool>,
    pub(crate) refuses_addresses: Cell<bool>,
    pub(crate) kept: RefCell<BTreeMap<RemindersId, PutReminders>>,
    pub(crate) over: Cell<bool>,
    pub(crate) calls: RefCell<Vec<(Method, String)>>,
}

impl Server {
    pub(crate) fn new() -> Self {
        Self {
            network: Cell::new(Network::Works),
            has_key: Cell::new(true),
            refuses_addresses: Cell::new(false),
            kept: RefCell::default(),
            over: Cell::new(false),
            calls: RefCell::default(),
        }
    }

    fn answer(&self, request: &Request) -> Response {
        if request.path == "/api/v1/push-key" {
            return if self.has_key.get() {
                said(&PushKey { key: "BKey".to_owned() })
            } else {
                no(Code::PushUnavailable)
            };
        }
        let rest = request.path.strip_prefix("/api/v1/reminders/").expect("no other call");
        let (id, act) = rest.split_once('/').unwrap_or((rest, ""));
        let id: RemindersId = id.parse().expect("an id");
        let Some(Token::Reminders(token)) = &request.token else { return no(Code::RemindersNotFound) };
        let is_there = self.kept.borrow().get(&id).map(|kept| kept.verifier == verifier(&token.secret));
        match (request.method, act, is_there) {
            (_, _, Some(false)) => no(Code::RemindersNotFound),
            (Method::Put, "", _) if self.refuses_addresses.get() => no(Code::PushAddressRefused),
            (Method::Put, "", _) => {
                let (body, _) = request.body.parts().expect("a body");
                self.kept.borrow_mut().insert(id, serde_json::from_slice(body).expect("rings"));
                done(201)
            }
            (Method::Delete, "", _) => {
                self.kept.borrow_mut().remove(&id);
                done(204)
            }
            (_, _, None) => no(Code::RemindersNotFound),
            (Method::Get, "", _) => {
                let address = if self.over.get() { Live::Over } else { Live::Live };
                said(&RemindersStatus { address, rings: 0, last: None })
            }
            (Method::Post, "test", _) => {
                let (body, _) = request.body.parts().expect("a body");
                serde_json::from_slice::<TestRing>(body).expect("a tag");
                said(&Tested::Delivered)
            }
            call => panic!("no such call: {call:?}"),
        }
    }
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        self.calls.borrow_mut().push((request.method, request.path.clone()));
        match self.network.get() {
            Network::Off => Err(Unreachable),
            Network::Fault => Ok(done(503)),
            Network::Works => Ok(self.answer(&request)),
            Network::LosesAnswers => {
                self.answer(&request);
                Err(Unreachable)
            }
        }
    }
}

fn done(status: u16) -> Response {
    Response { status, retry_after: None, etag: None, body: Vec::new() }
}

fn said(body: &impl serde::Serialize) -> Response {
    Response { body: serde_json::to_vec(body).unwrap(), ..done(200) }
}

fn no(code: Code) -> Response {
    let problem = Problem {
        r#type: String::new(),
        code,
        status: code.status(),
        title: String::new(),
        detail: String::new(),
        problems: Vec::new(),
    };
    Response { body: serde_json::to_vec(&problem).unwrap(), ..done(code.status()) }
}

pub(crate) fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([5; 32])
}

pub(crate) fn address(name: &str) -> Address {
    let endpoint = Endpoint::parse(&format!("https://push.example/{name}")).unwrap();
    Address { key: "BKey".to_owned(), subscription: Subscription { endpoint, p256dh: [4; 65], auth: [5; 16] } }
}

pub(crate) fn shown() -> Shown {
    Shown { text: NeutralText::Reminder, language: Language::Nl }
}

pub(crate) fn rings(count: u8) -> Rings {
    let ring = |number: u8| Ring {
        at: DateTime::from_timestamp(i64::from(number) * 300, 0).unwrap(),
        tag: ReminderTag::from_bytes([number; 16]),
    };
    Rings::of((0..count).map(ring).collect()).unwrap()
}
