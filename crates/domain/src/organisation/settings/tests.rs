//! Whole files, right and wrong.

mod working;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// The example that ships, which must always be taken.
const EXAMPLE: &str = include_str!("../../../../../docs/examples/rav-voorbeeld/organisation.json");

fn example() -> Value {
    serde_json::from_str(EXAMPLE).unwrap()
}

fn parse(value: &Value) -> Result<Settings, Vec<Problem>> {
    Settings::parse(value.to_string().as_bytes())
}

/// What may be left out.
const OPTIONAL: [&str; 7] =
    ["logo", "time_zone", "professions", "incident_types", "talks", "limits", "open_consultation"];

/// What is said of the example after `change`.
fn complaints(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = example();
    change(&mut value);
    parse(&value).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn the_example_is_taken_and_written_back_the_same() {
    let settings = Settings::parse(EXAMPLE.as_bytes()).unwrap();
    assert_eq!(settings.organisation().slug(), "rav-voorbeeld");
    assert!(!settings.numbers().is_empty() && !settings.social_map().is_empty() && settings.logo().is_some());
    assert_eq!(Settings::parse(settings.to_json().as_bytes()), Ok(settings));
}

#[test]
fn what_is_optional_may_be_left_out() {
    let mut value = example();
    value.as_object_mut().unwrap().remove("logo");
    value["numbers"] = json!([]);
    value["social_map"] = json!([]);
    let settings = parse(&value).unwrap();
    assert_eq!(settings.logo(), None);
    assert_eq!(parse(&serde_json::from_str(&settings.to_json()).unwrap()), Ok(settings));
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 23] = [
        (|v| v["slug"] = json!("RAV Noord"), "slug: a slug has 1 to 40 small letters"),
        (
            |v| v["name"] = json!("RAV\u{202e}drooN"),
            "name: this holds a line break, double spaces, or characters that hide",
        ),
        (|v| v["name"] = json!("x".repeat(61)), "name: this has more than 60 characters; shorten it"),
        (|v| v["supporter"]["en"] = json!(""), "supporter.en: this is empty; write what"),
        (|v| v["supporter"] = json!("BOT'er"), "supporter: this must be an object: { … }"),
        (|v| v["supporter"]["de"] = json!("x"), "supporter.de: no such field; there are nl, en"),
        (|v| v["accent"]["light"] = json!("teal"), "accent.light: this is no colour; write # and six digits"),
        (
            |v| v["accent"]["light"] = json!("#ffcc00"),
            "accent.light: the light accent beside the page has a contrast of 1.41",
        ),
        (
            |v| v["accent"]["dark"] = json!("#202020"),
            "accent.dark: the dark accent beside a card has a contrast of 1.01",
        ),
        (|v| v["logo"] = json!("../../etc/passwd"), "logo: this is no name of a logo; put the file beside this one"),
        (|v| v["logo"] = Value::Null, "logo: this must be a text between quotation marks"),
        (|v| v["numbers"] = json!({}), "numbers: this must be a list: [ … ]"),
        (
            |v| v["numbers"][1]["telephone"] = json!("bel"),
            "numbers[1].telephone: this is no telephone number; write digits",
        ),
        (|v| v["numbers"][0]["role"] = json!("boss"), "numbers[0].role: no such value; write on_call_supporter, occ"),
        (|v| v["numbers"][0]["when"]["nl"] = json!("a\nb"), "numbers[0].when.nl: this holds a line break"),
        (|v| v["numbers"] = json!(vec![v["numbers"][0].clone(); 13]), "numbers: there are more than 12; keep"),
        (|v| v["social_map"][0]["reach"] = json!({}), "social_map[0].reach: there is no way to reach it; give a"),
        (
            |v| v["social_map"][0]["reach"]["web"] = json!("javascript:alert(1)"),
            "social_map[0].reach.web: this is no addr",
        ),
        (|v| v["social_map"][0]["reach"]["mail"] = json!("a@b?c"), "social_map[0].reach.mail: this is no mail address"),
        (|v| v["social_map"][0]["needs"] = json!(true), "social_map[0].needs: this must be a text"),
        (|v| v["colour"] = json!("#000000"), "colour: no such field; there are format, slug, name"),
        (|v| v["\u{202e}x"] = json!(1), "?: no such field; there are format"),
        (|v| v["format"] = json!(2), "format: this version reads format 1; write 1, or use a newer version"),
    ];
    for (change, begins) in cases {
        let found = complaints(change);
        assert!(found.len() == 1 && found[0].starts_with(begins), "{begins}\n{found:#?}");
    }
}

