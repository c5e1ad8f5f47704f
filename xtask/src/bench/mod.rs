//! `cargo xtask bench`: builds what is shipped, and lets `naderhand-bench` measure it.
//!
//! It prints and keeps nothing. The figures in docs/benchmarks.md are copied from a run by hand, with the machine beside
//! them. What is measured, and how, is in `bench/`.

mod phone;

use std::{fs, path::PathBuf, process::Command};

use anyhow::ensure;

use crate::{
    build::{self, Profile, npm, wasm},
    process, report,
    test::{postgres::Postgres, setup},
    workspace::Workspace,
};

/// What `bench` measures when nothing is named, in this order. `sizes` is what a build prints.
const SECTIONS: [&str; 10] =
    ["sizes", "sealing", "push", "rules", "store", "life", "server", "contact", "rings", "first_screen"];

/// What is measured only when it is named: it fetches packages that nothing else needs.
const NAMED_ONLY: [&str; 1] = ["lighthouse"];

/// Those of them that need a browser.
const IN_CHROMIUM: [&str; 4] = ["sealing", "store", "life", "contact"];

/// Those that need the built product.
const OF_THE_PRODUCT: [&str; 3] = ["sizes", "life", "contact"];

/// Those that need the server.
const ON_THE_SERVER: [&str; 4] = ["life", "server", "contact", "rings"];

/// Those that measure another sender of pushes, too.
const OF_PUSHES: [&str; 2] = ["push", "rings"];

/// The options of `bench`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// What to measure; all when empty.
    pub(crate) sections: Vec<String>,
    /// Few rounds and small loads: does it all still run?
    pub(crate) quick: bool,
}

/// Measures and prints.
pub(crate) fn bench(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    let sections = chosen(&options.sections)?;
    let any = |names: &[&str]| sections.iter().any(|section| names.contains(section));
    let product = if any(&OF_THE_PRODUCT) { Some(build::build(workspace, Profile::Release)?) } else { None };
    let (in_chromium, on_the_server, of_pushes) = (any(&IN_CHROMIUM), any(&ON_THE_SERVER), any(&OF_PUSHES));
    if any(&["first_screen"]) {
        phone::first_screen(workspace, options.quick)?;
    }
    if any(&["lighthouse"]) {
        phone::lighthouse(workspace)?;
    }
    let by_program = |section: &&str| !["sizes", "first_screen", "lighthouse"].contains(section);
    let measured: Vec<_> = sections.into_iter().filter(by_program).collect();
    if measured.is_empty() {
        return Ok(());
    }
    let binary = report::step("Measuring program", || program(workspace))?;
    let scratch = workspace.scratch("bench");
    fs::create_dir_all(&scratch)?;
    let mut command = Command::new(binary);
    command.args(&measured).args(options.quick.then_some("--quick")).arg("--scratch").arg(scratch);
    if let Some(product) = product {
        command.arg("--site").arg(product.site());
    }
    if in_chromium {
        setup::browser()?;
        let module = report::step("Measuring program for the browser", || browser_module(workspace))?;
        command.arg("--chromium").arg(setup::chromium());
        command.arg("--web").arg(workspace.path("bench/web")).arg("--wasm").arg(module);
    }
    if of_pushes {
        npm::install(workspace, "bench/push")?;
        command.arg("--push-peer").arg(workspace.path("bench/push/main.mjs"));
    }
    if on_the_server {
        let server = workspace.scratch("bench-server");
        report::step("Server", || build::server::build(workspace, Profile::Release, &server))?;
        command.arg("--server").arg(server);
        if let Postgres::Available { url } = Postgres::find() {
            command.arg("--postgres").arg(url);
        }
    }
    process::run(&mut command)
}

fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static str>> {
    if names.is_empty() {
        return Ok(SECTIONS.to_vec());
    }
    let all = || SECTIONS.into_iter().chain(NAMED_ONLY);
    for name in names {
        let known = all().collect::<Vec<_>>().join(", ");
        ensure!(all().any(|section| section == name), "no `{name}` to measure; there are: {known}");
    }
    Ok(all().filter(|section| names.iter().any(|name| name == section)).collect())
}

fn program(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    process::run(process::cargo(workspace).args(["build", "--release", "--package", "naderhand-bench", "--bins"]))?;
    Ok(workspace.target.join("release").join(format!("naderhand-bench{}", std::env::consts::EXE_SUFFIX)))
}

/// The module with its glue, compiled as the app is.
fn browser_module(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    process::run(
        process::cargo(workspace)
            .args(["build", "--package", "naderhand-bench", "--lib", "--target", wasm::TARGET])
            .args(["--profile", "wasm-release"])
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    let compiled = workspace.target.join(wasm::TARGET).join("wasm-release/naderhand_bench.wasm");
    let folder = workspace.scratch("bench-wasm");
    wasm::generate(&compiled, &folder, "naderhand_bench", Profile::Release)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_measured_unless_something_is_named() {
        assert_eq!(chosen(&[]).unwrap(), SECTIONS);
        assert_eq!(chosen(&["sealing".to_owned()]).unwrap(), ["sealing"]);
        assert_eq!(chosen(&["lighthouse".to_owned()]).unwrap(), NAMED_ONLY);
        assert!(chosen(&["seeling".to_owned()]).is_err());
    }
}
