//! Days and times as people say them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

use super::texts;

/// "vandaag", "gisteren", "zaterdag 21 november", with the year when it is not this one.
pub fn day_name(day: NaiveDate, today: NaiveDate) -> String {
    let t = &texts().day;
    match (today - day).num_days() {
        0 => t.today.to_owned(),
        1 => t.yesterday.to_owned(),
        _ => full_day(day, today),
    }
}

/// As [`day_name`], for the beginning of a line: "Vandaag", "Zaterdag 21 november".
pub fn day_title(day: NaiveDate, today: NaiveDate) -> String {
    capitalised(&day_name(day, today))
}

/// "Zaterdag 21 november", also for today.
pub fn full_day_title(day: NaiveDate, today: NaiveDate) -> String {
    capitalised(&full_day(day, today))
}

/// "zaterdag 21 november 2026", for paper: it is read on another day.
pub fn printed_day(day: NaiveDate) -> String {
    let t = &texts().day;
    let weekday = t.weekdays[day.weekday().num_days_from_monday() as usize];
    t.full_with_year(day.day(), t.months[day.month0() as usize], weekday, day.year())
}

/// "november 2026".
pub fn month_title(day: NaiveDate) -> String {
    format!("{} {}", texts().day.months[day.month0() as usize], day.year())
}

/// "23:40".
pub fn clock_time(at: DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "vandaag", "morgen", "dinsdag" within a week, or "dinsdag 24 november".
pub fn coming_day(day: NaiveDate, today: NaiveDate) -> String {
    let t = &texts().day;
    match (day - today).num_days() {
        0 => t.today.to_owned(),
        1 => t.tomorrow.to_owned(),
        2..=6 => t.weekdays[day.weekday().num_days_from_monday() as usize].to_owned(),
        _ => full_day(day, today),
    }
}

/// "23:40", of a time that is local already.
pub fn time_of(local: NaiveDateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// "wo 25 november".
pub fn short_day(day: NaiveDate) -> String {
    let t = &texts().day;
    let weekday = t.weekdays_short[day.weekday().num_days_from_monday() as usize];
    format!("{weekday} {} {}", day.day(), t.months[day.month0() as usize])
}

/// "wo 25 november, 22:00".
pub fn short_moment(at: NaiveDateTime) -> String {
    format!("{}, {}", short_day(at.date()), time_of(at))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn full_day(day: NaiveDate, today: NaiveDate) -> String {
    let t = &texts().day;
    if day.year() != today.year() {
        return printed_day(day);
    }
    let weekday = t.weekdays[day.weekday().num_days_from_monday() as usize];
    t.full(day.day(), t.months[day.month0() as usize], weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_as_people_say_them() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(day_name(day(22), day(22)), "vandaag");
        assert_eq!(day_title(day(21), day(22)), "Gisteren");
        assert_eq!(day_name(day(20), day(22)), "vrijdag 20 november");
        let last_year = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        assert_eq!(printed_day(day(22)), "zondag 22 november 2026");
        assert_eq!(day_title(last_year, day(22)), "Woensdag 31 december 2025");
    }
}
