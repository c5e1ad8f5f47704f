//! `cargo xtask test`: sets up what the tests need, then runs all of them, or the steps that are named.
//!
//! To add a step: a line in [`STEPS`] and a function that returns how many checks passed and failed. A step that fails
//! does not keep the others from running, so that one run tells everything.

mod checks;
mod e2e;
pub(crate) mod postgres;
mod rust;
pub(crate) mod setup;
mod tally;

use std::{env, time::Instant};

use anyhow::{bail, ensure};

pub(crate) use self::{e2e::playwright, setup::browser};
use self::{postgres::Postgres, tally::Tally};
use crate::workspace::Workspace;

/// The options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Names of steps; empty for all.
    pub(crate) steps: Vec<String>,
    /// Passed on to the programs that run the tests: what follows `--`.
    pub(crate) rest: Vec<String>,
}

/// What every step may use.
struct Context<'a> {
    workspace: &'a Workspace,
    postgres: Postgres,
    rest: &'a [String],
}

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Context<'_>) -> anyhow::Result<Tally>,
}

/// All steps, the quickest to fail first.
const STEPS: [Step; 9] = [
    Step { name: "format", about: "formatting", run: checks::format },
    Step { name: "tidy", about: "the project's own invariants", run: checks::tidy },
    Step { name: "lint", about: "clippy, native and for the browser", run: checks::lint },
    Step { name: "docs", about: "rustdoc without warnings", run: checks::docs },
    Step { name: "rust", about: "unit, property, contract and API tests", run: rust::native },
    Step { name: "browser", about: "the device's store in headless Chromium", run: rust::browser },
    Step { name: "build", about: "the optimised product, within its budget", run: checks::build },
    Step { name: "e2e", about: "journeys on a phone viewport", run: e2e::journeys },
    Step { name: "engines", about: "the main journeys in Firefox and in Safari's engine", run: e2e::engines },
];

/// Runs the steps and sums up.
pub(crate) fn test(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    let steps = chosen(&options.steps)?;
    setup::prepare(&steps)?;
    let in_ci = env::var_os("CI").is_some();
    let postgres = Postgres::find();
    if let (Postgres::Missing { url }, true) = (&postgres, in_ci) {
        bail!("no PostgreSQL at {url}: in CI the tests run on both databases");
    }
    let context = Context { workspace, postgres, rest: &options.rest };

    let started = Instant::now();
    let mut total = Tally::default();
    let mut failed = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        eprintln!("\n==> [{}/{}] {}: {}", index + 1, steps.len(), step.name, step.about);
        let began = Instant::now();
        let tally = (step.run)(&context).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::one_failed()
        });
        eprintln!("    {}: {tally} ({:.1} s)", step.name, began.elapsed().as_secs_f64());
        if tally.failed > 0 {
            failed.push(step.name);
        }
        total += tally;
    }

    println!("\nAll steps took {:.0} s.", started.elapsed().as_secs_f64());
    if let Postgres::Missing { url } = &context.postgres {
        println!("Skipped: the tests on PostgreSQL, because none answers at {url} (set {}).", postgres::VARIABLE);
    }
    println!("{total}");
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    for name in names {
        let known = STEPS.map(|step| step.name);
        ensure!(known.contains(&name.as_str()), "no step `{name}`; there are: {}", known.join(", "));
    }
    Ok(STEPS.iter().filter(|step| names.iter().any(|name| name == step.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_their_own_order_and_unknown_ones_are_refused() {
        let names = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            chosen(&names).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&["e2e", "tidy"]).unwrap(), ["tidy", "e2e"]);
        assert_eq!(names(&[]).unwrap().len(), STEPS.len());
        assert!(names(&["e3e"]).is_err());
    }
}
