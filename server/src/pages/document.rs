//! A document, made once, when the server starts or an organisation was loaded: with an `ETag`, with a policy that allows its own scripts, and compressed
//! when it is first asked for, so that a start does not wait for pages that nobody reads.

use std::{io::Write as _, sync::OnceLock};

use axum::{
    body::Bytes,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
            IF_NONE_MATCH, VARY,
        },
    },
    response::{IntoResponse, Response},
};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use flate2::{Compression, write::GzEncoder};
use naderhand_app::document::{Document, Scripts};
use sha2::{Digest as _, Sha256};

/// A document of up to this many bytes travels as it is: it fits into one packet anyway.
const ONE_PACKET: usize = 1_200;

/// An HTML document, ready to send.
#[derive(Debug)]
pub(super) struct Page {
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    etag: HeaderValue,
    policy: HeaderValue,
}

impl Page {
    pub(super) fn new(document: &Document) -> Self {
        let html = document.html.as_bytes();
        Self {
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            plain: html.to_vec().into(),
            etag: etag(html),
            policy: ascii(&policy(document)),
        }
    }

    /// The document in the best encoding that the caller takes, or 304 when the caller has it.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response {
        if request.get(IF_NONE_MATCH).is_some_and(|known| names(known, &self.etag)) {
            return (StatusCode::NOT_MODIFIED, self.common(), self.tag()).into_response();
        }
        (self.tag(), self.body(request)).into_response()
    }

    /// The document as an error: with this status, and not to be recognised the next time.
    pub(super) fn answer_as(&self, status: StatusCode, request: &HeaderMap) -> Response {
        (status, self.body(request)).into_response()
    }

    fn body(&self, request: &HeaderMap) -> Response {
        let html = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
        let common = self.common();
        match encoding(request) {
            Encoding::Brotli if self.pays() => {
                let brotli = self.brotli.get_or_init(|| brotli(&self.plain).into());
                (common, html, encoded("br"), brotli.clone()).into_response()
            }
            Encoding::Gzip if self.pays() => {
                let gzip = self.gzip.get_or_init(|| gzip(&self.plain).into());
                (common, html, encoded("gzip"), gzip.clone()).into_response()
            }
            Encoding::Plain | Encoding::Brotli | Encoding::Gzip => (common, html, self.plain.clone()).into_response(),
        }
    }

    /// Whether compressing saves a packet.
    fn pays(&self) -> bool {
        self.plain.len() > ONE_PACKET
    }

    fn common(&self) -> [(HeaderName, HeaderValue); 3] {
        [
            (CONTENT_SECURITY_POLICY, self.policy.clone()),
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (VARY, HeaderValue::from_static("accept-encoding")),
        ]
    }

    fn tag(&self) -> [(HeaderName, HeaderValue); 1] {
        [(ETAG, self.etag.clone())]
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

/// The smallest form that the caller takes. An encoding with `q=0` is one that the caller refuses.
fn encoding(request: &HeaderMap) -> Encoding {
    let accepted: Vec<&str> = request
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .filter_map(|item| {
            let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
            let refused = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0);
            (!refused).then_some(name.trim())
        })
        .collect();
    if accepted.contains(&"br") {
        Encoding::Brotli
    } else if accepted.contains(&"gzip") {
        Encoding::Gzip
    } else {
        Encoding::Plain
    }
}

fn encoded(name: &'static str) -> [(HeaderName, HeaderValue); 1] {
    [(CONTENT_ENCODING, HeaderValue::from_static(name))]
}

/// What names this content, and no other.
pub(super) fn etag(content: &[u8]) -> HeaderValue {
    ascii(&format!("\"{}\"", BASE64URL_NOPAD.encode(&Sha256::digest(content)[..12])))
}

