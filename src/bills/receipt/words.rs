//! Headings and fixed sentences of the receipt. From the language files, into the templates as data.

use crate::i18n::Words;
use serde::Serialize;

macro_rules! labels {
    ($($name:ident = $key:tt),* $(,)?) => {
        /// Each by the name that templates use: `words.total`.
        #[derive(Clone, Debug, Default, Serialize)]
        pub struct Labels { $(pub $name: String),* }

        impl Labels {
            pub fn new(words: Words) -> Labels {
                Labels { $($name: crate::t!(words, $key)),* }
            }
        }
    };
}

labels! {
    account = "receipt-account",
    withdrawn = "receipt-withdrawn",
    total = "receipt-total",
    pay = "receipt-pay",
    pay_how = "receipt-pay-how",
    charges = "receipt-charges",
    service = "receipt-service",
    grand = "receipt-grand",
    meters = "receipt-meters",
    serial = "receipt-serial",
    previous = "receipt-previous",
    current = "receipt-current",
    consumption = "receipt-consumption",
    verified = "receipt-verified",
    new_reading = "receipt-new-reading",
    meters_how = "receipt-meters-how",
    house = "receipt-house",
    unit = "receipt-unit",
    individual = "receipt-individual",
    common = "receipt-common",
    house_meter = "receipt-house-meter",
    hours = "receipt-hours",
    norms = "receipt-norms",
    norm = "receipt-norm",
    document = "receipt-document",
    adjustments = "receipt-adjustments",
    reason = "receipt-reason",
    amount = "receipt-amount",
    remaining = "receipt-remaining",
    units = "receipt-units",
    contacts = "receipt-contacts",
    fold = "receipt-fold",
    link_code = "receipt-link-code",
    readings_how = "receipt-readings-how",
    fraud = "receipt-fraud",
}
