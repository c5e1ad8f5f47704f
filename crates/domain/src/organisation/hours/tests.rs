//! Hours, right and wrong, over a week, a holiday and the days on which clocks change.

use core::cell::RefCell;

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::zone::{
    ZoneRules, instant_of, local_at,
    testing::{AMSTERDAM, local, utc},
};

fn read(value: &Value) -> Result<OpeningHours, Vec<String>> {
    let problems = RefCell::new(Vec::new());
    let read = OpeningHours::read(&Part::of(value, "x".to_owned(), &problems).unwrap());
    let problems: Vec<String> = problems.into_inner().iter().map(ToString::to_string).collect();
    if problems.is_empty() { Ok(read.unwrap()) } else { Err(problems) }
}

fn hours(weekly: &Value, exceptions: &Value) -> OpeningHours {
    read(&json!({ "hours": weekly, "exceptions": exceptions, "on_public_holidays": "closed" })).unwrap()
}

/// Tuesdays 10 to 12, Thursdays 20 to 01.
fn usual() -> Value {
    json!([
        { "days": ["tuesday"], "from": "10:00", "to": "12:00" },
        { "days": ["thursday"], "from": "20:00", "to": "01:00", "overnight": true },
    ])
}

/// `open …` or `next …`, in local time.
fn told<R: ZoneRules>(hours: &OpeningHours, now: DateTime<Utc>, rules: &R) -> String {
    let shown = |instant| local_at(instant, rules).format("%m-%dT%H:%M").to_string();
    match hours.status(now, rules) {
        Status::Open { until } => format!("open until {}", shown(until)),
        Status::Closed { next } => next.map_or("closed".to_owned(), |next| format!("next {}", shown(next))),
    }
}

fn at(hours: &OpeningHours, now: &str) -> String {
    told(hours, instant_of(local(now), &AMSTERDAM), &AMSTERDAM)
}

#[test]
fn s20_open_now_or_when_next() {
    let hours = hours(
        &usual(),
        &json!([
            { "day": "2026-12-22", "closed": true },
            { "day": "2026-12-23", "from": "13:00", "to": "15:00" },
            { "day": "2026-12-23", "from": "09:00", "to": "10:00" },
            { "day": "2026-12-25", "from": "11:00", "to": "12:00" },
        ]),
    );
    for (now, expected) in [
        ("2026-11-23T09:00", "next 11-24T10:00"),
        ("2026-11-24T09:59", "next 11-24T10:00"),
        ("2026-11-24T10:00", "open until 11-24T12:00"),
        ("2026-11-24T11:59", "open until 11-24T12:00"),
        ("2026-11-24T12:00", "next 11-26T20:00"),
        ("2026-11-26T20:00", "open until 11-27T01:00"),
        ("2026-11-26T23:59", "open until 11-27T01:00"),
        ("2026-11-27T00:59", "open until 11-27T01:00"),
        ("2026-11-27T01:00", "next 12-01T10:00"),
        // A closed Tuesday, then two exceptions for one day, in whatever order they were written.
        ("2026-12-22T10:30", "next 12-23T09:00"),
        ("2026-12-23T10:00", "next 12-23T13:00"),
        ("2026-12-24T20:00", "open until 12-25T01:00"),
        // An exception wins from the holiday.
        ("2026-12-25T01:00", "next 12-25T11:00"),
        ("2026-12-25T12:00", "next 12-29T10:00"),
    ] {
        assert_eq!(at(&hours, now), expected, "{now}");
    }
}

#[test]
fn s20_what_opens_next_goes_into_a_calendar_that_does_not_tell() {
    let hours = hours(&usual(), &json!([{ "day": "2026-10-20", "from": "10:00", "to": "12:00" }]));
    // Open now: the one after it is the first. The clocks go back on 25 October.
    let now = instant_of(local("2026-10-20T11:00"), &AMSTERDAM);
    let file = hours.calendar(now, &AMSTERDAM, "Afspraak; om te lopen", 3).unwrap();
    let of = |name: &str| -> Vec<String> {
        let lines = file.lines().filter_map(|line| line.strip_prefix(name).map(ToOwned::to_owned));
        lines.collect()
    };
    assert_eq!(of("DTSTART:"), ["20261022T180000Z", "20261027T090000Z", "20261029T190000Z"]);
    assert_eq!(of("DURATION:"), ["PT300M", "PT120M", "PT300M"]);
    assert_eq!(of("SUMMARY:"), ["Afspraak\\; om te lopen"; 3]);
    assert!(!file.contains("VALARM") && !file.contains("LOCATION") && !file.contains("DESCRIPTION"));
    // The same opening has the same tag an hour later, another one has another.
    let tags = of("UID:");
    assert!(tags[0] != tags[1] && tags[1] != tags[2]);
    let later = hours.calendar(now + TimeDelta::hours(1), &AMSTERDAM, "x", 1).unwrap();
    assert!(later.contains(&format!("UID:{}\r\n", tags[0])));
}

