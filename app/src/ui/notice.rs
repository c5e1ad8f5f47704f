//! Notices: what is, and what can be done. Never blame, never a code alone.

use leptos::prelude::*;

use super::{Icon, Shape};

/// What sort of news it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked, and the one who decides has confirmed it.
    Done,
    /// It did not work.
    Problem,
}

/// A notice in the flow of the page. A problem is announced at once, other news when there is a pause.
#[component]
pub fn Notice(
    /// What sort of news it is.
    tone: Tone,
    /// What is.
    #[prop(into)]
    title: String,
    /// What is safe, and what to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, icon, role) = match tone {
        Tone::Info => ("utrecht-alert utrecht-alert--info", Shape::Info, "status"),
        Tone::Done => ("utrecht-alert utrecht-alert--ok", Shape::Check, "status"),
        Tone::Problem => ("utrecht-alert utrecht-alert--error", Shape::Alert, "alert"),
    };
    view! {
        <div class=class role=role>
            <div class="utrecht-alert__icon"><Icon shape=icon/></div>
            <div class="utrecht-alert__content">
                <p class="nh-notice__title">{title}</p>
                {children.map(|children| view! { <div class="utrecht-alert__message">{children()}</div> })}
            </div>
        </div>
    }
}
