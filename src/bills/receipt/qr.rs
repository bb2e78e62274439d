//! The payment code of a receipt, by ГОСТ Р 56042-2014 (DOMAIN §1): text that every bank's app reads.

use crate::base::{Money, Period};
use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};
use serde::Deserialize;

/// Who gets the money, as the bundle's suppliers.csv tells it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Payee {
    pub name: String,
    pub inn: String,
    pub kpp: String,
    pub bank_name: String,
    pub bic: String,
    pub settlement_account: String,
    pub correspondent_account: String,
    pub kbk: String,
    pub oktmo: String,
}

impl Payee {
    /// Whether a bank can be told where to send the money: all that the standard demands.
    pub fn can_be_paid(&self) -> bool {
        !self.name.trim().is_empty()
            && !self.bank_name.trim().is_empty()
            && is_digits(self.bic.trim(), 9)
            && is_account(self.settlement_account.trim())
            && (self.correspondent_account.trim().is_empty()
                || is_account(self.correspondent_account.trim()))
    }
}

/// One payment to one supplier account.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    pub payee: &'a Payee,
    /// Above zero.
    pub sum: Money,
    pub purpose: &'a str,
    /// «Фамилия Имя Отчество», or empty.
    pub payer: &'a str,
    pub address: &'a str,
    /// `PersAcc`: the supplier's number for the household.
    pub number: &'a str,
    pub period: Option<Period>,
    /// The payee's operation code, or empty.
    pub operation: &'a str,
    /// Identifier of the document in ГИС ЖКХ, or empty.
    pub document: &'a str,
}

/// Longest values in characters, and of the five mandatory fields together in bytes.
const NAME: usize = 160;
const BANK: usize = 45;
const PURPOSE: usize = 160;
const ADDRESS: usize = 160;
const MANDATORY: usize = 300;
/// In the order in which they are tried: the first that stands in no value.
const SEPARATORS: &str = "|#;:^_~{}!$%&()*+,/@";
/// «ЖКУ» in the standard's list of kinds.
const UTILITIES: &str = "02";

impl Order<'_> {
    /// The text of the code; none where the payee's details do not make a payment or the sum is none.
    pub fn payload(&self) -> Option<String> {
        let kopecks = self.sum.kopecks().filter(|kopecks| *kopecks > 0)?;
        if !self.payee.can_be_paid() {
            return None;
        }
        let mut fields = self.mandatory();
        let payee = self.payee;
        let mut add = |key: &'static str, value: String| {
            if !value.is_empty() {
                fields.push((key, value));
            }
        };
        add("PayeeINN", cut(&payee.inn, 12));
        add("KPP", cut(&payee.kpp, 9));
        add("CBC", cut(&payee.kbk, 20));
        add("OKTMO", cut(&payee.oktmo, 11));
        add("Sum", kopecks.to_string());
        add("Purpose", cut(self.purpose, PURPOSE));
        let payer = clean(self.payer);
        let mut names = payer.split(' ');
        for key in ["LastName", "FirstName"] {
            add(key, names.next().unwrap_or_default().to_owned());
        }
        add("MiddleName", cut(&names.collect::<Vec<_>>().join(" "), 60));
        add("PayerAddress", cut(self.address, ADDRESS));
        add("PersAcc", clean(self.number));
        let month = self
            .period
            .map(|period| format!("{:02}.{}", period.month(), period.year()));
        add("PaymPeriod", month.unwrap_or_default());
        add("QuittId", clean(self.document));
        add("ServiceName", clean(self.operation));
        add("TechCode", UTILITIES.to_owned());
        let free = |sign: &char| !fields.iter().any(|(_, value)| value.contains(*sign));
        let separator = SEPARATORS.chars().find(free)?;
        let mut text = "ST00012".to_owned();
        for (key, value) in &fields {
            text.push(separator);
            text.push_str(&format!("{key}={value}"));
        }
        Some(text)
    }

    /// The five that come first; a name too long for the block is cut.
    fn mandatory(&self) -> Vec<(&'static str, String)> {
        let payee = self.payee;
        let correspondent = match payee.correspondent_account.trim() {
            "" => "0".to_owned(),
            account => account.to_owned(),
        };
        let mut fields = vec![
            ("Name", cut(&payee.name, NAME)),
            ("PersonalAcc", payee.settlement_account.trim().to_owned()),
            ("BankName", cut(&payee.bank_name, BANK)),
            ("BIC", payee.bic.trim().to_owned()),
            ("CorrespAcc", correspondent),
        ];
        let bytes = |fields: &[(&str, String)]| -> usize {
            let pairs = fields
                .iter()
                .map(|(key, value)| key.len() + value.len() + 2);
            pairs.sum()
        };
        while bytes(&fields) > MANDATORY && fields[0].1.pop().is_some() {}
        fields
    }

    /// The code itself.
    pub fn code(&self) -> Option<Code> {
        Code::of(&self.payload()?)
    }
}