/// Whether an `If-None-Match` names this `ETag`. A proxy that compresses may have marked it as weak.
pub(super) fn names(known: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(known), Ok(etag)) = (known.to_str(), etag.to_str()) else { return false };
    known.split(',').any(|item| item.trim().trim_start_matches("W/") == etag)
}

/// The Content-Security-Policy. The app may run scripts of this server, its own inline ones, and WebAssembly; a page to
/// read runs nothing. Neither loads anything from elsewhere, and inline styles are those of the document itself.
///
/// A page to read may connect to this server although nothing in it can: whoever checks a page from inside the browser, as
/// Lighthouse does, fetches `robots.txt` as the page.
fn policy(document: &Document) -> String {
    let own = match &document.scripts {
        Scripts::None => "connect-src 'self'; form-action 'none'".to_owned(),
        Scripts::App { inline } => format!(
            "script-src 'self' 'wasm-unsafe-eval'{}; connect-src 'self'; worker-src 'self'; font-src 'self'; \
             form-action 'self'",
            hashes(inline)
        ),
    };
    let styles = hashes(&document.inline_styles);
    format!(
        "default-src 'none'; {own}; style-src 'self'{styles}; img-src 'self' data:; manifest-src 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// What allows exactly these.
fn hashes(inline: &[String]) -> String {
    let source = |text: &String| format!(" 'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
    inline.iter().map(source).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to a `Vec` cannot fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    // Writing to a `Vec` cannot fail.
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map_or_else(|_| Vec::new(), |_| out)
}

fn ascii(text: &str) -> HeaderValue {
    // Base64 and constants only: always a valid value. An empty policy would be found by the test of all headers.
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let html = "<!doctype html><p>hallo</p>".repeat(50);
        Page::new(&Document { html, scripts: Scripts::None, inline_styles: Vec::new() })
    }

    fn answer(name: axum::http::HeaderName, value: &str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        page().answer(&headers)
    }

    #[test]
    fn the_smallest_encoding_that_the_caller_takes_is_sent() {
        let encoding = |accept| answer(ACCEPT_ENCODING, accept).headers().get(CONTENT_ENCODING).cloned();
        assert_eq!(encoding("gzip, deflate, br, zstd").unwrap(), "br");
        assert_eq!(encoding("gzip, br;q=0").unwrap(), "gzip");
        assert_eq!(encoding("identity"), None);
    }

    #[test]
    fn a_document_that_the_caller_has_is_not_sent_again() {
        let etag = answer(ACCEPT_ENCODING, "br").headers()[ETAG].to_str().unwrap().to_owned();
        assert_eq!(answer(IF_NONE_MATCH, &etag).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(IF_NONE_MATCH, &format!("\"x\", W/{etag}")).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(IF_NONE_MATCH, "\"x\"").status(), StatusCode::OK);
    }

    fn policy_of(scripts: Scripts, inline_styles: &[&str]) -> String {
        let inline_styles = inline_styles.iter().map(|&style| style.to_owned()).collect();
        policy(&Document { html: String::new(), scripts, inline_styles })
    }

    #[test]
    fn an_inline_script_or_style_is_allowed_by_its_hash_alone() {
        // Made with `printf 'let a = 1;' | openssl dgst -sha256 -binary | base64`.
        let hash = "'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='";
        let script = policy_of(Scripts::App { inline: vec!["let a = 1;".to_owned()] }, &[]);
        assert!(script.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")), "{script}");
        assert!(script.contains("style-src 'self';"), "{script}");
        let style = policy_of(Scripts::None, &["let a = 1;"]);
        assert!(style.contains(&format!("style-src 'self' {hash};")), "{style}");
        assert!(!script.contains("unsafe-inline") && !style.contains("unsafe-inline"));
    }

    #[test]
    fn a_page_to_read_runs_nothing_and_reaches_nobody_else() {
        let policy = policy_of(Scripts::None, &[]);
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for directive in ["script-src", "worker-src", "http"] {
            assert!(!policy.contains(directive), "{policy}");
        }
    }
}
