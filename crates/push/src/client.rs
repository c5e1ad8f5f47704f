//! The HTTP client: connections over TLS to addresses that the resolver allows, kept and used again. It follows no redirect and knows
//! no proxy.

use std::{sync::Arc, time::Duration};

use http_body_util::Full;
use hyper::{Uri, body::Bytes};
use hyper_rustls::{HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::{
    client::legacy::{self, connect::HttpConnector},
    rt::{TokioExecutor, TokioIo, TokioTimer},
};
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower::{BoxError, timeout::Timeout, util::BoxCloneSyncService};

use crate::endpoint::{PushHosts, Resolver};

/// How long a connection may take, from the name to the end of the TLS handshake (product default).
const CONNECT: Duration = Duration::from_secs(10);
/// How long a connection that nobody uses is kept (product default).
const IDLE: Duration = Duration::from_secs(90);
/// After how long without a word, and then after each further one, a connection is asked whether it is still there (product default).
const ALIVE: Duration = Duration::from_secs(15);
/// After how many questions without an answer it is not.
const ALIVE_QUESTIONS: u32 = 3;

type Connector = BoxCloneSyncService<Uri, MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>;

pub(crate) type Client = legacy::Client<Connector, Full<Bytes>>;

/// A client without connections.
pub(crate) fn of(tls: ClientConfig, hosts: PushHosts) -> Client {
    legacy::Client::builder(TokioExecutor::new())
        .timer(TokioTimer::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(IDLE)
        // A connection that died without a word would be given to one push after the other.
        .http2_keep_alive_interval(ALIVE)
        .http2_keep_alive_timeout(CONNECT)
        .build(connector(tls, hosts))
}

fn connector(tls: ClientConfig, hosts: PushHosts) -> Connector {
    let mut tcp = HttpConnector::new_with_resolver(Resolver(Arc::new(hosts)));
    // It would refuse any other scheme than `http`; the layer above refuses any other than `https`.
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT));
    tcp.set_keepalive(Some(ALIVE));
    tcp.set_keepalive_interval(Some(ALIVE));
    tcp.set_keepalive_retries(Some(ALIVE_QUESTIONS));
    // HTTP/2 first: many pushes over one connection.
    let https =
        HttpsConnectorBuilder::new().with_tls_config(tls).https_only().enable_all_versions().wrap_connector(tcp);
    BoxCloneSyncService::new(Timeout::new(https, CONNECT))
}
