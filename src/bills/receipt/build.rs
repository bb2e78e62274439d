//! From a bill's rows to the words of its receipt.

use super::qr::{Code, Order};
use super::rows::{adjustments, contact, meter, norm, volumes};
use super::{Card, Labels, Portal, Receipt, Total, Way, lines};
use crate::base::{Money, Period};
use crate::bills::model::{Bill, Sheet};
use crate::bills::store::paper::{PaidTo, Paper};
use crate::config::Organisation;
use crate::i18n::{Lang, Words};
use crate::t;
use chrono::NaiveDate;
use chrono_tz::Tz;
use rust_decimal::Decimal;

/// Who prints, for whom.
pub struct Frame<'a> {
    pub words: Words,
    pub organisation: &'a Organisation,
    /// Where the portal is.
    pub url: String,
    /// The owner's name is told to the owner alone; others see it masked.
    pub owner: bool,
    pub zone: Tz,
    /// Where this bill is paid without sign-in, the page that asks for its number, and the last day of the
    /// former; none where nothing is paid here.
    pub online: Option<(String, String, NaiveDate)>,
}

impl<'a> Frame<'a> {
    pub fn new(app: &'a crate::app::App, owner: bool) -> Frame<'a> {
        Frame {
            words: app.words(Lang::Ru),
            organisation: &app.config.organisation,
            url: app.url("/"),
            owner,
            zone: app.zone(),
            online: None,
        }
    }

    pub fn portal(&self) -> Portal {
        let Organisation {
            name, phone, hours, ..
        } = self.organisation;
        Portal {
            name: name.clone(),
            contact: joined([phone.clone(), hours.clone()], ", "),
            invite: t!(self.words, "receipt-invite", url = self.url.clone()),
        }
    }

    /// The owner's name, masked for anybody else.
    pub fn payer(&self, paper: &Paper) -> String {
        if self.owner {
            paper.owner_name.clone()
        } else {
            crate::accounts::model::masked_name(&paper.owner_name)
        }
    }
}

pub(super) fn joined<const N: usize>(parts: [String; N], sign: &str) -> String {
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(sign)
}

/// Digits in groups, as people read a number aloud: `7001 0010 3492`.
pub fn grouped(number: &str, by: usize) -> String {
    if !number.bytes().all(|sign| sign.is_ascii_digit()) {
        return number.to_owned();
    }
    let groups: Vec<&[u8]> = number.as_bytes().chunks(by).collect();
    let groups = groups
        .into_iter()
        .map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join("\u{a0}")
}

pub(super) fn number(words: Words, value: Option<Decimal>) -> String {
    value.map_or(String::new(), |value| words.lang.number(value))
}

pub(super) fn date(words: Words, on: Option<NaiveDate>) -> String {
    on.map_or(String::new(), |on| words.date(on))
}

/// The receipt of one document.
pub fn receipt(frame: &Frame, bill: &Bill, sheet: &Sheet, paper: &Paper) -> Receipt {
    let words = frame.words;
    let period = words.period(bill.period);
    let footer = sheet.footer();
    let (columns, groups) = lines::table(words, sheet, paper);
    let mut receipt = Receipt {
        title: t!(words, "receipt-title", period = period.clone()),
        dates: dates(frame, bill),
        withdrawn: withdrawn(words, bill),
        footer: t!(
            words,
            "receipt-footer",
            period = period,
            number = grouped(&paper.number, 4)
        ),
        facts: facts(words, bill, paper),
        total: total(words, bill, footer.total, footer.penalty),
        totals: ways(words, sheet),
        credits: credits(words, sheet),
        columns,
        groups,
        grand: words.money(footer.total),
        formula: t!(words, "receipt-formula"),
        meters: paper.meters.iter().map(|row| meter(words, row)).collect(),
        volumes: volumes(words, sheet),
        norms: paper.norms.iter().map(|row| norm(words, row)).collect(),
        adjustments: adjustments(words, sheet),
        suppliers: paper
            .suppliers
            .iter()
            .map(|row| contact(words, row))
            .collect(),
        note: bill.note.clone(),
        link_code: grouped(&paper.link_code, 3),
        ..blank(frame, paper)
    };
    if bill.withdrawn_on.is_none() {
        receipt.cards = cards(frame, bill, sheet, paper);
        receipt.online = online(frame, paper);
        receipt.number_codes();
    }
    receipt
}

/// A payment slip: codes for these sums, nothing of a bill.
pub fn slip(
    frame: &Frame,
    paper: &Paper,
    sums: &[(uuid::Uuid, Money)],
    today: NaiveDate,
) -> Receipt {
    let words = frame.words;
    let chosen = sums.iter().filter_map(|(id, sum)| {
        let account = paper.accounts.iter().find(|account| account.id == *id)?;
        Some(card(frame, paper, account, *sum, Period::of(today), ""))
    });
    let total: Money = sums.iter().map(|(_, sum)| *sum).sum();
    let mut slip = Receipt {
        title: t!(words, "slip-paper-title"),
        dates: vec![t!(words, "slip-paper-made", day = words.long_date(today))],
        footer: t!(
            words,
            "slip-paper-footer",
            number = grouped(&paper.number, 4)
        ),
        total: Total {
            sum: words.money(total),
            ..Total::default()
        },
        cards: chosen.collect(),
        ..blank(frame, paper)
    };
    slip.number_codes();
    slip
}

/// Who and where, and nothing else yet.
fn blank(frame: &Frame, paper: &Paper) -> Receipt {
    Receipt {
        words: Labels::new(frame.words),
        title: String::new(),
        dates: Vec::new(),
        withdrawn: String::new(),
        footer: String::new(),
        portal: frame.portal(),
        account: grouped(&paper.number, 4),
        payer: frame.payer(paper),
        address: paper.address.clone(),
        facts: Vec::new(),
        total: Total::default(),
        totals: Vec::new(),
        cards: Vec::new(),
        online: None,
        credits: String::new(),
        columns: Vec::new(),
        groups: Vec::new(),
        grand: String::new(),
        formula: String::new(),
        meters: Vec::new(),
        volumes: Vec::new(),
        norms: Vec::new(),
        adjustments: Vec::new(),
        suppliers: Vec::new(),
        note: String::new(),
        link_code: String::new(),
    }
}

fn dates(frame: &Frame, bill: &Bill) -> Vec<String> {
    let words = frame.words;
    let mut dates = Vec::new();
    if !bill.number.is_empty() {
        dates.push(t!(
            words,
            "bills-official-number",
            number = bill.number.clone()
        ));
    }
    if let Some(on) = bill.issued_on {
        dates.push(t!(words, "receipt-issued", day = words.date(on)));
    }
    if let Some(at) = bill.corrected_at {
        let day = at.with_timezone(&frame.zone).date_naive();
        dates.push(t!(words, "receipt-corrected", day = words.date(day)));
    }
    dates
}

fn withdrawn(words: Words, bill: &Bill) -> String {
    let Some(on) = bill.withdrawn_on else {
        return String::new();
    };
    let said = t!(words, "bills-withdrawn", day = words.date(on));
    if bill.withdrawn_reason.is_empty() {
        return said;
    }
    let why = t!(words, "bills-withdrawn-reason");
    format!("{said} {why} {}", bill.withdrawn_reason)
}

fn total(words: Words, bill: &Bill, sum: Money, penalty: Money) -> Total {
    let mut lines = Vec::new();
    if penalty.is_positive() {
        lines.push(t!(words, "receipt-penalty", sum = words.money(penalty)));
    }
    if let (Some(on), true) = (bill.due_on, sum.is_positive()) {
        lines.push(t!(words, "receipt-until", day = words.long_date(on)));
    }
    if !sum.is_positive() {
        lines.push(t!(words, "bills-nothing-to-pay"));
    }
    Total {
        sum: words.money(sum),
        lines,
        counted: t!(
            words,
            "receipt-counted",
            day = words.date(bill.payments_until)
        ),
    }
}

fn facts(words: Words, bill: &Bill, paper: &Paper) -> Vec<(String, String)> {
    let area = |value: Option<Decimal>| {
        value.map_or(String::new(), |value| {
            t!(words, "accounts-area", value = words.lang.number(value))
        })
    };
    let count = |value: Option<i32>| value.map_or(String::new(), |value| value.to_string());
    let all = [
        (t!(words, "receipt-unified"), paper.unified_number.clone()),
        (t!(words, "receipt-gis"), paper.gis_service_id.clone()),
        (
            t!(words, "receipt-gis-document"),
            bill.gis_document_id.clone(),
        ),
        (t!(words, "receipt-area"), area(paper.total_area)),
        (t!(words, "receipt-living-area"), area(paper.living_area)),
        (t!(words, "receipt-house-area"), area(paper.house_area)),
        (
            t!(words, "receipt-common-area"),
            area(paper.house_common_area),
        ),
        (
            t!(words, "receipt-registered"),
            count(paper.registered_residents),
        ),
        (t!(words, "receipt-residents"), count(paper.residents)),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Totals that have a label, the one to pay first; with the supplier's name where several have some.
fn ways(words: Words, sheet: &Sheet) -> Vec<Way> {
    let labelled = || sheet.totals().filter(|(_, total)| !total.label.is_empty());
    let mut ids: Vec<_> = labelled().map(|(part, _)| part.id).collect();
    ids.dedup();
    labelled()
        .map(|(part, total)| Way {
            label: match ids.len() {
                1 => total.label.clone(),
                _ => format!("{}, {}", part.name, total.label),
            },
            sum: words.money(total.total),
            note: if total.payable {
                t!(words, "bills-label-payable")
            } else {
                t!(words, "bills-label-other")
            },
            payable: total.payable,
        })
        .collect()
}

fn credits(words: Words, sheet: &Sheet) -> String {
    let over: Vec<String> = sheet
        .overpaid()
        .map(|(part, over)| format!("{} {}", part.name, words.money(over)))
        .collect();
    if over.is_empty() {
        return String::new();
    }
    format!("{} {}.", t!(words, "bills-overpaid-note"), over.join(", "))
}

/// A card for each payable total above zero; what is paid already says so and has no code.
fn cards(frame: &Frame, bill: &Bill, sheet: &Sheet, paper: &Paper) -> Vec<Card> {
    let words = frame.words;
    let mut cards = Vec::new();
    for (part, total) in sheet
        .totals()
        .filter(|(_, total)| total.payable && total.total.is_positive())
    {
        let Some(account) = paper.accounts.iter().find(|account| account.id == part.id) else {
            continue;
        };
        let mut card = card(
            frame,
            paper,
            account,
            total.total,
            bill.period,
            &bill.gis_document_id,
        );
        if !total.label.is_empty() {
            let label = total.label.clone();
            card.others.push(t!(words, "receipt-way", label = label));
        }
        for other in part.totals.iter().filter(|other| !other.payable) {
            let (label, sum) = (other.label.clone(), words.money(other.total));
            card.others
                .push(t!(words, "receipt-other-way", label = label, sum = sum));
        }
        if !account.left.is_positive() {
            card.why = t!(words, "receipt-paid");
            card.code = None;
        } else if account.left < total.total {
            let left = words.money(account.left);
            card.others
                .push(t!(words, "receipt-part-paid", left = left));
        }
        cards.push(card);
    }
    cards
}

fn card(
    frame: &Frame,
    paper: &Paper,
    account: &PaidTo,
    sum: Money,
    period: Period,
    document: &str,
) -> Card {
    let words = frame.words;
    let payee = &account.payee;
    let month = format!("{:02}.{}", period.month(), period.year());
    let purpose = t!(
        words,
        "receipt-purpose",
        month = month,
        number = account.number.clone()
    );
    let order = Order {
        payee,
        sum,
        purpose: &purpose,
        payer: if frame.owner { &paper.owner_name } else { "" },
        address: &paper.address,
        number: &account.number,
        period: Some(period),
        operation: &account.operation,
        document,
    };
    let code = order.code();
    let shown = words.money(sum);
    Card {
        alt: t!(
            words,
            "receipt-alt",
            payee = payee.name.clone(),
            sum = shown.clone(),
            number = account.number.clone()
        ),
        supplier: account.supplier.clone(),
        sum: shown,
        others: Vec::new(),
        why: if code.is_none() {
            t!(words, "receipt-no-code")
        } else {
            String::new()
        },
        lines: card_lines(words, account, purpose),
        qr: String::new(),
        size: 0,
        code,
    }
}

/// The code that opens the bill on the portal, while something of it is left to pay.
fn online(frame: &Frame, paper: &Paper) -> Option<Card> {
    let words = frame.words;
    let (url, page, until) = frame.online.as_ref()?;
    let left = |account: &PaidTo| account.left.is_positive();
    let code = Code::of(url).filter(|_| paper.accounts.iter().any(left))?;
    Some(Card {
        supplier: t!(words, "receipt-online"),
        sum: String::new(),
        others: vec![t!(words, "receipt-online-how")],
        why: String::new(),
        lines: vec![
            t!(words, "receipt-online-until", day = words.long_date(*until)),
            t!(words, "receipt-online-else", url = page.clone()),
        ],
        alt: t!(words, "receipt-online-alt"),
        qr: String::new(),
        size: 0,
        code: Some(code),
    })
}

/// What a clerk or a bank's form asks for, without what is not known.
fn card_lines(words: Words, account: &PaidTo, purpose: String) -> Vec<String> {
    let payee = &account.payee;
    let told = |value: &str, line: String| (!value.is_empty()).then_some(line);
    let operation = account.operation.clone();
    let number = t!(words, "receipt-number", number = account.number.clone());
    let all = [
        Some(joined(
            [
                number,
                told(
                    &operation,
                    t!(words, "receipt-operation", code = operation.clone()),
                )
                .unwrap_or_default(),
            ],
            ", ",
        )),
        (!account.own || payee.name != account.supplier)
            .then(|| t!(words, "receipt-payee", name = payee.name.clone())),
        Some(joined(
            [
                told(
                    &payee.inn,
                    t!(words, "receipt-inn", number = payee.inn.clone()),
                )
                .unwrap_or_default(),
                told(
                    &payee.kpp,
                    t!(words, "receipt-kpp", number = payee.kpp.clone()),
                )
                .unwrap_or_default(),
            ],
            ", ",
        )),
        told(
            &payee.settlement_account,
            t!(
                words,
                "receipt-settlement",
                number = payee.settlement_account.clone()
            ),
        ),
        told(
            &payee.bic,
            joined(
                [
                    payee.bank_name.clone(),
                    t!(words, "receipt-bic", number = payee.bic.clone()),
                ],
                ", ",
            ),
        ),
        told(
            &payee.correspondent_account,
            t!(
                words,
                "receipt-correspondent",
                number = payee.correspondent_account.clone()
            ),
        ),
        Some(purpose),
    ];
    all.into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
}
