//! From types to requests, from answers to types, and from refusals to errors.

use naderhand_domain::wire::problem::{Code, Problem};
use serde::{Serialize, de::DeserializeOwned};

use crate::request::{Body, Method, Request, Response, Token, Unreachable};

/// Why a call did not do what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// No answer; see [`Unreachable`].
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    /// The server refused, and says why.
    #[error("the server refused: {}", .problem.title)]
    Refused {
        /// What it says.
        problem: Problem,
        /// When to come back, in seconds, where it says so.
        retry_after: Option<u32>,
    },
    /// The answer is not one that this version knows.
    #[error("the server's answer (status {status}) is not one that this version knows")]
    Garbled {
        /// The HTTP status that came with it.
        status: u16,
    },
}

impl CallError {
    /// The problem's code, when the server gave one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused { problem, .. } => Some(problem.code),
            Self::Unreachable(_) | Self::Garbled { .. } => None,
        }
    }
}

/// A request with a JSON body.
pub fn json(method: Method, path: &str, token: Option<Token>, body: &impl Serialize) -> Request {
    // Wire types hold only what JSON can say.
    let body = Body::Json(serde_json::to_vec(body).unwrap_or_default());
    Request { method, path: path.to_owned(), token, if_none_match: None, body }
}

/// Reads a JSON answer.
pub fn read_json<A: DeserializeOwned>(response: &Response) -> Result<A, CallError> {
    succeeded(response)?;
    serde_json::from_slice(&response.body).map_err(|_| CallError::Garbled { status: response.status })
}

/// Tells a refusal from an answer.
pub fn succeeded(response: &Response) -> Result<(), CallError> {
    if (200..300).contains(&response.status) {
        return Ok(());
    }
    // A proxy or a captive portal answers without a problem: then the status is all there is.
    Err(match serde_json::from_slice(&response.body) {
        Ok(problem) => CallError::Refused { problem, retry_after: response.retry_after },
        Err(_) => CallError::Garbled { status: response.status },
    })
}
