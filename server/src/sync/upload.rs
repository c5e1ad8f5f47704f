//! `POST /api/v1/vault/entries`: the next entries of the calling device's chain.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    problem::{Code, Problem},
    sync::Upload as Body,
};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Postcard, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{MalformedUpload, NewEntries, Upload, UploadRefusal},
    },
};

/// Why nothing of an upload is kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Malformed(#[from] MalformedUpload),
    #[error(transparent)]
    Store(#[from] Failure<UploadRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::Malformed(malformed) => malformed.into(),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

impl From<MalformedUpload> for Answer {
    fn from(malformed: MalformedUpload) -> Self {
        let malformed_body = |detail| Self::with_detail(Code::MalformedBody, detail);
        match malformed {
            MalformedUpload::Empty => malformed_body("An upload has at least one entry."),
            MalformedUpload::TooMany => Self::with_detail(
                Code::BodyTooLarge,
                "An upload has at most 1000 entries and names at most 4000 superseded places. Split it.",
            ),
            MalformedUpload::OutOfOrder => {
                malformed_body("The entries of an upload follow each other by `seq`, which begins at 1.")
            }
            MalformedUpload::EntryTooLarge => Code::EntryTooLarge.into(),
            MalformedUpload::Digest => {
                malformed_body("Superseded content is what the server makes; it is not uploaded.")
            }
            MalformedUpload::TooManyHeads => malformed_body("An entry names at most 32 heads."),
        }
    }
}

impl From<UploadRefusal> for Answer {
    fn from(refusal: UploadRefusal) -> Self {
        match refusal {
            UploadRefusal::Device(refusal) => refusal.into(),
            UploadRefusal::ConsentMissing => Code::ConsentMissing.into(),
            UploadRefusal::Forked => Code::ChainForked.into(),
            UploadRefusal::Gap => Code::ChainGap.into(),
            UploadRefusal::VaultFull => Code::VaultFull.into(),
            UploadRefusal::SupersedesOther => Self::with_detail(
                Code::MalformedBody,
                "A place named in `superseded` holds a record that no later entry of this upload is a version of.",
            ),
        }
    }
}

/// Appends entries to the calling device's chain: all of them or none.
///
/// The body is `Upload` and the answer `Uploaded` of the crate `naderhand-domain`, in postcard. The answer comes after the
/// entries are durable. Sending the same upload again is safe: what is there is acknowledged again.
#[utoipa::path(
    post, path = "/v1/vault/entries", tag = "sync", security(("device" = [])),
    request_body(content = Vec<u8>, content_type = "application/vnd.naderhand.sync.v1",
        description = "`Upload` in postcard: entries in order of `seq`, and the places that they supersede."),
    responses(
        (status = 200, description = "`Uploaded` in postcard: the head of the chain. All entries are durable.",
            body = Vec<u8>, content_type = "application/vnd.naderhand.sync.v1"),
        (status = 403, description = "`consent-missing`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`chain-forked` or `chain-gap`", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`vault-full`", body = Problem, content_type = "application/problem+json"),
        OnToken, OnBody,
    )
)]
pub(super) async fn upload(
    State(state): State<AppState>,
    Token(token): Token,
    Postcard(body): Postcard<Body>,
) -> Result<Response, RouteError> {
    let new = NewEntries::parse(body)?;
    let uploaded = state.store.apply(Upload { token, new }).await?;
    Ok(super::postcard(&uploaded))
}
