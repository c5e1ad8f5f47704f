//! A limit to how long something is waited for.

use core::{cell::Cell, future::Future, time::Duration};
use std::rc::Rc;

use leptos::{prelude::set_timeout, task::spawn_local};
use tokio::sync::oneshot;

/// What `work` comes to, or `None` when it takes longer. The work goes on: what it does late is done all the same.
pub async fn within<T: 'static>(limit: Duration, work: impl Future<Output = T> + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    let first = Rc::new(Cell::new(Some(sender)));
    let answer = {
        let first = Rc::clone(&first);
        move |outcome| {
            // Whoever waited may be gone, or have had the other answer.
            let _ = first.take().map(|sender| sender.send(outcome));
        }
    };
    set_timeout(
        move || {
            let _ = first.take().map(|sender| sender.send(None));
        },
        limit,
    );
    spawn_local(async move { answer(Some(work.await)) });
    receiver.await.ok().flatten()
}
