//! A screen whose part is fetched when it is opened.

use core::future::Future;

use leptos::prelude::*;

use super::{
    NotFetched,
    fetching::{Fetch, begin},
};
use crate::{
    texts::texts,
    ui::{Button, Notice, Progress, Screen, Tone, begin_at_title},
};

/// The screen that `fetch` gives; until then its title, and how it stands.
#[component]
pub fn Later<F>(
    /// The screen's title.
    title: &'static str,
    /// Where "back" goes.
    back: Option<&'static str>,
    /// Fetches the part, and gives what makes the screen.
    fetch: impl Fn() -> F + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<fn() -> AnyView, NotFetched>> + 'static,
{
    let fetched = RwSignal::new(Fetch::Busy);
    let start = move || {
        begin(fetch, fetched, || {
            // The title that has the focus is about to be replaced.
            if title_has_focus() {
                request_animation_frame(begin_at_title);
            }
        });
    };
    start();
    move || match fetched.get() {
        Fetch::Here(screen) => screen(),
        state => {
            view! { <Waiting title=title back=back failed=matches!(state, Fetch::Failed) retry=start/> }.into_any()
        }
    }
}

#[component]
fn Waiting(
    title: &'static str,
    back: Option<&'static str>,
    failed: bool,
    retry: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let t = &texts().part;
    view! {
        <Screen title=title back=back>
            {if failed {
                view! {
                    <Notice tone=Tone::Problem title=t.failed>
                        <p class="nl-paragraph">{t.failed_text}</p>
                        <Button on_press=move |()| retry()>{t.retry}</Button>
                    </Notice>
                }
                .into_any()
            } else {
                view! { <div data-waiting=""><Progress label=texts().frame.loading.to_owned() done=None/></div> }.into_any()
            }}
        </Screen>
    }
}

fn title_has_focus() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() == "H1")
}
