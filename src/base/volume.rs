//! Meter readings and quantities: what a resident types, and how volumes are shown.

use rust_decimal::{Decimal, RoundingStrategy};

use super::text::{self, NBSP};

/// A reading or a quantity in the unit of its service (м³, кВт·ч, Гкал …); stored as `numeric`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct Volume(Decimal);

impl Volume {
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// See [`plain`].
    pub fn plain(self, decimals: u32) -> String {
        plain(self.0, decimals)
    }

    /// See [`ru`].
    pub fn ru(self, decimals: u32) -> String {
        ru(self.0, decimals)
    }

    /// See [`en`].
    pub fn en(self, decimals: u32) -> String {
        en(self.0, decimals)
    }
}

impl From<Decimal> for Volume {
    fn from(value: Decimal) -> Volume {
        Volume(value)
    }
}

/// Why a text is not a meter reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingParse {
    #[error("empty")]
    Empty,
    #[error("not a number")]
    NotANumber,
}

/// Digits a [`Decimal`] surely holds; no meter has more than a dozen.
const MOST_DIGITS: usize = 28;

/// Units people copy from the bill or the dial, in lower case and without spaces.
const UNITS: [(&str, &str); 12] = [
    ("м3", "м³"),
    ("м³", "м³"),
    ("m3", "м³"),
    ("m³", "м³"),
    ("квт·ч", "кВт·ч"),
    ("квт⋅ч", "кВт·ч"),
    ("квт*ч", "кВт·ч"),
    ("квт.ч", "кВт·ч"),
    ("квтч", "кВт·ч"),
    ("kwh", "кВт·ч"),
    ("гкал", "Гкал"),
    ("гдж", "ГДж"),
];

/// Reads a meter reading as a resident types it: spaces of all kinds and a trailing unit are
/// dropped, comma and point are the same, leading zeros are fine.
///
/// Only digits with at most one separator between them: no sign, no exponent. Whether the
/// number fits the meter is asked later, with [`digits`].
pub fn parse_reading(text: &str) -> Result<Decimal, ReadingParse> {
    // «18 432» is one number, «1 27» is two.
    let typed = text.trim_matches(text::is_blank);
    let digits = typed.split([',', '.']).next().unwrap_or_default();
    let mut groups = digits
        .split(text::is_blank)
        .filter(|group| text::all_digits(group))
        .skip(1);
    if groups.any(|group| group.len() != 3) {
        return Err(ReadingParse::NotANumber);
    }
    let text = text::without_blanks(typed).to_lowercase();
    if text.is_empty() {
        return Err(ReadingParse::Empty);
    }
    let number = UNITS
        .iter()
        .find_map(|(unit, _)| text.strip_suffix(unit))
        .unwrap_or(&text);
    let (integer, fraction) = match number.split_once([',', '.']) {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (number, None),
    };
    if !text::all_digits(integer) || !fraction.is_none_or(text::all_digits) {
        return Err(ReadingParse::NotANumber);
    }
    let integer = integer.trim_start_matches('0');
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    // Beyond this Decimal would round in silence.
    if integer.len() + fraction.len() > MOST_DIGITS {
        return Err(ReadingParse::NotANumber);
    }
    Decimal::from_str_exact(&format!("0{integer}.{fraction}0"))
        .map(|value| value.normalize())
        .map_err(|_| ReadingParse::NotANumber)
}

/// How many digits stand before and after the point: `(1, 0)` for 0, `(2, 1)` for 74.500.
///
/// Trailing zeros of the fraction do not count, the zero of 0.5 does.
pub fn digits(value: &Decimal) -> (u32, u32) {
    let value = value.normalize();
    let whole = value.trunc().abs().to_string();
    (
        u32::try_from(whole.len()).unwrap_or(u32::MAX),
        value.scale(),
    )
}

/// For programs: `74.000`. Rounds half away from zero to `decimals`.
pub fn plain(value: Decimal, decimals: u32) -> String {
    shown(value, decimals, "-", "", ".")
}

/// On Russian pages: `18 432`, `74,000` with U+00A0 and U+2212.
pub fn ru(value: Decimal, decimals: u32) -> String {
    shown(value, decimals, "\u{2212}", NBSP, ",")
}

/// On English pages: `18,432`, `74.000` with U+2212.
pub fn en(value: Decimal, decimals: u32) -> String {
    shown(value, decimals, "\u{2212}", ",", ".")
}

