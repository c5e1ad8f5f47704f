//! What an address without anything answers: a page to a browser, a problem to a program.

use axum::{
    http::{HeaderMap, StatusCode, header::ACCEPT},
    response::{IntoResponse, Redirect, Response},
};
use naderhand_app::{
    document::{self, Assets},
    pages,
    texts::Language,
};
use naderhand_domain::wire::problem::Code;

use super::document::Page;
use crate::problem::Answer;

/// The page that says so, in each language.
#[derive(Debug)]
pub(super) struct Missing {
    dutch: Page,
    english: Page,
}

impl Missing {
    pub(super) fn new(assets: &Assets) -> Self {
        let page = |language| Page::new(&document::missing(assets, language));
        Self { dutch: page(Language::Dutch), english: page(Language::English) }
    }

    /// The answer. The address says the language: no header does, so that a shared link looks the same to everybody.
    pub(super) fn answer(&self, path: &str, request: &HeaderMap) -> Response {
        if let Some(page) = path.strip_suffix('/').and_then(known) {
            return Redirect::permanent(page).into_response();
        }
        if !request
            .get(ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("text/html"))
        {
            return Answer::from(Code::NotFound).into_response();
        }
        let page = if path.starts_with("/en/") { &self.english } else { &self.dutch };
        page.answer_as(StatusCode::NOT_FOUND, request)
    }
}

/// The page at this address.
fn known(address: &str) -> Option<&'static str> {
    pages::Page::ALL
        .into_iter()
        .flat_map(|page| Language::ALL.map(|language| page.address(language)))
        .find(|known| *known == address)
}
