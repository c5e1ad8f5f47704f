//! Documents and files, and the headers that every answer has.

use naderhand_app::{pages::Page, texts::Language};
use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, IF_NONE_MATCH, LOCATION},
};

use super::Case;
use crate::support::{
    actor::{Answer, Device},
    database::TestDatabase,
    running::{APP_STYLE, Running, VISITOR_STYLE},
    seed::Seed,
};

async fn get(device: &Device, path: &str) -> Answer {
    Answer::of(device.anonymous(Method::GET, path)).await
}

#[tokio::test]
async fn documents_are_there_and_policed() {
    let mut case = Case::start("documents_are_there_and_policed").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    for path in ["/app", "/app/", "/app/look-back/2026", "/problems/chain-gap"] {
        let answer = get(&device, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.media_type, "text/html; charset=utf-8", "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'; "), "{path}: {policy}");
        let runs = policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
        assert_eq!(runs, path.starts_with("/app"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(answer.headers["cache-control"], "no-cache");
        let html = String::from_utf8(answer.body).unwrap();
        // The app's document carries its style, a page about a problem names the style sheet.
        let of_app = path.starts_with("/app");
        assert_eq!(html.contains(&format!("<style>{APP_STYLE}</style>")), of_app, "{path}");
        assert_eq!(policy.contains("style-src 'self' 'sha256-"), of_app, "{path}: {policy}");
        assert_eq!(html.contains("/pkg/app.0123.css"), !of_app, "{path}");
    }
    assert_eq!(get(&device, "/app").await.body, get(&device, "/app/anything").await.body);
    case.server.stop().await;
}

#[tokio::test]
async fn every_page_is_there_in_both_languages_without_a_script() {
    let mut case = Case::start("every_page_is_there_in_both_languages_without_a_script").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    for (page, language) in Page::ALL.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language))) {
        let path = page.address(language);
        let answer = get(&device, path).await;
        assert_eq!((answer.status, answer.media_type.as_str()), (StatusCode::OK, "text/html; charset=utf-8"), "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(!policy.contains("script-src") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        let html = String::from_utf8(answer.body).unwrap();
        assert!(html.contains(&format!("<html lang=\"{}\">", language.code())), "{path}");
        assert!(html.contains(page.title(language)) && !html.contains("<script"), "{path}");
        // One request is enough to read a page for visitors; the library wears the style sheet that the app has anyway.
        let of_library = page == Page::Reading || page.moment().is_some();
        assert_eq!(html.contains("/pkg/app.0123.css"), of_library, "{path}");
        assert_eq!(html.contains(&format!("<style>{VISITOR_STYLE}</style>")), !of_library, "{path}");
        assert_eq!(policy.contains("style-src 'self' 'sha256-"), !of_library, "{path}: {policy}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn no_header_changes_what_an_address_shows() {
    let mut case = Case::start("no_header_changes_what_an_address_shows").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    for path in ["/thuisfront", "/en/home-front", "/lezen/slapen"] {
        let plain = get(&device, path).await;
        for language in ["en-GB,en;q=0.9", "nl", "xx-nonsense", "*", ",,;q=", ""] {
            let asked = Answer::of(device.anonymous(Method::GET, path).header(ACCEPT_LANGUAGE, language)).await;
            assert_eq!((asked.status, &asked.body), (StatusCode::OK, &plain.body), "{path} {language}");
        }
        let shared = get(&device, &format!("{path}?from=somebody&utm_source=x")).await;
        assert_eq!(shared.body, plain.body, "{path}: nothing in an address tells who shared it");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn an_address_without_a_page_says_so_to_a_browser_and_to_a_program() {
    let mut case = Case::start("an_address_without_a_page_says_so").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let browser = async |path: &str| {
        Answer::of(device.anonymous(Method::GET, path).header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8"))
            .await
    };
    for (path, word) in [
        ("/lezen/bestaat-niet", "Deze pagina is er niet"),
        ("/lezen/slapen/dieper", "Deze pagina is er niet"),
        ("/nergens", "Deze pagina is er niet"),
        ("/english", "Deze pagina is er niet"),
        ("/lezen/%00%ff<script>", "Deze pagina is er niet"),
        ("/en/reading/slapen", "This page does not exist"),
        ("/en/thuisfront", "This page does not exist"),
    ] {
        let answer = browser(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.media_type, "text/html; charset=utf-8", "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("style-src 'self' 'sha256-") && !policy.contains("script-src"), "{path}: {policy}");
        assert!(!answer.headers.contains_key("etag"), "{path}");
        let html = String::from_utf8(answer.body).unwrap();
        assert!(html.contains(word) && !html.contains("<script"), "{path}");
        let program = get(&device, path).await;
        assert_eq!((program.status, program.media_type.as_str()), (StatusCode::NOT_FOUND, "application/problem+json"));
    }
    case.server.stop().await;
}

#[tokio::test]
async fn an_address_with_a_slash_too_many_leads_to_the_page() {
    let case = Case::start("an_address_with_a_slash_too_many_leads_to_the_page").await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for (path, page) in
        [("/thuisfront/", "/thuisfront"), ("/en/", "/en"), ("/lezen/slapen/", "/lezen/slapen"), ("/lezen/", "/lezen")]
    {
        let answer = http.get(format!("{}{path}", case.server.url)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(answer.headers()[LOCATION], page);
    }
    for path in ["//elsewhere.example/", "/nergens/"] {
        let answer = http.get(format!("{}{path}", case.server.url)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn a_leak_can_be_reported_where_the_operator_says() {
    let mut case = Case::start("a_leak_can_be_reported_where_the_operator_says").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let path = "/.well-known/security.txt";
    assert_eq!(get(&device, path).await.status, StatusCode::NOT_FOUND, "nobody said where");
    case.server.stop().await;

    let told = Running::start(TestDatabase::sqlite(None), |config| {
        config.security_contact = Some("mailto:leak@naderhand.example".parse().unwrap());
        config.public_url = Some("https://naderhand.example/".to_owned());
    })
    .await;
    let answer = get(&Device::new(&told.url, &mut Seed::of("told")), path).await;
    assert_eq!((answer.status, answer.media_type.as_str()), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert_eq!(
        String::from_utf8(answer.body).unwrap(),
        "Contact: mailto:leak@naderhand.example\nPreferred-Languages: nl, en\n\
         Canonical: https://naderhand.example/.well-known/security.txt\n\
         Policy: https://naderhand.example/beveiliging\nPolicy: https://naderhand.example/en/security\n\
         Expires: 2027-03-20T14:13:20Z\n"
    );
    told.stop().await;
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
