//! `naderhand organisation create [SLUG]`: makes a code with which one organisation can be set up.
//!
//! A server without any organisation makes the first code by itself when it starts, so that whoever installs it can go on in
//! the browser.

use crate::{
    clock::Clock,
    config::Config,
    organisation::SetupCode,
    random,
    store::{
        Store,
        failure::{Failure, OpenError, StoreError},
        request::{FirstSetupCode, MakeSetupCode, SignedAlready},
    },
};

/// Why there is no code. The text is for the person who called.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// Its coordinators have it already.
    #[error("{0} is set up already; its coordinators invite others in the app. To begin anew, remove it first")]
    SignedAlready(String),
    /// The database does not open.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The database does not keep it.
    #[error("the database could not keep the code: {0}")]
    Store(#[source] StoreError),
}

/// Makes a code: for one address, or for any that is free. Returns what to tell the person who called.
pub async fn create(slug: Option<String>, config: &Config, clock: &Clock) -> Result<String, SetupError> {
    let code = SetupCode::from_bytes(random::draw());
    let store = Store::open(&config.database).await?;
    let made = MakeSetupCode { verifier: code.verifier(), slug: slug.clone(), now: clock.now() };
    let made = store.apply(made).await;
    store.close().await;
    match made {
        Ok(()) => Ok(told(&code, slug.as_deref(), config.public_url.as_deref())),
        Err(Failure::Refused(SignedAlready)) => Err(SetupError::SignedAlready(slug.unwrap_or_default())),
        Err(Failure::Store(error)) => Err(SetupError::Store(error)),
    }
}

/// Makes the first code of a server that has no organisation and no open code. Returns what to tell whoever started it.
pub(crate) async fn first(
    store: &Store,
    clock: &Clock,
    public_url: Option<&str>,
) -> Result<Option<String>, StoreError> {
    let code = SetupCode::from_bytes(random::draw());
    match store.apply(FirstSetupCode { verifier: code.verifier(), now: clock.now() }).await {
        Ok(is_kept) => Ok(is_kept.then(|| told(&code, None, public_url))),
        Err(Failure::Store(error)) => Err(error),
    }
}

fn told(code: &SetupCode, slug: Option<&str>, public_url: Option<&str>) -> String {
    let whose = slug.map_or_else(|| "an organisation".to_owned(), |slug| format!("the organisation {slug}"));
    let address = code.address(public_url);
    let server = if public_url.is_some() { "" } else { " (behind the address of this server)" };
    format!("Set up {whose} here{server}; it works once, within 7 days:\n  {address}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_told_can_go_there() {
        let code = SetupCode::from_bytes([0; 16]);
        assert_eq!(
            told(&code, Some("rav"), Some("https://naderhand.example")),
            "Set up the organisation rav here; it works once, within 7 days:\n  \
             https://naderhand.example/app/coordinator/nieuw#AAAAAAAAAAAAAAAAAAAAAA\n"
        );
        assert_eq!(
            told(&code, None, None),
            "Set up an organisation here (behind the address of this server); it works once, within 7 days:\n  \
             /app/coordinator/nieuw#AAAAAAAAAAAAAAAAAAAAAA\n"
        );
    }
}
