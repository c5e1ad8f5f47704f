//! `GET /.well-known/security.txt` (RFC 9116): where to report a leak, when the operator has said where.

use std::fmt::Write as _;

use axum::{Router, http::header::CONTENT_TYPE, routing::get};
use chrono::{SecondsFormat, TimeDelta};
use naderhand_app::{pages::Page, texts::Language};

use crate::{clock::Clock, config::SecurityContact};

/// How long what the file says may be relied on. It is made anew on each request, so it never expires while the server
/// runs. Product default: RFC 9116 recommends less than a year.
const VALID: TimeDelta = TimeDelta::days(180);

/// The route, if there is a contact.
pub(super) fn router(contact: Option<&SecurityContact>, public_url: Option<&str>, clock: Clock) -> Router {
    let Some(contact) = contact else { return Router::new() };
    let lines = lines(contact, public_url);
    let handler = async move || {
        let expires = (clock.now() + VALID).to_rfc3339_opts(SecondsFormat::Secs, true);
        ([(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{lines}Expires: {expires}\n"))
    };
    Router::new().route("/.well-known/security.txt", get(handler))
}

fn lines(contact: &SecurityContact, public_url: Option<&str>) -> String {
    let mut lines = format!("Contact: {contact}\nPreferred-Languages: nl, en\n");
    if let Some(url) = public_url.map(|url| url.trim_end_matches('/')) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(lines, "Canonical: {url}/.well-known/security.txt");
        for language in Language::ALL {
            let _ = writeln!(lines, "Policy: {url}{}", Page::Security.address(language));
        }
    }
    lines
}
