//! The documents that the server sends: static, the same for everyone, without personal data.

use crate::texts::Language;

/// Where the built files are, with their content-hashed names.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The script that loads the app.
    pub js: String,
    /// The app itself.
    pub wasm: String,
}

/// A finished HTML document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The whole document.
    pub html: String,
    /// The text of each inline script in it, whose hashes the server puts in the Content-Security-Policy.
    pub inline_scripts: Vec<String>,
}

/// The shell of the app: what `/app` and every address under it answer.
pub fn app_shell(assets: &Assets) -> Document {
    page("nl", assets, "Hoe gaat het nu?")
}

/// The welcome page.
pub fn welcome(assets: &Assets, language: Language) -> Document {
    match language {
        Language::Dutch => page("nl", assets, "Naderhand"),
        Language::English => page("en", assets, "Naderhand"),
    }
}

fn page(lang: &str, assets: &Assets, heading: &str) -> Document {
    let css = &assets.css;
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>Naderhand</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"{css}\"></head>\
         <body><h1>{heading}</h1></body></html>"
    );
    Document { html, inline_scripts: Vec::new() }
}
