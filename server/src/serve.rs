//! Starting, serving, stopping.

use std::{any::Any, io::Write as _, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::problem::Code;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::{oneshot, watch},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    api,
    clock::Clock,
    config::Config,
    contact::pass_on,
    health,
    http::{headers, rate::Limiter, timeout},
    log,
    organisation::setup,
    pages::{self, SiteError},
    problem::Answer,
    reminders::{
        pusher::{NoPusher, Pusher},
        queue,
    },
    state::AppState,
    store::{
        Store,
        failure::{OpenError, StoreError},
        request::{Sweep, Swept},
    },
};

/// How often the server forgets what it need not know any more.
const HOUSEKEEPING: Duration = Duration::from_mins(1);

/// How long requests under way may take to end after the server was told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Why the server did not start, or stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The built site is missing.
    #[error("{0}")]
    Site(#[from] SiteError),
    /// What was set for pushes cannot be used.
    #[error("{0}")]
    Push(#[from] NoPusher),
    /// The database does not open.
    #[error("{0}")]
    Store(#[from] OpenError),
    /// The database does not keep the first setup code.
    #[error("the database cannot be used: {0}")]
    FirstCode(#[from] StoreError),
    /// The address is taken, or not allowed.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The listener failed.
    #[error("serving failed: {0}")]
    Serve(#[source] std::io::Error),
}

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    router: Router,
    state: AppState,
    limiters: [Limiter; 2],
}

impl Server {
    /// Prepares everything and takes the address.
    pub async fn bind(config: &Config, clock: Clock) -> Result<Self, ServeError> {
        let limiter = Limiter::new(&config.rate);
        let strict = Limiter::new(&config.rate.strict());
        let pusher = config.push.as_ref().map(Pusher::open).transpose()?.map(Arc::new);
        let state = AppState { store: Store::open(&config.database).await?, clock, pusher };
        let pages = pages::router(config, state.clock.clone(), state.store.clone(), &limiter)?;
        let router = router(config, pages, api::router(state.clone(), &limiter, &strict));
        let listener = TcpListener::bind(config.addr).await.map_err(|error| ServeError::Listen(config.addr, error))?;
        Ok(Self { listener, router, state, limiters: [limiter, strict] })
    }

    /// The address that it listens on, with the real port when the configured one was 0.
    pub fn addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers requests until `shutdown` completes, then finishes those under way.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), ServeError> {
        let housekeeping = tokio::spawn(keep_house(self.state.clone(), self.limiters));
        let passing_on = tokio::spawn(pass_on::again_and_again(self.state.clone()));
        let (stop_ringing, ringing_stops) = watch::channel(false);
        let ringing = self
            .state
            .pusher
            .clone()
            .map(|pusher| tokio::spawn(queue::again_and_again(self.state.clone(), pusher, ringing_stops)));
        let service = self.router.into_make_service_with_connect_info::<SocketAddr>();
        let (told, was_told) = oneshot::channel();
        let shutdown = async move {
            shutdown.await;
            // Nobody listens when serving has failed already, or nothing rings.
            let _ = told.send(());
            let _ = stop_ringing.send(true);
        };
        let grace_over = async {
            let _ = was_told.await;
            tokio::time::sleep(GRACE).await;
        };
        let served = tokio::select! {
            served = axum::serve(self.listener, service).with_graceful_shutdown(shutdown) => served,
            () = grace_over => {
                tracing::warn!("requests under way did not end and are cut off");
                Ok(())
            }
        };
        housekeeping.abort();
        passing_on.abort();
        // What cannot be finished is sent again by whoever runs next.
        if let Some(ringing) = ringing
            && tokio::time::timeout(GRACE, ringing).await.is_err()
        {
            tracing::warn!("pushes under way did not end and are cut off");
        }
        self.state.store.close().await;
        served.map_err(ServeError::Serve)
    }
}

/// Serves with the machine's clock until `shutdown` completes.
pub async fn run(config: Config, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), ServeError> {
    let server = Server::bind(&config, Clock::System).await?;
    if let Some(told) = setup::first(&server.state.store, &server.state.clock, config.public_url.as_deref()).await? {
        // To whoever starts it, and not into the log: the code is a secret. Nobody may be listening.
        let _ = std::io::stdout().write_all(told.as_bytes());
    }
    if let Ok(addr) = server.addr() {
        tracing::info!(%addr, "listening");
    }
    server.run(shutdown).await
}

/// Completes when the process is told to stop: SIGTERM from a service manager, or Ctrl-C.
pub async fn until_told_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    tracing::info!("stopping");
}

fn router(config: &Config, pages: Router, api: Router) -> Router {
    let router = Router::new()
        .merge(health::router())
        .merge(pages)
        .nest("/api", api)
        .method_not_allowed_fallback(async || Answer::from(Code::MethodNotAllowed));
    wrapped(router, config.behind_tls)
}

/// What every request and every answer goes through. The last layer is the outermost: headers are on every answer, also on
/// that of a panic.
fn wrapped(router: Router, behind_tls: bool) -> Router {
    router
        .layer(from_fn(timeout::limit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(log::requests))
        .layer(from_fn_with_state(behind_tls, headers::secure))
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer wants")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    // A panic's text is written by the programmer, but may have been formatted with values: only its presence is logged.
    tracing::error!(has_text = text.is_some(), "a handler panicked");
    Answer::from(Code::Internal).into_response()
}

async fn keep_house(state: AppState, limiters: [Limiter; 2]) {
    let mut interval = tokio::time::interval(HOUSEKEEPING);
    loop {
        interval.tick().await;
        limiters.iter().for_each(Limiter::forget_quiet);
        match state.store.apply(Sweep { now: state.clock.now() }).await {
            Ok(swept) if swept == Swept::default() => {}
            Ok(Swept { boxes, links, openings, requests, reminders }) => {
                tracing::info!(boxes, links, openings, requests, reminders, "deleted what has expired");
            }
            Err(error) => tracing::warn!(%error, "housekeeping failed, the next round tries again"),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request, routing::get};
    use naderhand_domain::wire::problem::Problem;
    use tower::ServiceExt as _;

    use super::*;

    async fn problem(router: Router) -> Code {
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = wrapped(router, false).oneshot(request).await.unwrap();
        assert!(response.headers().contains_key("content-security-policy"));
        let body = axum::body::to_bytes(response.into_body(), 4_096).await.unwrap();
        serde_json::from_slice::<Problem>(&body).unwrap().code
    }

    #[tokio::test]
    async fn a_panic_is_a_problem_that_tells_nothing() {
        let panicking = get(async || -> &'static str { panic!("inner workings") });
        assert_eq!(problem(Router::new().route("/", panicking)).await, Code::Internal);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_without_end_is_ended() {
        let endless = get(std::future::pending::<&'static str>);
        assert_eq!(problem(Router::new().route("/", endless)).await, Code::StorageUnavailable);
    }
}
