//! "Hoe gaat het nu?": the same on the device and in the document that is there before the app has loaded, so that
//! nothing moves when the app takes over.

use leptos::prelude::*;
use naderhand_domain::check_in::Step;

use crate::{
    texts::texts,
    ui::{Faces, Icon, Shape},
};

/// The first question, a place for "bewaard" below it, what else may be said, and the promise.
#[component]
pub fn FirstQuestion(
    /// Sets the faces apart from others in the document.
    #[prop(into)]
    name: String,
    /// What is chosen.
    #[prop(into)]
    value: Signal<Option<Step>>,
    /// Takes each choice.
    #[prop(optional, into)]
    on_choose: Option<Callback<Step>>,
    /// What stands right below the faces: whether the choice is kept.
    #[prop(optional, into)]
    kept: Option<ViewFn>,
    /// What unfolds under "Meer zeggen (mag)".
    #[prop(optional, into)]
    more: Option<ViewFn>,
) -> impl IntoView {
    let t = &texts().check_in;
    view! {
        <div class="nh-today">
            {match on_choose {
                Some(choose) => {
                    view! { <Faces name=name legend=t.question large=true value=value on_choose=choose early="overall"/> }
                }
                None => view! { <Faces name=name legend=t.question large=true value=value early="overall"/> },
            }}
            <div class="nh-kept">{kept.map(|kept| kept.run())}</div>
            <details class="nh-more">
                <summary class="nh-more__summary">{t.more}</summary>
                {more.map(|more| more.run())}
            </details>
            <a class="nh-happened" href="/app/gebeurtenis/nieuw">
                <Icon shape=Shape::Plus/>
                <span>{texts().incident.new}</span>
            </a>
            <a class="nh-promise" href="/app/meer#werkgever">
                <Icon shape=Shape::Shield/>
                <span>{t.employer}</span>
            </a>
        </div>
    }
}
