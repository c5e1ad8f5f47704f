//! Organisations' own pages, their logos, and copies to save.

use naderhand_app::{
    document::{OWN, copy_address},
    pages::{Page, own_address},
    texts::Language,
};
use naderhand_server::{
    organisation::Face,
    store::{Store, request::LoadOrganisation},
};
use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONTENT_DISPOSITION, IF_NONE_MATCH, LOCATION},
};

use super::Case;
use crate::support::{
    actor::{Answer, Device},
    database::TestDatabase,
    organisation::example,
    running::Running,
    seed::Seed,
};

async fn get(device: &Device, path: &str) -> Answer {
    Answer::of(device.anonymous(Method::GET, path)).await
}

/// Loads as the command does: beside the server, through a store of its own.
async fn load(server: &Running, face: &Face) {
    let store = Store::open(&server.database.config).await.unwrap();
    let today = server.clock.now().date_naive();
    store.apply(LoadOrganisation { face: face.clone(), today }).await.unwrap();
    store.close().await;
}

fn html(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

#[tokio::test]
async fn every_own_page_is_there_policed_and_compressed() {
    let mut case = Case::start("every_own_page_is_there_policed_and_compressed").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    load(&case.server, &example("rav", |_| ())).await;
    for (page, language) in OWN.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language))) {
        let path = own_address(page, language, "rav");
        let answer = get(&device, &path).await;
        assert_eq!((answer.status, answer.media_type.as_str()), (StatusCode::OK, "text/html; charset=utf-8"), "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("script-src"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(policy.matches("'sha256-").count(), 2, "{path}: the style of all pages, and the accent");
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        assert_eq!(answer.headers["cache-control"], "no-cache", "{path}");
        let text = html(&answer);
        assert!(text.contains(&format!("<html lang=\"{}\">", language.code())), "{path}");
        assert!(
            text.contains("RAV Voorbeeld") && text.contains("tel:0880000001") && !text.contains("<script"),
            "{path}"
        );
        let brotli = Answer::of(device.anonymous(Method::GET, &path).header(ACCEPT_ENCODING, "gzip, br")).await;
        assert_eq!(brotli.headers["content-encoding"], "br");
        let again =
            Answer::of(device.anonymous(Method::GET, &path).header(IF_NONE_MATCH, &answer.headers["etag"])).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn no_header_and_no_query_changes_an_own_page() {
    let mut case = Case::start("no_header_and_no_query_changes_an_own_page").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    load(&case.server, &example("rav", |_| ())).await;
    for path in ["/o/rav/thuisfront", "/en/o/rav/manager", "/o/rav/thuisfront/bewaar", "/en/home-front/save"] {
        let plain = get(&device, path).await;
        for language in ["en-GB,en;q=0.9", "nl", "xx-nonsense", "*", ",,;q=", "", "nl;q=\u{7f}", &"en,".repeat(500)] {
            let asked = device.anonymous(Method::GET, path).header(ACCEPT_LANGUAGE, language.replace('\u{7f}', "x"));
            let asked = Answer::of(asked).await;
            assert_eq!((asked.status, &asked.body), (StatusCode::OK, &plain.body), "{path} {language}");
        }
        assert_eq!(get(&device, &format!("{path}?from=somebody")).await.body, plain.body, "{path}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn an_unknown_organisation_is_a_missing_page_like_any_other() {
    let mut case = Case::start("an_unknown_organisation_is_a_missing_page").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    load(&case.server, &example("rav", |_| ())).await;
    let long = "a".repeat(2_000);
    let slugs = ["nobody", "RAV", "rav%00", "%ff", "..%2frav", "rav'--", "%3Cscript%3E", "r%C3%A1v", "-", &long];
    let pages =
        ["/o/{}/thuisfront", "/o/{}/leidinggevende", "/o/{}/thuisfront/bewaar", "/o/{}/logo", "/o/{}", "/o/{}/x"];
    let english = ["/en/o/{}/home-front", "/en/o/{}/manager", "/en/o/{}/home-front/save", "/en/o/{}/logo"];
    let browser = async |path: &str| Answer::of(device.anonymous(Method::GET, path).header(ACCEPT, "text/html")).await;
    let (nl, en) = (browser("/nergens").await, browser("/en/nowhere").await);
    for slug in slugs {
        for (patterns, missing) in [(&pages[..], &nl), (&english[..], &en)] {
            for path in patterns.iter().map(|pattern| pattern.replace("{}", slug)) {
                let answer = browser(&path).await;
                assert_eq!((answer.status, &answer.body), (StatusCode::NOT_FOUND, &missing.body), "{path}");
                let program = get(&device, &path).await;
                assert_eq!(program.media_type, "application/problem+json", "{path}");
            }
        }
    }
    let other_pages =
        ["/o/rav/lezen", "/o/rav", "/en/o/rav/thuisfront", "/o/rav/home-front", "/o/rav/leidinggevende/bewaar"];
    for path in other_pages {
        assert_eq!(browser(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    case.server.stop().await;
}

#[tokio::test]
async fn a_logo_is_an_image_and_can_do_nothing() {
    let mut case = Case::start("a_logo_is_an_image_and_can_do_nothing").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let face = example("rav", |_| ());
    load(&case.server, &face).await;
    let logo = get(&device, "/o/rav/logo").await;
    assert_eq!((logo.status, logo.media_type.as_str()), (StatusCode::OK, "image/svg+xml"));
    assert_eq!(logo.body, face.logo.unwrap().bytes);
    assert_eq!(logo.headers["x-content-type-options"], "nosniff");
    let policy = logo.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && policy.ends_with("sandbox"), "{policy}");
    let again =
        Answer::of(device.anonymous(Method::GET, "/o/rav/logo").header(IF_NONE_MATCH, &logo.headers["etag"])).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);

    load(&case.server, &example("plain", |settings| drop(settings.as_object_mut().unwrap().remove("logo")))).await;
    assert_eq!(get(&device, "/o/plain/logo").await.status, StatusCode::NOT_FOUND);
    assert!(!html(&get(&device, "/o/plain/thuisfront").await).contains("<img"));
    case.server.stop().await;
}

#[tokio::test]
async fn what_was_loaded_is_shown_at_once_and_gone_when_it_is_gone() {
    let mut case = Case::start("what_was_loaded_is_shown_at_once").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let path = "/o/rav/thuisfront";
    assert_eq!(get(&device, path).await.status, StatusCode::NOT_FOUND);
    load(&case.server, &example("rav", |_| ())).await;
    let before = get(&device, path).await;
    assert!(html(&before).contains("RAV Voorbeeld"));
    load(&case.server, &example("rav", |settings| settings["name"] = "RAV Nieuw".into())).await;
    let after = get(&device, path).await;
    assert!(html(&after).contains("RAV Nieuw") && !html(&after).contains("RAV Voorbeeld"));
    assert_ne!(before.headers["etag"], after.headers["etag"]);
    case.server.database.run("DELETE FROM organisations").await;
    assert_eq!(get(&device, path).await.status, StatusCode::NOT_FOUND);
    case.server.stop().await;
}

#[tokio::test]
async fn a_database_that_is_away_takes_no_page_away() {
    let mut case = Case::start("a_database_that_is_away_takes_no_page_away").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    load(&case.server, &example("rav", |_| ())).await;
    let before = get(&device, "/o/rav/thuisfront").await;
    case.server.database.run("ALTER TABLE organisations RENAME TO elsewhere").await;
    assert_eq!(get(&device, "/o/rav/thuisfront").await.body, before.body, "what was shown is shown still");
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for (path, general) in [
        ("/o/other/thuisfront", "/thuisfront"),
        ("/en/o/other/manager", "/en/manager"),
        ("/o/other/thuisfront/bewaar", "/thuisfront/bewaar"),
    ] {
        let answer = http.get(format!("{}{path}", case.server.url)).send().await.unwrap();
        assert_eq!(
            (answer.status(), &answer.headers()[LOCATION]),
            (StatusCode::TEMPORARY_REDIRECT, &general.parse().unwrap())
        );
    }
    assert_eq!(get(&device, "/o/other/logo").await.status, StatusCode::SERVICE_UNAVAILABLE);
    case.server.stop().await;
}

#[tokio::test]
async fn settings_of_a_newer_version_lead_to_everybodys_page() {
    let mut case = Case::start("settings_of_a_newer_version_lead_to_everybodys_page").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    load(&case.server, &example("rav", |_| ())).await;
    case.server.database.run("UPDATE organisations SET settings = '{\"format\":2}'").await;
    let answer = get(&device, "/o/rav/thuisfront").await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, get(&device, "/thuisfront").await.body));
    case.server.stop().await;
}

#[tokio::test]
async fn a_copy_is_one_file_that_leads_back_by_whole_addresses() {
    let server = Running::start(TestDatabase::sqlite(None), |config| {
        config.public_url = Some("https://naderhand.example/".to_owned());
    })
    .await;
    let device = Device::new(&server.url, &mut Seed::of("a_copy_is_one_file"));
    load(&server, &example("rav", |_| ())).await;
    for language in Language::ALL {
        let general = Page::HomeFront.address(language);
        let own = own_address(Page::HomeFront, language, "rav");
        for (address, is_own) in [(general, false), (own.as_str(), true)] {
            let path = copy_address(address, language);
            let answer = get(&device, &path).await;
            assert_eq!(
                (answer.status, answer.media_type.as_str()),
                (StatusCode::OK, "text/html; charset=utf-8"),
                "{path}"
            );
            let name = format!("attachment; filename=\"{}.html\"", general.rsplit('/').next().unwrap());
            assert_eq!(answer.headers[CONTENT_DISPOSITION], name, "{path}");
            let text = html(&answer);
            assert!(!text.contains("href=\"/") && !text.contains("src=\"/") && !text.contains("<script"), "{path}");
            assert!(text.contains("href=\"https://naderhand.example/"), "{path}");
            assert_eq!(text.contains("src=\"data:image/svg+xml;base64,"), is_own, "{path}");
            assert_eq!(text.contains("RAV Voorbeeld"), is_own, "{path}");
            let page = html(&get(&device, address).await);
            assert!(page.contains(&format!("href=\"{path}\"")), "{address} leads to its copy");
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn own_pages_are_counted_as_calls_are() {
    let server = Running::start(TestDatabase::sqlite(None), |config| {
        config.rate.per_second = 1.try_into().unwrap();
        config.rate.burst = 2.try_into().unwrap();
    })
    .await;
    let device = Device::new(&server.url, &mut Seed::of("own_pages_are_counted_as_calls_are"));
    let mut last = get(&device, "/o/rav/thuisfront").await.status;
    for _ in 0..4 {
        last = get(&device, "/o/rav/thuisfront").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(get(&device, "/thuisfront").await.status, StatusCode::OK, "which is not");
    server.stop().await;
}

#[tokio::test]
async fn a_slash_behind_an_address_leads_to_the_page() {
    let mut case = Case::start("a_slash_behind_an_address_leads_to_the_page").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let plain = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    load(&case.server, &example("rav", |_| ())).await;
    let own = OWN.into_iter().flat_map(|page| Language::ALL.map(|language| own_address(page, language, "rav")));
    let others = Page::ALL.into_iter().flat_map(|page| Language::ALL.map(|language| page.address(language).to_owned()));
    let copies = ["/o/rav/thuisfront/bewaar", "/en/o/rav/home-front/save", "/thuisfront/bewaar", "/en/home-front/save"];
    for path in own.chain(others).chain(copies.map(str::to_owned)).filter(|path| path != "/") {
        let path = path.trim_end_matches('/');
        let answer = Answer::of(plain.get(format!("{}{path}/?utm=x", case.server.url))).await;
        if answer.status == StatusCode::OK {
            // The start page in English ends in a slash itself.
            continue;
        }
        assert_eq!((answer.status, answer.headers[LOCATION].to_str().unwrap()), (StatusCode::PERMANENT_REDIRECT, path));
        assert!(get(&device, path).await.status.is_success(), "{path}");
    }
    case.server.stop().await;
}
