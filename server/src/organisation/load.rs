//! `naderhand organisation load FILE`: reads a file and the logo beside it, and puts both into the database, all or nothing.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use naderhand_domain::organisation::{LARGEST_FILE, Problem, Settings};

use super::{
    Face,
    logo::{self, Logo, LogoError, Media},
};
use crate::{
    clock::Clock,
    config::Database,
    store::{
        Store,
        failure::{Failure, OpenError, StoreError},
        request::{LoadOrganisation, Loaded, SignedAlready},
    },
};

/// Why nothing was loaded. The text is for the person who called.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file that cannot be read.
    #[error("{file} cannot be read: {1}", file = .0.display())]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The settings have faults.
    #[error("{file} was not loaded. What to mend:\n{problems}", file = .0.display(), problems = lines(.1))]
    Refused(PathBuf, Vec<Problem>),
    /// The logo is not one that may be shown.
    #[error("{file} was not loaded. {1}", file = .0.display())]
    Logo(PathBuf, #[source] LogoError),
    /// The database does not open.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// Its coordinators publish what it shows.
    #[error(
        "{file} was not loaded. The coordinators of {slug} publish its settings themselves; ask one of them, or remove the \
         organisation first (`naderhand organisation remove {slug}`)",
        file = .0.display(), slug = .1
    )]
    SignedAlready(PathBuf, String),
    /// The database does not keep it.
    #[error("the database could not keep it: {0}")]
    Store(#[source] StoreError),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// Loads a file into a database.
pub async fn load(file: &Path, database: &Database, clock: &Clock) -> Result<(Face, Loaded), LoadError> {
    let face = read(file)?;
    let store = Store::open(database).await?;
    let change = LoadOrganisation { face: face.clone(), today: clock.now().date_naive() };
    let loaded = store.apply(change).await;
    store.close().await;
    match loaded {
        Ok(loaded) => Ok((face, loaded)),
        Err(Failure::Refused(SignedAlready)) => {
            Err(LoadError::SignedAlready(file.to_owned(), face.settings.organisation().slug().to_owned()))
        }
        Err(Failure::Store(error)) => Err(LoadError::Store(error)),
    }
}

/// Reads a file and its logo, and checks both.
fn read(file: &Path) -> Result<Face, LoadError> {
    // One byte more than allowed is enough to see that there are too many.
    let json = bytes(file, LARGEST_FILE + 1)?;
    let settings = Settings::parse(&json).map_err(|problems| LoadError::Refused(file.to_owned(), problems))?;
    let logo = settings.logo().map(|name| {
        let path = file.with_file_name(name.as_str());
        let bytes = bytes(&path, logo::LARGEST + 1)?;
        Logo::check(&bytes, Media::of(name)).map_err(|error| LoadError::Logo(path, error))
    });
    Ok(Face { logo: logo.transpose()?, settings })
}

/// The first `most` bytes of a file.
fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most as u64).read_to_end(&mut bytes))
        .map_err(|error| LoadError::Unreadable(path.to_owned(), error))?;
    Ok(bytes)
}

/// What was loaded, for the person who called.
pub fn told(face: &Face, loaded: Loaded) -> String {
    let settings = &face.settings;
    let organisation = settings.organisation();
    let what = match loaded {
        Loaded::New => "loaded",
        Loaded::Changed => "loaded; it takes the place of what was there",
        Loaded::Same => "was loaded before, and is the same",
    };
    let logo = face.logo.as_ref().map_or_else(
        || "no logo".to_owned(),
        |logo| format!("a logo of {} bytes ({})", logo.bytes.len(), logo.media.as_str()),
    );
    let slug = organisation.slug();
    format!(
        "{name} ({slug}): {what}\n  {numbers} numbers, {entries} entries in the social map, {logo}\n  \
         pages: /o/{slug}/thuisfront, /en/o/{slug}/home-front, /o/{slug}/leidinggevende, /en/o/{slug}/manager\n",
        name = organisation.name(),
        numbers = settings.numbers().len(),
        entries = settings.social_map().len(),
    )
}
