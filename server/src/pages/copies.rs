//! Copies to save: everybody's page for the home front as one file, for those who do not have the app.

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, header::CONTENT_DISPOSITION},
    response::Response,
    routing::get,
};
use naderhand_app::{
    document::{self as documents, Assets, copy_address},
    pages::Page as Subject,
    texts::Language,
};

use super::{document::Page, without_slash};

/// One route for each language.
pub(super) fn router(assets: &Assets, public_url: Option<&str>) -> Router {
    Language::ALL.into_iter().fold(Router::new(), |router, language| {
        let copy = Arc::new(Page::new(&documents::copy(assets, language, None, public_url)));
        let address = copy_address(Subject::HomeFront.address(language), language);
        router
            .route(&address, get(async move |headers: HeaderMap| as_file(language, copy.answer(&headers))))
            .route(&format!("{address}/"), get(without_slash))
    })
}

/// The answer as a file that the browser offers to keep. Its name says what it is, and not whose.
pub(super) fn as_file(language: Language, mut answer: Response) -> Response {
    let disposition = match language {
        Language::Dutch => HeaderValue::from_static("attachment; filename=\"thuisfront.html\""),
        Language::English => HeaderValue::from_static("attachment; filename=\"home-front.html\""),
    };
    answer.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    answer
}
