//! The built site with a page of the bench beside the app, in a folder of its own.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::native::Setup;

/// The address of a page that runs nothing by itself.
pub(crate) const PAGE: &str = "/bench/life/year.html";

/// The address of the module that fills the app's store.
pub(crate) const SCRIPT: &str = "/bench/life/year.js";

/// Copies the site, and puts the page and the module in.
pub(crate) fn with_the_bench(setup: &Setup) -> anyhow::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("site-").tempdir_in(&setup.scratch)?;
    copy(&setup.site, folder.path())?;
    copy(&setup.web.join("life"), &folder.path().join("bench/life"))?;
    copy(&setup.wasm, &folder.path().join("bench/wasm"))?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
