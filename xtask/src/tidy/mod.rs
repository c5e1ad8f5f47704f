//! `cargo xtask tidy`.

use crate::workspace::Workspace;

/// Checks the project's own invariants.
pub(crate) fn tidy(_workspace: &Workspace) -> anyhow::Result<()> {
    Ok(())
}
