//! A logo: an image that is shown on public pages, so nothing in it may act, and nothing of it may come from elsewhere.
//!
//! No file is kept as it came. It is read, what a picture needs is taken from it, and that is written anew: a PNG's pixels,
//! a drawing's shapes and colours. What could do more is not left out in silence but refused and named, because a logo
//! without it may look wrong.

mod png;
mod svg;

use data_encoding::BASE64;
use naderhand_domain::organisation::FileName;

use self::svg::SvgFault;

/// The largest file, in bytes. Product default.
pub const LARGEST: usize = 100_000;

/// The longest side of a PNG, in pixels. Product default: three times what a page shows.
const LONGEST_SIDE: u32 = 1_000;

/// How many times as long one side may be as the other. Product default: more does not fit beside a name.
const SLIMMEST: f64 = 8.0;

/// What a logo may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// Pixels.
    Png,
    /// A drawing.
    Svg,
}

impl Media {
    /// What a file's name says that it is. Its content is held to that.
    pub fn of(name: &FileName) -> Self {
        if name.as_str().to_ascii_lowercase().ends_with(".png") { Self::Png } else { Self::Svg }
    }

    /// The media type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// A logo that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// What it is.
    pub media: Media,
    /// The image, as this program wrote it.
    pub bytes: Vec<u8>,
    /// Its width, in its own pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Why an image is no logo.
#[derive(Debug, thiserror::Error)]
pub enum LogoError {
    /// Too many bytes.
    #[error("A logo has at most {LARGEST} bytes; save it smaller.")]
    TooLarge,
    /// It is not a PNG, or a broken one.
    #[error("This is no PNG image that can be read ({0}); save it as PNG anew.")]
    NoPng(String),
    /// It moves.
    #[error("This PNG moves; save a single picture.")]
    Animated,
    /// Too many pixels.
    #[error("This PNG has {width} x {height} pixels, and {LONGEST_SIDE} is the most for a side; make it smaller.")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Too slim to be shown beside a name.
    #[error("One side is more than {SLIMMEST} times as long as the other; use a more compact form of the logo.")]
    TooSlim,
    /// It is not XML.
    #[error("This is no SVG drawing that can be read ({0}); save it as SVG anew.")]
    NoXml(String),
    /// It has parts that a logo may not have.
    #[error("This SVG holds what a logo may not have:\n{}", .0.iter().map(|fault| format!("  {fault}")).collect::<Vec<_>>().join("\n"))]
    Svg(Vec<SvgFault>),
}

impl Logo {
    /// Takes from an image what a picture needs, or says why it is no logo.
    pub fn check(bytes: &[u8], media: Media) -> Result<Self, LogoError> {
        if bytes.len() > LARGEST {
            return Err(LogoError::TooLarge);
        }
        let logo = match media {
            Media::Png => png::check(bytes)?,
            Media::Svg => svg::check(bytes)?,
        };
        if logo.bytes.len() > LARGEST { Err(LogoError::TooLarge) } else { Ok(logo) }
    }

    /// The image as an address that holds it whole.
    pub fn data_address(&self) -> String {
        format!("data:{};base64,{}", self.media.as_str(), BASE64.encode(&self.bytes))
    }
}

/// Whether a picture of this shape fits beside a name.
fn check_shape(width: f64, height: f64) -> Result<(), LogoError> {
    let slimness = (width / height).max(height / width);
    if slimness <= SLIMMEST { Ok(()) } else { Err(LogoError::TooSlim) }
}
