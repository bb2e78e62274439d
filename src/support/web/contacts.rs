//! The organisation and every supplier: where, when, which days, to which account (UX R32).

use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::accounts::store::windows::{ServiceWindow, service_windows};
use crate::app::App;
use crate::i18n::Lang;
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

/// A fact about a supplier; a link where its value may be followed.
struct Fact {
    label: String,
    value: String,
    link: String,
}

struct Entry {
    supplier: Supplier,
    facts: Vec<Fact>,
    /// Bank details, label and value.
    bank: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "support/contacts.html")]
struct ContactsPage {
    ui: Ui,
    suppliers: Vec<Entry>,
}

pub async fn show(ui: Ui, State(app): State<App>) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let all = suppliers(&mut db).await?;
    let windows = service_windows(&mut db, ui.today).await?;
    drop(db);
    let suppliers = all
        .into_iter()
        .map(|supplier| entry(&ui, supplier, &windows))
        .collect();
    Ok(Page(ContactsPage { ui, suppliers }).into_response())
}

fn entry(ui: &Ui, supplier: Supplier, windows: &[ServiceWindow]) -> Entry {
    let s = &supplier;
    let plain = |label: String, value: &str| Fact {
        label,
        value: value.to_owned(),
        link: String::new(),
    };
    let phone = |label: String, value: &str| Fact {
        label,
        value: value.to_owned(),
        link: dial(value),
    };
    let mut facts = vec![
        plain(t!(ui, "support-address"), &s.address),
        plain(t!(ui, "support-hours"), &s.hours),
        phone(t!(ui, "support-phone"), &s.phone),
        phone(t!(ui, "support-emergency"), &s.emergency_phone),
        Fact {
            label: t!(ui, "support-email"),
            value: s.email.clone(),
            link: mail(&s.email),
        },
        Fact {
            label: t!(ui, "support-site"),
            value: s.site.clone(),
            link: site(&s.site),
        },
        plain(t!(ui, "support-readings"), &reading_days(ui, s)),
    ];
    for window in windows
        .iter()
        .filter(|window| window.supplier_code == s.code)
    {
        let english = ui.lang == Lang::En && !window.service_en.is_empty();
        let service = if english {
            &window.service_en
        } else {
            &window.service
        };
        let days = days(ui, window.day_from, window.day_to);
        facts.push(plain(
            t!(ui, "faq-readings-of", service = service.clone()),
            &days,
        ));
    }
    if s.has_meters {
        facts.push(plain(t!(ui, "faq-ways"), &ways(ui, s)));
    }
    let bank = [
        (t!(ui, "support-full-name"), &s.name),
        (t!(ui, "support-inn"), &s.inn),
        (t!(ui, "support-kpp"), &s.kpp),
        (t!(ui, "support-ogrn"), &s.ogrn),
        (t!(ui, "support-bank"), &s.bank_name),
        (t!(ui, "support-bic"), &s.bic),
        (t!(ui, "support-account"), &s.settlement_account),
        (t!(ui, "support-correspondent"), &s.correspondent_account),
    ];
    let bank = bank.into_iter().filter(|(_, value)| !value.is_empty());
    Entry {
        facts: facts
            .into_iter()
            .filter(|fact| !fact.value.is_empty())
            .collect(),
        bank: bank.map(|(label, value)| (label, value.clone())).collect(),
        supplier,
    }
}

/// The days of the month on which readings are taken; empty for a supplier without meters.
fn reading_days(ui: &Ui, supplier: &Supplier) -> String {
    if supplier.has_meters {
        days(ui, supplier.reading_day_from, supplier.reading_day_to)
    } else {
        String::new()
    }
}

/// How readings can be given: here, and as the supplier can be reached.
fn ways(ui: &Ui, supplier: &Supplier) -> String {
    let mut ways = vec![t!(ui, "faq-way-here")];
    if !supplier.phone.is_empty() {
        ways.push(t!(ui, "faq-way-phone"));
    }
    if !supplier.address.is_empty() {
        ways.push(t!(ui, "faq-way-office"));
    }
    ways.join(", ")
}

fn days(ui: &Ui, from: Option<i16>, to: Option<i16>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => t!(ui, "support-readings-day", day = from),
        (Some(from), Some(to)) if from > to => {
            t!(ui, "support-readings-wrap", from = from, to = to)
        }
        (Some(from), Some(to)) => t!(ui, "support-readings-days", from = from, to = to),
        _ => t!(ui, "support-readings-any"),
    }
}

/// `tel:` where the text is one phone; several in one cell stay text.
fn dial(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    let one = (3..=16).contains(&digits.len()) && !phone.contains([',', ';']);
    if one {
        format!("tel:{digits}")
    } else {
        String::new()
    }
}

fn mail(address: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "@._+-".contains(sign);
    if address.contains('@') && address.chars().all(plain) {
        format!("mailto:{address}")
    } else {
        String::new()
    }
}

/// Links that data bring are only ever http and https.
fn site(site: &str) -> String {
    let known = site.starts_with("https://") || site.starts_with("http://");
    if known {
        site.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_links_are_made_of_data() {
        assert_eq!(site("javascript:alert(1)"), "");
        assert_eq!(site("https://okt.example"), "https://okt.example");
        assert_eq!(mail("a@b.example"), "mailto:a@b.example");
        assert_eq!(mail("a@b.example?subject=x"), "");
        assert_eq!(dial("8 (3822) 75-00-75"), "tel:83822750075");
        assert_eq!(dial("75-00-75, 75-00-76"), "");
    }
}
