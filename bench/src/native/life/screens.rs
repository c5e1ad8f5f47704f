//! The screens, and opening one.

use serde::Deserialize;

use crate::native::{
    Setup,
    chromium::{Browser, Tab},
    phone::{self, LongTasks, Opened},
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
pub(super) struct Scrolled {
    pub(super) entries: u32,
    pub(super) slowest: f64,
    pub(super) tasks: LongTasks,
}

/// Opens a screen in a new tab of the phone, and looks at it to its end.
pub(super) async fn open(setup: &Setup, browser: &mut Browser, origin: &str, screen: &Screen) -> anyhow::Result<Round> {
    let (mut tab, opened) = phone::open(setup, browser, origin, screen.address, screen.wanted).await?;
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
