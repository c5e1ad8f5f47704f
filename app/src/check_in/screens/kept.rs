//! "Bewaard · ongedaan": says what became of the last tap, and takes it back.

use leptos::{either::EitherOf3, prelude::*};

use super::draft::{Draft, Keeping};
use crate::{
    records::save_error_text,
    texts::texts,
    ui::{Button, Icon, Look, Notice, Shape, Tone},
};

/// The line below the faces. Its height is there before it says anything, so nothing moves.
#[component]
pub(super) fn Kept(draft: Draft) -> impl IntoView {
    let keeping = draft.keeping();
    let can_undo = {
        let draft = draft.clone();
        Memo::new(move |_| draft.can_undo())
    };
    let draft = StoredValue::new_local(draft);
    let undo = move || {
        can_undo.get().then(|| {
            view! {
                <button class="nh-undo" type="button" on:click=move |_| draft.with_value(Draft::undo)>
                    <Icon shape=Shape::Undo/>
                    {texts().words.undo}
                </button>
            }
        })
    };
    view! {
        <div class="nh-kept__line" role="status">
            {move || match keeping.get() {
                Keeping::Untouched | Keeping::Busy | Keeping::NotKept(_) => EitherOf3::A(()),
                Keeping::Kept => EitherOf3::B(view! {
                    <span class="nh-kept__word"><Icon shape=Shape::Check/>{texts().words.kept}</span>
                    {undo}
                }),
                Keeping::TakenBack => EitherOf3::C(view! {
                    <span class="nh-kept__word">{texts().check_in.taken_back}</span>
                    {undo}
                }),
            }}
        </div>
        {
            let keeping = draft.with_value(Draft::keeping);
            move || match keeping.get() {
                Keeping::NotKept(error) => Some(view! {
                    <Notice tone=Tone::Problem title=save_error_text(error)>
                        <Button look=Look::Quiet on_press=move |()| draft.with_value(Draft::keep_again)>
                            {texts().check_in.try_again}
                        </Button>
                    </Notice>
                }),
                _ => None,
            }
        }
    }
}
