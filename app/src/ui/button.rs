//! Buttons. One main action on a screen, the second is quiet, the third a link (look: "Type, space, movement").

use leptos::prelude::*;

use super::{Icon, Shape};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The main action: full width, filled.
    #[default]
    Primary,
    /// A second action: full width, with a border.
    Quiet,
    /// A third action: text with an underline.
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "nl-button nl-button--primary nh-button",
            Self::Quiet => "nl-button nl-button--secondary nh-button",
            Self::Link => "nl-button nl-button--subtle nh-button nh-button--link",
        }
    }
}

/// Does something here.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// While true it does nothing, and says so.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=look.class()
            class:nl-button--disabled=disabled
            type="button"
            aria-disabled=move || disabled.get().then_some("true")
            on:click=move |_| {
                if !disabled.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {icon.map(|shape| view! { <Icon shape=shape/> })}
            <span class="nl-button__label">{children()}</span>
        </button>
    }
}

/// Goes somewhere.
#[component]
pub fn ButtonLink(
    /// How much it asks for attention.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=look.class() href=href>
            {icon.map(|shape| view! { <Icon shape=shape/> })}
            <span class="nl-button__label">{children()}</span>
        </a>
    }
}
