//! What the vault takes from the browser beside its database.

pub mod channel;
mod entropy;
pub mod lock;
pub mod persistence;

pub use self::entropy::Entropy;
use crate::{
    Error, Vault,
    backend::indexed_db::{IndexedDb, NAME},
    guard::web_crypto::WebCrypto,
};

/// The vault of the app: in `IndexedDB`, its keys wrapped by `WebCrypto`.
pub type DeviceVault = Vault<IndexedDb, WebCrypto>;

/// Opens the vault of this browser, and makes it on first use.
pub async fn open() -> Result<DeviceVault, Error> {
    let database = IndexedDb::open(NAME).await?;
    Vault::open(database.clone(), WebCrypto::new(database), Entropy).await
}
