//! The folder that the server serves.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::json;

use super::{
    bundle::Bundles,
    fingerprint::{Fingerprint, files_below},
    pages,
};
use crate::workspace::Workspace;

/// Which files the site has, by path below its root with `/` between, and what is in them.
pub(super) struct Files {
    /// The files.
    pub(super) by_path: BTreeMap<String, Vec<u8>>,
    /// Those that the first screen needs.
    pub(super) first_screen: Vec<String>,
}

/// Puts together what the browser loads, what `public/` holds, and the two lists of it: `assets.json` for the server and
/// the one in the service worker.
pub(super) fn assemble(workspace: &Workspace, bundles: &Bundles) -> anyhow::Result<Files> {
    let mut files = BTreeMap::new();
    let mut first_screen = Vec::new();
    for asset in [&bundles.css, &bundles.js, &bundles.wasm] {
        let path = asset.url.trim_start_matches('/').to_owned();
        files.insert(path.clone(), asset.bytes.clone());
        first_screen.push(path);
    }
    for later in bundles.parts.iter().chain(&bundles.texts) {
        files.insert(later.url.trim_start_matches('/').to_owned(), later.bytes.clone());
    }
    let public = workspace.path("public");
    for path in files_below(&public, &|_| true)? {
        let name = path.strip_prefix(&public)?.to_string_lossy().replace('\\', "/");
        files.insert(name, fs::read(&path)?);
    }
    // For the server: it puts these rules into each page for visitors.
    files.insert(VISITOR_STYLE.to_owned(), bundles.visitor_style.clone());
    let worker = service_worker(workspace, &files)?;
    files.insert(SERVICE_WORKER.to_owned(), worker);
    let assets = json!({ "css": bundles.css.url, "js": bundles.js.url, "wasm": bundles.wasm.url });
    files.insert("assets.json".to_owned(), serde_json::to_vec_pretty(&assets)?);
    Ok(Files { by_path: files, first_screen })
}

const SERVICE_WORKER: &str = "sw.js";
const VISITOR_STYLE: &str = "visitor.css";

/// What no phone needs when the network is off.
const NOT_KEPT: [&str; 2] = [VISITOR_STYLE, "robots.txt"];

/// `public/sw.js` with its first line: the version, the files to keep for when the network is off, and the pages.
///
/// The version covers the sources of the documents too, because the server renders them.
fn service_worker(workspace: &Workspace, files: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<Vec<u8>> {
    let mut version = Fingerprint::new("site");
    for (path, bytes) in files {
        version.add(path.as_bytes());
        version.add(bytes);
    }
    for sources in ["app/src", "app/build", "app/texts"] {
        version.add_folder(&workspace.path(sources), &|_| true)?;
    }
    let kept: Vec<String> =
        files.keys().filter(|path| !NOT_KEPT.contains(&path.as_str())).map(|path| format!("/{path}")).collect();
    let pages = pages::offline(workspace)?;
    let build = json!({ "version": &version.text()[..16], "files": kept, "pages": pages });
    let mut worker = format!("self.BUILD = {build};\n").into_bytes();
    worker.extend_from_slice(&fs::read(workspace.path("public").join(SERVICE_WORKER))?);
    Ok(worker)
}

/// Makes `folder` hold exactly these files. What is there already is left alone, so that times and caches stay.
pub(super) fn write(files: &Files, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    for (path, bytes) in &files.by_path {
        write_if_changed(&folder.join(path), bytes)?;
    }
    for path in files_below(folder, &|_| true)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(&name);
        if !files.by_path.contains_key(original) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Writes a file unless it holds exactly this.
pub(super) fn write_if_changed(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)?;
    Ok(())
}
