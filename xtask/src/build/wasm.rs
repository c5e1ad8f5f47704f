//! The app as WebAssembly with its JavaScript glue: a main module, and parts that are fetched when they are needed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use super::{Profile, fingerprint::Fingerprint, parts};
use crate::{process, workspace::Workspace};

/// The name that the generated files share.
const NAME: &str = "naderhand";

/// What the app is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What `wasm-bindgen` generated.
pub(super) struct Module {
    /// The glue, an ES module.
    pub(super) glue: PathBuf,
    /// The code that every start needs.
    pub(super) wasm: PathBuf,
    /// The code of the parts, each with its hash in its name.
    pub(super) parts: Vec<PathBuf>,
}

/// Compiles the app and generates its glue.
pub(super) fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<Module> {
    let compiled = compile(workspace, profile)?;
    let folder = workspace.scratch(match profile {
        Profile::Dev => "bindgen-dev",
        Profile::Release => "bindgen",
    });
    let mut fingerprint = Fingerprint::new("bindgen 0.2.130, split 0.2.4, 3");
    fingerprint.add(&fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?);
    let stamp = folder.join("stamp");
    if !fingerprint.matches(&stamp) {
        let main = parts::split(&compiled, &workspace.scratch("split"), NAME)?;
        generate(&main, &folder, NAME, profile)?;
        parts::take_along(&workspace.scratch("split"), &folder)?;
        fingerprint.write(&stamp)?;
    }
    Ok(Module {
        glue: folder.join(format!("{NAME}.js")),
        wasm: folder.join(format!("{NAME}_bg.wasm")),
        parts: parts::of(&folder)?,
    })
}

fn compile(workspace: &Workspace, profile: Profile) -> anyhow::Result<PathBuf> {
    let (cargo_profile, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    process::run(
        process::cargo(workspace)
            .args(["rustc", "--package", "naderhand-app", "--lib", "--features", "csr", "--target", TARGET])
            .args(["--profile", cargo_profile, "--crate-type", "cdylib"])
            // Where each function and constant is used: what splitting goes by.
            .args(["--", "-Clink-args=--emit-relocs"])
            // Flags for the developer's own processor mean nothing to the browser's.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    Ok(workspace.target.join(TARGET).join(folder).join("naderhand_app.wasm"))
}

/// Generates the glue of a compiled module: `folder/name.js` and `folder/name_bg.wasm`.
pub(crate) fn generate(compiled: &Path, folder: &Path, name: &str, profile: Profile) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .debug(profile == Profile::Dev)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        // The parts share the main module's table of functions.
        .keep_lld_exports(true)
        // The address has a hash in it and is given to the glue by `app/web/start.js`.
        .omit_default_module_path(true)
        .generate(folder)
}
