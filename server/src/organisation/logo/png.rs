//! PNG: decoded, and its pixels written anew. Whatever else the file held (texts, places, profiles, bytes behind its end)
//! is gone.

use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits};

use super::{LONGEST_SIDE, Logo, LogoError, Media, check_shape};

/// How much memory decoding may take: the largest picture with four channels of sixteen bits, and room to work in.
const MEMORY: usize = 16 * 1024 * 1024;

pub(super) fn check(bytes: &[u8]) -> Result<Logo, LogoError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(broken)?;
    let info = reader.info();
    let (width, height) = (info.width, info.height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE {
        return Err(LogoError::TooManyPixels { width, height });
    }
    if info.animation_control.is_some() {
        return Err(LogoError::Animated);
    }
    check_shape(width.into(), height.into())?;
    let size = reader.output_buffer_size().ok_or(LogoError::TooManyPixels { width, height })?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(broken)?;
    pixels.truncate(frame.buffer_size());
    reader.finish().map_err(broken)?;
    let info = reader.info();
    let colours = Colours {
        kind: frame.color_type,
        depth: frame.bit_depth,
        palette: info.palette.as_deref(),
        transparent: info.trns.as_deref(),
    };
    let bytes = written(width, height, &colours, &pixels).map_err(|error| LogoError::NoPng(error.to_string()))?;
    Ok(Logo { media: Media::Png, bytes, width, height })
}

struct Colours<'a> {
    kind: ColorType,
    depth: BitDepth,
    palette: Option<&'a [u8]>,
    transparent: Option<&'a [u8]>,
}

fn written(width: u32, height: u32, colours: &Colours<'_>, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours.kind);
    encoder.set_depth(colours.depth);
    if let Some(palette) = colours.palette {
        encoder.set_palette(palette);
    }
    if let Some(transparent) = colours.transparent {
        encoder.set_trns(transparent);
    }
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn broken(error: png::DecodingError) -> LogoError {
    LogoError::NoPng(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, add: impl FnOnce(&mut Encoder<'_, &mut Vec<u8>>)) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgba);
        add(&mut encoder);
        let mut writer = encoder.write_header().unwrap();
        let pixels: Vec<u8> = (0..width * height * 4).map(|at| u8::try_from(at % 251).unwrap()).collect();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes
    }

    fn pixels(bytes: &[u8]) -> Vec<u8> {
        let mut reader = Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn pixels_stay_and_everything_else_goes() {
        let mut bytes = png(40, 20, |encoder| {
            encoder.add_text_chunk("Author".to_owned(), "Sam van de Voorbeeldlaan".to_owned()).unwrap();
        });
        bytes.extend_from_slice(b"<script>alert(1)</script>");
        let logo = check(&bytes).unwrap();
        assert_eq!((logo.width, logo.height, logo.media), (40, 20, Media::Png));
        assert_eq!(pixels(&logo.bytes), pixels(&bytes));
        for gone in [&b"Voorbeeldlaan"[..], b"Author", b"<script>"] {
            assert!(bytes.windows(gone.len()).any(|part| part == gone), "it was there");
            assert!(!logo.bytes.windows(gone.len()).any(|part| part == gone), "and is gone");
        }
        assert_eq!(check(&logo.bytes).unwrap().bytes, logo.bytes);
    }

    #[test]
    fn a_palette_with_its_transparency_stays() {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 4, 2);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Two);
        encoder.set_palette(&[255, 0, 0, 0, 255, 0, 0, 0, 255][..]);
        encoder.set_trns(&[0, 128][..]);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[0b0001_1000, 0b1001_0000]).unwrap();
        writer.finish().unwrap();
        let logo = check(&bytes).unwrap();
        let reader = Decoder::new(Cursor::new(&logo.bytes)).read_info().unwrap();
        assert_eq!(reader.info().palette.as_deref(), Some(&[255, 0, 0, 0, 255, 0, 0, 0, 255][..]));
        assert_eq!(reader.info().trns.as_deref(), Some(&[0, 128][..]));
        assert_eq!(pixels(&logo.bytes), pixels(&bytes));
    }

    #[test]
    fn what_is_no_single_small_png_is_refused() {
        let whole = png(40, 20, |_| ());
        for wrong in [&b""[..], b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", &whole[..whole.len() / 2], &whole[1..]] {
            assert!(matches!(check(wrong), Err(LogoError::NoPng(_))), "{wrong:?}");
        }
        let mut damaged = whole.clone();
        damaged[60] ^= 0x55;
        assert!(matches!(check(&damaged), Err(LogoError::NoPng(_))));
        assert!(matches!(check(&png(1001, 200, |_| ())), Err(LogoError::TooManyPixels { width: 1001, height: 200 })));
        assert!(matches!(check(&png(90, 10, |_| ())), Err(LogoError::TooSlim)));
        let moving = png(4, 4, |encoder| encoder.set_animated(1, 0).unwrap());
        assert!(matches!(check(&moving), Err(LogoError::Animated)));
    }

    #[test]
    fn a_header_that_promises_a_huge_picture_takes_no_memory() {
        let mut bytes = png(40, 20, |_| ());
        // Width and height stand at 16; their checksum at 29.
        bytes[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        assert!(check(&bytes).is_err());
    }
}
