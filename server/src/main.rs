//! The server's binary: reads the environment, serves until told to stop.

use std::process::ExitCode;

use naderhand_server::{config::Config, log, serve};

#[tokio::main]
async fn main() -> ExitCode {
    log::init();
    let config = match Config::from_env(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::from(2);
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
