//! Correcting or removing a check-in, at `/app/check-in/:id`.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_params_map;
use naderhand_domain::{consent::BackupChoices, id::RecordId, own_words::Beside};

use super::{draft::Draft, fields::Fields};
use crate::{
    backup::standing,
    records::{Opening, RemoveButton, records},
    texts::{day_title, parts::look_back_texts, texts},
    ui::{ButtonLink, Empty, Screen, Shape},
};

/// The screen.
#[component]
pub fn EditCheckIn() -> impl IntoView {
    let t = &look_back_texts().edit;
    let records = records();
    let id: Option<RecordId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let title = Signal::derive(move || {
        let check_in = id.and_then(|id| records.check_in(id));
        check_in.map_or_else(
            || texts().edit.title.to_owned(),
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
    let t = &look_back_texts().edit;
    let records = records();
    let choices = standing().choices;
    let gone_from = Signal::derive(move || {
        let away = choices.with(BackupChoices::allows_any);
        (if away { t.remove_everywhere } else { t.remove_here }).to_owned()
    });
    let draft = untrack(|| records.check_in(id)).map(|check_in| Draft::existing(records, id, check_in));
    view! {
        {draft.map(|draft| view! { <Fields draft=draft/> })}
        <RemoveButton
            place=Beside::CheckIn(id)
            label=t.remove
            question=t.remove_question
            text=gone_from
            confirm=t.remove_confirm
            list="/app/terugkijken"
        />
    }
}
