//! Why something was not kept, in words.

use leptos::prelude::*;

use super::SaveError;
use crate::{
    texts::texts,
    ui::{Notice, Tone},
};

/// "Niet bewaard: de opslag van dit apparaat is vol."
pub fn save_error_text(error: SaveError) -> &'static str {
    let t = &texts().save_errors;
    match error {
        SaveError::Full => t.full,
        SaveError::Failed => t.failed,
    }
}

/// Says that the last change was not kept, when it was not.
#[component]
pub fn NotKept(
    /// Why, if so.
    #[prop(into)]
    error: Signal<Option<SaveError>>,
) -> impl IntoView {
    move || error.get().map(|error| view! { <Notice tone=Tone::Problem title=save_error_text(error)/> })
}
