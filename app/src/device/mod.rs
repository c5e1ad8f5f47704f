//! The device beneath the screens: its vault, and the way to the server.

mod fetch;
mod field;
mod fragment;
mod turns;
mod zone;

use std::rc::Rc;

use leptos::prelude::*;
use naderhand_vault::{
    Error,
    browser::{self, DeviceVault},
};
use tokio::sync::OnceCell;

pub use self::{
    fetch::Fetch,
    field::field,
    fragment::take_fragment,
    turns::Turns,
    zone::{BrowserZone, DeviceZone},
};

/// Gives the vault to whoever asks, and opens it for the first who does.
#[derive(Clone, Default)]
pub struct Device {
    vault: Rc<OnceCell<Rc<DeviceVault>>>,
}

impl Device {
    /// The open vault. An opening that failed is tried again at the next call.
    pub async fn vault(&self) -> Result<Rc<DeviceVault>, Error> {
        let open = || async { Ok(Rc::new(browser::open().await?)) };
        self.vault.get_or_try_init(open).await.cloned()
    }
}

#[derive(Clone, Copy)]
struct Provided(StoredValue<Device, LocalStorage>);

/// Makes one device of everything below.
pub fn provide_device() {
    provide_context(Provided(StoredValue::new_local(Device::default())));
}

/// The device that the app's root provided.
pub fn device() -> Device {
    expect_context::<Provided>().0.get_value()
}
