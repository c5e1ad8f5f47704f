//! Several tabs, and what the browser says about the store.

use std::{cell::Cell, rc::Rc};

use js_sys::Promise;
use naderhand_vault::browser::{
    lock::{sync_lock, try_sync_lock},
    persistence::{Persistence, persist, persisted, room},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{BrowserDevice, contract::support::*, save};

#[wasm_bindgen_test]
async fn other_tabs_hear_of_a_commit() {
    let device = BrowserDevice::new().await;
    let (one, two) = (device.open().await, device.open().await);
    let own = Rc::new(Cell::new(0));
    let counted = Rc::clone(&own);
    let _own = one.backend().on_change(move || counted.set(counted.get() + 1));
    let heard = JsFuture::from(Promise::new(&mut |resolve, _| {
        let subscription = two.backend().on_change(move || drop(resolve.call0(&JsValue::UNDEFINED)));
        // As long as the page lives.
        core::mem::forget(subscription);
    }));
    save(&one, 1).await.unwrap();
    heard.await.unwrap();
    assert_eq!(own.get(), 0, "who commits knows already");
    assert!(two.get(id(1)).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn one_tab_synchronises_at_a_time() {
    let held = sync_lock().await;
    assert!(try_sync_lock().await.is_none());
    drop(held);
    let again = sync_lock().await;
    drop(again);
    // A waiting tab that goes away does not take the lock with it.
    let held = sync_lock().await;
    {
        let mut waiting = std::pin::pin!(sync_lock());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(waiting.as_mut().poll(&mut context).is_pending());
    }
    drop(held);
    drop(sync_lock().await);
}

#[wasm_bindgen_test]
async fn the_browser_says_whether_it_keeps_the_store() {
    let answer = persist().await;
    assert_ne!(answer, Persistence::Unknown);
    assert_eq!(persisted().await, answer);
    assert!(room().await.unwrap().quota > 0.0);
}
