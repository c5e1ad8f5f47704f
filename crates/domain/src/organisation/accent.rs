//! An organisation's accent colour, for light and dark, and whether it can be read: contrast as WCAG 2.2 computes it.

use core::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use super::{
    fault::{Beside, Fault, Problem},
    look::Look,
    part::Part,
};

/// The least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// What lies behind an accent, in light and dark: the page, and cards upon it. The look's own colours; a test of the app
/// compares them with its style sheet.
pub const PAPER: [Colour; 2] = [Colour([0xfa, 0xf7, 0xf2]), Colour([0x11, 0x18, 0x1b])];
/// See [`PAPER`].
pub const SURFACE: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0x1a, 0x23, 0x27])];
/// The text on an accent, in light and dark.
pub const ON_ACCENT: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0x06, 0x26, 0x2c])];

/// A colour, as `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The relative luminance, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            // WCAG 2.2 writes 0.04045 since 2021; no colour of eight bits lies between it and the 0.03928 of before.
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21, whichever is in front.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl FromStr for Colour {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(Fault::Colour)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Fault::Colour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| Fault::Colour)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A pair of colours that can be read wherever the look puts an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Accent {
    light: Colour,
    dark: Colour,
}

impl Accent {
    /// Takes a pair, or says which contrasts are too small.
    pub fn of(light: Colour, dark: Colour) -> Result<Self, Vec<Fault>> {
        let faults: Vec<Fault> = faults(Look::Light, light).into_iter().chain(faults(Look::Dark, dark)).collect();
        if faults.is_empty() { Ok(Self { light, dark }) } else { Err(faults) }
    }

    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["light", "dark"]);
        let light = part.parsed("light", str::parse);
        let dark = part.parsed("dark", str::parse);
        // Each is judged by itself, so that one bad colour does not hide another.
        for (field, look, colour) in [("light", Look::Light, light), ("dark", Look::Dark, dark)] {
            for fault in colour.into_iter().filter_map(|colour| faults(look, colour)) {
                part.complain(Problem { at: part.at(field), fault });
            }
        }
        Self::of(light?, dark?).ok()
    }

    /// On light paper.
    pub const fn light(self) -> Colour {
        self.light
    }

    /// On dark paper.
    pub const fn dark(self) -> Colour {
        self.dark
    }
}

/// The smallest contrast of a colour when it is too small: one mended colour mends all.
fn faults(look: Look, colour: Colour) -> Option<Fault> {
    let at = look as usize;
    let backgrounds = [(Beside::Page, PAPER[at]), (Beside::Card, SURFACE[at]), (Beside::TextOnIt, ON_ACCENT[at])];
    let (against, found) = backgrounds
        .into_iter()
        .map(|(against, other)| (against, colour.contrast(other)))
        .min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    // Rounded down, so that what is too small never reads as enough.
    let told = (found * 100.0).floor() / 100.0;
    (found < LEAST_CONTRAST).then_some(Fault::Contrast { look, against, found: told, least: LEAST_CONTRAST })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn wcag_2_2_contrast_is_what_others_compute() {
        // Pairs with the figures that WebAIM's contrast checker gives.
        for (one, other, ratio) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#0000ff", "#ffffff", 8.59),
            ("#ff0000", "#ffffff", 4.0),
        ] {
            let found = colour(one).contrast(colour(other));
            assert!((found - ratio).abs() < 0.005, "{one} {other}: {found}");
        }
    }

    #[test]
    fn the_looks_own_accent_can_be_read() {
        assert!(Accent::of(colour("#0b5c6b"), colour("#7ccbd8")).is_ok());
    }

    #[test]
    fn a_pair_that_cannot_be_read_is_refused_with_what_was_found() {
        let faults = Accent::of(colour("#ffcc00"), colour("#333333")).unwrap_err();
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "the light accent beside the page has a contrast of 1.41 to 1 where 4.5 is needed; take a darker colour",
                "the dark accent beside the text on it has a contrast of 1.25 to 1 where 4.5 is needed; take a lighter \
                 colour"
            ]
        );
        assert_eq!(Accent::of(colour("#7ccbd8"), colour("#0b5c6b")).unwrap_err().len(), 2, "the two changed round");
        assert_eq!(Accent::of(colour("#0b5c6b"), colour("#0b5c6b")).unwrap_err().len(), 1);
    }

    #[test]
    fn colours_are_written_in_one_way() {
        assert_eq!(colour("#0B5c6b").to_string(), "#0b5c6b");
        for text in
            ["", "#", "0b5c6b", "#0b5c6", "#0b5c6bff", "#+b5c6b", "#0b5c6g", "red", "rgb(1,2,3)", "#ｆｆｆｆｆｆ"]
        {
            assert_eq!(text.parse::<Colour>(), Err(Fault::Colour), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn contrast_is_symmetric_and_between_1_and_21(one: [u8; 3], other: [u8; 3]) {
            let (one, other) = (Colour(one), Colour(other));
            let contrast = one.contrast(other);
            prop_assert!((1.0..=21.0).contains(&contrast));
            prop_assert!((contrast - other.contrast(one)).abs() < f64::EPSILON);
        }

        #[test]
        fn an_accent_that_is_taken_can_be_read_everywhere(light: [u8; 3], dark: [u8; 3]) {
            let pair = [Colour(light), Colour(dark)];
            let readable = |at: usize| {
                [PAPER, SURFACE, ON_ACCENT].iter().all(|behind| pair[at].contrast(behind[at]) >= LEAST_CONTRAST)
            };
            prop_assert_eq!(Accent::of(pair[0], pair[1]).is_ok(), readable(0) && readable(1));
        }

        #[test]
        fn a_colour_is_read_back_as_it_was(channels: [u8; 3]) {
            prop_assert_eq!(Colour(channels).to_string().parse(), Ok(Colour(channels)));
        }
    }
}