#[test]
fn s20_no_calendar_of_what_does_not_open() {
    let never = hours(&json!([]), &json!([{ "day": "2027-06-01", "from": "10:00", "to": "12:00" }]));
    assert_eq!(never.calendar(instant_of(local("2026-10-20T11:00"), &AMSTERDAM), &AMSTERDAM, "x", 3), None);
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let always = json!([
        { "days": days, "from": "00:00", "to": "12:00" },
        { "days": days, "from": "12:00", "to": "00:00", "overnight": true },
    ]);
    let always = read(&json!({ "hours": always, "on_public_holidays": "as_usual" })).unwrap();
    assert_eq!(always.calendar(instant_of(local("2026-10-20T11:00"), &AMSTERDAM), &AMSTERDAM, "x", 3), None);
}

#[test]
fn s20_public_holidays_close_it_unless_it_is_as_usual() {
    // King's Day of 2027 and Liberation Day of 2026 are Tuesdays; so is 1 January of 2030, far beyond any list.
    let week = json!([{ "days": ["tuesday"], "from": "10:00", "to": "12:00" }]);
    let closed = hours(&week, &json!([]));
    let usual = read(&json!({ "hours": week, "on_public_holidays": "as_usual" })).unwrap();
    for (now, when_closed, as_usual) in [
        ("2027-04-27T10:30", "next 05-04T10:00", "open until 04-27T12:00"),
        ("2026-05-05T10:30", "next 05-12T10:00", "open until 05-05T12:00"),
        ("2030-01-01T10:30", "next 01-08T10:00", "open until 01-01T12:00"),
    ] {
        assert_eq!(at(&closed, now), when_closed);
        assert_eq!(at(&usual, now), as_usual);
    }
}

#[test]
fn what_holds_of_a_day_does_not_cut_short_the_night_before() {
    // Ascension of 2026 is a Thursday, 14 May; the hours of Wednesday go on into it.
    let week = json!([{ "days": ["wednesday", "thursday"], "from": "22:00", "to": "06:00", "overnight": true }]);
    let hours = hours(&week, &json!([{ "day": "2026-05-21", "closed": true }]));
    assert_eq!(at(&hours, "2026-05-14T05:00"), "open until 05-14T06:00");
    assert_eq!(at(&hours, "2026-05-14T22:30"), "next 05-20T22:00");
    assert_eq!(at(&hours, "2026-05-21T05:00"), "open until 05-21T06:00");
}

#[test]
fn s20_clocks_change_and_the_hours_are_those_that_clocks_show() {
    let night = json!([{ "days": ["saturday"], "from": "22:00", "to": "06:00", "overnight": true }]);
    let night = hours(&night, &json!([]));
    for (saturday, lasts) in [("2026-03-28", 7), ("2026-10-24", 9), ("2026-10-31", 8)] {
        let begins = instant_of(local(&format!("{saturday}T22:00")), &AMSTERDAM);
        assert_eq!(night.status(begins, &AMSTERDAM), Status::Open { until: begins + TimeDelta::hours(lasts) });
    }
    // From the hour that is skipped to one that is not: 02:30 is 03:30. What ends before it begins is not open at all.
    let week = json!([
        { "days": ["sunday"], "from": "02:30", "to": "04:00" },
        { "days": ["sunday"], "from": "02:10", "to": "02:20" },
    ]);
    let early = hours(&week, &json!([]));
    assert_eq!(told(&early, utc("2026-03-29T00:59"), &AMSTERDAM), "next 03-29T03:10");
    assert_eq!(told(&early, utc("2026-03-29T01:30"), &AMSTERDAM), "open until 03-29T04:00");
    // What moves forward may come after what is written behind it.
    let turned = json!([
        { "days": ["sunday"], "from": "02:10", "to": "02:50" },
        { "days": ["sunday"], "from": "03:00", "to": "03:30" },
    ]);
    let turned = hours(&turned, &json!([]));
    assert_eq!(told(&turned, utc("2026-03-29T00:59"), &AMSTERDAM), "next 03-29T03:00");
    assert_eq!(told(&turned, utc("2026-03-29T01:00"), &AMSTERDAM), "open until 03-29T03:50");
    let gone = hours(&json!([{ "days": ["sunday"], "from": "02:50", "to": "03:10" }]), &json!([]));
    assert_eq!(told(&gone, utc("2026-03-28T12:00"), &AMSTERDAM), "next 04-12T02:50", "Easter is between");
}

