//! `naderhand push-key make FILE`: the key with which reminders ring.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use naderhand_push::{InvalidKey, VapidKey};
use ring::rand::SystemRandom;

/// Why no key was made. The text is for the person who called.
#[derive(Debug, thiserror::Error)]
pub enum MakeKeyError {
    /// A file is there. It may be the key that all devices subscribed with.
    #[error("{0} is there already, and stays as it is; with another key every device has to subscribe anew")]
    IsThere(PathBuf),
    /// The file cannot be written.
    #[error("cannot write {0}: {1}")]
    Write(PathBuf, #[source] io::Error),
    /// The machine gave no randomness.
    #[error("the machine gave no randomness for a key")]
    NoRandomness(#[source] InvalidKey),
}

/// Makes a key and keeps it in a file that only its owner reads. Returns what to tell the person who called.
pub fn make(file: &Path) -> Result<String, MakeKeyError> {
    let key = VapidKey::make(&SystemRandom::new()).map_err(MakeKeyError::NoRandomness)?;
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => MakeKeyError::IsThere(file.to_owned()),
        _ => MakeKeyError::Write(file.to_owned(), error),
    };
    let mut kept = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(failed)?;
    kept.write_all(key.pem.as_bytes()).and_then(|()| kept.sync_all()).map_err(failed)?;
    Ok(format!(
        "The key is in {}. Set NADERHAND_PUSH_KEY to it, and keep a copy with those of the database.\nIts public half: {}\n",
        file.display(),
        key.public
    ))
}
