//! Every error answer: one [`Code`], its status, and words that help whoever writes against the API.
//!
//! What went wrong inside is logged where it is turned into an [`Answer`] and never sent.

use std::convert::Infallible;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::problem::{Code, MEDIA_TYPE, Problem, SettingsProblem};

use crate::store::{
    failure::{Failure, StoreError},
    request::DeviceRefusal,
};

/// A problem on its way to the caller.
#[derive(Debug, Clone)]
pub struct Answer {
    code: Code,
    detail: Option<&'static str>,
    problems: Vec<SettingsProblem>,
}

impl Answer {
    /// A problem with a more helpful detail than the code's own. It is a constant: nothing of a request can get into it.
    pub const fn with_detail(code: Code, detail: &'static str) -> Self {
        Self { code, detail: Some(detail), problems: Vec::new() }
    }

    /// Settings that cannot be shown. What is wrong with them is told to whoever sent them, and to nobody else.
    pub const fn settings_refused(problems: Vec<SettingsProblem>) -> Self {
        Self { code: Code::SettingsRefused, detail: None, problems }
    }

    /// A fault on the server. `error` goes to the log.
    pub fn internal(error: &dyn std::error::Error) -> Self {
        tracing::error!(error = %chain(error), "a request failed inside");
        Code::Internal.into()
    }

    /// The store cannot keep anything now. `error` goes to the log.
    pub fn unavailable(error: &dyn std::error::Error) -> Self {
        tracing::error!(error = %chain(error), "the store is unavailable");
        Code::StorageUnavailable.into()
    }
}