/// One line without control characters, at most so many characters.
fn cut(text: &str, most: usize) -> String {
    clean(text)
        .chars()
        .take(most)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

fn clean(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|sign| sign.is_ascii_digit())
}

/// Twenty digits, of which the sixth may be a letter of a clearing currency.
fn is_account(text: &str) -> bool {
    text.len() == 20
        && text
            .bytes()
            .enumerate()
            .all(|(at, sign)| sign.is_ascii_digit() || (at == 5 && b"ABCEHKMPTX".contains(&sign)))
}

/// Modules of a QR code with the margin of four that readers need around it.
#[derive(Clone, Debug)]
pub struct Code {
    /// Modules a side, margin included.
    pub size: usize,
    dark: Vec<bool>,
}

const MARGIN: usize = 4;
/// Pixels a module's side takes: with one, a page drawn at 200 dpi can no longer be read; with two, one
/// at 150 dpi can.
const SCALE: usize = 2;

impl Code {
    /// Level M, byte mode alone: an encoder that is free to choose takes pairs of UTF-8 bytes for kanji,
    /// and readers then turn them into others. None where the text is too long for any code.
    pub fn of(text: &str) -> Option<Code> {
        let bits = (1..=40).find_map(|version| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(text.as_bytes()).ok()?;
            bits.push_terminator(EcLevel::M).ok()?;
            Some(bits)
        })?;
        let code = QrCode::with_bits(bits, EcLevel::M).ok()?;
        let (width, colors) = (code.width(), code.to_colors());
        let size = width + 2 * MARGIN;
        let mut dark = vec![false; size * size];
        for (at, color) in colors.into_iter().enumerate() {
            let place = (at / width + MARGIN) * size + at % width + MARGIN;
            dark[place] = color == Color::Dark;
        }
        Some(Code { size, dark })
    }

    /// Pixels a side of [`Code::pixels`].
    pub fn side(&self) -> usize {
        self.size * SCALE
    }

    /// A byte a pixel, 255 = light: an image for the PDF, a twelfth of the work of a drawing.
    pub fn pixels(&self) -> Vec<u8> {
        let mut pixels: Vec<u8> = Vec::with_capacity(self.side() * self.side());
        for row in self.dark.chunks(self.size) {
            for _ in 0..SCALE {
                for dark in row {
                    pixels.extend([if *dark { 0u8 } else { 255u8 }; SCALE]);
                }
            }
        }
        pixels
    }

    /// The dark modules as the `d` of an SVG path, a rectangle for each run in a row.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.size).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run[0] {
                    path.push_str(&format!("M{x} {y}h{}v1h-{}z", run.len(), run.len()));
                }
                x += run.len();
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn payee(name: &str) -> Payee {
        Payee {
            name: name.to_owned(),
            inn: "7017000121".to_owned(),
            kpp: "701701001".to_owned(),
            bank_name: "ПАО СБЕРБАНК".to_owned(),
            bic: "044525225".to_owned(),
            settlement_account: "40702810400000000018".to_owned(),
            correspondent_account: "30101810400000000225".to_owned(),
            ..Payee::default()
        }
    }

    fn order(payee: &Payee) -> Order<'_> {
        Order {
            payee,
            sum: Money::parse("1457.30").unwrap(),
            purpose: "ЖКУ 03.2026 ЛС 0012345678",
            payer: "Иванова Анна Петровна",
            address: "г Томск, ул Лесная, д 5, кв 12",
            number: "0012345678",
            period: Period::new(2026, 3),
            operation: "",
            document: "",
        }
    }

    /// A reader as banks have it: the byte behind `ST00012` separates, the first `=` splits.
    fn read(text: &str) -> BTreeMap<String, String> {
        let rest = text.strip_prefix("ST00012").unwrap();
        let separator = rest.chars().next().unwrap();
        let pairs = rest.split(separator).skip(1);
        pairs
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn the_code_of_the_standards_example_is_written_letter_by_letter() {
        let payee = payee("МУП \"Северный водоканал\"");
        let text = order(&payee).payload().unwrap();
        assert_eq!(
            text,
            "ST00012|Name=МУП \"Северный водоканал\"|PersonalAcc=40702810400000000018|BankName=ПАО СБЕРБАНК|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=7017000121|KPP=701701001|Sum=145730|Purpose=ЖКУ 03.2026 ЛС 0012345678|LastName=Иванова|FirstName=Анна|MiddleName=Петровна|PayerAddress=г Томск, ул Лесная, д 5, кв 12|PersAcc=0012345678|PaymPeriod=03.2026|TechCode=02"
        );
        assert_eq!((text.chars().count(), text.len()), (363, 435));
    }

    #[test]
    fn a_name_with_the_usual_separator_takes_another() {
        let payee = payee("ООО Тепло|Сервис");
        let text = order(&payee).payload().unwrap();
        assert!(text.starts_with("ST00012#Name=ООО Тепло|Сервис#PersonalAcc="));
        assert_eq!(read(&text)["Name"], "ООО Тепло|Сервис");
    }

    #[test]
    fn a_payee_without_bank_details_has_no_code() {
        for change in [
            |payee: &mut Payee| payee.settlement_account.clear(),
            |payee: &mut Payee| payee.bic = "04452522".to_owned(),
            |payee: &mut Payee| payee.bank_name = " ".to_owned(),
            |payee: &mut Payee| payee.settlement_account = "4070281040000000001x".to_owned(),
        ] {
            let mut payee = payee("ООО");
            change(&mut payee);
            assert!(order(&payee).payload().is_none(), "{payee:?}");
        }
    }

    #[test]
    fn nothing_is_asked_for_by_a_code_without_a_sum() {
        let payee = payee("ООО");
        for sum in ["0", "-2.13"] {
            let order = Order {
                sum: Money::parse(sum).unwrap(),
                ..order(&payee)
            };
            assert!(order.payload().is_none());
        }
    }

    #[test]
    fn a_treasury_account_has_no_correspondent_one() {
        let mut payee = payee("УФК");
        payee.correspondent_account.clear();
        payee.kbk = "18210102010011000110".to_owned();
        let read = read(&order(&payee).payload().unwrap());
        assert_eq!(
            (&*read["CorrespAcc"], &*read["CBC"]),
            ("0", "18210102010011000110")
        );
    }

    #[test]
    fn the_margin_around_a_code_is_four_modules() {
        let code = Code::of("ST00012|Name=ООО").unwrap();
        let (pixels, side) = (code.pixels(), code.side());
        assert_eq!(pixels.len(), side * side);
        let light = |row: usize| pixels[row * side..][..side].iter().all(|p| *p == 255);
        assert!((0..8).all(light) && !light(8));
        assert!(code.path().starts_with("M4 4h7v1h-7z"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            name in "[а-яА-Я \"|#;a-z]{1,200}", number in "[0-9A-Zа-я/-]{1,20}", kopecks in 1i64..10_000_000_000_000,
            address in "\\PC{0,200}", payer in "[А-Яа-я\n\t ]{0,40}",
        ) {
            let payee = payee(&format!("О{name}"));
            let order = Order { sum: Money::from_kopecks(kopecks), number: &number, address: &address, payer: &payer, ..order(&payee) };
            if let Some(text) = order.payload() {
                let read = read(&text);
                prop_assert_eq!(&read["Sum"], &kopecks.to_string());
                prop_assert_eq!(&read["PersAcc"], &number);
                prop_assert!(clean(&payee.name).starts_with(&read["Name"]));
                prop_assert_eq!(&read["PersonalAcc"], "40702810400000000018");
                prop_assert!(read.values().all(|value| !value.is_empty()));
                let block: usize = ["Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"]
                    .iter().map(|key| key.len() + read[*key].len() + 2).sum();
                prop_assert!(block <= MANDATORY, "{}", block);
            }
        }
    }
}
