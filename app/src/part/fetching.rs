//! How it stands with a part that is being fetched.

use core::future::Future;

use leptos::{prelude::*, task::spawn_local};

use super::NotFetched;

#[derive(Debug, Clone, Copy)]
pub(super) enum Fetch {
    Busy,
    Failed,
    Here(fn() -> AnyView),
}

/// Fetches, and says how it went; calls `then` unless the employee is elsewhere by then.
pub(super) fn begin<F>(fetch: impl Fn() -> F + 'static, fetched: RwSignal<Fetch>, then: fn())
where
    F: Future<Output = Result<fn() -> AnyView, NotFetched>> + 'static,
{
    fetched.set(Fetch::Busy);
    spawn_local(async move {
        let came = fetch().await.map_or(Fetch::Failed, Fetch::Here);
        if fetched.try_set(came).is_none() {
            then();
        }
    });
}
