//! A guard for tests and benchmarks outside a browser: what it wraps stays inside it, and it gives out tickets.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use zeroize::Zeroizing;

use super::KeyGuard;
use crate::error::{Error, KeysFault};

/// A guard in memory. Clones share their content, as two tabs share the browser's wrapping key.
#[derive(Debug, Clone, Default)]
pub struct InMemory {
    wrapped: Rc<RefCell<Option<Wrapped>>>,
}

type Wrapped = HashMap<[u8; 12], Zeroizing<Vec<u8>>>;

impl InMemory {
    /// A guard that has nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Loses its key, as a browser does that clears one kind of storage and not the other.
    pub fn lose_key(&self) {
        *self.wrapped.borrow_mut() = None;
    }

    /// Puts another key in its place, which opens nothing of before.
    pub fn swap_key(&self) {
        *self.wrapped.borrow_mut() = Some(HashMap::new());
    }
}

const NO_KEY: Error = Error::KeysUnavailable(KeysFault::GuardMissing);

impl KeyGuard for InMemory {
    async fn prepare(&self) -> Result<(), Error> {
        self.wrapped.borrow_mut().get_or_insert_default();
        Ok(())
    }

    async fn wrap(&self, nonce: [u8; 12], content: &[u8]) -> Result<Vec<u8>, Error> {
        self.wrapped.borrow_mut().as_mut().ok_or(NO_KEY)?.insert(nonce, Zeroizing::new(content.to_vec()));
        Ok(nonce.to_vec())
    }

    async fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let held = self.wrapped.borrow();
        held.as_ref().ok_or(NO_KEY)?.get(wrapped).cloned().ok_or(Error::KeysUnavailable(KeysFault::Refused))
    }
}
