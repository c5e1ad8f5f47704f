//! Where the browser enters.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

use super::App;
use crate::{
    backup::BackupPart,
    check_in::Current,
    contact::ContactPart,
    device::{device, provide_device},
    inbox::InboxPart,
    more::Preferences,
    records::Records,
    reminders::RemindersPart,
};

/// Takes over from the shell: same first screen, same place, and the taps that were made meanwhile.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else { return };
    let handle = mount_to(root, || {
        provide_device();
        let records = Records::open(device());
        provide_context(records);
        provide_context(Preferences::of_document());
        provide_context(Current::new(records));
        BackupPart::provide();
        ContactPart::provide();
        InboxPart::provide();
        RemindersPart::provide();
        view! { <App/> }
    });
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    if let Some(root) = document().document_element() {
        // From here on every screen is the app's own, wherever the address points. Removing what is not there is fine.
        let _ = root.remove_attribute("data-elsewhere");
    }
    // The app lives as long as its page.
    handle.forget();
}
