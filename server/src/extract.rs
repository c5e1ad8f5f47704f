//! How a request's parts become types. What does not is answered with a problem.

use axum::{
    body::Bytes,
    extract::{
        FromRequest, FromRequestParts, Request,
        rejection::{BytesRejection, FailedToBufferBody, JsonRejection},
    },
    http::{HeaderMap, header, request::Parts},
};
use naderhand_domain::wire::{SYNC_MEDIA_TYPE, auth::DeviceToken, problem::Code};
use serde::de::DeserializeOwned;

use crate::problem::Answer;

/// The caller's token, as it was sent: whether a device has it is for the store to say, in the same transaction in which
/// it does what the device asks.
pub(crate) struct Token(pub(crate) DeviceToken);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Answer> {
        let text = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let (scheme, token) = text.and_then(|text| text.split_once(' ')).ok_or(Code::DeviceUnknown)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Code::DeviceUnknown.into());
        }
        token.trim().parse().map(Self).map_err(|_| Code::DeviceUnknown.into())
    }
}

/// A JSON body.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Answer;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answer> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Code::UnsupportedMediaType.into()),
            Err(JsonRejection::BytesRejection(rejection)) => Err(body_not_read(&rejection).into()),
            // What serde says about the body may repeat what was in it.
            Err(_) => Err(Code::MalformedBody.into()),
        }
    }
}

/// A body in the format of uploads and pulls.
pub(crate) struct Postcard<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Postcard<T> {
    type Rejection = Answer;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answer> {
        if !is_sync_media_type(request.headers()) {
            return Err(Code::UnsupportedMediaType.into());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| body_not_read(&rejection))?;
        match postcard::take_from_bytes(&bytes) {
            Ok((value, [])) => Ok(Self(value)),
            Ok(_) | Err(_) => Err(Code::MalformedBody.into()),
        }
    }
}

fn is_sync_media_type(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(SYNC_MEDIA_TYPE))
}

fn body_not_read(rejection: &BytesRejection) -> Code {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => Code::BodyTooLarge,
        // The connection broke off; nobody will read the answer.
        _ => Code::MalformedBody,
    }
}
