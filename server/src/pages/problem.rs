//! `GET /problems/{code}`: the page that a problem's `type` points at.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::get,
};
use naderhand_app::document::{Document, Scripts};
use naderhand_domain::wire::problem::Code;

use super::document::Page;
use crate::problem::{Answer, slug, text};

/// One page for each code.
pub(super) fn router(stylesheet: &str) -> Router {
    let pages: HashMap<String, Page> =
        Code::ALL.into_iter().map(|code| (slug(code), Page::new(&document(code, stylesheet)))).collect();
    let pages = Arc::new(pages);
    let handler = async move |Path(code): Path<String>, headers: HeaderMap| -> Response {
        match pages.get(&code) {
            Some(page) => page.answer(&headers),
            None => Answer::from(Code::NotFound).into_response(),
        }
    };
    Router::new().route("/problems/{code}", get(handler))
}

fn document(code: Code, stylesheet: &str) -> Document {
    let (title, detail) = text(code);
    let slug = slug(code);
    let status = code.status();
    // All of these are constants of this program: nothing of a request is in the page, so nothing needs escaping.
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – Naderhand</title>\n\
         <link rel=\"stylesheet\" href=\"{stylesheet}\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <p><code>{slug}</code>, HTTP status {status}</p>\n<p>{}</p>\n\
         <p><a href=\"/\">Naderhand</a></p>\n</main>\n</body>\n</html>\n",
        detail.replace('`', "")
    );
    Document { html, scripts: Scripts::None, inline_styles: Vec::new() }
}
