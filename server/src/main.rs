//! The server's binary: reads the command line and the environment; serves until told to stop, or loads an organisation.
//!
//! While it serves, it logs lines of JSON. A command talks to the person who called: what it did goes to standard output,
//! what went wrong to standard error. It ends with 0 when all is well, with 1 when something failed or was refused, and with
//! 2 when it was called or set up wrongly.

use std::{io::Write as _, path::Path, process::ExitCode};

use naderhand_server::{
    clock::Clock,
    command::{Command, HELP},
    config::Config,
    log,
    organisation::load,
    serve,
};

/// The exit code for a wrong call or a wrong setting.
const MISUSED: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    match Command::parse(std::env::args_os().skip(1)) {
        Ok(Command::Serve) => serve().await,
        Ok(Command::Help) => said(HELP),
        Ok(Command::LoadOrganisation(file)) => load_organisation(&file).await,
        Err(error) => {
            complained(&error);
            ExitCode::from(MISUSED)
        }
    }
}

async fn serve() -> ExitCode {
    log::init();
    let config = match Config::from_env(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::from(MISUSED);
        }
    };
    match serve::run(config, serve::until_told_to_stop()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn load_organisation(file: &Path) -> ExitCode {
    let config = match Config::from_env(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => {
            complained(&error);
            return ExitCode::from(MISUSED);
        }
    };
    match load::load(file, &config.database, &Clock::System).await {
        Ok((face, loaded)) => said(&load::told(&face, loaded)),
        Err(error) => {
            complained(&error);
            ExitCode::FAILURE
        }
    }
}

/// Tells the person who called. One who has stopped listening is told nothing.
fn said(text: &str) -> ExitCode {
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn complained(error: &dyn std::error::Error) {
    let _ = writeln!(std::io::stderr(), "naderhand: {error}");
}
