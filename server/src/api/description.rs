//! `GET /api/openapi.json`: the API in a form that programs read.

use utoipa::{
    OpenApi,
    openapi::{
        OpenApi as Document, Server,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Naderhand sync",
        description = "Keeps sealed records for those who asked for it. The server cannot read them, and knows no names. \
            Control calls are JSON. Uploads and pulls are postcard, a compact binary format; their types are in the crate \
            `naderhand-domain`, module `wire::sync`. Every error is `application/problem+json` with a stable `code`."
    ),
    tags(
        (name = "vault", description = "Registration and devices"),
        (name = "consent", description = "What the employee agreed to"),
        (name = "key box", description = "Recovery words and pairing"),
        (name = "sync", description = "Sealed records"),
        (name = "organisation", description = "What organisations publish, signed by keys that the server does not have"),
        (name = "contact", description = "Sealed requests for contact. Who makes one does not occur"),
        (name = "reminders", description = "When and where to ring. What for does not occur"),
    )
)]
pub(super) struct Description;

/// Adds what the derive cannot say: where the API is, and how a device, a coordinator, a supporter, the maker of a
/// request and whoever has reminders show who they are.
pub(super) fn finish(mut document: Document) -> Document {
    document.servers = Some(vec![Server::new("/api")]);
    let device = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("base64url, without padding, of the device's id (16 bytes) and its secret (32 bytes)"))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("device", SecurityScheme::Http(device));
    let maker = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("base64url, without padding, of the request's id (16 bytes) and its secret (32 bytes)"))
        .build();
    components.add_security_scheme("request", SecurityScheme::Http(maker));
    let reminders = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("base64url, without padding, of the reminders' id (16 bytes) and their secret (32 bytes)"))
        .build();
    components.add_security_scheme("reminders", SecurityScheme::Http(reminders));
    for (name, who) in [("coordinator", "a coordinator's"), ("supporter", "a supporter's")] {
        let session = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(format!("base64url, without padding, of the token (32 bytes) of {who} session")))
            .build();
        components.add_security_scheme(name, SecurityScheme::Http(session));
    }
    document
}
