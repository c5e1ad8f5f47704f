//! The library, at `/lezen` and `/en/reading`: short pages for the employee, which look like places of the app and are
//! kept on the phone with it. They need no script, so they open as fast as anything can.

use leptos::prelude::*;

use super::{
    Assets, Document, Scripts,
    frame::{End, Skip, Text, outside},
    page::Style,
};
use crate::{
    pages::{Moment, Page, PageRow},
    texts::{Language, provide_texts},
    ui::{Places, Screen, WithoutScript},
};

/// One page.
pub(super) fn page(assets: &Assets, page: Page, language: Language) -> Document {
    let text = move || view! { <Text page=page/> }.into_any();
    document(assets, page, language, Some(Page::Reading.address(language)), text)
}

/// The list of all, by the moment at which they matter.
pub(super) fn list(assets: &Assets, language: Language) -> Document {
    let words = &language.document_texts().moments;
    let groups = move || {
        let groups = Moment::ALL
            .map(|moment| {
                let rows = Page::LIBRARY
                    .into_iter()
                    .filter(|page| page.moment() == Some(moment))
                    .map(|page| view! { <PageRow page=page/> })
                    .collect_view();
                let words = match moment {
                    Moment::FirstHours => words.first_hours,
                    Moment::FirstDays => words.first_days,
                    Moment::ComesWithIt => words.comes_with_it,
                    Moment::Later => words.later,
                    Moment::AnyTime => words.any_time,
                };
                view! {
                    <section class="nh-group">
                        <h2 class="nl-heading nl-heading--level-2">{words}</h2>
                        {rows}
                    </section>
                }
            })
            .collect_view();
        view! { <Text page=Page::Reading/>{groups} }.into_any()
    };
    document(assets, Page::Reading, language, None, groups)
}

fn document(
    assets: &Assets,
    page: Page,
    language: Language,
    back: Option<&'static str>,
    inside: impl FnOnce() -> AnyView + Send + 'static,
) -> Document {
    let body = Owner::new().with(|| {
        provide_texts(language);
        provide_context(WithoutScript);
        let other = page.address(language.other());
        let inside = move || view! { {inside()}<End other=other here=page/> };
        let title = page.title(language);
        let screen = match back {
            Some(back) => view! { <Screen title=title back=back>{inside()}</Screen> }.into_any(),
            None => view! { <Screen title=title>{inside()}</Screen> }.into_any(),
        };
        view! { <div class="nh-frame"><Skip/>{screen}<Places current=None/></div> }.to_html()
    });
    let html = outside(page, language, Style::App, body).to_html(assets);
    Document { html, scripts: Scripts::None, inline_styles: Vec::new() }
}
