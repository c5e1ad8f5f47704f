//! The switch on the screens of supporters and coordinators: a push when something waits for them.

use leptos::prelude::*;
use naderhand_reminders::AlertFor;

use super::part::reminders_part;
use crate::{part::Within, texts::texts};

/// The switch, fetched when it is shown.
#[component]
pub fn AlertsSwitch(
    /// Whose it is.
    whom: AlertFor,
) -> impl IntoView {
    let part = reminders_part();
    view! { <Within failed=texts().part.failed instead=|| () fetch=move || part.switch(whom)/> }
}
