//! The server's calls with their types. Nothing is decided here. Calls of supporters and coordinators get their session as their
//! token elsewhere.

use naderhand_domain::wire::{
    problem::Code,
    reminders::{self, PushKey, PutAlerts, PutReminders, RemindersStatus, RemindersToken, TestRing, Tested},
};
use naderhand_transport::{Body, CallError, Method, Request, Token, Transport, json, read_json, succeeded};

use crate::{Alert, Known, NotSent};

fn of(token: &RemindersToken, rest: &str) -> String {
    format!("/api/v1/reminders/{}{rest}", token.reminders)
}

fn bare(method: Method, path: String, token: Option<&RemindersToken>) -> Request {
    Request { method, path, token: token.map(shown), if_none_match: None, body: Body::Empty }
}

fn shown(token: &RemindersToken) -> Token {
    Token::Reminders(token.clone())
}

/// The key with which a browser subscribes.
pub async fn push_key(transport: &impl Transport) -> Result<PushKey, NotSent> {
    let answer = transport.send(bare(Method::Get, "/api/v1/push-key".to_owned(), None)).await;
    Ok(read_json(&answer.map_err(CallError::from)?)?)
}

/// The secret is shown also the first time, when nobody asks for it: an answer that was lost makes the second time the first.
pub(crate) async fn put(
    transport: &impl Transport,
    token: &RemindersToken,
    put: &PutReminders,
) -> Result<(), CallError> {
    succeeded(&transport.send(json(Method::Put, &of(token, ""), Some(shown(token)), put)).await?)
}

pub(crate) async fn known(transport: &impl Transport, token: &RemindersToken) -> Result<Known, CallError> {
    let answer = transport.send(bare(Method::Get, of(token, ""), Some(token))).await?;
    match read_json::<RemindersStatus>(&answer) {
        Ok(RemindersStatus { address: reminders::Address::Live, .. }) => Ok(Known::Live),
        Ok(RemindersStatus { address: reminders::Address::Over, .. }) => Ok(Known::Over),
        Err(error) if error.code() == Some(Code::RemindersNotFound) => Ok(Known::Nothing),
        Err(error) => Err(error),
    }
}

pub(crate) async fn ring(
    transport: &impl Transport,
    token: &RemindersToken,
    ring: TestRing,
) -> Result<Tested, NotSent> {
    let answer = transport.send(json(Method::Post, &of(token, "/test"), Some(shown(token)), &ring)).await;
    Ok(read_json(&answer.map_err(CallError::from)?)?)
}

/// Has the server delete what it has. Also what it does not have.
pub async fn forget(transport: &impl Transport, token: &RemindersToken) -> Result<(), NotSent> {
    let answer = transport.send(bare(Method::Delete, of(token, ""), Some(token))).await.map_err(CallError::from)?;
    match succeeded(&answer).map_err(NotSent::from) {
        // Under this id there is nothing of this device.
        Err(NotSent::Foreign) => Ok(()),
        answered => answered.map_err(|_| NotSent::NotNow),
    }
}

/// Rings a bell when something waits for the caller.
pub fn alert(slug: &str, alert: &Alert) -> Request {
    let body = PutAlerts { reminders: alert.bell.token().reminders, tag: alert.tag };
    json(Method::Put, &alerts(slug), None, &body)
}

/// No more.
pub fn no_alert(slug: &str) -> Request {
    bare(Method::Delete, alerts(slug), None)
}

fn alerts(slug: &str) -> String {
    format!("/api/v1/organisations/{slug}/alerts")
}
