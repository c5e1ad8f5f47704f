//! Giving the page for the home front to those at home (S21: R §3.5.3). The address tells nothing of the employee but, if they
//! have joined one, which organisation's page it is.

use js_sys::{Function, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use crate::{
    organisation::Standing,
    pages::{Page, own_address},
    texts::{language, parts::help_texts},
    ui::{Button, CopyButton, Look, Qr},
};

/// The circle at home.
#[component]
pub(super) fn Home(standing: Signal<Standing>) -> impl IntoView {
    let t = &help_texts().home;
    let address = Memo::new(move |_| {
        standing.with(|standing| match standing {
            Standing::Opening => None,
            Standing::Nowhere => Some(Page::HomeFront.address(language()).to_owned()),
            Standing::Joined(member, _) => {
                let slug = member.settings().organisation().slug();
                Some(own_address(Page::HomeFront, language(), slug))
            }
        })
    });
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nl-paragraph">{t.text}</p>
            {move || address.get().map(|address| view! { <Give address=address/> })}
        </section>
    }
}

/// The ways to give it: as the phone shares, by copying, and by a code that another phone scans.
#[component]
fn Give(address: String) -> impl IntoView {
    let t = &help_texts().home;
    let address = window().location().origin().unwrap_or_default() + &address;
    let copies = RwSignal::new(!can_share());
    let (shared, shown, code) = (address.clone(), address.clone(), address.clone());
    let share = move |()| {
        let address = shared.clone();
        spawn_local(async move {
            // The employee may be elsewhere by now.
            let _ = copies.try_set(!share(&address).await);
        });
    };
    view! {
        {move || {
            if copies.get() {
                view! {
                    <p class="nh-link">{shown.clone()}</p>
                    <CopyButton text=address.clone()/>
                }
                .into_any()
            } else {
                view! { <Button look=Look::Quiet on_press=share.clone()>{t.share}</Button> }.into_any()
            }
        }}
        <details class="nh-more">
            <summary class="nh-more__summary">{t.scan}</summary>
            <Qr text=code label=t.alt/>
        </details>
    }
}

/// Whether this browser can give an address to other apps.
fn can_share() -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str("share"))
        .is_ok_and(|share| share.is_instance_of::<Function>())
}

/// Asks the phone to share it. False when it cannot; whoever changes their mind has not failed.
async fn share(address: &str) -> bool {
    let data = ShareData::new();
    data.set_title(Page::HomeFront.title(language()));
    data.set_url(address);
    let Err(why) = JsFuture::from(window().navigator().share_with_data(&data)).await else { return true };
    Reflect::get(&why, &JsValue::from_str("name")).is_ok_and(|name| name == "AbortError")
}
