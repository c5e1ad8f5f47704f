//! What lies in a part and stands on a screen that is there already.

use core::future::Future;

use leptos::prelude::*;

use super::{
    NotFetched,
    fetching::{Fetch, begin},
};
use crate::{
    texts::texts,
    ui::{Button, Look, Progress},
};

/// What `fetch` gives, in the flow of a screen that does not wait for it.
#[component]
pub fn Within<F>(
    /// What is said when it could not be fetched.
    failed: &'static str,
    /// What is shown in its place then.
    #[prop(into)]
    instead: ViewFn,
    /// Fetches the part, and gives what makes the view.
    fetch: impl Fn() -> F + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<fn() -> AnyView, NotFetched>> + 'static,
{
    let fetched = RwSignal::new(Fetch::Busy);
    let start = move || begin(fetch, fetched, || {});
    start();
    move || match fetched.get() {
        Fetch::Here(view) => view(),
        Fetch::Busy => {
            view! { <div data-waiting=""><Progress label=texts().frame.loading.to_owned() done=None/></div> }.into_any()
        }
        Fetch::Failed => view! {
            {instead.run()}
            <p class="nh-hint" role="status">{failed}</p>
            <Button look=Look::Link on_press=move |()| start()>{texts().part.retry}</Button>
        }
        .into_any(),
    }
}
