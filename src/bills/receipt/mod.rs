//! The receipt (квитанция) as it is printed: one struct of finished words, from which the print page and
//! the PDF are made alike (UX §6, DOMAIN §8). It is in Russian whatever the reader's language: the law
//! says what stands on it.

pub mod build;
mod lines;
pub mod pdf;
pub mod qr;
mod rows;
pub mod words;

use qr::Code;
use serde::{Deserialize, Serialize};
pub use words::Labels;

/// Everything a receipt says. Empty texts and lists are left out by the templates.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Receipt {
    #[serde(skip_deserializing)]
    pub words: Labels,
    pub title: String,
    /// Under the title: number, when it was made, when corrected.
    pub dates: Vec<String>,
    /// That it was withdrawn, and why: then it has no codes.
    pub withdrawn: String,
    /// At the foot of each page.
    pub footer: String,
    pub portal: Portal,
    /// `7001 0010 3492`.
    pub account: String,
    pub payer: String,
    pub address: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    pub total: Total,
    /// Both ways to count a service («1/12», «Факт»), where billing has two.
    pub totals: Vec<Way>,
    /// One for each supplier account that asks for money.
    pub cards: Vec<Card>,
    /// The code that opens this bill on the portal, where it can be paid there.
    #[serde(default)]
    pub online: Option<Card>,
    pub credits: String,
    pub columns: Vec<Column>,
    pub groups: Vec<Group>,
    pub grand: String,
    pub formula: String,
    pub meters: Vec<Meter>,
    pub volumes: Vec<Volume>,
    pub norms: Vec<Norm>,
    pub adjustments: Vec<Adjustment>,
    pub suppliers: Vec<Contact>,
    pub note: String,
    /// `466 305`.
    pub link_code: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Portal {
    pub name: String,
    /// Phone and hours.
    pub contact: String,
    /// Where the portal is.
    pub invite: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Total {
    pub sum: String,
    /// Penalty inside, until when to pay.
    pub lines: Vec<String>,
    /// Up to which day payments are counted.
    pub counted: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Way {
    pub label: String,
    pub sum: String,
    pub note: String,
    pub payable: bool,
}

/// Payment to one supplier account, or on the portal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    pub supplier: String,
    pub sum: String,
    pub others: Vec<String>,
    /// Why there is no code.
    pub why: String,
    /// Payee, bank details, purpose.
    pub lines: Vec<String>,
    /// The code in words, for who cannot see it.
    pub alt: String,
    /// For the PDF: the picture's path, empty without a code.
    pub qr: String,
    /// Pixels a side.
    pub size: usize,
    #[serde(skip)]
    pub code: Option<Code>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    /// The longest cell, in characters.
    pub chars: usize,
    /// A unit, not a number.
    pub unit: bool,
}

/// One supplier account of the table; cells stand by [`Receipt::columns`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Group {
    pub supplier: String,
    /// Number and operation code.
    pub told: String,
    pub rows: Vec<Row>,
    pub sums: Vec<SumRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    pub small: String,
    pub cells: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SumRow {
    pub name: String,
    pub small: String,
    pub cells: Vec<String>,
    /// What is to be paid.
    pub strong: bool,
    /// Only to compare with.
    pub other: bool,
}

/// A register of a meter, with room for the new reading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Meter {
    pub service: String,
    pub small: String,
    pub serial: String,
    pub previous: String,
    pub previous_on: String,
    pub current: String,
    pub current_on: String,
    pub consumption: String,
    pub verified: String,
    /// Empty boxes before and after the comma.
    pub whole: usize,
    pub fraction: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Volume {
    pub service: String,
    pub unit: String,
    pub individual: String,
    pub common: String,
    pub meter: String,
    pub hours: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Norm {
    pub service: String,
    pub value: String,
    pub document: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Adjustment {
    pub service: String,
    pub small: String,
    pub reason: String,
    pub amount: String,
    pub remaining: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    pub lines: Vec<String>,
}

impl Receipt {
    /// What the template of the PDF is filled with.
    ///
    /// # Errors
    /// Never in practice: texts and lists are always JSON.
    pub fn filling(&self) -> anyhow::Result<pdf::Filling> {
        Ok(pdf::Filling {
            data: serde_json::to_vec(self)?,
            codes: self.codes().map(Code::pixels).collect(),
        })
    }

    /// The boxes of the paying part, in their order.
    pub fn boxes(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().chain(&self.online)
    }

    fn codes(&self) -> impl Iterator<Item = &Code> {
        self.boxes().filter_map(|card| card.code.as_ref())
    }

    /// Names the pictures of the codes as [`pdf::Filling`] numbers them.
    fn number_codes(&mut self) {
        let boxes = self.cards.iter_mut().chain(&mut self.online);
        let coded = boxes.filter(|card| card.code.is_some());
        for (number, card) in coded.enumerate() {
            card.qr = format!("/qr/{number}");
            card.size = card.code.as_ref().map_or(0, Code::side);
        }
    }

    /// An invented receipt with everything a template may meet, for `kabinet doctor`.
    ///
    /// # Errors
    /// The sample does not fit the struct any more: a test holds it.
    pub fn sample(words: crate::i18n::Words) -> anyhow::Result<Receipt> {
        let text = include_str!("../../../templates/bills/receipt.sample.json");
        let mut receipt: Receipt = serde_json::from_str(text)?;
        receipt.words = Labels::new(words);
        let boxes = receipt.cards.iter_mut().chain(&mut receipt.online);
        for card in boxes.filter(|card| card.why.is_empty()) {
            card.code = Code::of(&card.alt);
        }
        receipt.number_codes();
        Ok(receipt)
    }
}

/// Whether the receipt that this configuration prints can be set: the operator's own template where he
/// has one, else the built-in.
///
/// # Errors
/// The faults, with the template's file and lines.
pub fn check(config: &crate::config::Config) -> Result<String, String> {
    let words = crate::i18n::Lang::Ru.words(config.organisation.time_zone);
    let sample = Receipt::sample(words).and_then(|sample| sample.filling());
    let sample = sample.map_err(|error| format!("{error:#}"))?;
    pdf::set(pdf::Template::Receipt, None, &sample).map_err(|faults| faults.join("; "))?;
    let path = pdf::own_template(config);
    match std::fs::read_to_string(&path) {
        Ok(own) => match pdf::set(pdf::Template::Receipt, Some(&own), &sample) {
            Ok(_) => Ok(format!("the receipt is set by {}", path.display())),
            Err(faults) => Err(format!(
                "{}: {}; mend it or take it away: the built-in receipt is printed meanwhile",
                path.display(),
                faults.join("; ")
            )),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok("the receipt can be set".to_owned())
        }
        Err(error) => Err(format!("{}: {error}; make it readable", path.display())),
    }
}

#[cfg(test)]
mod tests;
