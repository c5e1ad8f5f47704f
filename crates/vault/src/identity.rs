//! Who the device is: the vault's keys, and this device's place in it. At rest it is one bundle, wrapped by the guard.

use naderhand_domain::{
    id::{DeviceId, VaultId},
    wire::auth::DeviceToken,
};
use naderhand_sealing::{CryptoRng, RootKey, VaultKeys, make_device_secret};
use zeroize::Zeroizing;

use crate::{
    backend::{Backend, Key, Store},
    error::{Error, KeysFault},
    guard::KeyGuard,
};

/// The name of the bundle's row in [`Store::Keys`].
pub(crate) const BUNDLE: &str = "bundle";

/// The bundle's layout.
const VERSION: u8 = 1;

/// version 1 │ vault id 16 │ root key 32 │ device id 16 │ device secret 32
const LENGTH: usize = 1 + 16 + 32 + 16 + 32;

/// One enrolment of a device: its id and the secret by which the server knows it.
#[derive(Clone)]
pub struct Device {
    /// Drawn when it enrols.
    pub id: DeviceId,
    /// Drawn with it, and told to nobody but the server.
    pub secret: Zeroizing<[u8; 32]>,
}

impl Device {
    /// Draws a new enrolment.
    pub fn make(rng: &mut dyn CryptoRng) -> Self {
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        Self { id: DeviceId::from_bytes(id), secret: Zeroizing::new(make_device_secret(rng)) }
    }
}

impl core::fmt::Debug for Device {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Device").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The vault's keys and the device's enrolment.
#[derive(Debug, Clone)]
pub struct Identity {
    root: RootKey,
    device: Device,
    keys: VaultKeys,
}

impl Identity {
    /// Puts together what was drawn, or came out of a key box.
    pub fn new(vault: VaultId, root: RootKey, device: Device) -> Self {
        let keys = VaultKeys::derive(vault, &root);
        Self { root, device, keys }
    }

    /// Draws a new vault on its first device.
    pub fn make(rng: &mut dyn CryptoRng) -> Self {
        let mut vault = [0; 16];
        rng.fill_bytes(&mut vault);
        Self::new(VaultId::from_bytes(vault), RootKey::make(rng), Device::make(rng))
    }

    /// The vault.
    pub const fn vault(&self) -> VaultId {
        self.keys.vault()
    }

    /// The root key, for whoever makes a key box.
    pub const fn root(&self) -> &RootKey {
        &self.root
    }

    /// The working keys.
    pub const fn keys(&self) -> &VaultKeys {
        &self.keys
    }

    /// This device.
    pub const fn device(&self) -> DeviceId {
        self.device.id
    }

    /// How the device shows the server who it is.
    pub fn token(&self) -> DeviceToken {
        DeviceToken { device: self.device.id, secret: *self.device.secret }
    }

    /// The same vault, with the device enrolled anew.
    #[must_use]
    pub fn with_device(&self, device: Device) -> Self {
        Self { device, ..self.clone() }
    }

    /// The bundle, wrapped.
    pub(crate) async fn wrap(&self, guard: &impl KeyGuard, nonce: [u8; 12]) -> Result<Vec<u8>, Error> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.push(VERSION);
        bytes.extend_from_slice(self.vault().as_bytes());
        bytes.extend_from_slice(self.root.expose());
        bytes.extend_from_slice(self.device.id.as_bytes());
        bytes.extend_from_slice(&*self.device.secret);
        guard.wrap(nonce, &bytes).await
    }

    /// Reads the bundle; `None` when there is none.
    pub(crate) async fn read(backend: &impl Backend, guard: &impl KeyGuard) -> Result<Option<Self>, Error> {
        let Some(row) = backend.get(Store::Keys, &Key::from(BUNDLE)).await? else { return Ok(None) };
        let bytes = guard.unwrap(&row.value).await?;
        Self::parse(&bytes).map(Some).ok_or(Error::KeysUnavailable(KeysFault::Refused))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (&[VERSION], bytes) = bytes.split_first_chunk::<1>()? else { return None };
        let (vault, bytes) = bytes.split_first_chunk()?;
        let (root, bytes) = bytes.split_first_chunk()?;
        let (device, secret) = bytes.split_first_chunk()?;
        let secret = Zeroizing::new(<[u8; 32]>::try_from(secret).ok()?);
        let device = Device { id: DeviceId::from_bytes(*device), secret };
        Some(Self::new(VaultId::from_bytes(*vault), RootKey::from_bytes(*root), device))
    }
}
