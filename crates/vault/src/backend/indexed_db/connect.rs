//! Opening the database, and bringing it to the present schema.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use rexie::Rexie;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbIndexParameters, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbTransaction,
};

use super::{KEY_PATH, bindings::set_timeout, fault};
use crate::backend::{Fault, schema::Schema};

/// How long an older tab has to let go before the employee is asked to close it.
const BLOCKED_AFTER_MILLIS: i32 = 3_000;

/// The two connections to one database.
pub(super) struct Connection {
    /// Only taken out when it is closed.
    reading: Option<Rexie>,
    writing: IdbDatabase,
    open: Rc<Cell<bool>>,
    _on_close: Closure<dyn FnMut()>,
}

impl Connection {
    pub(super) async fn open(name: &str, schema: &Schema) -> Result<Self, Fault> {
        let writing = open_and_upgrade(name, *schema).await?;
        let open = Rc::new(Cell::new(true));
        let on_close = Closure::<dyn FnMut()>::new({
            let (open, database) = (Rc::clone(&open), writing.clone());
            move || {
                open.set(false);
                database.close();
            }
        });
        let handler = Some(on_close.as_ref().unchecked_ref::<Function>());
        // A newer tab wants to upgrade; or the browser closed the connection. rexie lets go of its own by itself.
        writing.set_onversionchange(handler);
        writing.set_onclose(handler);
        let reading = rexie(name, schema).await.inspect_err(|_| writing.close())?;
        Ok(Self { reading: Some(reading), writing, open, _on_close: on_close })
    }

    /// Whether no one has closed it, as far as is known.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }

    pub(super) const fn reading(&self) -> Option<&Rexie> {
        self.reading.as_ref()
    }

    pub(super) const fn writing(&self) -> &IdbDatabase {
        &self.writing
    }

    pub(super) fn close(&self) {
        self.open.set(false);
        self.writing.close();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.writing.set_onversionchange(None);
        self.writing.set_onclose(None);
        self.writing.close();
        // rexie does not close when it is dropped: the connection would stay, deaf, and keep a newer tab waiting.
        if let Some(reading) = self.reading.take() {
            reading.close();
        }
    }
}

/// rexie's connection. The database has the schema by now; it is listed all the same, because rexie would delete what is
/// not listed, should it ever come first.
async fn rexie(name: &str, schema: &Schema) -> Result<Rexie, Fault> {
    let mut builder = Rexie::builder(name).version(schema.version);
    for store in schema.stores {
        let listed =
            store.indexes.iter().fold(rexie::ObjectStore::new(store.name).key_path(KEY_PATH), |listed, index| {
                listed.add_index(rexie::Index::new(index.name, index.path).unique(index.unique))
            });
        builder = builder.add_object_store(listed);
    }
    builder.build().await.map_err(|error| fault::of_rexie(&error))
}

async fn open_and_upgrade(name: &str, schema: Schema) -> Result<IdbDatabase, Fault> {
    let factory: IdbFactory = Reflect::get(&js_sys::global(), &JsValue::from_str("indexedDB"))
        .ok()
        .and_then(|factory| factory.dyn_into().ok())
        .ok_or_else(|| Fault::Other("this browser has no IndexedDB".into()))?;
    let request = factory.open_with_u32(name, schema.version).map_err(|error| fault::of_js(&error))?;

    let on_upgrade = Closure::<dyn FnMut(Event)>::new({
        let request = request.clone();
        move |_| {
            // An exception here aborts the upgrade, and the database stays as it was.
            if upgrade(&request, &schema).is_none()
                && let Some(transaction) = request.transaction()
            {
                let _ = transaction.abort();
            }
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));

    // Not a fault yet: an older tab that is in the middle of a commit lets go right after it.
    let gave_up = Rc::new(Cell::new(false));
    let mut on_blocked = None;
    let answer = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        let gave_up = Rc::clone(&gave_up);
        let closure = Closure::<dyn FnMut()>::new(move || {
            let (gave_up, reject) = (Rc::clone(&gave_up), reject.clone());
            let time_out = Closure::once_into_js(move || {
                gave_up.set(true);
                let _ = reject.call0(&JsValue::UNDEFINED);
            });
            set_timeout(&time_out, BLOCKED_AFTER_MILLIS);
        });
        request.set_onblocked(Some(closure.as_ref().unchecked_ref()));
        on_blocked = Some(closure);
    });
    let answer = JsFuture::from(answer).await;

    if answer.is_err() && gave_up.get() {
        // The upgrade may still happen, much later. It must find its handlers then, and its connection must not stay.
        on_upgrade.forget();
        if let Some(on_blocked) = on_blocked {
            on_blocked.forget();
        }
        let late = request.clone();
        let close = Closure::once_into_js(move || {
            if let Some(database) = opened(&late) {
                database.close();
            }
        });
        request.set_onsuccess(Some(close.unchecked_ref()));
        return Err(Fault::Blocked);
    }
    request.set_onupgradeneeded(None);
    request.set_onblocked(None);
    request.set_onsuccess(None);
    request.set_onerror(None);
    match answer {
        Ok(_) => opened(&request).ok_or(Fault::Lost),
        Err(_) => Err(request.error().ok().flatten().map_or(Fault::Lost, |error| fault::of_exception(&error))),
    }
}

fn opened(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// Adds the stores and indexes that are missing. Takes nothing away.
fn upgrade(request: &IdbOpenDbRequest, schema: &Schema) -> Option<()> {
    let database = opened(request)?;
    let transaction: IdbTransaction = request.transaction()?;
    for spec in schema.stores {
        let store: IdbObjectStore = if database.object_store_names().contains(spec.name) {
            transaction.object_store(spec.name).ok()?
        } else {
            let parameters = IdbObjectStoreParameters::new();
            parameters.set_key_path(&JsValue::from_str(KEY_PATH));
            database.create_object_store_with_optional_parameters(spec.name, &parameters).ok()?
        };
        for index in spec.indexes {
            if !store.index_names().contains(index.name) {
                let parameters = IdbIndexParameters::new();
                parameters.set_unique(index.unique);
                store.create_index_with_str_and_optional_parameters(index.name, index.path, &parameters).ok()?;
            }
        }
    }
    Some(())
}
