//! The server's binary.

use std::{fs, path::Path};

use super::Profile;
use crate::{process, workspace::Workspace};

/// Compiles the server and puts it at `destination`.
pub(crate) fn build(workspace: &Workspace, profile: Profile, destination: &Path) -> anyhow::Result<()> {
    let mut command = process::cargo(workspace);
    command.args(["build", "--package", "naderhand-server"]);
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            command.arg("--release");
            "release"
        }
    };
    process::run(&mut command)?;
    let compiled = workspace.target.join(folder).join(format!("naderhand{}", std::env::consts::EXE_SUFFIX));
    // A server that is running keeps its old file; writing into it would fail.
    if destination.exists() {
        fs::remove_file(destination)?;
    }
    fs::copy(compiled, destination)?;
    Ok(())
}
