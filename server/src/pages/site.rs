//! The built files: stylesheet, script, WebAssembly, service worker, manifest, icons, with the compressed forms that the
//! build left beside them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    extract::{Request, State},
    handler::Handler as _,
    http::{
        HeaderValue, StatusCode,
        header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use naderhand_app::document::Assets;
use naderhand_domain::wire::problem::Code;
use serde::Deserialize;
use tower_http::services::ServeDir;

use super::missing::Missing;
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

/// `assets.json`, the build's list of the content-hashed names.
#[derive(Deserialize)]
struct Listed {
    css: String,
    js: String,
    wasm: String,
}

/// Reads what the build left for the server: `assets.json`, and the styles that go into documents.
pub(super) fn assets(folder: &Path) -> Result<Assets, SiteError> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).map_err(|error| SiteError::Unreadable(path, error))
    };
    let Listed { css, js, wasm } = serde_json::from_str(&read("assets.json")?)
        .map_err(|error| SiteError::Malformed(folder.join("assets.json"), error))?;
    let app_style = read(css.trim_start_matches('/'))?.trim().to_owned();
    Ok(Assets { css, js, wasm, app_style, visitor_style: read("visitor.css")?.trim().to_owned() })
}

/// Serves the folder; what is not in it is missing.
pub(super) fn router(folder: &Path, missing: Arc<Missing>) -> Router {
    let files = ServeDir::new(folder)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(false)
        .fallback(not_found.with_state(missing));
    Router::new().fallback_service(files).layer(middleware::from_fn(caching))
}

/// What a worker among the files may do: load and fetch from this server, and show its icon on a notification.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async fn not_found(State(missing): State<Arc<Missing>>, request: Request) -> Response {
    missing.answer(request.uri().path(), request.headers())
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
    // A page that says that there is nothing brings its own.
    response.headers_mut().entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    response
}