fn shown(value: Decimal, decimals: u32, minus: &str, group: &str, point: &str) -> String {
    let value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let sign = if value < Decimal::ZERO { minus } else { "" };
    let number = value.abs().to_string();
    let (integer, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let integer = text::thousands(integer, group);
    let decimals = usize::try_from(decimals).unwrap_or_default();
    if decimals == 0 {
        format!("{sign}{integer}")
    } else {
        format!("{sign}{integer}{point}{fraction:0<decimals$}")
    }
}

/// Whether meters count in this unit, as [`unit`] writes it: what can be drawn as consumption.
pub fn is_measured(unit: &str) -> bool {
    UNITS.iter().any(|(_, ours)| *ours == unit)
}

/// The one way a unit is written on our pages; units not known stay as billing wrote them.
pub fn unit(written: &str) -> String {
    let key = text::without_blanks(written).to_lowercase();
    UNITS
        .iter()
        .find(|(unit, _)| *unit == key)
        .map_or_else(|| written.to_owned(), |(_, ours)| (*ours).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn blanks_part_thousands_and_nothing_else() {
        assert_eq!(parse_reading(" 18 432,5 ").unwrap(), dec!(18432.5));
        assert_eq!(parse_reading("1\u{a0}234\u{a0}567").unwrap(), dec!(1234567));
        assert_eq!(parse_reading("126 м3").unwrap(), dec!(126));
        for two in ["1 27", "12 3456", "1 234 5"] {
            assert_eq!(parse_reading(two), Err(ReadingParse::NotANumber), "{two}");
        }
    }

    #[test]
    fn readings_are_taken_as_residents_type_them() {
        for (text, expected) in [
            ("74", dec!(74)),
            ("74,5", dec!(74.5)),
            ("74.500", dec!(74.5)),
            (" 18 432 ", dec!(18432)),
            ("18\u{a0}432\u{202f},\u{2009}1", dec!(18432.1)),
            ("00074,050", dec!(74.05)),
            ("000", dec!(0)),
            ("74 м3", dec!(74)),
            ("74М³", dec!(74)),
            ("74,1 m3", dec!(74.1)),
            ("100 кВт·ч", dec!(100)),
            ("100 КВТ.Ч", dec!(100)),
            ("100 кВт ч", dec!(100)),
            ("100kWh", dec!(100)),
            ("1,234 Гкал", dec!(1.234)),
            ("5 гдж", dec!(5)),
        ] {
            assert_eq!(parse_reading(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in [
            "-5",
            "\u{2212}5",
            "+5",
            "1e3",
            "0x1f",
            "1,2,3",
            "1.2,3",
            "1.",
            ",5",
            ".",
            "м3",
            "абв",
            "١٢",
            "5 л",
            "5 м3 м3",
            "1'000",
            "NaN",
            "inf",
            "½",
            "5²",
        ] {
            assert_eq!(
                parse_reading(text),
                Err(ReadingParse::NotANumber),
                "{text:?}"
            );
        }
        assert_eq!(
            parse_reading(&"9".repeat(29)),
            Err(ReadingParse::NotANumber)
        );
        for text in ["", "  ", "\u{a0}\u{feff}"] {
            assert_eq!(parse_reading(text), Err(ReadingParse::Empty), "{text:?}");
        }
    }

    #[test]
    fn digits_are_counted_without_trailing_zeros_of_the_fraction() {
        for (value, expected) in [
            (dec!(0), (1, 0)),
            (dec!(0.5), (1, 1)),
            (dec!(74.500), (2, 1)),
            (dec!(100), (3, 0)),
            (dec!(12345.678), (5, 3)),
            (dec!(-12.3), (2, 1)),
        ] {
            assert_eq!(digits(&value), expected, "{value}");
        }
    }

    #[test]
    fn volumes_are_shown_for_programs_and_in_both_languages() {
        assert_eq!(plain(dec!(74), 3), "74.000");
        assert_eq!(plain(dec!(18432.5), 0), "18433");
        assert_eq!(ru(dec!(18432), 0), "18\u{a0}432");
        assert_eq!(ru(dec!(74), 3), "74,000");
        assert_eq!(ru(dec!(-1234.5), 2), "\u{2212}1\u{a0}234,50");
        assert_eq!(en(dec!(18432), 0), "18,432");
        assert_eq!(en(dec!(74), 3), "74.000");
        assert_eq!(plain(dec!(-0.4), 0), "0");
        assert_eq!(Volume::from(dec!(-2.5)).plain(0), "-3");
    }

    #[test]
    fn units_are_written_one_way() {
        for text in ["m3", "м3", "м³", "M3", " М3"] {
            assert_eq!(unit(text), "м³");
        }
        for text in ["кВт.ч", "кВт·ч", "квтч", "KWH"] {
            assert_eq!(unit(text), "кВт·ч");
        }
        assert_eq!(unit("ГКАЛ"), "Гкал");
        assert_eq!(unit("гдж"), "ГДж");
        assert_eq!(unit("Кв. м"), "Кв. м");
    }

    proptest! {
        #[test]
        fn every_reading_reads_back(mantissa in 0_i64..=i64::MAX, decimals in 0_u32..=6) {
            let value = Decimal::new(mantissa, decimals);
            for text in [plain(value, decimals), ru(value, decimals)] {
                prop_assert_eq!(parse_reading(&text), Ok(value));
            }
            let (integer, fraction) = digits(&value);
            prop_assert!(integer >= 1 && fraction <= decimals);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[0-9., м3квтчгКА]{0,40}") {
            for text in [text, near] {
                let _ = parse_reading(&text);
                let _ = unit(&text);
            }
        }
    }
}
