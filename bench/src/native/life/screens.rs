//! The screens, and opening one.

use std::fs;

use serde::Deserialize;

use super::site;
use crate::native::{
    Setup,
    chromium::{Browser, Tab},
};

/// A screen of the app.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// What it is called in the tables.
    pub(super) name: &'static str,
    address: &'static str,
    /// Finds what is there once the screen has its content.
    wanted: &'static str,
    /// Whether it is scrolled to its end.
    scrolls: bool,
}

/// Those that are measured. The first shows no record: what starting the app costs by itself.
pub(super) const SCREENS: [Screen; 5] = [
    screen("/app/meer, without records", "/app/meer", "#werkgever"),
    Screen { scrolls: true, ..screen("/app/terugkijken", "/app/terugkijken", "main .nh-day__list a") },
    screen("/app/gebeurtenis", "/app/gebeurtenis", "main .nh-list a.nh-row"),
    screen("/app/advies", "/app/advies", "main .nh-advice"),
    screen("/app/terugkijken/verloop", "/app/terugkijken/verloop", "main .nh-trend"),
];

const fn screen(name: &'static str, address: &'static str, wanted: &'static str) -> Screen {
    Screen { name, address, wanted, scrolls: false }
}

/// What one opening came to.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) opened: Opened,
    /// Of the list only.
    pub(super) scrolled: Option<Scrolled>,
    /// Milliseconds of sorting numbers with the whole processor.
    pub(super) fast: f64,
    /// The same on the phone.
    pub(super) slow: f64,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
pub(super) struct Opened {
    pub(super) millis: f64,
    pub(super) tasks: LongTasks,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
pub(super) struct Scrolled {
    pub(super) entries: u32,
    pub(super) slowest: f64,
    pub(super) tasks: LongTasks,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
pub(super) struct LongTasks {
    pub(super) number: f64,
    pub(super) longest: f64,
}

/// Visits the app once, so that its service worker has everything.
pub(super) async fn keep_offline(browser: &mut Browser, origin: &str) -> anyhow::Result<()> {
    let mut tab = browser.tab().await?;
    tab.open(&format!("{origin}/app/meer")).await?;
    let _: bool = tab.evaluate("navigator.serviceWorker.ready.then(() => true)").await?;
    tab.close().await
}

/// Opens a screen in a new tab of the phone, and looks at it to its end.
pub(super) async fn open(
    setup: &Setup,
    browser: &mut Browser,
    origin: &str,
    screen: &Screen,
    slower: f64,
) -> anyhow::Result<Round> {
    let mut tab = browser.tab().await?;
    // Slowing down is the process's: it begins on a page of the same origin, which the same process shows.
    tab.open(&format!("{origin}{}", site::PAGE)).await?;
    tab.slow_down(slower).await?;
    let observe = fs::read_to_string(setup.web.join("life/observe.js"))?;
    tab.begin_with(&format!("globalThis.WANTED = {:?};\n{observe}", screen.wanted)).await?;
    tab.open(&format!("{origin}{}", screen.address)).await?;
    let opened = tab.evaluate("life.opened()").await?;
    let scrolled = if screen.scrolls { Some(tab.evaluate("life.toTheEnd()").await?) } else { None };
    let slow = sorting(&mut tab).await?;
    tab.slow_down(1.0).await?;
    let fast = sorting(&mut tab).await?;
    tab.close().await?;
    Ok(Round { opened, scrolled, fast, slow })
}

async fn sorting(tab: &mut Tab<'_>) -> anyhow::Result<f64> {
    tab.evaluate("life.sorting()").await
}
