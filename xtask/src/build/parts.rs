//! The app in parts: what a screen needs that is not there at the start lies in a file of its own.
//!
//! Functions marked with `wasm_split` in the app are where it is cut. What only one part needs goes into that part's file,
//! what several parts need and the start does not into a shared one. A small script knows which files belong to which part.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::anyhow;
use wasm_split_cli_support::{Options, transform};

use super::fingerprint::files_below;

/// The script that fetches parts. The glue imports it under this name.
pub(super) const LOADER: &str = "parts.js";

/// Cuts a compiled module, and gives the main one's path. The glue of `name` gives the parts their imports.
pub(super) fn split(compiled: &Path, folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let input = fs::read(compiled)?;
    let main = folder.join("main.wasm");
    let (link_name, main_module) = (format!("./{LOADER}"), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = &main_module;
    transform(options).map_err(|error| anyhow!("cannot split {}: {error:#}", compiled.display()))?;
    Ok(main)
}

/// Copies parts and loader to where the glue lies.
pub(super) fn take_along(folder: &Path, glue: &Path) -> anyhow::Result<()> {
    for path in files_below(folder, &|path| !path.ends_with("main.wasm"))? {
        fs::copy(&path, glue.join(path.strip_prefix(folder)?))?;
    }
    Ok(())
}

/// The parts beside a glue.
pub(super) fn of(glue: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let is_part = |path: &Path| path.is_dir() || part(path);
    files_below(glue, &is_part)
}

fn part(path: &Path) -> bool {
    let main = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_bg"));
    path.extension().is_some_and(|extension| extension == "wasm") && !main
}
