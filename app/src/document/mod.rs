//! The documents that the server sends: the app's shell and the welcome page.
//!
//! They are the same for everybody and hold nothing personal: the server makes them once, at start, and any cache may keep
//! them. The app itself renders on the device.

mod page;
mod shell;
mod welcome;

use serde::Deserialize;

pub use self::{shell::app_shell, welcome::welcome};

/// Where the built files are, as `assets.json` of the site says: each with a hash of its content in its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that loads the app.
    pub js: String,
    /// The app.
    pub wasm: String,
}

/// A whole HTML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// From `<!doctype html>` on.
    pub html: String,
    /// The inline scripts in it, exactly as they stand there: the server allows these, by hash, and no others.
    pub inline_scripts: Vec<String>,
}
