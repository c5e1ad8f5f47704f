//! The browser tests in `e2e/`, against the built product.

use std::process::Command;

use anyhow::ensure;

use super::{
    Context, setup,
    tally::{self, Tally},
};
use crate::{
    build::{Product, Profile, npm},
    process,
    workspace::Workspace,
};

/// All journeys, in Chromium.
pub(super) fn journeys(context: &Context<'_>) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let product = ready(context)?;
    process::run(Command::new("npm").args(["run", "--silent", "check"]).current_dir(context.workspace.path("e2e")))?;
    tally += Tally::one_passed();
    let mut command = playwright(context.workspace, &product);
    tally += tally::run(command.args(["test", "--project=journeys"]).args(context.rest), tally::playwright)?;
    Ok(tally)
}

/// The main journeys in the engines that Playwright does not drive as the distribution builds them.
pub(super) fn engines(context: &Context<'_>) -> anyhow::Result<Tally> {
    let mut command = playwright(context.workspace, &ready(context)?);
    command
        .env("NADERHAND_FIREFOX", setup::firefox())
        .env("NADERHAND_WEBKIT_DRIVER", setup::webkit_driver())
        .env("NADERHAND_XVFB", setup::display());
    tally::run(command.args(["test", "--project=firefox", "--project=webkit"]).args(context.rest), tally::playwright)
}

/// The built product, with the packages that its tests need.
fn ready(context: &Context<'_>) -> anyhow::Result<Product> {
    let product = Product::of(context.workspace, Profile::Release);
    ensure!(product.server().exists(), "nothing to test in dist/: `cargo xtask build` first");
    npm::install(context.workspace, "e2e")?;
    Ok(product)
}

/// Playwright, told where the product and the browser are.
pub(crate) fn playwright(workspace: &Workspace, product: &Product) -> Command {
    let mut command = Command::new(workspace.path("e2e/node_modules/.bin/playwright"));
    command
        .current_dir(workspace.path("e2e"))
        .env("NADERHAND_SERVER", product.server())
        .env("NADERHAND_SITE", product.site())
        .env("NADERHAND_CHROMIUM", setup::chromium());
    command
}
