//! The vault of this device, opened once for the whole app.

use std::rc::Rc;

use leptos::prelude::*;
use naderhand_vault::{Error, Vault, backend::indexed_db::IndexedDb, guard::web_crypto::WebCrypto};
use tokio::sync::OnceCell;

use super::random::random;

/// The vault as this app keeps it: in IndexedDB, its keys wrapped by WebCrypto.
pub type DeviceVault = Vault<IndexedDb, WebCrypto>;

/// The database's name. It tells nothing to whoever lists the databases of a browser.
const DATABASE: &str = "naderhand";

/// Gives the vault to whoever asks, and opens it for the first who does.
#[derive(Clone, Default)]
pub struct Device {
    vault: Rc<OnceCell<Rc<DeviceVault>>>,
}

impl Device {
    /// The open vault. An opening that failed is tried again at the next call.
    pub async fn vault(&self) -> Result<Rc<DeviceVault>, Error> {
        let open = async {
            let backend = IndexedDb::open(DATABASE).await?;
            let guard = WebCrypto::new(backend.clone());
            Ok(Rc::new(Vault::open(backend, guard, random()).await?))
        };
        self.vault.get_or_try_init(|| open).await.cloned()
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
