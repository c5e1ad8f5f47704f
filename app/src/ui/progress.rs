//! A bar for long work, with the words beside it.

use leptos::prelude::*;

/// How far it is.
#[component]
pub fn Progress(
    /// What is going on, with the counts in words.
    #[prop(into)]
    label: Signal<String>,
    /// Done and total. `None` while the total is not known.
    #[prop(into)]
    done: Signal<Option<(usize, usize)>>,
) -> impl IntoView {
    view! {
        <div class="nh-progress">
            <label class="nh-progress__label">
                <span>{label}</span>
                <progress
                    class="nh-progress__bar"
                    max=move || done.get().map(|(_, total)| total.max(1).to_string())
                    value=move || done.get().map(|(done, _)| done.to_string())
                ></progress>
            </label>
        </div>
    }
}
