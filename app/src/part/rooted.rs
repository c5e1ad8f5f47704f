//! A part that goes on with something whatever screen is open: what it provides belongs to the app's root, not to a screen.

use core::{future::Future, pin::Pin, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::NotFetched;
use crate::device::device;

/// How long after a start such a part is fetched, so that the first screen has the processor to itself, and how long until the
/// next try when it cannot be. Product defaults.
const AFTER_START: Duration = Duration::from_secs(2);
const NEXT_TRY: Duration = Duration::from_mins(1);

/// Fetches the part, and lets it provide what it goes on with below this owner, unless that was done.
pub type Connect = fn(Owner) -> Pin<Box<dyn Future<Output = Result<(), NotFetched>>>>;

/// The way into such a part.
#[derive(Clone, Copy)]
pub struct Rooted {
    root: StoredValue<Owner>,
    connect: Connect,
}

impl Rooted {
    /// Of the owner that is current: the app's root.
    pub fn new(connect: Connect) -> Self {
        Self { root: StoredValue::new(Owner::current().unwrap_or_default()), connect }
    }

    /// The root.
    pub fn root(self) -> Owner {
        self.root.get_value()
    }

    /// Connects now.
    pub async fn connect(self) -> Result<(), NotFetched> {
        (self.connect)(self.root()).await
    }

    /// Connects after the start, when the device keeps a value of this name.
    pub fn connect_if_kept(self, name: &'static str) {
        let device = device();
        spawn_local(async move {
            // A store that does not open is told by the records; then there is nothing to go on with either.
            let Ok(vault) = device.vault().await else { return };
            if vault.meta(name).await.is_ok_and(|kept| kept.is_some()) {
                self.connect_after_start();
            }
        });
    }

    /// Connects after the start, and tries again until it is done.
    pub fn connect_after_start(self) {
        self.connect_in(AFTER_START);
    }

    fn connect_in(self, wait: Duration) {
        let connect = move || {
            spawn_local(async move {
                if self.connect().await.is_err() {
                    self.connect_in(NEXT_TRY);
                }
            });
        };
        set_timeout(connect, wait);
    }
}
