//! Whether the browser may clear the store by itself, and how much room there is.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = storage)]
    static STORAGE: Option<Storage>;

    #[derive(Clone)]
    type Storage;
    #[wasm_bindgen(method, catch)]
    fn persist(this: &Storage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn persisted(this: &Storage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn estimate(this: &Storage) -> Result<Promise, JsValue>;
}

/// The browser's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// The browser keeps the store until the employee removes it.
    Granted,
    /// The browser may clear the store when it needs room, or after weeks without a visit.
    NotGranted,
    /// The browser does not say.
    Unknown,
}

/// Room, in bytes, as the browser estimates it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// What this site uses.
    pub used: f64,
    /// What it may use.
    pub quota: f64,
}

/// Asks the browser to keep the store. Firefox asks the employee; the others decide by themselves.
pub async fn persist() -> Persistence {
    answer(Storage::persist).await
}

/// Whether the browser keeps the store, without asking for it.
pub async fn persisted() -> Persistence {
    answer(Storage::persisted).await
}

/// How much room there is; `None` when the browser does not say.
pub async fn room() -> Option<Room> {
    let storage = STORAGE.with(Clone::clone)?;
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let number = |name| Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
    Some(Room { used: number("usage")?, quota: number("quota")? })
}

async fn answer(ask: impl FnOnce(&Storage) -> Result<Promise, JsValue>) -> Persistence {
    let Some(asked) = STORAGE.with(Clone::clone).and_then(|storage| ask(&storage).ok()) else {
        return Persistence::Unknown;
    };
    match JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::NotGranted,
        None => Persistence::Unknown,
    }
}
