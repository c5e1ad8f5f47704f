//! Organisations, made of the example that ships.

use std::path::{Path, PathBuf};

use naderhand_domain::organisation::Settings;
use naderhand_server::organisation::{
    Face,
    logo::{Logo, Media},
};
use serde_json::Value;

const SETTINGS: &str = include_str!("../../../../docs/examples/rav-voorbeeld/organisation.json");
const LOGO: &[u8] = include_bytes!("../../../../docs/examples/rav-voorbeeld/logo.svg");

/// The example's settings as JSON, under another slug, after `change`.
pub(crate) fn settings(slug: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut settings: Value = serde_json::from_str(SETTINGS).unwrap();
    settings["slug"] = slug.into();
    change(&mut settings);
    settings
}

/// The example under another slug, after `change`.
pub(crate) fn example(slug: &str, change: impl FnOnce(&mut Value)) -> Face {
    let settings = Settings::parse(settings(slug, change).to_string().as_bytes()).unwrap();
    let logo = settings.logo().map(|_| Logo::check(LOGO, Media::Svg).unwrap());
    Face { settings, logo }
}

/// Writes a file and its logo into a folder, as somebody would who is about to load it.
pub(crate) fn write(folder: &Path, settings: &Value, logo: &[u8]) -> PathBuf {
    if let Some(name) = settings["logo"].as_str() {
        std::fs::write(folder.join(name), logo).unwrap();
    }
    let file = folder.join("organisation.json");
    std::fs::write(&file, settings.to_string()).unwrap();
    file
}

/// The example's logo as it is in the repository.
pub(crate) fn logo() -> &'static [u8] {
    LOGO
}
