//! `cargo xtask build`: from sources to a folder that runs by itself.
//!
//! ```text
//! app (Rust) ─ cargo ─► .wasm ─ split, bindgen ─► .wasm, parts, glue ─┐
//! app/web/start.js ──────────────────────────────────────┼─ esbuild ─► site/pkg/…-<hash>.{js,css,wasm}
//! app/style/main.css, npm packages ──────────────────────┘
//! app/texts/parts ─ the app's build script ─► site/pkg/…-<hash>.txt, fetched with their parts
//! app/style/visitor.css ─► site/visitor.css, which the server puts into the pages for visitors
//! public/ ─► site/          site/assets.json, site/sw.js with its list of files and pages
//! server (Rust) ─ cargo ─► naderhand, with the pages of app/texts/pages
//! ```
//!
//! Each stage is skipped when what it reads has not changed.

mod bundle;
mod compress;
mod fingerprint;
pub(crate) mod npm;
mod pages;
mod parts;
pub(crate) mod server;
mod site;
mod sizes;
pub(crate) mod wasm;
mod wire;

use std::path::PathBuf;

use crate::{report, workspace::Workspace};

/// How to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, for working on it: in cargo's target folder.
    Dev,
    /// What is shipped: small, fast, compressed, within the budget: in `dist/`.
    Release,
}

/// What a build leaves behind.
pub(crate) struct Product {
    folder: PathBuf,
}

impl Product {
    /// Where a build of this profile goes.
    pub(crate) fn of(workspace: &Workspace, profile: Profile) -> Self {
        let folder = match profile {
            Profile::Dev => workspace.scratch("dev"),
            Profile::Release => workspace.path("dist"),
        };
        Self { folder }
    }

    /// The server's binary.
    pub(crate) fn server(&self) -> PathBuf {
        self.folder.join(format!("naderhand{}", std::env::consts::EXE_SUFFIX))
    }

    /// The files that it serves.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.join("site")
    }
}

/// Builds the product.
pub(crate) fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<Product> {
    let product = Product::of(workspace, profile);
    npm::install(workspace, "app")?;
    let module = report::step("App for the browser (WebAssembly)", || wasm::build(workspace, profile))?;
    let files = report::step("Scripts, style sheet, service worker", || {
        let bundles = bundle::bundle(workspace, profile, &module)?;
        let files = site::assemble(workspace, &bundles)?;
        site::write(&files, &product.site())?;
        Ok(files)
    })?;
    if profile == Profile::Release {
        report::step("Compressed copies", || compress::write_beside(workspace, &files, &product.site()))?;
        sizes::report(workspace, &files, &product.site())?;
    }
    report::step("Server", || server::build(workspace, profile, &product.server()))?;
    if profile == Profile::Release {
        report::step("Pages, as they travel", || wire::report(workspace, &product))?;
    }
    Ok(product)
}
