//! What an organisation adds to a page: its name and logo above, its numbers and social map beside the general ones, its
//! own word for a supporter.
//!
//! Every text of it went through `shown_text` and is escaped here once more; the logo is an image, in which nothing runs.

use leptos::prelude::*;
use naderhand_domain::organisation::{Entry, Needs, Number, Reach, Telephone};

use super::{
    page::escaped,
    whose::{Face, OWN},
};
use crate::texts::{Language, said};

/// The rule that gives a page the organisation's accent.
pub(super) fn style(face: &Face) -> String {
    let accent = face.settings.accent();
    format!(":root{{--nh-accent:light-dark({},{})}}", accent.light(), accent.dark())
}

/// Logo and name, above the title. The name says what the logo shows, so the logo says nothing to those who listen.
pub(super) fn above(face: &Face, logo: Option<String>) -> AnyView {
    let logo = logo.zip(face.logo.as_ref()).map(|(address, picture)| {
        view! { <img src=address alt="" width=picture.width.to_string() height=picture.height.to_string()/> }
    });
    let name = face.settings.organisation().name().to_owned();
    view! { <p class="nh-of">{logo}<span>{name}</span></p> }.into_any()
}

/// The page's text as this organisation shows it.
pub(super) fn adapted(html: &str, face: &Face, language: Language) -> String {
    let general = language.document_texts().organisation.supporter;
    let own = said(face.settings.supporter(), language).as_str();
    let mut html = html.replace(general, &escaped(own)).replace(&capital(general), &escaped(&capital(own)));
    for page in OWN {
        let link = |address: &str| format!("href=\"{address}\"");
        html = html.replace(&link(page.address(language)), &link(&face.address(page, language)));
    }
    html.insert_str(place_of_numbers(&html), &blocks(face, language));
    html
}

/// Before the section that has the general numbers: the one with 112 in it, on both pages. At the end, were there none.
fn place_of_numbers(html: &str) -> usize {
    html.find("tel:112").and_then(|at| html[..at].rfind("<section")).unwrap_or(html.len())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Its numbers and its social map, as sections.
fn blocks(face: &Face, language: Language) -> String {
    let t = &language.document_texts().organisation;
    let numbers: Vec<_> = face.settings.numbers().iter().map(|number| number_row(number, language)).collect();
    let entries: Vec<_> = face.settings.social_map().iter().map(|entry| entry_row(entry, language)).collect();
    let title = t.numbers(face.settings.organisation().name());
    let section = |title: String, rows: Vec<AnyView>| {
        (!rows.is_empty()).then(|| view! { <section class="card nh-own"><h2>{title}</h2><ul>{rows}</ul></section> })
    };
    let sections = (section(title, numbers), section(t.social_map.to_owned(), entries));
    Owner::new().with(|| view! { {sections.0}{sections.1} }.to_html())
}

fn number_row(number: &Number, language: Language) -> AnyView {
    let label = said(&number.label, language).to_string();
    let for_whom = said(&number.for_whom, language).to_string();
    let when = said(&number.when, language).to_string();
    view! {
        <li>
            <strong>{label}</strong>
            {telephone_link(&number.telephone)}
            <span>{for_whom}</span>
            <span>{when}</span>
        </li>
    }
    .into_any()
}

fn entry_row(entry: &Entry, language: Language) -> AnyView {
    let t = &language.document_texts().organisation;
    let Reach { telephone, mail, web, address } = &entry.reach;
    let name = said(&entry.name, language).to_string();
    let for_whom = said(&entry.for_whom, language).to_string();
    let how_soon = t.how_soon(said(&entry.how_soon, language));
    let needs = match entry.needs {
        Needs::Nothing => t.needs_nothing,
        Needs::Referral => t.needs_referral,
        Needs::Manager => t.needs_manager,
    };
    let mail = mail.as_ref().map(|mail| link(format!("mailto:{}", mail.as_str()), mail.as_str()));
    let web = web.as_ref().map(|web| {
        view! { <a href=web.as_str().to_owned() rel="noreferrer">{web.shown().to_owned()}</a> }
    });
    let address = address.as_ref().map(|address| view! { <span>{address.to_string()}</span> });
    view! {
        <li>
            <strong>{name}</strong>
            {telephone.as_ref().map(telephone_link)}
            {mail}
            {web}
            {address}
            <span>{for_whom}</span>
            <span>{how_soon}</span>
            <span>{needs}</span>
        </li>
    }
    .into_any()
}

fn telephone_link(telephone: &Telephone) -> AnyView {
    link(format!("tel:{}", telephone.dialled()), telephone.shown())
}

/// A link on a line of its own: a target for a thumb.
fn link(address: String, shown: &str) -> AnyView {
    let shown = shown.to_owned();
    view! { <a href=address>{shown}</a> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Page;

    #[test]
    fn both_pages_have_a_place_for_the_numbers_and_the_word() {
        for (page, language) in OWN.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language))) {
            let html = page.content(language).html;
            let section = &html[place_of_numbers(html)..];
            assert!(section.starts_with("<section"), "{page:?} {language:?} has no section with 112");
            let word = language.document_texts().organisation.supporter;
            assert!(html.contains(word), "{page:?} {language:?} does not say {word:?}");
        }
        assert!(Page::Manager.content(Language::Dutch).html.contains("href=\"/thuisfront\""), "which becomes its own");
    }
}
