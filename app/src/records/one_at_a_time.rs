//! Saving what is being filled in: one save at a time, and the last change last.

use core::future::Future;

use leptos::{prelude::*, task::spawn_local};

/// While one is on its way, further ones wait, and the last of them goes next: fast fingers never outrun the store. It is
/// counted, not owned by a view: what is on its way when the employee leaves the screen still ends well.
pub struct OneAtATime<T: 'static> {
    waiting: ArcStoredValue<Option<T>>,
    running: ArcStoredValue<bool>,
}

impl<T: 'static> Clone for OneAtATime<T> {
    fn clone(&self) -> Self {
        Self { waiting: self.waiting.clone(), running: self.running.clone() }
    }
}

impl<T: Send + Sync + 'static> Default for OneAtATime<T> {
    fn default() -> Self {
        Self { waiting: ArcStoredValue::new(None), running: ArcStoredValue::new(false) }
    }
}

impl<T: Send + Sync + 'static> OneAtATime<T> {
    /// Takes one, now or after the one that is on its way.
    pub fn push<F: Future<Output = ()> + 'static>(&self, one: T, each: impl Fn(T) -> F + 'static) {
        self.waiting.set_value(Some(one));
        if self.running.get_value() {
            return;
        }
        self.running.set_value(true);
        let this = self.clone();
        spawn_local(async move {
            while let Some(one) = this.waiting.try_update_value(Option::take).flatten() {
                each(one).await;
            }
            this.running.set_value(false);
        });
    }
}
