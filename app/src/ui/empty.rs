//! An empty state: what will be here, and the one thing to do.

use leptos::prelude::*;

use super::{Icon, Shape};

/// Nothing here yet.
#[component]
pub fn Empty(
    /// An icon of what will be here.
    icon: Shape,
    /// What will be here.
    title: &'static str,
    /// A sentence about it.
    text: &'static str,
    /// The one thing to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="nh-empty">
            <Icon shape=icon/>
            <h2 class="nl-heading nl-heading--level-2">{title}</h2>
            <p class="nl-paragraph">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
