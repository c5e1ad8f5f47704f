//! How a request's parts become types. What does not is answered with a problem.

use std::{convert::Infallible, str::FromStr};

use axum::{
    body::Bytes,
    extract::{
        FromRequest, FromRequestParts, RawPathParams, Request,
        rejection::{BytesRejection, FailedToBufferBody, JsonRejection},
    },
    http::{HeaderMap, header, request::Parts},
};
use naderhand_domain::{
    id::{Locator, RemindersId, RequestId},
    organisation::Organisation,
    wire::{
        SYNC_MEDIA_TYPE, auth::DeviceToken, contact::RequestToken, organisation::SessionToken, problem::Code,
        reminders::RemindersToken,
    },
};
use serde::de::DeserializeOwned;

use crate::{organisation::logo::Media, problem::Answer};

/// The caller's token, as it was sent: whether a device has it is for the store to say, in the same transaction in which
/// it does what the device asks.
pub(crate) struct Token(pub(crate) DeviceToken);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Answer> {
        bearer(parts).map(Self).ok_or_else(|| Code::DeviceUnknown.into())
    }
}

/// The token of a coordinator's or supporter's session, as it was sent: see [`Token`].
pub(crate) struct OfSession(pub(crate) SessionToken);

impl<S: Sync> FromRequestParts<S> for OfSession {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Answer> {
        bearer(parts).map(Self).ok_or_else(|| Code::SessionUnknown.into())
    }
}

/// The token behind `Authorization: Bearer`, if it can be one.
fn bearer<T: FromStr>(parts: &Parts) -> Option<T> {
    let text = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") { token.trim().parse().ok() } else { None }
}

/// The organisation in an address. What cannot be a slug becomes the empty one, which no organisation has: so it is answered
/// as any other that there is none of.
pub(crate) struct Slug(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Slug {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(named(parts, state, "slug").await.filter(|slug| is_slug(slug)).unwrap_or_default()))
    }
}

/// Whether a text can be an organisation's slug.
pub(crate) fn is_slug(text: &str) -> bool {
    Organisation::parse(text, "x").is_ok()
}

/// The link in an address. What cannot be a locator leads to no link.
pub(crate) struct At(pub(crate) Locator);

impl<S: Send + Sync> FromRequestParts<S> for At {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answer> {
        let locator = named(parts, state, "locator").await.and_then(|text| text.parse().ok());
        locator.map(Self).ok_or_else(|| Code::LinkNotFound.into())
    }
}

/// The request for contact in an address. What cannot be its id leads to no request.
pub(crate) struct RequestAt(pub(crate) RequestId);

impl<S: Send + Sync> FromRequestParts<S> for RequestAt {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answer> {
        let request = named(parts, state, "request").await.and_then(|text| text.parse().ok());
        request.map(Self).ok_or_else(|| Code::RequestNotFound.into())
    }
}

/// The token of a request for contact, of the one in the address: see [`Token`].
pub(crate) struct OfMaker(pub(crate) RequestToken);

impl<S: Send + Sync> FromRequestParts<S> for OfMaker {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answer> {
        let token: RequestToken = bearer(parts).ok_or_else(|| {
            let detail = "Send `Authorization: Bearer` with the request's token: base64url of its id and its secret.";
            Answer::with_detail(Code::SessionUnknown, detail)
        })?;
        let RequestAt(request) = RequestAt::from_request_parts(parts, state).await?;
        if token.request == request { Ok(Self(token)) } else { Err(Code::RequestNotFound.into()) }
    }
}

/// The reminders in an address, with the token that was sent for them, if one was. What cannot be their id leads to none, and a token
/// of others is none.
pub(crate) struct RemindersAt {
    pub(crate) reminders: RemindersId,
    pub(crate) token: Option<RemindersToken>,
}

impl<S: Send + Sync> FromRequestParts<S> for RemindersAt {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answer> {
        let reminders = named(parts, state, "reminders").await.and_then(|text| text.parse().ok());
        let reminders: RemindersId = reminders.ok_or(Code::RemindersNotFound)?;
        let token = bearer(parts).filter(|token: &RemindersToken| token.reminders == reminders);
        Ok(Self { reminders, token })
    }
}

/// The token of the reminders in the address: see [`Token`]. Without one there are none.
pub(crate) struct OfReminders(pub(crate) RemindersToken);

impl<S: Send + Sync> FromRequestParts<S> for OfReminders {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answer> {
        let RemindersAt { token, .. } = RemindersAt::from_request_parts(parts, state).await?;
        token.map(Self).ok_or_else(|| Code::RemindersNotFound.into())
    }
}

/// A part of the address by its name in the route.
async fn named<S: Send + Sync>(parts: &mut Parts, state: &S, name: &str) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, state).await.ok()?;
    params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
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

/// An image, with what its media type says that it is.
pub(crate) struct Image {
    pub(crate) media: Media,
    pub(crate) bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Image {
    type Rejection = Answer;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answer> {
        let named = essence(request.headers());
        let media = [Media::Png, Media::Svg].into_iter().find(|media| named.eq_ignore_ascii_case(media.as_str()));
        let media = media.ok_or(Code::UnsupportedMediaType)?;
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| body_not_read(&rejection))?;
        Ok(Self { media, bytes })
    }
}

/// The media type without what may stand behind it.
fn essence(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim()
}

fn is_sync_media_type(headers: &HeaderMap) -> bool {
    essence(headers).eq_ignore_ascii_case(SYNC_MEDIA_TYPE)
}

fn body_not_read(rejection: &BytesRejection) -> Code {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => Code::BodyTooLarge,
        // The connection broke off; nobody will read the answer.
        _ => Code::MalformedBody,
    }
}
