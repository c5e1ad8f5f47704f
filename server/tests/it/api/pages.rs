//! Documents and files, and the headers that every answer has.

use reqwest::{
    Method, StatusCode,
    header::{ACCEPT_ENCODING, IF_NONE_MATCH},
};

use super::Case;
use crate::support::{
    actor::{Answer, Device},
    database::TestDatabase,
    running::Running,
    seed::Seed,
};

async fn get(device: &Device, path: &str) -> Answer {
    Answer::of(device.anonymous(Method::GET, path)).await
}

#[tokio::test]
async fn documents_are_there_and_policed() {
    let mut case = Case::start("documents_are_there_and_policed").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    for path in ["/", "/en", "/app", "/app/", "/app/look-back/2026", "/problems/chain-gap"] {
        let answer = get(&device, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.media_type, "text/html; charset=utf-8", "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(answer.headers["cache-control"], "no-cache");
        let html = String::from_utf8(answer.body).unwrap();
        assert!(html.contains("/pkg/app.0123.css"), "{path} names the built stylesheet");
    }
    assert_eq!(get(&device, "/app").await.body, get(&device, "/app/anything").await.body);
    case.server.stop().await;
}

#[tokio::test]
async fn a_document_travels_compressed_and_once() {
    let mut case = Case::start("a_document_travels_compressed_and_once").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let app = || device.anonymous(Method::GET, "/app");
    let compressed = Answer::of(app().header(ACCEPT_ENCODING, "gzip, br")).await;
    assert_eq!(compressed.headers["content-encoding"], "br");
    assert_eq!(compressed.headers["vary"], "accept-encoding");
    assert!(compressed.body.len() < Answer::of(app()).await.body.len());
    let etag = compressed.headers["etag"].clone();
    let again = Answer::of(app().header(IF_NONE_MATCH, etag)).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    case.server.stop().await;
}

#[tokio::test]
async fn built_files_are_cached_by_their_names() {
    let mut case = Case::start("built_files_are_cached_by_their_names").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let hashed = get(&device, "/pkg/app.4567.js").await;
    assert_eq!(hashed.headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(hashed.body, b"export default 1;");
    let brotli = Answer::of(device.anonymous(Method::GET, "/pkg/app.4567.js").header(ACCEPT_ENCODING, "br")).await;
    assert_eq!(
        (brotli.body.as_slice(), &brotli.headers["content-encoding"]),
        (&b"as brotli"[..], &"br".parse().unwrap())
    );
    assert_eq!(brotli.media_type, "text/javascript");
    for path in ["/sw.js", "/manifest.webmanifest", "/pkg/missing.js"] {
        assert_eq!(get(&device, path).await.headers["cache-control"], "no-cache", "{path}");
    }
    assert_eq!(get(&device, "/pkg/missing.js").await.status, StatusCode::NOT_FOUND);
    let policy = get(&device, "/sw.js").await.headers["content-security-policy"].clone();
    assert!(policy.to_str().unwrap().contains("connect-src 'self'"), "the service worker may fetch");
    for outside in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"] {
        assert_eq!(get(&device, outside).await.status, StatusCode::NOT_FOUND, "{outside}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let mut case = Case::start("every_answer_has_the_security_headers").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    for path in ["/", "/app", "/sw.js", "/health", "/api/openapi.json", "/api/v1/vault", "/api/v1/vaults", "/nothing"] {
        let answer = get(&device, path).await;
        let header = |name: &str| answer.headers.get(name).unwrap_or_else(|| panic!("{path} without {name}"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert!(header("permissions-policy").to_str().unwrap().contains("geolocation=()"));
        assert!(header("content-security-policy").to_str().unwrap().contains("default-src 'none'"));
        assert!(!answer.headers.contains_key("strict-transport-security"), "no TLS here");
        assert!(!answer.headers.contains_key("set-cookie"));
        if path.starts_with("/api/") {
            assert_eq!(header("cache-control"), "no-store");
        }
    }
    case.server.stop().await;

    let tls = Running::start(TestDatabase::sqlite(None), |config| config.behind_tls = true).await;
    let device = Device::new(&tls.url, &mut Seed::of("tls"));
    assert!(get(&device, "/").await.headers.contains_key("strict-transport-security"));
    tls.stop().await;
}
