//! What is measured, the same code on this machine and in the browser.
//!
//! ```text
//! cargo xtask bench ─ builds ─► naderhand, naderhand-bench, naderhand_bench.wasm
//!                     starts ─► naderhand-bench (src/main.rs, src/native)
//!                                 ├─ measures natively
//!                                 ├─ starts the server and talks to it over HTTP
//!                                 ├─ serves bench/web to a headless Chromium, which loads the wasm and sends its figures
//!                                 └─ opens the built app in Chromium, slowed down, with a year of records in it
//! ```
//!
//! Everything compared in one table was measured in turns in the same run (A B A B …), so that a busy machine is as bad for
//! one as for the other. Nothing here fails for being slow.

#[cfg(target_arch = "wasm32")]
pub mod browser;
mod copies;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
mod sealing;
mod year;
