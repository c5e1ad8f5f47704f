//! A Chromium that is told what to do, over its debugging protocol.
//!
//! The protocol runs over two pipes that the browser expects under the numbers 3 and 4: JSON, a zero byte after each message
//! (`--remote-debugging-pipe`). A shell puts them there, because the standard library cannot.

use std::{process::Stdio, time::Duration};

use anyhow::{Context as _, bail};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    process::{Child, ChildStdin, ChildStdout, Command},
};

use super::{configure, profile};
use crate::native::Setup;

/// Longer than anything that is asked of it takes; a browser that hangs is given up.
const PATIENCE: Duration = Duration::from_mins(5);

/// Becomes the browser, with our ends of its pipes where it looks for them.
const PIPES: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

/// A small phone in one hand, as in `e2e/playwright.config.ts`.
const WIDTH: u32 = 360;
const HEIGHT: u32 = 740;

/// A running browser.
#[derive(Debug)]
pub(crate) struct Browser {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    calls: u64,
    _profile: TempDir,
}

/// One tab of it, which looks like a phone.
#[derive(Debug)]
pub(crate) struct Tab<'a> {
    browser: &'a mut Browser,
    target: String,
    session: String,
}

/// What the browser says: an answer to a call, or word of something that happened.
#[derive(Deserialize)]
struct Message {
    id: Option<u64>,
    #[serde(default)]
    result: Value,
    error: Option<Value>,
}

impl Browser {
    /// Starts it in a fresh profile.
    pub(crate) fn start(setup: &Setup) -> anyhow::Result<Self> {
        let profile = profile(setup)?;
        let mut command = Command::new("sh");
        command.args(["-c", PIPES, "sh"]).arg(&setup.chromium);
        configure(&mut command, &profile);
        let mut process = command
            .args(["--remote-debugging-pipe", "--accept-lang=nl"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", setup.chromium.display()))?;
        let to = process.stdin.take().context("a pipe to the browser")?;
        let from = process.stdout.take().context("a pipe from the browser")?;
        Ok(Self { process, to, from: BufReader::new(from), calls: 0, _profile: profile })
    }

    /// Opens a tab, as wide and high as a phone, with touch.
    pub(crate) async fn tab(&mut self) -> anyhow::Result<Tab<'_>> {
        let target = self.call(None, "Target.createTarget", json!({ "url": "about:blank" })).await?;
        let target = text(&target, "targetId")?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&self.call(None, "Target.attachToTarget", attach).await?, "sessionId")?;
        let mut tab = Tab { browser: self, target, session };
        tab.call("Page.enable", json!({})).await?;
        let screen = json!({ "width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 2, "mobile": true });
        tab.call("Emulation.setDeviceMetricsOverride", screen).await?;
        tab.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        tab.call("Page.bringToFront", json!({})).await?;
        Ok(tab)
    }

    /// Ends it.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        self.process.kill().await?;
        Ok(())
    }

    async fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> anyhow::Result<Value> {
        tokio::time::timeout(PATIENCE, self.exchange(session, method, params))
            .await
            .with_context(|| format!("the browser did not answer to {method} in time"))?
    }

    async fn exchange(&mut self, session: Option<&str>, method: &str, params: Value) -> anyhow::Result<Value> {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.to.write_all(&bytes).await?;
        loop {
            let mut bytes = Vec::new();
            self.from.read_until(0, &mut bytes).await?;
            if bytes.pop().is_none() {
                bail!("the browser stopped by itself");
            }
            let message: Message = serde_json::from_slice(&bytes)?;
            match message {
                Message { id: Some(id), result, error: None } if id == self.calls => return Ok(result),
                Message { id: Some(id), error: Some(error), .. } if id == self.calls => bail!("{method}: {error}"),
                // Word of something that happened: nobody here waits for any.
                _ => {}
            }
        }
    }
}

impl Tab<'_> {
    /// Opens an address. Returns when the document begins to arrive.
    pub(crate) async fn open(&mut self, url: &str) -> anyhow::Result<()> {
        let answer = self.call("Page.navigate", json!({ "url": url })).await?;
        match answer.get("errorText") {
            Some(error) => bail!("{url}: {error}"),
            None => Ok(()),
        }
    }

    /// Runs a script in every document from the next on, before the document's own.
    pub(crate) async fn begin_with(&mut self, script: &str) -> anyhow::Result<()> {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Makes the processor so many times slower for this tab's main thread, from now on.
    pub(crate) async fn slow_down(&mut self, times: f64) -> anyhow::Result<()> {
        self.call("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// What an expression comes to in the document that is open. A promise is waited for.
    pub(crate) async fn evaluate<T: DeserializeOwned>(&mut self, expression: &str) -> anyhow::Result<T> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", params).await?;
        if let Some(exception) = answer.get("exceptionDetails") {
            bail!("the page failed: {exception}");
        }
        Ok(serde_json::from_value(answer["result"]["value"].take())?)
    }

    /// Closes it.
    pub(crate) async fn close(self) -> anyhow::Result<()> {
        self.browser.call(None, "Target.closeTarget", json!({ "targetId": self.target })).await?;
        Ok(())
    }

    async fn call(&mut self, method: &str, params: Value) -> anyhow::Result<Value> {
        self.browser.call(Some(&self.session), method, params).await
    }
}

fn text(answer: &Value, name: &str) -> anyhow::Result<String> {
    Ok(answer.get(name).and_then(Value::as_str).with_context(|| format!("the browser gave no {name}"))?.to_owned())
}
