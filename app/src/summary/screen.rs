//! The screen, at `/app/samenvatting`.

use leptos::prelude::*;

use super::parts::{Events, Items, Signals, Words};
use crate::{
    records::{Opening, records},
    texts::{parts::incident_texts, printed_day, texts},
    ui::{Chips, PrintButton, Screen, TickBox},
};

/// How far back it looks, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    SixWeeks,
    Quarter,
    All,
}

impl Period {
    const fn days(self) -> i64 {
        match self {
            Self::SixWeeks => 42,
            Self::Quarter => 91,
            Self::All => i64::MAX,
        }
    }
}

/// The summary, with what goes in it above, which is not printed.
#[component]
pub fn SummaryScreen() -> impl IntoView {
    let t = &incident_texts().summary;
    let today = records().today();
    let period = RwSignal::new(Period::Quarter);
    let with_words = RwSignal::new(false);
    let periods = vec![(Period::SixWeeks, t.six_weeks), (Period::Quarter, t.quarter), (Period::All, t.all)];
    view! {
        <Screen title=texts().summary.title back="/app/advies">
            <div class="nh-stack nh-not-printed">
                <p class="nl-paragraph">{t.intro}</p>
                <Chips name="period" legend=t.period options=periods value=period on_choose=move |chosen| period.set(chosen)/>
                <TickBox ticked=with_words on_change=move |on| with_words.set(on)>{t.with_words}</TickBox>
            </div>
            <Opening>
                <article class="nh-summary">
                    <p class="nh-date">{t.made(printed_day(today.date()))}</p>
                    {move || {
                        let days = period.get().days();
                        view! {
                            <Events today=today days=days/>
                            <Signals today=today days=days/>
                            <Items today=today days=days/>
                            {with_words.get().then(|| view! { <Words today=today days=days/> })}
                        }
                    }}
                    <p class="nh-hint">{t.nature}</p>
                </article>
            </Opening>
            <div class="nh-actions nh-not-printed">
                <PrintButton/>
            </div>
        </Screen>
    }
}
