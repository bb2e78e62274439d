//! The bills of a household, month by month: charges, balances, meters and adjustments as rows.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::calendar::Month;
use super::charges::Charge;
use super::data::Event;
use super::household::Household;
use super::ledger::{Book, Entries};
use super::output::{Table, day, money};
use super::paper::{Document, REISSUED, SECOND};
use super::payers;
use super::volumes::Used;

/// The tables bills are written to.
pub(super) struct Papers {
    pub(super) bills: Table,
    pub(super) totals: Table,
    pub(super) lines: Table,
    pub(super) meters: Table,
    pub(super) adjustments: Table,
    pub(super) payments: Table,
}

impl Papers {
    pub(super) fn new() -> Result<Self, csv::Error> {
        Ok(Self {
            bills: Table::new(
                "bills.csv",
                "account_number, period, document, number, gis_document_id, issued_on, \
                due_on, payments_until, total_area, living_area, residents, \
                registered_residents, withdrawn_on, withdrawn_reason, note",
            )?,
            totals: Table::new(
                "bill_totals.csv",
                "account_number, period, document, supplier_code, supplier_account_number, \
                label, opening, paid, charged, support, recalculation, penalty_charged, \
                penalty, total, payable",
            )?,
            lines: Table::new(
                "bill_lines.csv",
                "account_number, period, document, supplier_code, supplier_account_number, \
                service, label, line, position, service_name, basis, unit, quantity, \
                quantity_common, tariff, unit_price, multiplier, norm, object_count, \
                opening, paid, charged, support, recalculation, closing",
            )?,
            meters: Table::new(
                "bill_meters.csv",
                "account_number, period, document, supplier_code, service, serial, zone, \
                previous, previous_on, current, current_on, consumption, note",
            )?,
            adjustments: Table::new(
                "bill_adjustments.csv",
                "account_number, period, document, supplier_code, service, position, kind, \
                reason, amount, remaining",
            )?,
            payments: Table::new(
                "payments.csv",
                "supplier_code, external_id, account_number, supplier_account_number, \
                paid_on, received_on, amount, kind, source",
            )?,
        })
    }

    /// Writes all bills and payments of a household, and adds its volumes to `used`.
    pub(super) fn write(
        &mut self,
        home: &Household<'_>,
        used: &mut Used,
    ) -> Result<(), csv::Error> {
        let span = home.town.span;
        let mut books = books(home);
        for month in span.months() {
            home.count(month, used);
            let paid = self.pay(home, &books, month)?;
            let charges = home.charges(month);
            let reissue = home.events(month).find(|event| event.kind == "reissue");
            if let Some(event) = reissue {
                let wrong = home.mistaken(&charges, event);
                let sheet = Document {
                    home,
                    month,
                    name: "",
                    withdrawn: true,
                };
                self.document(&sheet, &mut books.clone(), &wrong, &paid)?;
            }
            let name = if reissue.is_some() { SECOND } else { "" };
            let sheet = Document {
                home,
                month,
                name,
                withdrawn: false,
            };
            self.document(&sheet, &mut books, &charges, &paid)?;
        }
        // What was paid since the last bill.
        self.pay(home, &books, span.last.plus(1)).map(drop)
    }

    /// Plans and writes the payments of a month, by supplier account.
    fn pay(
        &mut self,
        home: &Household<'_>,
        books: &[Book],
        month: Month,
    ) -> Result<Paid, csv::Error> {
        let span = home.town.span;
        let again = home
            .events(month.plus(-1))
            .any(|event| event.kind == "reissue");
        let again = again.then(|| month.at(REISSUED));
        let mut all = Paid::new();
        for book in books {
            let payer = home.town.data.payer(&home.account.number, &book.prefix);
            let key = format!("{}{}", home.account.number, book.prefix);
            let plan = payers::plan(payer, span, month, &key, book.seen(month, again));
            for (nth, payment) in plan.iter().enumerate() {
                let received = payment.on.succ_opt().filter(|day| *day <= span.today);
                self.payments.push([
                    book.supplier.clone(),
                    format!("{}-{}-{}", book.number, month.period(), nth + 1),
                    home.account.number.clone(),
                    book.number.clone(),
                    day(Some(payment.on)),
                    day(received),
                    money(payment.amount),
                    payment.kind.to_owned(),
                    payment.source.to_owned(),
                ])?;
            }
            all.insert(book.number.clone(), plan);
        }
        Ok(all)
    }

