//! What a coordinator's screen shows while the device looks, and when it is nobody's.

use leptos::prelude::*;

use super::{Role, Standing};
use crate::{
    coordinator::home::NotYet,
    texts::{parts::coordinator_texts, texts},
    ui::{Notice, Progress, Tone},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Opening,
    No,
    Here,
    Removed,
}

/// The view, on a coordinator's device; elsewhere the ways to become one. The view is made anew when what it reads changes.
#[component]
pub(in crate::coordinator) fn WithCoordinator<V: IntoView + 'static>(
    role: Role,
    view: impl Fn() -> Option<V> + Send + Sync + 'static,
) -> impl IntoView {
    let standing = role.standing();
    let is = Memo::new(move |_| {
        standing.with(|standing| match standing {
            Standing::Opening => Is::Opening,
            Standing::No => Is::No,
            Standing::Here { named: true, .. } => Is::Here,
            Standing::Here { named: false, .. } => Is::Removed,
        })
    });
    move || match is.get() {
        Is::Opening => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
        Is::No => view! { <NotYet/> }.into_any(),
        Is::Here => view().into_any(),
        Is::Removed => {
            let t = &coordinator_texts().state;
            view! {
                <Notice tone=Tone::Problem title=t.not_named>
                    <p class="nl-paragraph">{t.not_named_text}</p>
                </Notice>
            }
            .into_any()
        }
    }
}
