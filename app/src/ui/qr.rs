//! A QR code, drawn as one path.

use core::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// The light edge that a reader needs, in modules.
const EDGE: usize = 4;

/// The code for a text; nothing when the text is too long for one.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
    /// What it is for, for those who cannot scan it.
    label: &'static str,
) -> impl IntoView {
    let drawing = draw(&text);
    drawing.map(|(side, path)| {
        view! {
            <svg class="nh-qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
                <rect class="nh-qr__light" width=side height=side></rect>
                <path class="nh-qr__dark" d=path></path>
            </svg>
        }
    })
}

/// The side of the drawing and its dark modules, neighbours in a row as one stroke.
fn draw(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size).take_while(|x| code[y][*x].value()).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
            }
            x += run.max(1);
        }
    }
    Some((code.size + 2 * EDGE, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_pattern_begins_with_seven_dark_modules() {
        let (side, path) = draw("https://naderhand.example/app/koppelen#1AAAAAAAAAAAAAAAAAAAAAAAA").unwrap();
        assert!(path.starts_with("M4 4h7v1h-7z"));
        assert!((29..=49).contains(&side), "{side}");
    }
}
