//! A box to tick, as large as a thumb.

use leptos::prelude::*;

/// The box with its words.
#[component]
pub fn TickBox(
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Takes each change.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether it cannot be ticked now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="nh-check">
            <input
                class="nh-check__input"
                type="checkbox"
                prop:checked=move || ticked.get()
                disabled=move || disabled.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{children()}</span>
        </label>
    }
}
