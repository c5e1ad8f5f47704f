//! Changing: read, decide and seal at one revision, then commit only if nobody else has committed since.

use std::rc::Rc;

use super::Vault;
use crate::{
    backend::{Backend, Fault, Key, Store, Write},
    error::Error,
    guard::KeyGuard,
    identity::Identity,
    state::State,
};

/// How often a change is decided again before the vault gives up. Two busy tabs need one or two.
const ATTEMPTS: u32 = 32;

/// What a change is decided from.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub identity: Rc<Identity>,
    pub revision: u64,
    pub state: State,
}

/// What a change comes to.
#[derive(Debug)]
pub(crate) struct Change {
    pub state: State,
    pub writes: Vec<Write>,
    /// The identity from here on, when it changes.
    pub identity: Option<Rc<Identity>>,
}

impl Change {
    /// A change of rows only.
    pub(crate) const fn new(state: State, writes: Vec<Write>) -> Self {
        Self { state, writes, identity: None }
    }

    /// No change.
    pub(crate) const fn none(state: State) -> Self {
        Self::new(state, Vec::new())
    }
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Commits what `decide` comes to, deciding again when another tab was first. `decide` may read the backend.
    pub(crate) async fn transact<T>(
        &self,
        decide: impl AsyncFn(&Snapshot) -> Result<(Change, T), Error>,
    ) -> Result<T, Error> {
        let _turn = self.turn.lock().await;
        let mut failed = Fault::Conflict;
        for _ in 0..ATTEMPTS {
            let snapshot = self.snapshot().await?;
            let (change, answer) = decide(&snapshot).await?;
            if change.writes.is_empty() {
                return Ok(answer);
            }
            match self.commit(&snapshot, change).await {
                Ok(()) => return Ok(answer),
                Err(fault @ (Fault::Conflict | Fault::Lost)) => failed = fault,
                Err(fault) => return Err(fault.into()),
            }
            self.retries.set(self.retries.get() + 1);
        }
        Err(failed.into())
    }

    /// The state at the revision that the store is at, or was when this tab last looked. A stale one does no harm: the
    /// commit that rests on it fails, and the next look is fresh.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, Error> {
        if let Some((revision, state)) = self.cached.borrow().clone() {
            return Ok(Snapshot { identity: self.identity(), revision, state });
        }
        self.look().await
    }

    pub(super) async fn look(&self) -> Result<Snapshot, Error> {
        let rows = self.backend.last(Store::State, 1).await?;
        let row = rows.first().filter(|row| !row.value.is_empty()).ok_or(Error::Gone)?;
        let revision = row.number();
        let mut identity = self.identity();
        let opened = |identity: &Identity| {
            State::open(identity.keys(), &row.value).filter(|state| state.clock.device() == identity.device())
        };
        let mut state = opened(&identity);
        if state.is_none() {
            // Another tab adopted a vault or enrolled the device anew.
            identity = Rc::new(Identity::read(&self.backend, &self.guard).await?.ok_or(Error::Gone)?);
            state = opened(&identity);
            *self.identity.borrow_mut() = Rc::clone(&identity);
        }
        let state = state.ok_or(Error::Damaged("state"))?;
        *self.cached.borrow_mut() = Some((revision, state.clone()));
        Ok(Snapshot { identity, revision, state })
    }

    /// The revision that this tab last made or saw, unless another tab has moved on since.
    pub(super) fn revision(&self) -> Option<u64> {
        self.cached.borrow().as_ref().map(|(revision, _)| *revision)
    }

    async fn commit(&self, snapshot: &Snapshot, change: Change) -> Result<(), Fault> {
        let Change { state, mut writes, identity } = change;
        let revision = snapshot.revision + 1;
        let keys_of = identity.as_ref().unwrap_or(&snapshot.identity);
        let sealed = self.with_rng(|rng| state.seal(keys_of.keys(), rng));
        writes.push(Write::Delete(Store::State, Key::Number(snapshot.revision)));
        writes.push(Write::Add(Store::State, Key::Number(revision), sealed));
        // Forgotten first: if this future is dropped while it waits, what is remembered must not be wrong.
        *self.cached.borrow_mut() = None;
        self.backend.commit(writes).await?;
        if let Some(identity) = identity {
            *self.identity.borrow_mut() = identity;
        }
        *self.cached.borrow_mut() = Some((revision, state));
        Ok(())
    }
}
