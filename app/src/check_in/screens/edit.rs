//! Correcting or removing a check-in, at `/app/check-in/:id`.

use leptos::{either::Either, prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};
use naderhand_domain::{consent::BackupChoices, id::RecordId};

use super::{draft::Draft, fields::Fields, kept::error_text, remove::remove_with_words};
use crate::{
    backup::standing,
    records::{Opening, SaveError, records},
    texts::{day_title, texts},
    ui::{Button, ButtonLink, Confirm, Empty, Look, Notice, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub fn EditCheckIn() -> impl IntoView {
    let t = &texts().edit;
    let records = records();
    let id: Option<RecordId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let title = Signal::derive(move || {
        let check_in = id.and_then(|id| records.check_in(id));
        check_in.map_or_else(
            || t.title.to_owned(),
            |check_in| day_title(check_in.at.date_naive(), records.now().date_naive()),
        )
    });
    view! {
        <Screen title=title back="/app/terugkijken">
            <Opening>
                {move || match id.filter(|id| untrack(|| records.check_in(*id)).is_some()) {
                    Some(id) => Either::Left(view! { <Existing id=id/> }),
                    None => Either::Right(view! {
                        <Empty icon=Shape::Calendar title=t.missing text=t.missing_text>
                            <ButtonLink href="/app/terugkijken">{texts().look_back.title}</ButtonLink>
                        </Empty>
                    }),
                }}
            </Opening>
        </Screen>
    }
}

#[component]
fn Existing(id: RecordId) -> impl IntoView {
    let t = &texts().edit;
    let records = records();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(None::<SaveError>);
    let navigate = use_navigate();
    let remove = move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match remove_with_words(records, id).await {
                Ok(()) => navigate("/app/terugkijken", NavigateOptions::default()),
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    let choices = standing().choices;
    let gone_from = Signal::derive(move || {
        let away = choices.with(BackupChoices::allows_any);
        (if away { t.remove_everywhere } else { t.remove_here }).to_owned()
    });
    let draft = untrack(|| records.check_in(id)).map(|check_in| Draft::existing(records, id, check_in));
    view! {
        {draft.map(|draft| view! { <Fields draft=draft/> })}
        {move || failed.get().map(|error| view! { <Notice tone=Tone::Problem title=error_text(error)/> })}
        <div class="nh-actions">
            <Button look=Look::Quiet icon=Shape::Bin on_press=move |()| asking.set(true)>{t.remove}</Button>
        </div>
        <Confirm open=asking question=t.remove_question text=gone_from confirm=t.remove_confirm on_confirm=remove/>
    }
}