#[test]
fn hours_that_touch_are_one_and_a_year_ahead_is_not_looked_at() {
    let touching = json!([
        { "days": ["monday"], "from": "12:00", "to": "14:00" },
        { "days": ["monday"], "from": "10:00", "to": "12:00" },
        { "days": ["monday"], "from": "14:00", "to": "00:00", "overnight": true },
        { "days": ["tuesday"], "from": "00:00", "to": "03:00" },
    ]);
    assert_eq!(at(&hours(&touching, &json!([])), "2026-11-23T11:00"), "open until 11-24T03:00");
    let all = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let always = json!([
        { "days": all, "from": "08:00", "to": "20:00" },
        { "days": all, "from": "20:00", "to": "08:00", "overnight": true },
    ]);
    let always = read(&json!({ "hours": always, "on_public_holidays": "as_usual" })).unwrap();
    let now = utc("2026-11-23T11:00");
    assert_eq!(always.status(now, &AMSTERDAM), Status::Open { until: now + TimeDelta::days(60) });
    let once = hours(&json!([]), &json!([{ "day": "2027-02-01", "from": "10:00", "to": "11:00" }]));
    assert_eq!(at(&once, "2026-12-03T09:59"), "closed");
    assert_eq!(at(&once, "2026-12-03T10:00"), "next 02-01T10:00");
    assert_eq!(at(&once, "2027-02-01T11:00"), "closed");
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 26] = [
        (|v| v["hours"][0]["from"] = json!("9:30"), "x.hours[0].from: this is no time of the day; write hours"),
        (|v| v["hours"][0]["to"] = json!("10:00"), "x.hours[0].to: these hours end when they begin; write a later"),
        (|v| v["hours"][1]["to"] = json!("20:00"), "x.hours[1].to: these hours end when they begin"),
        (|v| v["hours"][0]["to"] = json!("09:00"), "x.hours[0].to: these hours end before they begin; write a later"),
        (|v| v["hours"][0]["overnight"] = json!(true), "x.hours[0].overnight: these hours do not pass midnight"),
        (|v| v["hours"][0]["overnight"] = json!("yes"), "x.hours[0].overnight: this must be true or false, without"),
        (|v| v["hours"][0]["days"] = json!([]), "x.hours[0].days: this list is empty; name at least one"),
        (|v| v["hours"][0]["days"] = json!("monday"), "x.hours[0].days: this must be a list"),
        (|v| v["hours"][0]["days"] = json!(["monday", 2]), "x.hours[0].days[1]: this must be a text"),
        (|v| v["hours"][0]["days"] = json!(["monday", "Tue"]), "x.hours[0].days[1]: no such value; write monday, tues"),
        (
            |v| v["hours"][0]["days"] = json!(["monday", "friday", "monday"]),
            "x.hours[0].days[2]: this is the same as x.hours[0].days[0]; change one",
        ),
        (|v| v["hours"][0]["until"] = json!("12:00"), "x.hours[0].until: no such field; there are days, from, to"),
        (|v| v["hours"] = json!(vec![v["hours"][0].clone(); 11]), "x.hours: there are more than 10"),
        (|v| v["hours"] = json!({}), "x.hours: this must be a list"),
        (|v| (v["hours"], v["exceptions"]) = (json!([]), json!([])), "x.hours: this list is empty"),
        (
            |v| {
                v["hours"][1] =
                    json!({ "days": ["friday", "monday"], "from": "20:00", "to": "11:00", "overnight": true });
            },
            "x.hours[1]: these hours overlap with x.hours[0] on tuesday; change one of them",
        ),
        (
            |v| v["hours"][0] = json!({ "days": ["friday"], "from": "00:59", "to": "02:00" }),
            "x.hours[1]: these hours overlap with x.hours[0] on friday",
        ),
        (|v| v["exceptions"][0]["day"] = json!("24-12-2026"), "x.exceptions[0].day: this is no day of the calendar"),
        (|v| v["exceptions"][0]["day"] = json!("2026-02-29"), "x.exceptions[0].day: this is no day of the calendar"),
        (|v| v["exceptions"][0]["closed"] = json!(false), "x.exceptions[0].closed: no such value; write true"),
        (|v| v["exceptions"][0]["from"] = json!("10:00"), "x.exceptions[0].from: a day that is closed has no hours"),
        (|v| v["exceptions"][1]["to"] = json!("12:00"), "x.exceptions[1].to: these hours end before they begin"),
        (
            |v| v["exceptions"][1]["day"] = v["exceptions"][0]["day"].clone(),
            "x.exceptions[1]: x.exceptions[0] is about the same day, and one of the two closes it",
        ),
        (
            |v| v["exceptions"][0] = json!({ "day": "2026-12-28", "from": "20:00", "to": "14:00", "overnight": true }),
            "x.exceptions[1]: these hours overlap with x.exceptions[0] on tuesday",
        ),
        (|v| v["exceptions"] = json!(vec![v["exceptions"][0].clone(); 21]), "x.exceptions: there are more than 20"),
        (|v| v["on_public_holidays"] = json!("open"), "x.on_public_holidays: no such value; write closed, as_usual"),
    ];
    for (change, begins) in cases {
        let mut value = json!({
            "hours": usual(),
            "exceptions": [
                { "day": "2026-12-24", "closed": true },
                { "day": "2026-12-29", "from": "13:00", "to": "15:00" },
            ],
            "on_public_holidays": "closed",
        });
        change(&mut value);
        let found = read(&value).unwrap_err();
        assert!(found[0].starts_with(begins), "{begins}\n{found:#?}");
        assert!(found.len() == 1 || begins.contains("more than"), "{found:#?}");
    }
    let found = read(&json!({ "hours": [{}], "exceptions": [{}] })).unwrap_err();
    let places = ["hours[0].days", "hours[0].from", "hours[0].to", "exceptions[0].day", "exceptions[0].from"];
    let places = places.into_iter().chain(["exceptions[0].to", "on_public_holidays"]);
    assert_eq!(found, places.map(|place| format!("x.{place}: this is missing; add it")).collect::<Vec<_>>());
}

