//! Figures of several rounds, printed side by side.

use std::fmt;

use serde::Deserialize;

/// What one contestant reached, round by round.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Series {
    /// Who, or what.
    pub(crate) name: String,
    /// One figure for each round.
    pub(crate) values: Vec<f64>,
}

impl Series {
    /// A contestant that has not run yet.
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), values: Vec::new() }
    }

    /// Adds the figure of a round. The first round, number 0, warms up and does not count.
    pub(crate) fn add(&mut self, round: u32, value: f64) {
        if round > 0 {
            self.values.push(value);
        }
    }

    /// The middle figure; the mean of the two in the middle when there is an even number.
    pub(crate) fn median(&self) -> f64 {
        median(&self.values)
    }

    fn least(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    fn most(&self) -> f64 {
        self.values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// The median over the rounds of this figure divided by the other's of the same round.
    fn ratio(&self, other: &Self) -> f64 {
        let ratios: Vec<f64> = self.values.iter().zip(&other.values).map(|(mine, theirs)| mine / theirs).collect();
        median(&ratios)
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// Figures that may be compared: of one unit, measured in turns.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// What was measured.
    pub(crate) title: String,
    /// Of which unit the figures are, and whether more is better.
    pub(crate) unit: String,
    /// The contestants.
    pub(crate) rows: Vec<Series>,
    /// Which row the ratios are relative to, where rows can be compared.
    pub(crate) base: Option<usize>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width =
            self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(self.title.chars().count());
        writeln!(f, "\n{:<width$} {:>12} {:>12} {:>12} {:>8}", self.title, "median", "min", "max", "ratio")?;
        for (index, row) in self.rows.iter().enumerate() {
            let ratio = match self.base {
                None => String::new(),
                Some(base) if base == index => "1".to_owned(),
                Some(base) => figure(row.ratio(&self.rows[base])),
            };
            let (median, least, most) = (figure(row.median()), figure(row.least()), figure(row.most()));
            writeln!(f, "{:<width$} {median:>12} {least:>12} {most:>12} {ratio:>8}", row.name)?;
        }
        writeln!(f, "({})", self.unit)
    }
}

/// Three significant digits; thousands in full, with thin groups.
pub(crate) fn figure(value: f64) -> String {
    let size = value.abs();
    let digits = match size {
        _ if !value.is_finite() => return "–".to_owned(),
        0.0 => return "0".to_owned(),
        _ if size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ => 3,
    };
    grouped(&format!("{value:.digits$}"))
}

fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64]) -> Series {
        Series { name: "x".into(), values: values.to_vec() }
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(figure(series(&[9.0, 1.0, 5.0]).median()), "5.00");
        assert_eq!(figure(series(&[4.0, 1.0, 2.0, 9.0]).median()), "3.00");
    }

    #[test]
    fn ratios_compare_figures_of_the_same_round() {
        // The machine became three times slower in the last round, for both.
        let ours = series(&[20.0, 20.0, 60.0]);
        let theirs = series(&[10.0, 10.0, 30.0]);
        assert_eq!(figure(ours.ratio(&theirs)), "2.00");
    }

    #[test]
    fn figures_are_short() {
        assert_eq!(figure(1_234_567.8), "1 234 568");
        assert_eq!(figure(12.345), "12.3");
        assert_eq!(figure(0.01234), "0.012");
        assert_eq!(figure(0.0), "0");
        assert_eq!(figure(f64::NAN), "–");
    }
}
