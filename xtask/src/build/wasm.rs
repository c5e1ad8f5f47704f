//! The app as WebAssembly with its JavaScript glue: a main module, and parts that are fetched when they are needed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use cargo_metadata::Message;
use wasm_bindgen_cli_support::Bindgen;

use super::{
    Profile,
    fingerprint::{Fingerprint, files_below},
    parts,
};
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
    /// The texts of the parts: a file for each part and language.
    pub(super) texts: Vec<PathBuf>,
}

/// What cargo made.
struct Compiled {
    wasm: PathBuf,
    /// The folder into which the app's build script writes.
    generated: PathBuf,
}

/// Compiles the app and generates its glue.
pub(super) fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<Module> {
    let compiled = compile(workspace, profile)?;
    let folder = workspace.scratch(match profile {
        Profile::Dev => "bindgen-dev",
        Profile::Release => "bindgen",
    });
    let mut fingerprint = Fingerprint::new("bindgen 0.2.130, split 0.2.4, 3");
    fingerprint.add(&fs::read(&compiled.wasm).with_context(|| format!("cannot read {}", compiled.wasm.display()))?);
    let stamp = folder.join("stamp");
    if !fingerprint.matches(&stamp) {
        let main = parts::split(&compiled.wasm, &workspace.scratch("split"), NAME)?;
        generate(&main, &folder, NAME, profile)?;
        parts::take_along(&workspace.scratch("split"), &folder)?;
        fingerprint.write(&stamp)?;
    }
    Ok(Module {
        glue: folder.join(format!("{NAME}.js")),
        wasm: folder.join(format!("{NAME}_bg.wasm")),
        parts: parts::of(&folder)?,
        texts: files_below(&compiled.generated.join("part_texts"), &|_| true)?,
    })
}

fn compile(workspace: &Workspace, profile: Profile) -> anyhow::Result<Compiled> {
    let (cargo_profile, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    let messages = process::output(
        process::cargo(workspace)
            .args([
                "rustc",
                "--message-format=json-render-diagnostics",
                "--package",
                "naderhand-app",
                "--lib",
                "--features",
                "csr",
                "--target",
                TARGET,
            ])
            .args(["--profile", cargo_profile, "--crate-type", "cdylib"])
            // Where each function and constant is used: what splitting goes by.
            .args(["--", "-Clink-args=--emit-relocs"])
            // Flags for the developer's own processor mean nothing to the browser's.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    Ok(Compiled {
        wasm: workspace.target.join(TARGET).join(folder).join("naderhand_app.wasm"),
        generated: generated(&messages)?,
    })
}

/// Where the app's build script wrote, by what cargo says of a build. It says so too when nothing had to be done.
fn generated(messages: &[u8]) -> anyhow::Result<PathBuf> {
    for message in Message::parse_stream(messages) {
        if let Message::BuildScriptExecuted(script) = message?
            && script.package_id.repr.contains("naderhand-app")
        {
            return Ok(script.out_dir.into());
        }
    }
    bail!("cargo does not say where the app's build script wrote")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_scripts_folder_is_the_apps_own() {
        let script = |package: &str, folder: &str| {
            format!(
                r#"{{"reason":"build-script-executed","package_id":"path+file:///src/{package}#0.1.0","linked_libs":[],"linked_paths":[],"cfgs":[],"env":[],"out_dir":"{folder}"}}"#
            )
        };
        let messages = [script("serde", "/a"), script("app#naderhand-app@", "/b")].join("\n");
        assert_eq!(generated(messages.as_bytes()).unwrap(), PathBuf::from("/b"));
        assert!(generated(script("serde", "/a").as_bytes()).is_err());
    }
}
