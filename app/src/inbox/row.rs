//! How many requests wait, for a screen that is no part of the inbox.

use leptos::prelude::*;

use crate::{
    texts::texts,
    ui::{Icon, Shape},
};

/// How many requests wait for a supporter; `None` as long as that is not known, and on a device that is nobody's.
#[derive(Debug, Clone, Copy)]
pub struct NewRequests(pub(super) RwSignal<Option<usize>>);

impl NewRequests {
    /// How many.
    pub fn count(self) -> Option<usize> {
        self.0.get()
    }
}

/// A quiet row, while there are any. It comes some time after the screen: what it stands in takes no room.
#[component]
pub fn NewRequestsRow() -> impl IntoView {
    let requests: NewRequests = expect_context();
    move || {
        requests.count().filter(|count| *count > 0).map(|count| {
            view! {
                <a class="nh-row" href="/app/ondersteuner/vragen">
                    <Icon shape=Shape::LifeBuoy/>
                    <span class="nh-row__text"><strong>{texts().inbox.waiting(count)}</strong></span>
                    <Icon shape=Shape::Forward/>
                </a>
            }
        })
    }
}
