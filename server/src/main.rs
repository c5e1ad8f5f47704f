//! The server's binary: reads the command line and the environment; serves until told to stop, or does what an
//! operator asks once.
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
    organisation::{list, load, remove, setup},
    reminders::make_key,
    serve::{self, ServeError},
};

/// The exit code for a wrong call or a wrong setting.
const MISUSED: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    match Command::parse(std::env::args_os().skip(1)) {
        Ok(Command::Serve) => serve().await,
        Ok(Command::Help) => said(HELP),
        Ok(Command::LoadOrganisation(file)) => load_organisation(&file).await,
        Ok(Command::CreateOrganisation(slug)) => create_organisation(slug).await,
        Ok(Command::ListOrganisations) => list_organisations().await,
        Ok(Command::RemoveOrganisation(slug)) => remove_organisation(slug).await,
        Ok(Command::MakePushKey(file)) => answered(make_key::make(&file)),
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
            // A key for pushes that cannot be used is a setting, too.
            if matches!(error, ServeError::Push(_)) { ExitCode::from(MISUSED) } else { ExitCode::FAILURE }
        }
    }
}

async fn load_organisation(file: &Path) -> ExitCode {
    let Some(config) = config() else { return ExitCode::from(MISUSED) };
    let loaded = load::load(file, &config.database, &Clock::System).await;
    answered(loaded.map(|(face, loaded)| load::told(&face, loaded)))
}

async fn create_organisation(slug: Option<String>) -> ExitCode {
    let Some(config) = config() else { return ExitCode::from(MISUSED) };
    answered(setup::create(slug, &config, &Clock::System).await)
}

async fn list_organisations() -> ExitCode {
    let Some(config) = config() else { return ExitCode::from(MISUSED) };
    answered(list::list(&config.database, &Clock::System).await)
}

async fn remove_organisation(slug: String) -> ExitCode {
    let Some(config) = config() else { return ExitCode::from(MISUSED) };
    answered(remove::remove(slug, &config.database).await)
}

/// The settings, or a complaint.
fn config() -> Option<Config> {
    Config::from_env(|name| std::env::var(name).ok()).inspect_err(|error| complained(error)).ok()
}

fn answered<E: std::error::Error>(outcome: Result<String, E>) -> ExitCode {
    match outcome {
        Ok(text) => said(&text),
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
