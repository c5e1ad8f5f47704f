//! One act at a time on a local value: each reads what is kept, changes it, and keeps it. What is done in this tab waits for each
//! other, and for the other tabs of this device.

use core::ops::{Deref, DerefMut};

use naderhand_vault::browser::lock::{TabLock, value_lock};
use tokio::sync::{Mutex, MutexGuard};

/// Whose turn it is, with what this tab holds for whoever has it.
#[derive(Debug)]
pub struct Turns<T> {
    inside: Mutex<T>,
    value: &'static str,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub struct Turn<'a, T> {
    inside: MutexGuard<'a, T>,
    _over_tabs: TabLock,
}

impl<T: Default> Turns<T> {
    /// On the local value of this name.
    pub fn on(value: &'static str) -> Self {
        Self { inside: Mutex::default(), value }
    }

    /// Waits for a turn. What was read before it may be old.
    pub async fn take(&self) -> Turn<'_, T> {
        let inside = self.inside.lock().await;
        Turn { inside, _over_tabs: value_lock(self.value).await }
    }
}

impl<T> Deref for Turn<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inside
    }
}

impl<T> DerefMut for Turn<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inside
    }
}
