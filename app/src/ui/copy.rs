//! Copying a text, to paste it elsewhere.

use leptos::prelude::*;

use super::{Button, Look};
use crate::texts::texts;

/// A button that copies.
#[component]
pub fn CopyButton(
    /// What.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let t = &texts().words;
    let copied = RwSignal::new(false);
    let copy = move |()| {
        // A browser that refuses leaves the text on the screen, to be read out or copied by hand.
        let _ = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    view! {
        <Button look=Look::Link on_press=copy>{t.copy}</Button>
        <Show when=move || copied.get()><p class="nh-hint" role="status">{t.copied}</p></Show>
    }
}
