//! The shipped app on a slow phone: the built site with a page of the bench beside it, and screens of the app that are opened
//! with the processor slowed down. The browser's own processes, IndexedDB among them, are not slowed down.

mod site;

use std::fs;

use serde::Deserialize;

pub(super) use self::site::{PAGE, SCRIPT, with_the_bench};
use super::{
    Setup,
    chromium::{Browser, Tab},
};

/// How many times slower the phone is than this machine: what Lighthouse takes for a mid-range phone.
pub(super) const SLOWER: f64 = 4.0;

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
pub(super) struct Opened {
    /// Milliseconds from the start of the navigation until the content was drawn.
    pub(super) millis: f64,
    pub(super) tasks: LongTasks,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
pub(super) struct LongTasks {
    pub(super) number: f64,
    pub(super) longest: f64,
    /// How long they took together.
    pub(super) together: f64,
}

/// Visits the app once, so that its service worker has everything.
pub(super) async fn keep_offline(browser: &mut Browser, origin: &str) -> anyhow::Result<()> {
    let mut tab = browser.tab().await?;
    tab.open(&format!("{origin}/app/meer")).await?;
    let _: bool = tab.evaluate("navigator.serviceWorker.ready.then(() => true)").await?;
    tab.close().await
}

/// Opens an address of the app in a new tab of the phone, and waits until there is what the selector `wanted` finds.
pub(super) async fn open<'b>(
    setup: &Setup,
    browser: &'b mut Browser,
    origin: &str,
    address: &str,
    wanted: &str,
) -> anyhow::Result<(Tab<'b>, Opened)> {
    let mut tab = browser.tab().await?;
    // Slowing down is the process's: it begins on a page of the same origin, which the same process shows.
    tab.open(&format!("{origin}{PAGE}")).await?;
    tab.slow_down(SLOWER).await?;
    watch(setup, &mut tab, wanted).await?;
    tab.open(&format!("{origin}{address}")).await?;
    let opened = tab.evaluate("life.opened()").await?;
    Ok((tab, opened))
}

/// Makes `life` of `bench/web/life/observe.js` be there in what the tab opens next.
pub(super) async fn watch(setup: &Setup, tab: &mut Tab<'_>, wanted: &str) -> anyhow::Result<()> {
    let observe = fs::read_to_string(setup.web.join("life/observe.js"))?;
    tab.begin_with(&format!("globalThis.WANTED = {wanted:?};\n{observe}")).await
}