#[test]
fn everything_that_is_missing_is_named() {
    for field in FIELDS.iter().filter(|field| !OPTIONAL.contains(field)) {
        let found = complaints(|value| drop(value.as_object_mut().unwrap().remove(*field)));
        assert_eq!(found, [format!("{field}: this is missing; add it")]);
    }
    let found = complaints(|value| value["numbers"] = json!([{}]));
    let all = ["role", "label", "telephone", "for_whom", "when"];
    assert_eq!(found, all.map(|field| format!("numbers[0].{field}: this is missing; add it")));
}

#[test]
fn all_faults_are_told_at_once() {
    let found = complaints(|value| {
        value["slug"] = json!("-");
        value["name"] = json!("");
        value["accent"] = json!({ "light": "#ffffff", "dark": "x" });
        value["numbers"][1]["telephone"] = json!(112);
        value["numbers"][1]["extra"] = json!("x");
        value["social_map"][0]["how_soon"]["en"] = json!("x".repeat(81));
    });
    let places: Vec<&str> = found.iter().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert_eq!(
        places,
        [
            "slug",
            "name",
            "accent.dark",
            "accent.light",
            "numbers[1].extra",
            "numbers[1].telephone",
            "social_map[0].how_soon.en"
        ]
    );
}

#[test]
fn what_is_no_such_file_is_refused_as_a_whole() {
    let told = |bytes: &[u8]| Settings::parse(bytes).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told(b"{\n  \"format\": 1,,\n}"),
        ["the file: this is not JSON (line 2, column 15); a comma or quotation mark may be missing just before"]
    );
    assert_eq!(told(b"[]"), ["the file: this must be an object: { … }"]);
    assert_eq!(told(b"{}"), ["format: this is missing; add it"]);
    assert!(told(&[0xff, 0xfe])[0].starts_with("the file: this is not JSON"));
    let huge = format!("{{\"format\":1,\"name\":\"{}\"}}", "x".repeat(LARGEST_FILE));
    assert_eq!(told(huge.as_bytes()), ["the file: the file is larger than 65536 bytes; shorten its texts"]);
    let deep = format!("{{\"format\":1,\"numbers\":{}", "[".repeat(60_000));
    assert!(told(deep.as_bytes())[0].starts_with("the file: this is not JSON"));
}

#[test]
fn the_largest_settings_fit_into_a_file() {
    let mut value = example();
    let long = |most: usize| json!({ "nl": "x".repeat(most), "en": "x".repeat(most) });
    for number in value["numbers"].as_array_mut().unwrap() {
        (number["label"], number["for_whom"], number["when"]) = (long(60), long(120), long(80));
    }
    for entry in value["social_map"].as_array_mut().unwrap() {
        (entry["name"], entry["for_whom"], entry["how_soon"]) = (long(80), long(120), long(80));
        entry["reach"]["address"] = json!("x".repeat(120));
        entry["reach"]["web"] = json!(format!("https://a.example/{}", "x".repeat(180)));
    }
    value["numbers"] = json!(vec![value["numbers"][0].clone(); MOST_NUMBERS]);
    value["social_map"] = json!(vec![value["social_map"][0].clone(); MOST_ENTRIES]);
    working::fill(&mut value);
    let settings = parse(&value).unwrap();
    assert_eq!(Settings::parse(settings.to_json().as_bytes()), Ok(settings));
}

/// Any JSON, with the fields' own names among its keys.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    let key = prop_oneof![prop::sample::select(FIELDS).prop_map(str::to_owned), Just("nl".to_owned()), ".{0,5}"];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Settings::parse(&bytes).is_err());
    }

    #[test]
    fn a_field_of_anything_is_taken_or_refused_below_its_own_name(at in prop::sample::select(FIELDS), any in any_json()) {
        let mut value = example();
        value[at] = any;
        match parse(&value) {
            Ok(settings) => prop_assert_eq!(Settings::parse(settings.to_json().as_bytes()), Ok(settings)),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| problem.at.starts_with(at)), "{:?}", problems);
            }
        }
    }

    #[test]
    fn a_name_that_is_taken_is_kept_to_the_letter(name in "\\PC{1,60}") {
        let mut value = example();
        value["name"] = json!(name.clone());
        if let Ok(settings) = parse(&value) {
            prop_assert_eq!(settings.organisation().name(), name);
        }
    }
}
