//! Public holidays of the Netherlands, by rule: an open consultation that closes on them needs no list each year (S20).
//!
//! Source: Algemene termijnenwet, article 3, and the government's list of them, which adds the two Sundays. Good Friday is
//! on neither as a holiday. Who has a day off on 5 May is agreed by each employer: an exception in the organisation's hours
//! says otherwise.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The Sunday after the first full moon of spring, as the Gregorian calendar computes it.
    Easter,
    /// The day after.
    EasterMonday,
    /// 27 April; the day before when that is a Sunday.
    KingsDay,
    /// 5 May.
    LiberationDay,
    /// The Thursday 39 days after Easter.
    Ascension,
    /// The Sunday 49 days after Easter.
    Whitsun,
    /// The day after.
    WhitMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmasDay,
}

impl Holiday {
    /// All of them, in the order in which they usually come.
    pub const ALL: [Self; 10] = [
        Self::NewYear,
        Self::Easter,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::Whitsun,
        Self::WhitMonday,
        Self::Christmas,
        Self::SecondChristmasDay,
    ];

    /// The holiday that a day is, if any. On a 5 May that is Ascension too, Liberation Day.
    pub fn on(day: NaiveDate) -> Option<Self> {
        Self::ALL.into_iter().find(|holiday| holiday.in_year(day.year()) == Some(day))
    }

    /// Its day in a year, as today's rules have it; none in a year that the calendar does not have.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let after_easter = |days| easter(year)?.checked_add_days(Days::new(days));
        match self {
            Self::NewYear => fixed(1, 1),
            Self::Easter => after_easter(0),
            Self::EasterMonday => after_easter(1),
            Self::KingsDay => fixed(4, 27).and_then(|day| match day.weekday() {
                Weekday::Sun => day.pred_opt(),
                _ => Some(day),
            }),
            Self::LiberationDay => fixed(5, 5),
            Self::Ascension => after_easter(39),
            Self::Whitsun => after_easter(49),
            Self::WhitMonday => after_easter(50),
            Self::Christmas => fixed(12, 25),
            Self::SecondChristmasDay => fixed(12, 26),
        }
    }
}

/// Easter by the Gregorian computus, in whole numbers alone: T. H. O'Beirne, "How ten divisions lead to Easter", New
/// Scientist, 30 March 1961.
#[expect(clippy::many_single_char_names, reason = "each step has the letter that it has in the source")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days_of(year: i32) -> Vec<String> {
        Holiday::ALL.map(|holiday| holiday.in_year(year).unwrap().format("%m-%d").to_string()).to_vec()
    }

    #[test]
    fn termijnenwet_3_the_days_of_2024_to_2036_are_those_of_the_calendar() {
        // Easter, King's Day, Ascension and Whitsun, as printed calendars have them.
        for (year, easter, monday, king, ascension, whitsun, whit_monday) in [
            (2024, "03-31", "04-01", "04-27", "05-09", "05-19", "05-20"),
            (2025, "04-20", "04-21", "04-26", "05-29", "06-08", "06-09"),
            (2026, "04-05", "04-06", "04-27", "05-14", "05-24", "05-25"),
            (2027, "03-28", "03-29", "04-27", "05-06", "05-16", "05-17"),
            (2028, "04-16", "04-17", "04-27", "05-25", "06-04", "06-05"),
            (2029, "04-01", "04-02", "04-27", "05-10", "05-20", "05-21"),
            (2030, "04-21", "04-22", "04-27", "05-30", "06-09", "06-10"),
            (2031, "04-13", "04-14", "04-26", "05-22", "06-01", "06-02"),
            (2032, "03-28", "03-29", "04-27", "05-06", "05-16", "05-17"),
            (2033, "04-17", "04-18", "04-27", "05-26", "06-05", "06-06"),
            (2034, "04-09", "04-10", "04-27", "05-18", "05-28", "05-29"),
            (2035, "03-25", "03-26", "04-27", "05-03", "05-13", "05-14"),
            (2036, "04-13", "04-14", "04-26", "05-22", "06-01", "06-02"),
        ] {
            let all =
                ["01-01", easter, monday, king, "05-05", ascension, whitsun, whit_monday, "12-25", "12-26"].to_vec();
            assert_eq!(days_of(year), all, "{year}");
        }
    }

    #[test]
    fn easter_is_right_at_its_earliest_its_latest_and_where_other_rules_go_wrong() {
        for (year, day) in [
            (1818, "03-22"),
            (2285, "03-22"),
            (1943, "04-25"),
            (2038, "04-25"),
            (1954, "04-18"),
            (1981, "04-19"),
            (2049, "04-18"),
            (2076, "04-19"),
        ] {
            assert_eq!(days_of(year)[1], day, "{year}");
        }
    }

    #[test]
    fn good_friday_and_working_days_are_none() {
        for day in ["2026-04-03", "2027-03-26", "2026-04-30", "2025-04-27", "2026-12-24", "2026-12-31"] {
            assert_eq!(Holiday::on(day.parse().unwrap()), None, "{day}");
        }
        assert_eq!(Holiday::on("2025-04-26".parse().unwrap()), Some(Holiday::KingsDay));
        assert_eq!(Holiday::on("2016-05-05".parse().unwrap()), Some(Holiday::LiberationDay), "and Ascension");
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_from_22_march_to_25_april(year in -9999_i32..9999) {
            let day = easter(year).unwrap();
            prop_assert_eq!(day.weekday(), Weekday::Sun);
            let within = NaiveDate::from_ymd_opt(year, 3, 22)..=NaiveDate::from_ymd_opt(year, 4, 25);
            prop_assert!(within.contains(&Some(day)));
        }

        #[test]
        fn no_day_makes_it_panic(days in 0_u64..191_000_000) {
            let day = NaiveDate::MIN.checked_add_days(Days::new(days)).unwrap();
            if let Some(holiday) = Holiday::on(day) {
                prop_assert!(Holiday::ALL.iter().any(|other| other.in_year(day.year()) == Some(day)), "{:?}", holiday);
            }
        }
    }
}
