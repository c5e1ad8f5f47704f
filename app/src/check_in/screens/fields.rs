//! All of a check-in on one screen: for correcting one, and for filling in an earlier day.

use leptos::prelude::*;
use naderhand_domain::check_in::Item;

use super::{
    draft::Draft,
    kept::Kept,
    moment::Moment,
    more::{About, SayMore},
};
use crate::{texts::parts::look_back_texts, ui::Faces};

/// Moment, first question, and everything else. Each change is kept as it is made.
#[component]
pub(super) fn Fields(draft: Draft) -> impl IntoView {
    let body = draft.body();
    let at = Signal::derive({
        let body = body.clone();
        move || body.with(|check_in| check_in.at)
    });
    let value = Signal::derive(move || body.with(|check_in| check_in.step(Item::Overall)));
    let (choose, shift) = (draft.clone(), draft.clone());
    view! {
        <Moment value=at on_change=move |at| shift.move_to(at)/>
        <Faces
            name="then"
            legend=look_back_texts().edit.earlier_question
            large=true
            value=value
            on_choose=move |step| choose.change(|check_in| check_in.set_step(Item::Overall, Some(step)))
        />
        <div class="nh-kept"><Kept draft=draft.clone()/></div>
        <SayMore draft=draft about=About::Earlier/>
    }
}
