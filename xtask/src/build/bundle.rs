//! The start script with its glue, and the style sheet: each bundled into one file by esbuild.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;

use super::{
    Profile,
    fingerprint::{Fingerprint, short_hash},
    wasm::Module,
};
use crate::{process, workspace::Workspace};

/// Browsers from the spring of 2024 on: the first with `light-dark()`.
const BROWSERS: &str = "es2022,chrome123,firefox120,safari17.5";

/// What the browser loads, with the paths under which it does.
pub(super) struct Bundles {
    /// The style sheet.
    pub(super) css: Asset,
    /// The script that starts the app.
    pub(super) js: Asset,
    /// The app, as far as the first screen needs it.
    pub(super) wasm: Asset,
    /// The style of the pages for visitors, which the server puts into each of them.
    pub(super) visitor_style: Vec<u8>,
    /// The rest of the app, fetched when it is needed.
    pub(super) parts: Vec<Asset>,
    /// The texts of the parts, fetched with them.
    pub(super) texts: Vec<Asset>,
}

/// A file whose name holds the hash of its content, so that it can be cached for ever.
pub(super) struct Asset {
    /// Absolute path on the server.
    pub(super) url: String,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

/// Where the server has them.
const FOLDER: &str = "/pkg/";

impl Asset {
    pub(super) fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        Self { url: format!("{FOLDER}{stem}-{}.{extension}", short_hash(&bytes)), bytes }
    }

    /// A file that has its hash in its name already.
    fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.file_name().context("a file has a name")?.to_string_lossy();
        Ok(Self { url: format!("{FOLDER}{name}"), bytes: fs::read(path)? })
    }

    /// Its address without the folder.
    pub(super) fn file_name(&self) -> &str {
        self.url.strip_prefix(FOLDER).unwrap_or(&self.url)
    }
}

/// Bundles everything that the browser loads.
pub(super) fn bundle(workspace: &Workspace, profile: Profile, module: &Module) -> anyhow::Result<Bundles> {
    let wasm = Asset::new("naderhand", "wasm", fs::read(&module.wasm)?);
    let parts = module.parts.iter().map(|path| Asset::read(path)).collect::<anyhow::Result<_>>()?;
    let (texts, addresses) = texts(&module.texts)?;
    let js = script(workspace, profile, &module.glue, &wasm.url, &addresses)?;
    let css = style(workspace, profile, "main")?;
    let visitor_style = style(workspace, profile, "visitor")?;
    Ok(Bundles {
        css: Asset::new("naderhand", "css", css),
        js: Asset::new("start", "js", js),
        wasm,
        visitor_style,
        parts,
        texts,
    })
}

/// The texts of the parts as files, and their addresses by part and language for the script that fetches them. The app
/// itself does not know the addresses: where only texts change, its own file stays as it is.
fn texts(paths: &[PathBuf]) -> anyhow::Result<(Vec<Asset>, String)> {
    let mut addresses = serde_json::Map::new();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_stem().context("a file has a name")?.to_string_lossy();
        let file = Asset::new(&name, "txt", fs::read(path)?);
        addresses.insert(name.into_owned(), file.url.clone().into());
        files.push(file);
    }
    Ok((files, serde_json::Value::from(addresses).to_string()))
}

fn script(
    workspace: &Workspace,
    profile: Profile,
    glue: &Path,
    wasm_url: &str,
    text_urls: &str,
) -> anyhow::Result<Vec<u8>> {
    let start = workspace.path("app/web/start.js");
    let mut fingerprint = Fingerprint::new("esbuild script, 2");
    fingerprint.add(&fs::read(workspace.path("app/package-lock.json"))?);
    fingerprint.add(wasm_url.as_bytes());
    fingerprint.add(text_urls.as_bytes());
    fingerprint.add_folder(&workspace.path("app/web"), &|_| true)?;
    let generated = glue.parent().context("the glue lies in a folder")?;
    fingerprint.add_folder(generated, &|path| path.extension().is_none_or(|extension| extension != "wasm"))?;
    esbuild(workspace, profile, fingerprint, &start, "naderhand.js", |command| {
        command
            .arg("--format=esm")
            .arg(format!("--alias:naderhand={}", glue.display()))
            .arg(format!("--define:WASM_URL={wasm_url:?}"))
            .arg(format!("--define:PART_TEXTS={text_urls}"));
    })
}

/// A style sheet with all that it imports.
fn style(workspace: &Workspace, profile: Profile, name: &str) -> anyhow::Result<Vec<u8>> {
    let file = format!("{name}.css");
    let entry = workspace.path("app/style").join(&file);
    let mut fingerprint = Fingerprint::new("esbuild style, 1");
    fingerprint.add(&fs::read(workspace.path("app/package-lock.json"))?);
    fingerprint.add_folder(&workspace.path("app/style"), &|_| true)?;
    esbuild(workspace, profile, fingerprint, &entry, &file, |_| {})
}

fn esbuild(
    workspace: &Workspace,
    profile: Profile,
    mut fingerprint: Fingerprint,
    entry: &Path,
    name: &str,
    options: impl FnOnce(&mut Command),
) -> anyhow::Result<Vec<u8>> {
    let folder = workspace.scratch(match profile {
        Profile::Dev => "bundle-dev",
        Profile::Release => "bundle",
    });
    fs::create_dir_all(&folder)?;
    let out: PathBuf = folder.join(name);
    let stamp = folder.join(format!("{name}.stamp"));
    fingerprint.add(BROWSERS.as_bytes());
    if !(fingerprint.matches(&stamp) && out.exists()) {
        let mut command = Command::new(workspace.path("app/node_modules/.bin/esbuild"));
        command
            .arg(entry)
            .args(["--bundle", "--log-level=warning", "--charset=utf8", "--legal-comments=none"])
            .arg(format!("--target={BROWSERS}"))
            .arg(format!("--outfile={}", out.display()));
        if profile == Profile::Release {
            command.arg("--minify");
        }
        options(&mut command);
        process::run(&mut command)?;
        fingerprint.write(&stamp)?;
    }
    Ok(fs::read(&out)?)
}
