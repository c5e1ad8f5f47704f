//! A page of `bench/web` that measures and sends its figures back.

use std::{collections::BTreeMap, path::Path, process::Stdio, time::Duration};

use anyhow::{Context as _, anyhow, bail};
use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, HeaderValue},
    routing::post,
};
use serde::Deserialize;
use tokio::{net::TcpListener, process::Command, sync::mpsc};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use super::{configure, profile};
use crate::native::{Setup, table::Series};

/// Longer than any page measures; a browser that hangs is given up.
const PATIENCE: Duration = Duration::from_mins(20);

/// Which page to open, and how much it has to do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// Its script, without `.js`.
    pub(crate) name: &'static str,
    /// How many records.
    pub(crate) count: u32,
}

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// For each operation its contestants, in one order.
    Figures(BTreeMap<String, Vec<Series>>),
    /// Why there are none.
    Error(String),
}

/// What a page measured.
#[derive(Debug)]
pub(crate) struct Figures(BTreeMap<String, Vec<Series>>);

impl Figures {
    /// The contestants of one operation.
    pub(crate) fn group(&self, operation: &str) -> anyhow::Result<Vec<Series>> {
        self.0.get(operation).cloned().with_context(|| format!("the page did not measure `{operation}`"))
    }
}

/// Opens a page in a fresh profile and waits for its figures.
pub(crate) async fn figures(setup: &Setup, page: Page) -> anyhow::Result<Figures> {
    let (answers, mut answered) = mpsc::channel(1);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url =
        format!("http://{}/?page={}&count={}&rounds={}", listener.local_addr()?, page.name, page.count, setup.rounds());
    let router = router(&setup.web, &setup.wasm, answers);
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });

    let profile = profile(setup)?;
    let mut command = Command::new(&setup.chromium);
    configure(&mut command, &profile);
    let mut browser = command
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", setup.chromium.display()))?;
    let answer = tokio::select! {
        answer = answered.recv() => answer.context("the page's server stopped"),
        status = browser.wait() => Err(anyhow!("the browser stopped by itself: {status:?}")),
        () = tokio::time::sleep(PATIENCE) => Err(anyhow!("the page `{}` did not answer in time", page.name)),
    };
    browser.kill().await?;
    serving.abort();
    match answer? {
        Answer::Figures(figures) => Ok(Figures(figures)),
        Answer::Error(error) => bail!("the page `{}` failed: {error}", page.name),
    }
}

fn router(web: &Path, wasm: &Path, answers: mpsc::Sender<Answer>) -> Router {
    // Isolated pages get a clock of 5 µs instead of 100 µs.
    let isolated = |name, value| {
        SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    Router::new()
        .route("/answer", post(answer))
        .nest_service("/wasm", ServeDir::new(wasm))
        .fallback_service(ServeDir::new(web))
        .layer(isolated("cross-origin-opener-policy", "same-origin"))
        .layer(isolated("cross-origin-embedder-policy", "require-corp"))
        .with_state(answers)
}

async fn answer(State(answers): State<mpsc::Sender<Answer>>, Json(answer): Json<Answer>) {
    // Nobody waits any more: the browser was given up a moment ago.
    let _ = answers.send(answer).await;
}
