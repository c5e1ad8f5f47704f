//! What the employee sees: the screens of the app, and the documents that the server sends.
//!
//! | folder | what |
//! | --- | --- |
//! | `texts` | every text, in Dutch and English |
//! | `ui` | widgets without knowledge of a feature: every screen is made from these |
//! | `pages` | what there is to read: titles and addresses for links; the texts are in `texts/pages` |
//! | `document` | (feature `ssr`) the app's shell and the pages: static, without personal data |
//! | `part` | fetching a part of the app when one of its screens is opened |
//! | `records` | the employee's records as reactive state, over the vault |
//! | `own_words`, `trend` | what several screens have: the field for own words, the line over time |
//! | `check_in`, `incident`, `incident_card`, `signal_list`, `step_review`, `advice`, `summary`, `look_back`, `help`, `more`, `backup`, `organisation`, `supporter`, `coordinator`, `contact`, `inbox`, `reminders`, `update` | the screens, one folder a feature |
//!
//! # Adding a screen
//!
//! 1. A folder named after the feature, with a component that returns a [`ui::Screen`].
//! 2. Its texts in `app/texts/parts/<part>/nl.toml` and `en.toml`, its title in `app/texts/nl.toml` and `en.toml`; the build
//!    names what is missing.
//! 3. A route in `shell::App`, and a place in [`ui::Places`] when it deserves one.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#![allow(
    clippy::unnecessary_wraps,
    reason = "a part may not be there: its function fails in what `wasm_split` makes of it"
)]
#![allow(unreachable_pub, reason = "Leptos' component macro makes items that the lint takes for unreachable")]

#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod check_in;
#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod pages;
#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod texts;
#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod ui;

#[cfg(feature = "ssr")]
pub mod document;

#[cfg(feature = "csr")]
pub mod advice;
#[cfg(feature = "csr")]
pub mod app;
#[cfg(feature = "csr")]
pub mod backup;
#[cfg(feature = "csr")]
pub mod contact;
#[cfg(feature = "csr")]
pub mod coordinator;
#[cfg(feature = "csr")]
pub mod device;
#[cfg(feature = "csr")]
pub mod help;
#[cfg(feature = "csr")]
pub mod inbox;
#[cfg(feature = "csr")]
pub mod incident;
#[cfg(feature = "csr")]
pub mod incident_card;
#[cfg(feature = "csr")]
pub mod look_back;
#[cfg(feature = "csr")]
pub mod more;
#[cfg(feature = "csr")]
pub mod organisation;
#[cfg(feature = "csr")]
pub mod own_words;
#[cfg(feature = "csr")]
pub mod part;
#[cfg(feature = "csr")]
pub mod records;
#[cfg(feature = "csr")]
pub mod reminders;
#[cfg(feature = "csr")]
pub mod signal_list;
#[cfg(feature = "csr")]
pub mod step_review;
#[cfg(feature = "csr")]
pub mod summary;
#[cfg(feature = "csr")]
pub mod supporter;
#[cfg(feature = "csr")]
pub mod trend;
#[cfg(feature = "csr")]
pub mod update;
