//! How large a picture says it is. The header is read; the picture is never decoded.

use super::{Media, Refused};

/// Dots of a whole picture: telephones of 200 megapixels pass, 20,000 × 20,000 does not.
const MOST: u64 = 250_000_000;

/// The picture is whole as far as its header tells, and not too large.
pub(super) fn check(media: Media, bytes: &[u8]) -> Result<(), Refused> {
    let size = match media {
        Media::Png => png(bytes),
        Media::Jpeg => jpeg(bytes),
        Media::Webp => webp(bytes),
        _ => None,
    };
    match size {
        None | Some((0, _) | (_, 0)) => Err(Refused::Broken),
        Some((width, height)) if width.saturating_mul(height) > MOST => Err(Refused::Swells),
        Some(_) => Ok(()),
    }
}

fn be(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(count)?)?;
    Some(part.iter().fold(0, |sum, b| (sum << 8) | u64::from(*b)))
}

fn le(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(count)?)?;
    Some(
        part.iter()
            .rev()
            .fold(0, |sum, b| (sum << 8) | u64::from(*b)),
    )
}

/// The first chunk must be IHDR.
fn png(bytes: &[u8]) -> Option<(u64, u64)> {
    let whole = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16)? == b"IHDR";
    whole.then_some((be(bytes, 16, 4)?, be(bytes, 20, 4)?))
}

/// Steps over the segments to the first start of frame.
fn jpeg(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((be(bytes, at + 7, 2)?, be(bytes, at + 5, 2)?));
            }
            0xd8..=0xda => return None,
            _ => at += 2 + usize::try_from(be(bytes, at + 2, 2)?.max(2)).ok()?,
        }
    }
}

/// The three kinds of WebP: lossy, lossless, extended.
fn webp(bytes: &[u8]) -> Option<(u64, u64)> {
    match bytes.get(12..16)? {
        b"VP8 " => Some((le(bytes, 26, 2)? & 0x3fff, le(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = le(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((le(bytes, 24, 3)? + 1, le(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_of_a_jpeg_is_found_behind_its_other_segments() {
        let bytes = b"\xff\xd8\xff\xe1\x00\x06Exif\xff\xc2\x00\x11\x08\x01\xe0\x02\x80\x03";
        assert_eq!(jpeg(bytes), Some((640, 480)));
        assert_eq!(jpeg(b"\xff\xd8\xff\xda\x00\x02"), None);
        assert_eq!(jpeg(b"\xff\xd8\xff\xe1\xff\xff"), None);
    }

    #[test]
    fn a_webp_tells_its_size_in_three_ways() {
        let with =
            |kind: &[u8], rest: &[u8]| [b"RIFF\0\0\0\0WEBP", kind, b"\0\0\0\0", rest].concat();
        let lossy = with(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01");
        assert_eq!(webp(&lossy), Some((640, 480)));
        let extended = with(b"VP8X", b"\0\0\0\0\x7f\x02\0\xdf\x01\0");
        assert_eq!(webp(&extended), Some((640, 480)));
    }
}
