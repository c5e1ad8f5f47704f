//! The way to contact from other screens: one tap for whoever filled in the card, and else the screen where that is done.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::{contact_part, kept};
use crate::{
    device::device,
    texts::{parts::help_texts, texts},
    ui::{Button, ButtonLink, Look, Shape},
};

/// Where contact is.
const ADDRESS: &str = "/app/contact";

/// The button.
#[component]
pub fn OneTap() -> impl IntoView {
    let t = &help_texts().colleagues;
    let (part, navigate) = (contact_part(), use_navigate());
    let filled = RwSignal::new(false);
    let device = device();
    spawn_local(async move {
        if let Ok(vault) = device.vault().await {
            let card = kept::read_card(&vault).await;
            // The screen may be gone by now.
            let _ = filled.try_set(matches!(card, Ok(kept::Card::Here(_))));
        }
    });
    let busy = RwSignal::new(false);
    let ask = Callback::new(move |()| {
        let navigate = navigate.clone();
        busy.set(true);
        spawn_local(async move {
            // Whatever came of it, the screen says it.
            let _ = part.ask().await;
            navigate(ADDRESS, leptos_router::NavigateOptions::default());
        });
    });
    move || {
        if filled.get() {
            view! {
                <Button icon=Shape::LifeBuoy disabled=busy on_press=ask>{t.ask}</Button>
                <ButtonLink look=Look::Link href=ADDRESS>{t.choose}</ButtonLink>
            }
            .into_any()
        } else {
            view! { <ButtonLink icon=Shape::LifeBuoy href=ADDRESS>{texts().contact.title}</ButtonLink> }.into_any()
        }
    }
}
