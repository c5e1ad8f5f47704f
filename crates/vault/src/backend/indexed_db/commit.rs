//! The one way in which anything is written: one strict transaction, nothing awaited inside it.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use super::{
    bindings::{JsRow, commit_now, strict_transaction},
    convert::{key_to_js, row_to_js},
    fault,
};
use crate::backend::{Fault, Indexed, Store, Write};

/// Makes all changes or none. Returns after the transaction's `complete` event, which under strict durability comes after
/// the bytes are on the disk.
pub(super) async fn commit(database: &IdbDatabase, writes: Vec<Write>) -> Result<(), Fault> {
    let mut stores: Vec<Store> = writes.iter().map(Write::store).collect();
    stores.sort_unstable();
    stores.dedup();
    let transaction = begin(database, &stores)?;
    let requested = writes.iter().try_for_each(|write| request(&transaction, write));
    finish(transaction, requested).await
}

/// Adds one row that is no [`Write`].
pub(super) async fn add_raw(database: &IdbDatabase, store: Store, row: &JsRow) -> Result<(), Fault> {
    let transaction = begin(database, &[store])?;
    let requested = transaction.object_store(store.name()).and_then(|store| store.add(row)).map(drop);
    finish(transaction, requested).await
}

fn begin(database: &IdbDatabase, stores: &[Store]) -> Result<IdbTransaction, Fault> {
    let names: Array = stores.iter().map(|store| JsValue::from_str(store.name())).collect();
    strict_transaction(database, &names).map_err(|error| fault::of_js(&error))
}

/// Asks for a change. Its outcome is the transaction's: a request that fails aborts the whole.
fn request(transaction: &IdbTransaction, write: &Write) -> Result<(), JsValue> {
    let store = transaction.object_store(write.store().name())?;
    match write {
        Write::Add(to, key, value) => {
            let row = row_to_js(key, value, Indexed::default());
            if *to == Store::State {
                row.set_u(1);
            }
            store.add(&row)
        }
        Write::Put(_, key, value, indexed) => store.put(&row_to_js(key, value, *indexed)),
        Write::Delete(_, key) => store.delete(&key_to_js(key)),
        Write::Clear(_) => store.clear(),
    }
    .map(drop)
}

async fn finish(transaction: IdbTransaction, requested: Result<(), JsValue>) -> Result<(), Fault> {
    let outcome = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match &requested {
        Ok(()) => commit_now(&transaction),
        Err(_) => drop(transaction.abort()),
    }
    let outcome = JsFuture::from(outcome).await;
    transaction.set_oncomplete(None);
    transaction.set_onabort(None);
    match (outcome, transaction.error(), requested) {
        (Ok(_), _, Ok(())) => Ok(()),
        (_, Some(reason), _) => Err(fault::of_exception(&reason)),
        (_, None, Err(refused)) => Err(fault::of_js(&refused)),
        // Aborted without a reason of its own: the connection was closed under it.
        (Err(_), None, Ok(())) => Err(Fault::Lost),
    }
}