    fn document(
        &mut self,
        sheet: &Document<'_>,
        books: &mut [Book],
        charges: &[Charge],
        paid: &Paid,
    ) -> Result<(), csv::Error> {
        self.bills.push(sheet.bill())?;
        for book in books {
            let events: Vec<&Event> = sheet.home.events_of(&book.prefix, sheet.month).collect();
            let own = charges.iter().filter(|charge| charge.book == book.number);
            let entries = Entries {
                month: sheet.month,
                charges: own.cloned().collect(),
                payments: paid.get(&book.number).map_or(&[], Vec::as_slice),
                events: &events,
            };
            let (totals, lines) = book.post(&entries);
            for total in totals {
                self.totals.push(sheet.total(book, &total))?;
            }
            for line in lines {
                self.lines.push(sheet.line(&line))?;
            }
            self.adjust(sheet, book, &events)?;
        }
        for meter in &sheet.home.meters {
            if let Some(usage) = meter.usage.get(&sheet.month) {
                for zone in 0..usize::from(meter.of.zones) {
                    self.meters.push(sheet.meter(meter.of, usage, zone))?;
                }
            }
        }
        Ok(())
    }

    fn adjust(
        &mut self,
        sheet: &Document<'_>,
        book: &Book,
        events: &[&Event],
    ) -> Result<(), csv::Error> {
        let ago = sheet.month.until(sheet.home.town.span.last);
        let told = |e: &&&Event| e.kind == "recalculation" || e.kind == "instalment";
        for (nth, event) in events.iter().filter(told).enumerate() {
            let instalment = event.kind == "instalment";
            let remaining = instalment.then(|| money(event.amount * Decimal::from(ago - event.to)));
            let [account, period, document] = sheet.key();
            self.adjustments.push([
                account,
                period,
                document,
                book.supplier.clone(),
                event.service.clone(),
                (nth + 1).to_string(),
                event.kind.clone(),
                event.reason.clone(),
                money(event.amount),
                remaining.unwrap_or_default(),
            ])?;
        }
        Ok(())
    }
}

/// Payments of a month by supplier account number.
type Paid = BTreeMap<String, Vec<payers::Payment>>;

/// The supplier accounts of a household, in the order of its contracts.
fn books(home: &Household<'_>) -> Vec<Book> {
    let mut books: Vec<Book> = Vec::new();
    for contract in &home.contracts {
        if !books.iter().any(|book| book.number == contract.book) {
            let payer = home
                .town
                .data
                .payer(&home.account.number, &contract.of.prefix);
            let (supplier, prefix) = (&contract.of.supplier_code, &contract.of.prefix);
            books.push(Book::new(
                supplier,
                prefix,
                &contract.book,
                payer,
                home.town.span.first,
            ));
        }
    }
    books
}

impl<'a> Household<'a> {
    /// What happens to the household in a month.
    fn events(&self, month: Month) -> impl Iterator<Item = &'a Event> + use<'a> {
        let ago = month.until(self.town.span.last);
        let number = &self.account.number;
        let events = self
            .town
            .data
            .events
            .iter()
            .filter(move |e| e.account_number == *number);
        events.filter(move |event| (event.to..=event.from).contains(&ago))
    }

    fn events_of(&self, prefix: &str, month: Month) -> impl Iterator<Item = &'a Event> {
        self.events(month)
            .filter(move |event| event.prefix == prefix)
    }

    /// The charges as the bill that had to be withdrawn told them.
    fn mistaken(&self, charges: &[Charge], event: &Event) -> Vec<Charge> {
        let mut wrong = charges.to_vec();
        for charge in wrong
            .iter_mut()
            .filter(|charge| charge.service == event.service)
        {
            charge.quantity = charge.quantity.map(|quantity| quantity + event.amount);
            charge.recount();
        }
        wrong
    }

    /// Adds the volumes of a month to those of the house.
    fn count(&self, month: Month, used: &mut Used) {
        for volume in self
            .town
            .data
            .volumes
            .iter()
            .filter(|v| v.building == self.account.building)
        {
            if let Some(own) = self.individual(&volume.service, month) {
                let key = (volume.building.clone(), volume.service.clone(), month);
                *used.entry(key).or_default() += own;
            }
        }
    }
}
