//! An organisation's own pages, and copies to save.

use naderhand_domain::organisation::{ON_ACCENT, PAPER, SURFACE, Settings};

use super::{super::tests::assets, *};
use crate::document::{OWN, Picture};

const EXAMPLE: &str = include_str!("../../../../docs/examples/rav-voorbeeld/organisation.json");

fn face_of(json: &str) -> Face {
    let settings = Settings::parse(json.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    Face { settings, logo: Some(Picture { width: 160, height: 64, data: "data:image/png;base64,AA==".to_owned() }) }
}

fn own_pages() -> impl Iterator<Item = (Page, Language, Document)> {
    let both = |page| Language::ALL.map(|language| (page, language));
    let face = face_of(EXAMPLE);
    OWN.into_iter()
        .flat_map(both)
        .map(move |(page, language)| (page, language, own_page(&assets(), page, language, &face)))
}

#[test]
fn an_own_page_is_the_general_one_with_the_organisations_face() {
    for (page, language, Document { html, scripts, inline_styles }) in own_pages() {
        let at = format!("{page:?} {language:?}");
        assert!(html.contains(&format!("<title>{} – RAV Voorbeeld</title>", page.title(language))), "{at}");
        assert!(html.contains("<img src=\"/o/rav-voorbeeld/logo\" alt=\"\" width=\"160\" height=\"64\">"), "{at}");
        assert!(html.contains("href=\"tel:0880000001\"") && html.contains("href=\"mailto:verzorging@"), "{at}");
        assert!(html.find("tel:0880000001") < html.find("tel:112"), "{at}: beside the general numbers");
        assert!(html.contains(page.content(language).lead) && html.contains("href=\"tel:112\""), "{at}");
        assert_eq!(inline_styles.len(), 2, "{at}");
        for style in &inline_styles {
            assert_eq!(html.matches(&format!("<style>{style}</style>")).count(), 1, "{at}");
        }
        assert!(inline_styles[1].contains("--nh-accent:light-dark(#5b3a7e,#cbb2ea)"), "{at}");
        assert!(scripts == Scripts::None && !html.contains("<script") && !html.contains(" style="), "{at}");
        assert_eq!(html.matches("<h1").count(), 1, "{at}");
        assert!(html.contains("noindex"), "{at}");
    }
}

#[test]
fn own_pages_lead_to_own_pages() {
    for (page, language, document) in own_pages() {
        for own in OWN {
            let general = format!("href=\"{}\"", own.address(language));
            assert!(!document.html.contains(&general), "{page:?} {language:?} leads to {general}");
        }
        let other = crate::pages::own_address(page, language.other(), "rav-voorbeeld");
        assert!(document.html.contains(&format!("href=\"{other}\"")), "{page:?} {language:?}");
    }
}

#[test]
fn the_organisations_word_for_a_supporter_takes_the_general_ones_place() {
    let html = own_page(&assets(), Page::HomeFront, Language::Dutch, &face_of(EXAMPLE)).html;
    assert!(!html.to_lowercase().contains("collegiaal ondersteuner"));
    assert!(html.contains("een BOT-lid van het werk") && html.contains("BOT-lid of piket"));
}

#[test]
fn texts_of_an_organisation_are_text() {
    let hostile = EXAMPLE
        .replace("RAV Voorbeeld", "<script>alert(1)</script>")
        .replace("BOT-lid", "<b>x</b>\\\" onload=")
        .replace("dag en nacht", "</style><img src=x onerror=alert(1)>")
        .replace("Geestelijk verzorger", "{{a}} & 'b'");
    for (page, language) in OWN.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language))) {
        let html = own_page(&assets(), page, language, &face_of(&hostile)).html;
        for raw in ["<script", "<b>", "<img src=x", "</style><img"] {
            assert!(!html.contains(raw), "{page:?} {language:?} has {raw}");
        }
        assert!(html.contains("&lt;script&gt;alert(1)"));
    }
}

#[test]
fn without_numbers_map_and_logo_nothing_is_left_of_them() {
    let json = EXAMPLE.replace("\"logo\": \"logo.svg\",", "");
    let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
    value["numbers"] = serde_json::json!([]);
    value["social_map"] = serde_json::json!([]);
    let face = Face { logo: None, ..face_of(&value.to_string()) };
    let html = own_page(&assets(), Page::HomeFront, Language::Dutch, &face).html;
    assert!(!html.contains("nh-own") && !html.contains("<img"));
    assert!(html.contains("RAV Voorbeeld"));
}

#[test]
fn a_copy_is_whole_by_itself() {
    let face = face_of(EXAMPLE);
    for (language, face) in Language::ALL.into_iter().flat_map(|language| [(language, None), (language, Some(&face))]) {
        let html = copy(&assets(), language, face, Some("https://naderhand.example/")).html;
        assert!(!html.contains("href=\"/") && !html.contains("src=\"/"), "{language:?}: {html}");
        assert!(html.contains("href=\"https://naderhand.example/"), "{language:?}");
        assert!(html.contains("href=\"#inhoud\"") && html.contains("href=\"tel:112\""), "{language:?}");
        assert!(!html.contains("rel=\"icon\"") && !html.contains("nh-copy"), "{language:?}");
        assert_eq!(html.contains("src=\"data:image/png;base64,AA==\""), face.is_some(), "{language:?}");
    }
    let unknown = copy(&assets(), Language::Dutch, None, None).html;
    assert!(unknown.contains("href=\"/lezen/kinderen\""));
}

#[test]
fn the_page_for_home_leads_to_its_copy_and_the_managers_has_none() {
    for (at, language, document) in own_pages() {
        let address = copy_address(&crate::pages::own_address(at, language, "rav-voorbeeld"), language);
        assert_eq!(document.html.contains(&format!("href=\"{address}\"")), at == Page::HomeFront, "{address}");
    }
    assert!(page(&assets(), Page::HomeFront, Language::Dutch).html.contains("href=\"/thuisfront/bewaar\""));
    assert!(page(&assets(), Page::HomeFront, Language::English).html.contains("href=\"/en/home-front/save\""));
}

#[test]
fn an_accent_is_judged_by_the_looks_own_colours() {
    let tokens = include_str!("../../../style/tokens.css");
    for (name, [light, dark]) in [("paper", PAPER), ("surface", SURFACE), ("on-accent", ON_ACCENT)] {
        let token = format!("--nh-{name}: light-dark({light}, {dark});");
        assert!(tokens.contains(&token), "{token}");
    }
}
