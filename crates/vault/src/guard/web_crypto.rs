//! The browser's guard: an AES-256-GCM key that no script can read out, not even ours.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

use super::KeyGuard;
use crate::{
    backend::{
        Fault, Key, Store,
        indexed_db::{IndexedDb, JsRow, text_of},
    },
    error::{Error, KeysFault},
};

/// The name of the guard's row in [`Store::Keys`].
const GUARD: &str = "guard";

/// version 1 │ nonce 12 │ AES-256-GCM ciphertext │ tag 16
const VERSION: u8 = 1;

/// Bound into every wrapping, so that nothing else sealed with the key could pass for a bundle.
const CONTEXT: &[u8] = b"naderhand/bundle/v1";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = crypto, js_name = subtle)]
    static SUBTLE: Option<Subtle>;

    #[derive(Clone)]
    type Subtle;
    #[wasm_bindgen(method, catch, js_name = generateKey)]
    fn generate_key(this: &Subtle, kind: &Object, extractable: bool, uses: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn encrypt(this: &Subtle, how: &Object, key: &JsValue, content: &Uint8Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decrypt(this: &Subtle, how: &Object, key: &JsValue, content: &Uint8Array) -> Result<Promise, JsValue>;
}

/// Wraps with a key that lies in the browser's database as an object, and has no bytes that a script could take.
#[derive(Clone)]
pub struct WebCrypto {
    database: IndexedDb,
}

impl WebCrypto {
    /// The guard that keeps its key in `database`.
    pub const fn new(database: IndexedDb) -> Self {
        Self { database }
    }

    async fn key(&self) -> Result<JsValue, Error> {
        let row = self.database.read_raw(Store::Keys, &Key::from(GUARD)).await?;
        let key = row.map(|row| row.unchecked_into::<JsRow>().c()).filter(JsValue::is_object);
        key.ok_or(Error::KeysUnavailable(KeysFault::GuardMissing))
    }
}

impl KeyGuard for WebCrypto {
    async fn prepare(&self) -> Result<(), Error> {
        if self.key().await.is_ok() {
            return Ok(());
        }
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let kind = object(&[("name", &"AES-GCM".into()), ("length", &JsValue::from_f64(256.0))]);
        let key = done(subtle()?.generate_key(&kind, false, &uses)).await?;
        let row = JsRow::with_key(&JsValue::from_str(GUARD));
        row.set_c(&key);
        match self.database.add_raw(Store::Keys, &row).await {
            // Another tab was first: its key is the key.
            Ok(()) | Err(Fault::Conflict) => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }

    async fn wrap(&self, nonce: [u8; 12], content: &[u8]) -> Result<Vec<u8>, Error> {
        let key = self.key().await?;
        let content = Uint8Array::from(content);
        let encrypted = done(subtle()?.encrypt(&how(&nonce), &key, &content)).await;
        content.fill(0, 0, content.length());
        let mut wrapped = vec![VERSION];
        wrapped.extend_from_slice(&nonce);
        wrapped.extend_from_slice(&Uint8Array::new(&encrypted?).to_vec());
        Ok(wrapped)
    }

    async fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        const REFUSED: Error = Error::KeysUnavailable(KeysFault::Refused);
        let key = self.key().await?;
        let (&[VERSION], rest) = wrapped.split_first_chunk::<1>().ok_or(REFUSED)? else { return Err(REFUSED) };
        let (nonce, encrypted) = rest.split_first_chunk::<12>().ok_or(REFUSED)?;
        let decrypted = done(subtle()?.decrypt(&how(nonce), &key, &Uint8Array::from(encrypted))).await;
        let content = Uint8Array::new(&decrypted.map_err(|_| REFUSED)?);
        let bytes = Zeroizing::new(content.to_vec());
        content.fill(0, 0, content.length());
        Ok(bytes)
    }
}

fn subtle() -> Result<Subtle, Error> {
    let subtle = SUBTLE.with(Clone::clone);
    subtle.ok_or_else(|| Error::Backend("no WebCrypto: the page was not loaded over a secure connection".into()))
}

fn how(nonce: &[u8; 12]) -> Object {
    let nonce = Uint8Array::from(nonce.as_slice());
    let context = Uint8Array::from(CONTEXT);
    object(&[("name", &"AES-GCM".into()), ("iv", &nonce), ("additionalData", &context)])
}

fn object(properties: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

async fn done(asked: Result<Promise, JsValue>) -> Result<JsValue, Error> {
    let failed = |error: JsValue| Error::Backend(text_of(&error));
    JsFuture::from(asked.map_err(failed)?).await.map_err(failed)
}
