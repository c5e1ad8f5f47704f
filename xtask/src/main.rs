//! The project's own commands: `cargo xtask help` lists them.
//!
//! Nothing has to be installed globally: `wasm-bindgen` is linked as a library, and the bundler is a locked npm package.
//! To add a command: a variant in [`args::Command`], an arm here, a line in [`args::HELP`].

mod args;
mod bench;
mod build;
mod front_matter;
mod process;
mod report;
mod run;
mod screens;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use args::Command;
use workspace::Workspace;

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> anyhow::Result<()> {
    let command = args::parse(lexopt::Parser::from_env())?;
    let workspace = Workspace::locate()?;
    match command {
        Command::Help => print!("{}", args::HELP),
        Command::Build { profile } => {
            build::build(&workspace, profile)?;
        }
        Command::Run(options) => run::run(&workspace, &options)?,
        Command::Test(options) => test::test(&workspace, &options)?,
        Command::Screens(options) => screens::screens(&workspace, &options)?,
        Command::Bench(options) => bench::bench(&workspace, &options)?,
        Command::Tidy => tidy::tidy(&workspace)?,
    }
    Ok(())
}
