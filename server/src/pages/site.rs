//! The built files: stylesheet, script, WebAssembly, service worker, manifest, icons, with the compressed forms that the
//! build left beside them.

use std::path::{Path, PathBuf};

use axum::{
    Router,
    extract::Request,
    handler::HandlerWithoutStateExt as _,
    http::{
        HeaderValue, StatusCode,
        header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use naderhand_app::document::Assets;
use naderhand_domain::wire::problem::Code;
use tower_http::services::ServeDir;

use crate::problem::Answer;

/// The site's folder is not as the build leaves it.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The list of built files is not there.
    #[error("{0} cannot be read; build the site first (`cargo xtask build`), or set NADERHAND_SITE")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The list of built files is not understood.
    #[error("{0} is not a list of built files")]
    Malformed(PathBuf, #[source] serde_json::Error),
}

/// Reads `assets.json`, the build's list of the content-hashed names.
pub(super) fn assets(folder: &Path) -> Result<Assets, SiteError> {
    let path = folder.join("assets.json");
    let text = std::fs::read(&path).map_err(|error| SiteError::Unreadable(path.clone(), error))?;
    serde_json::from_slice(&text).map_err(|error| SiteError::Malformed(path, error))
}

/// Serves the folder; what is not in it is a problem.
pub(super) fn router(folder: &Path) -> Router {
    let files = ServeDir::new(folder)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(false)
        .fallback(not_found.into_service());
    Router::new().fallback_service(files).layer(middleware::from_fn(caching))
}

/// What a worker among the files may do: load and fetch from this server.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

async fn not_found() -> Answer {
    Code::NotFound.into()
}

/// Files under `/pkg/` carry their content's hash in their name and never change; all others are asked for each time.
async fn caching(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        return ([(ALLOW, "GET, HEAD")], Answer::from(Code::MethodNotAllowed)).into_response();
    }
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let value = if hashed && found { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(value));
    // The service worker lives under the policy of its own script, and must be able to fetch.
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
