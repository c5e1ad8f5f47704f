//! A push service: HTTPS on a port of its own, HTTP/2 and HTTP/1.1.

use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures_util::{future, stream};
use http_body_util::{BodyExt as _, Empty, StreamBody, combinators::BoxBody};
use hyper::{
    Request, Response, Version,
    body::{Bytes, Frame, Incoming},
    header::HeaderMap,
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use tokio::net::TcpListener;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring::default_provider,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject as _},
    },
};

/// A push as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Arrived {
    pub(crate) path: String,
    pub(crate) version: Version,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Arrived {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

pub(crate) struct Service {
    pub(crate) port: u16,
    /// Its certificate, in PEM.
    pub(crate) root: String,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    connections: Arc<AtomicUsize>,
}

/// What it answers: `/429?Retry-After=120` is a status with a header, `/201/endless` one with a body that does not end, and
/// `/201/silent` is none at all.
async fn answer(uri: &hyper::Uri) -> Response<BoxBody<Bytes, Infallible>> {
    if uri.path().ends_with("/silent") {
        future::pending::<()>().await;
    }
    let status: u16 = uri.path().trim_start_matches('/').split('/').next().unwrap().parse().unwrap();
    let mut response = Response::builder().status(status);
    if let Some((name, value)) = uri.query().and_then(|query| query.split_once('=')) {
        response = response.header(name, value.replace("%20", " "));
    }
    let endless = || StreamBody::new(stream::repeat_with(|| Ok(Frame::data(Bytes::from_static(&[0; 4096])))));
    let body = if uri.path().ends_with("/endless") { endless().boxed() } else { Empty::new().boxed() };
    response.body(body).unwrap()
}

impl Service {
    pub(crate) async fn start() -> Self {
        Self::with(&[b"h2", b"http/1.1"]).await
    }

    pub(crate) async fn with(protocols: &[&[u8]]) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (root, key) = (pem("CERTIFICATE", made.cert.der()), made.signing_key.serialize_der());
        let certificate = CertificateDer::from_pem_slice(root.as_bytes()).unwrap();
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key)))
            .unwrap();
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let service = Self { port, root, arrived: Arc::default(), connections: Arc::default() };
        let (arrived, connections) = (Arc::clone(&service.arrived), Arc::clone(&service.connections));
        tokio::spawn(serve(listener, TlsAcceptor::from(Arc::new(config)), arrived, connections));
        service
    }

    pub(crate) fn endpoint(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.port)
    }

    /// This service as an operator writes it.
    pub(crate) fn as_own(&self) -> String {
        format!("own:localhost:{}", self.port)
    }

    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    /// What arrived since it was taken last.
    #[allow(dead_code, reason = "for the benchmark, which shares this file and would keep too much")]
    pub(crate) fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.arrived.lock().unwrap())
    }

    pub(crate) fn count(&self) -> usize {
        self.arrived.lock().unwrap().len()
    }

    /// Connections that were opened, whether or not anything came over them.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(
    listener: TcpListener,
    tls: TlsAcceptor,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    connections: Arc<AtomicUsize>,
) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        connections.fetch_add(1, Ordering::SeqCst);
        let (tls, arrived) = (tls.clone(), Arc::clone(&arrived));
        tokio::spawn(async move {
            let Ok(stream) = tls.accept(stream).await else { return };
            let handle = service_fn(|request: Request<Incoming>| {
                let arrived = Arc::clone(&arrived);
                async move {
                    let (parts, body) = request.into_parts();
                    // Whoever calls may be gone before all has arrived.
                    let body = body.collect().await?.to_bytes().to_vec();
                    let (path, headers) = (parts.uri.path().to_owned(), parts.headers);
                    arrived.lock().unwrap().push(Arrived { path, version: parts.version, headers, body });
                    Ok::<_, hyper::Error>(answer(&parts.uri).await)
                }
            });
            let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), handle).await;
        });
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = data_encoding::BASE64.encode(der);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| core::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
