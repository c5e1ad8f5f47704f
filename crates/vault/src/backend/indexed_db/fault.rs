//! What the browser's errors mean.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::backend::Fault;

/// The name and text of an error, for a log. Browsers put no content in them.
pub(crate) fn text_of(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => format!("{error:?}"),
    }
}

/// What an error of a request or a transaction means.
pub(super) fn of_js(error: &JsValue) -> Fault {
    match error.dyn_ref::<DomException>() {
        Some(error) => of_exception(error),
        None => Fault::Other(text_of(error)),
    }
}

pub(super) fn of_exception(error: &DomException) -> Fault {
    match error.name().as_str() {
        "ConstraintError" => Fault::Conflict,
        "QuotaExceededError" => Fault::QuotaFull,
        "VersionError" => Fault::Outdated,
        // The connection is closing or closed; Safari says the third when its storage process went away.
        "InvalidStateError" | "AbortError" | "UnknownError" => Fault::Lost,
        _ => Fault::Other(text_of(error)),
    }
}

/// Why a read failed twice.
pub(super) fn of_rexie(error: &rexie::Error) -> Fault {
    Fault::Other(format!("{error:?}"))
}
