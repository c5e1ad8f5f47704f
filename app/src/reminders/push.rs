//! What the browser has for pushes: a permission, and an address. By its objects' names, because a binding for each would weigh on
//! the first screen.

use core::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use naderhand_domain::wire::reminders::{Endpoint, Subscription};
use naderhand_reminders::{Address, Browser, Permission};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::standing::Trouble;
use crate::{device::field, records::within};

/// How long the service worker is waited for (product default): on the very first start it may still be fetching.
const WORKER_LIMIT: Duration = Duration::from_secs(20);

/// What the browser says of itself. Asks nobody.
pub(super) fn browser() -> Browser {
    let (window, navigator) = (JsValue::from(window()), JsValue::from(window().navigator()));
    let has = |name| field(&window, name).is_some();
    let notification = field(&window, "Notification");
    let permission = notification.and_then(|it| field(&it, "permission")?.as_string());
    let agent = field(&navigator, "userAgent").and_then(|it| it.as_string()).unwrap_or_default();
    let touches = field(&navigator, "maxTouchPoints").and_then(|it| it.as_f64()).unwrap_or_default();
    Browser {
        has_push: field(&navigator, "serviceWorker").is_some() && has("PushManager") && has("Notification"),
        // An iPad says that it is a Mac, which has no touch.
        is_apple: ["iPhone", "iPad"].iter().any(|name| agent.contains(name))
            || (agent.contains("Macintosh") && touches > 1.0),
        is_on_home_screen: field(&navigator, "standalone").is_some_and(|it| it.is_truthy()),
        permission: match permission.as_deref() {
            Some("granted") => Permission::Granted,
            Some("denied") => Permission::Denied,
            _ => Permission::NotAsked,
        },
    }
}

/// Asks for the permission. Call it in the handler of a tap: browsers refuse it elsewhere.
pub(super) fn ask() -> Option<Promise> {
    let notification = field(&window(), "Notification")?;
    call(&notification, "requestPermission", None).ok()?.dyn_into().ok()
}

/// Waits until what was asked is answered. What the answer is, [`browser`] says.
pub(super) async fn answered(asked: Option<Promise>) {
    if let Some(asked) = asked {
        let _ = JsFuture::from(asked).await;
    }
}

/// The address that the browser has now, if any.
pub(super) async fn address() -> Option<Address> {
    read(&subscription(&registration().await?).await?)
}

/// Has the browser give an address for a server: another one than it has, when it has one.
pub(super) async fn subscribe(key: &str) -> Result<Address, Trouble> {
    let registration = registration().await.ok_or(Trouble::NoAddress)?;
    if let Some(before) = subscription(&registration).await {
        let _ = wait(&before, "unsubscribe", None).await;
    }
    let bytes = BASE64URL_NOPAD.decode(key.as_bytes()).map_err(|_| Trouble::NoAddress)?;
    let options = object(&[
        ("userVisibleOnly", JsValue::TRUE),
        ("applicationServerKey", Uint8Array::from(bytes.as_slice()).into()),
    ]);
    let manager = field(&registration, "pushManager").ok_or(Trouble::NoAddress)?;
    let subscription = wait(&manager, "subscribe", Some(&options)).await.map_err(|_| Trouble::NoAddress)?;
    read(&subscription).ok_or(Trouble::NoAddress)
}

/// Gives the address back.
pub(super) async fn unsubscribe() {
    let Some(registration) = registration().await else { return };
    if let Some(subscription) = subscription(&registration).await {
        // One that stays is rung by nobody: the server deletes what it has.
        let _ = wait(&subscription, "unsubscribe", None).await;
    }
}

/// The service worker's registration, once it is active.
pub(super) async fn registration() -> Option<JsValue> {
    let workers = field(&window().navigator(), "serviceWorker")?;
    let ready: Promise = field(&workers, "ready")?.dyn_into().ok()?;
    within(WORKER_LIMIT, async move { JsFuture::from(ready).await.ok() }).await.flatten()
}

/// A plain object.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Calls one of an object's functions.
pub(super) fn call(of: &JsValue, name: &str, with: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.call1(of, with.unwrap_or(&JsValue::UNDEFINED))
}

async fn wait(of: &JsValue, name: &str, with: Option<&JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(call(of, name, with)?.dyn_into::<Promise>()?).await
}

async fn subscription(registration: &JsValue) -> Option<JsValue> {
    let manager = field(registration, "pushManager")?;
    wait(&manager, "getSubscription", None).await.ok().filter(|it| !it.is_null() && !it.is_undefined())
}

/// A `PushSubscription` as the server takes it.
fn read(subscription: &JsValue) -> Option<Address> {
    let key = |name: &str| {
        let buffer = call(subscription, "getKey", Some(&name.into())).ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    };
    let server = field(&field(subscription, "options")?, "applicationServerKey")?;
    Some(Address {
        key: BASE64URL_NOPAD.encode(&Uint8Array::new(&server).to_vec()),
        subscription: Subscription {
            endpoint: Endpoint::parse(&field(subscription, "endpoint")?.as_string()?).ok()?,
            p256dh: key("p256dh")?.try_into().ok()?,
            auth: key("auth")?.try_into().ok()?,
        },
    })
}
