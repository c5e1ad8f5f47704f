//! One at a time, over all tabs: a Web Lock around a synchronisation, or around reading a local value, changing it, and keeping it.
//!
//! The vault stays consistent without it. With it, two tabs do not upload and pull the same things twice, and neither writes over
//! what the other kept meanwhile.

use js_sys::{Function, Promise};
use tokio::sync::oneshot;
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};

const SYNC: &str = "naderhand-sync";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: Option<Locks>;

    #[derive(Clone)]
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, callback: &JsValue) -> Result<Promise, JsValue>;
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct TabLock {
    /// `None` in a browser without Web Locks.
    release: Option<Function>,
}

impl Drop for TabLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock of synchronising.
pub async fn sync_lock() -> TabLock {
    wait(SYNC).await
}

/// Waits for the lock of the local value of this name.
pub async fn value_lock(name: &str) -> TabLock {
    wait(&format!("naderhand-value:{name}")).await
}

async fn wait(name: &str) -> TabLock {
    ask(name, false).await.unwrap_or(TabLock { release: None })
}

/// Takes the lock of synchronising if no tab has it.
pub async fn try_sync_lock() -> Option<TabLock> {
    ask(SYNC, true).await
}

async fn ask(name: &str, only_if_free: bool) -> Option<TabLock> {
    let Some(locks) = LOCKS.with(Clone::clone) else { return Some(TabLock { release: None }) };
    let (granted, answer) = oneshot::channel();
    // The browser holds the lock for as long as the promise that the callback returns is open.
    let callback = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            let _ = granted.send(None);
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        let mut granted = Some(granted);
        Promise::new(&mut |release, _| {
            // If nobody waits for it any more, the guard comes back and is dropped here, which releases the lock.
            drop(granted.take().map(|granted| granted.send(Some(TabLock { release: Some(release) }))));
        })
    });
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("ifAvailable"), &JsValue::from_bool(only_if_free));
    match locks.request(name, &options, &callback) {
        Ok(_) => answer.await.ok().flatten(),
        Err(_) => Some(TabLock { release: None }),
    }
}
