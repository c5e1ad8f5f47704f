//! Printing what is on the screen.

use leptos::prelude::*;

use super::{Button, Look, Shape};
use crate::texts::texts;

/// A button that prints.
#[component]
pub fn PrintButton(
    /// How much it asks for attention.
    #[prop(optional)]
    look: Look,
) -> impl IntoView {
    let print = move |()| {
        // A browser that cannot print leaves the screen as it is, to be read out, copied or scanned.
        let _ = window().print();
    };
    view! { <Button look=look icon=Shape::Printer on_press=print>{texts().words.print}</Button> }
}
