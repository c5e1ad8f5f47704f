//! The head of a page's file in `app/texts/pages`: TOML between two lines of `+++`. What may stand in it is checked by
//! `app/build/front_matter.rs`, which stops the build.

use anyhow::Context as _;
use toml::Table;

/// The head, and the Markdown after it.
pub(crate) fn split(page: &str) -> anyhow::Result<(Table, &str)> {
    let (head, body) = page
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .context("no head between two lines of +++")?;
    Ok((head.parse()?, body))
}