impl From<Code> for Answer {
    fn from(code: Code) -> Self {
        Self { code, detail: None, problems: Vec::new() }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let (title, detail) = text(self.code);
        let problem = Problem {
            r#type: format!("/problems/{}", slug(self.code)),
            code: self.code,
            status: self.code.status(),
            title: title.to_owned(),
            detail: self.detail.unwrap_or(detail).to_owned(),
            problems: self.problems,
        };
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // A struct of strings and a number always serialises.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response =
            (status, [(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE))], body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// The code as it is spelled in JSON and in the address of its page.
pub fn slug(code: Code) -> String {
    // A unit variant always serialises, to a string.
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(ToOwned::to_owned)).unwrap_or_default()
}

/// A title, and what the caller can do.
pub const fn text(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::MalformedBody => ("The body is not understood", "Send what the API description says for this call."),
        Code::DeviceUnknown => (
            "The device is not known",
            "Send `Authorization: Bearer` with the token of a registered device. After a withdrawal of consent the vault \
             and its devices are gone; register anew.",
        ),
        Code::DeviceRevoked => ("The device was removed", "Another device of this vault removed it. Enrol it anew."),
        Code::ConsentMissing => (
            "No consent",
            "Say which wording was agreed to: for a backup with `PUT /api/v1/vault/consents/backup`. Nothing was kept.",
        ),
        Code::SessionUnknown => (
            "No such session",
            "Ask for a challenge, sign it with a key that the organisation names, and send `Authorization: Bearer` with the \
             token of the session. It lasts 15 minutes, and ends when the key is removed.",
        ),
        Code::SetupCodeUnknown => (
            "No such setup code",
            "It was used, has expired, or was made for another address. Ask whoever runs the server for a new one.",
        ),
        Code::OrganisationNotFound => (
            "No organisation publishes here",
            "Look at the address: it is the part behind `/o/` of the organisation's pages.",
        ),
        Code::LinkNotFound => (
            "No link opens with this secret",
            "It was withdrawn, has expired, or was answered already. Ask the coordinator for a new one.",
        ),
        Code::RequestNotFound => (
            "No such request",
            "There is none with this id that the caller may see: it was never sent or is gone, or it is not for this caller, or \
             not yet.",
        ),
        Code::OrganisationExists => {
            ("This address is taken", "Choose another slug, or ask whoever runs the server for a code for this one.")
        }
        Code::VersionConflict => (
            "Another version is here",
            "Something was published or written meanwhile. Fetch what is there, apply the change to that, and send it as the next.",
        ),
        Code::RequestTaken => {
            ("Another supporter has this request", "Or the caller has not. Fetch it again: it says where it is.")
        }
        Code::RemindersNotFound => ("No such reminders", "Make them anew, with an id and a secret of their own."),
        Code::PushUnavailable => (
            "This server rings nobody",
            "Its operator gave it no key for pushes. Offer the calendar file in place of them.",
        ),
        Code::PushAddressRefused => (
            "No address to ring at",
            "Send what the browser's own subscription holds. The operator decides which push services are rung.",
        ),
        Code::RequestOver => ("The request is over", "It was withdrawn or closed. A new one can be sent."),
        Code::StatementRefused => (
            "The statement fails a check",
            "It must be signed by a key that the organisation names, for this organisation.",
        ),
        Code::SettingsRefused => ("These settings cannot be shown", "Mend what `problems` names. Nothing was kept."),
        Code::TooManyLinks => ("Too many links", "An organisation has at most 200 open links. Withdraw one first."),
        Code::TooManyOpenRequests => (
            "Too many open requests",
            "An organisation has at most 2000 requests that are neither withdrawn nor closed. Nothing was kept; phone whoever is \
             on call.",
        ),
        Code::NotFound => ("Nothing here", "Look at `/api/openapi.json` for the addresses that exist."),
        Code::KeyBoxNotFound => (
            "No key box opens with this secret",
            "The words are wrong or were replaced, or the pairing code was used or has expired. Make a new one.",
        ),
        Code::MethodNotAllowed => ("Not with this method", "The `Allow` header names the methods of this address."),
        Code::VaultExists => ("Already registered", "Draw new random identifiers and register again."),
        Code::ChainForked => (
            "Another entry is at this place",
            "The server holds a different entry at a place of this upload. Pull, and do not overwrite.",
        ),
        Code::ChainGap => ("Entries are missing", "Upload the entries before the first of this upload, too."),
        Code::BodyTooLarge => (
            "The body is too large",
            "An upload or a call that publishes has at most 1048576 bytes, a request for contact 327680, a logo 100000, any \
             other body 16384.",
        ),
        Code::EntryTooLarge => ("An entry is too large", "An entry holds at most 65536 sealed bytes."),
        Code::UnsupportedMediaType => (
            "Not in this format",
            "Control calls take `application/json`, uploads and pulls `application/vnd.naderhand.sync.v1`, a logo is \
             `image/png` or `image/svg+xml`.",
        ),
        Code::VaultFull => ("The vault is full", "A vault holds at most 200000 entries. Nothing was kept."),
        Code::TooManyDevices => ("Too many devices", "A vault has at most 32 devices, removed ones included."),
        Code::TooManyRequests => ("Too many calls", "Wait as many seconds as `Retry-After` says."),
        Code::Internal => ("A fault on the server", "Nothing was acknowledged; sending it again is safe."),
        Code::StorageUnavailable => (
            "Nothing can be kept at the moment",
            "Nothing was acknowledged; try again later. Sending it again is safe.",
        ),
    }
}

/// An error with what caused it, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

impl From<StoreError> for Answer {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::unavailable(&error),
            StoreError::Fault(_) => Self::internal(&error),
        }
    }
}

/// Who is refused for a reason that has an answer gets that one.
impl<R> From<Failure<R>> for Answer
where
    Self: From<R>,
{
    fn from(failure: Failure<R>) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Store(error) => error.into(),
        }
    }
}

/// Of what refuses nobody.
impl From<Infallible> for Answer {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<DeviceRefusal> for Answer {
    fn from(refusal: DeviceRefusal) -> Self {
        match refusal {
            DeviceRefusal::Unknown => Code::DeviceUnknown.into(),
            DeviceRefusal::Revoked => Code::DeviceRevoked.into(),
        }
    }
}
