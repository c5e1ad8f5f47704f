//! Opening, and making on first use.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use naderhand_sealing::CryptoRng;
use tokio::sync::Mutex;

use super::Vault;
use crate::{
    backend::{Backend, Fault, Key, Row, Store, Write},
    error::{Error, KeysFault},
    guard::KeyGuard,
    identity::{BUNDLE, Identity},
    state::State,
};

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Opens the vault that `backend` holds. When it holds nothing at all, a new vault is drawn from `rng` and kept.
    ///
    /// Keys that are missing beside kept records, or cannot be unwrapped, are an error; nothing is made in their place.
    pub async fn open(backend: B, guard: G, rng: impl CryptoRng + 'static) -> Result<Self, Error> {
        let mut rng: Box<dyn CryptoRng> = Box::new(rng);
        let identity = loop {
            if let Some(identity) = Identity::read(&backend, &guard).await? {
                break identity;
            }
            match make(&backend, &guard, &mut *rng).await {
                Ok(identity) => break identity,
                // Another tab was first: its vault is the vault.
                Err(Error::Overtaken) => {}
                Err(error) => return Err(error),
            }
        };
        Ok(Self {
            backend,
            guard,
            identity: RefCell::new(Rc::new(identity)),
            cached: RefCell::new(None),
            last_saved: RefCell::new(None),
            rng: RefCell::new(rng),
            turn: Mutex::new(()),
            retries: Cell::new(0),
        })
    }
}

async fn make(backend: &impl Backend, guard: &impl KeyGuard, rng: &mut dyn CryptoRng) -> Result<Identity, Error> {
    if backend.count(Store::Records).await? > 0 {
        return Err(Error::KeysUnavailable(KeysFault::BundleMissing));
    }
    guard.prepare().await?;
    let identity = Identity::make(rng);
    let mut nonce = [0; 12];
    rng.fill_bytes(&mut nonce);
    let bundle = identity.wrap(guard, nonce).await?;
    let state = State::new(identity.device()).seal(identity.keys(), rng);
    // After everything was erased, an empty state remains, so that tabs which were open then notice.
    let revision = backend.last(Store::State, 1).await?.first().map_or(0, Row::number);
    let writes = vec![
        Write::Add(Store::Keys, Key::from(BUNDLE), bundle),
        Write::Delete(Store::State, Key::Number(revision)),
        Write::Add(Store::State, Key::Number(revision + 1), state),
    ];
    match backend.commit(writes).await {
        Ok(()) => Ok(identity),
        Err(Fault::Conflict | Fault::Lost) => Err(Error::Overtaken),
        Err(fault) => Err(fault.into()),
    }
}
