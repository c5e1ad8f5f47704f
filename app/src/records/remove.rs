//! Removing a record from its own screen.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use naderhand_domain::own_words::Beside;

use super::{NotKept, Records, SaveError, records};
use crate::ui::{Button, Confirm, Look, Shape};

impl Records {
    /// Removes a check-in or an event, and the own words beside it. The words go first: should the second step fail, what
    /// is left can be removed again, and no words are left without a place.
    pub async fn remove_with_words(&self, place: Beside) -> Result<(), SaveError> {
        for (words, _) in untrack(|| self.words_beside(place)) {
            self.remove(words).await?;
        }
        let (Beside::CheckIn(id) | Beside::Incident(id)) = place;
        self.remove(id).await
    }
}

/// The button, the question, and then the way back to the list.
#[component]
pub fn RemoveButton(
    /// What goes.
    place: Beside,
    /// The words of the button.
    label: &'static str,
    /// The question.
    question: &'static str,
    /// What happens then.
    #[prop(into)]
    text: Signal<String>,
    /// The words of the doing.
    confirm: &'static str,
    /// Where it leads.
    list: &'static str,
) -> impl IntoView {
    let records = records();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(None::<SaveError>);
    let navigate = use_navigate();
    let remove = move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match records.remove_with_words(place).await {
                Ok(()) => navigate(list, NavigateOptions::default()),
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <NotKept error=failed/>
        <div class="nh-actions">
            <Button look=Look::Quiet icon=Shape::Bin on_press=move |()| asking.set(true)>{label}</Button>
        </div>
        <Confirm open=asking question=question text=text confirm=confirm on_confirm=remove/>
    }
}