#[test]
fn sundays_night_overlaps_with_mondays_morning() {
    let week = json!([
        { "days": ["monday"], "from": "05:00", "to": "09:00" },
        { "days": ["sunday"], "from": "22:00", "to": "06:00", "overnight": true },
    ]);
    let told = |week: Value| read(&json!({ "hours": week, "on_public_holidays": "closed" })).unwrap_err();
    assert_eq!(told(week.clone()), ["x.hours[1]: these hours overlap with x.hours[0] on monday; change one of them"]);
    let turned = json!([week[1], week[0]]);
    assert_eq!(told(turned), ["x.hours[1]: these hours overlap with x.hours[0] on monday; change one of them"]);
}

/// Whether it is open, as one would look it up in the list, for a minute that clocks show once.
fn looked_up(hours: &OpeningHours, now: DateTime<Utc>) -> bool {
    let now = local_at(now, &AMSTERDAM);
    let minute = u16::try_from(now.hour() * 60 + now.minute()).unwrap();
    let is_in = |span: &Span| match (span.from().minutes(), span.to().minutes()) {
        (from, to) if from < to => (from..to).contains(&minute),
        (from, _) => from <= minute,
    };
    let is_in_night = |span: &Span| span.is_overnight() && minute < span.to().minutes();
    let yesterday = now.date().pred_opt().unwrap();
    hours.on(now.date()).iter().any(is_in) || hours.on(yesterday).iter().any(is_in_night)
}

/// Hours of which none overlap, that begin and end outside of those that clocks skip or show twice.
fn any_hours() -> impl Strategy<Value = OpeningHours> {
    let one = (0_usize..7, 18_u16..140, 1_u16..30).prop_map(|(day, from, length)| {
        let shown = |tens: u16| format!("{:02}:{}0", tens / 6 % 24, tens % 6);
        let to = if (144..162).contains(&(from + length)) { 162 } else { from + length };
        let mut hours =
            json!({ "days": [super::super::day_name::of(DAYS[day])], "from": shown(from), "to": shown(to) });
        if to >= 144 {
            hours["overnight"] = json!(true);
        }
        hours
    });
    let exception = prop_oneof![Just(json!({ "closed": true })), Just(json!({ "from": "07:00", "to": "09:30" }))];
    let exceptions = prop::collection::btree_map(1_u32..29, exception, 0..4);
    (prop::collection::vec(one, 1..6), exceptions).prop_filter_map("they overlap", |(weekly, exceptions)| {
        let exceptions: Vec<Value> = exceptions
            .into_iter()
            .map(|(day, mut exception)| {
                exception["day"] = json!(format!("2026-03-{day:02}"));
                exception
            })
            .collect();
        read(&json!({ "hours": weekly, "exceptions": exceptions, "on_public_holidays": "closed" })).ok()
    })
}

const DAYS: [chrono::Weekday; 7] = {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
};

proptest! {
    #[test]
    fn the_status_is_what_looking_it_up_minute_by_minute_finds(hours in any_hours(), start in 0_i64..40_000) {
        let now = utc("2026-03-01T00:00") + TimeDelta::minutes(start);
        let is_open = looked_up(&hours, now);
        let changes = (1..=60 * 24 * 60).map(|minutes| now + TimeDelta::minutes(minutes));
        let change = changes.clone().find(|then| looked_up(&hours, *then) != is_open);
        let expected = if is_open { Status::Open { until: change.unwrap() } } else { Status::Closed { next: change } };
        prop_assert_eq!(hours.status(now, &AMSTERDAM), expected);
    }

    #[test]
    fn what_is_written_reads_back_the_same(hours in any_hours()) {
        let written = serde_json::to_value(&hours).unwrap();
        prop_assert_eq!(read(&written), Ok(hours));
    }
}
