//! One account as the home page and the account page show it, in words.

use super::model::{self, Balance, Deadline, Task, Warning};
use crate::accounts::AccountHead;
use crate::base::Period;
use crate::bills::SupplierDue;
use crate::i18n::Lang;
use crate::readings::{MeterState, ReadingsSummary};
use crate::t;
use crate::web::Ui;
use chrono::{Datelike, NaiveDate};

/// A link that looks like a button; at most one of a page is filled.
#[derive(Clone, Debug)]
pub struct Button {
    pub href: String,
    pub label: String,
    pub deadline: Deadline,
    pub filled: bool,
}

/// What is due and what is to be read.
#[derive(Clone, Debug)]
pub struct Card {
    pub account: AccountHead,
    /// `data-balance`.
    pub plain: String,
    /// The big sum, where something is owed.
    pub owed: Option<String>,
    /// The big words otherwise.
    pub calm: String,
    pub calm_is_done: bool,
    /// Until when, how many days, or what happens with the rest.
    pub note: String,
    /// The day has passed.
    pub late: bool,
    pub pay: Option<Button>,
    /// None where no meter stands.
    pub readings: Option<ReadingsLines>,
    pub links: Vec<(String, String)>,
    pub warnings: Vec<(Warning, String, String)>,
}

#[derive(Clone, Debug)]
pub struct ReadingsLines {
    pub label: String,
    pub lead: String,
    pub note: String,
    pub send: Option<Button>,
}

/// «15 декабря», with the year where it is another one.
pub fn day(ui: &Ui, date: NaiveDate) -> String {
    if date.year() == ui.today.year() {
        ui.day(date)
    } else {
        ui.long_date(date)
    }
}

/// «ноябрь», with the year where it is another one.
fn month(ui: &Ui, period: Period) -> String {
    if period.year() == ui.today.year() {
        ui.month(period)
    } else {
        ui.period(period)
    }
}

impl Card {
    /// `can_pay`: a bank is connected.
    pub fn new(
        ui: &Ui,
        account: &AccountHead,
        dues: &[SupplierDue],
        summary: Option<&ReadingsSummary>,
        can_pay: bool,
    ) -> Card {
        let path = format!("/accounts/{}", account.id);
        let mut card = Card {
            account: account.clone(),
            plain: SupplierDue::balance(dues).plain(),
            owed: None,
            calm: String::new(),
            calm_is_done: true,
            note: String::new(),
            late: false,
            pay: None,
            readings: summary.and_then(|summary| readings(ui, &path, summary)),
            links: links(ui, &path, dues),
            warnings: summary.map(|all| warnings(ui, all)).unwrap_or_default(),
        };
        card.say_balance(ui, model::balance(dues), can_pay.then_some(path));
        card
    }

    fn say_balance(&mut self, ui: &Ui, balance: Balance, pay_under: Option<String>) {
        match balance {
            Balance::NoBill => {
                self.calm = t!(ui, "home-no-bill");
                self.calm_is_done = false;
                self.note = t!(ui, "home-no-bill-note");
            }
            Balance::Settled => self.calm = t!(ui, "home-settled"),
            Balance::Overpaid(over) => {
                self.calm = t!(ui, "home-settled");
                self.note = t!(ui, "home-overpaid", sum = ui.money(over));
            }
            Balance::Owed { sum, by, several } => {
                self.owed = Some(ui.money(sum));
                self.late = by.is_some_and(|by| by < ui.today);
                self.note = by.map(|by| due_words(ui, by, several)).unwrap_or_default();
                self.pay = pay_under.map(|path| Button {
                    href: format!("{path}/payments/new"),
                    label: t!(ui, "home-pay", sum = ui.money(sum)),
                    deadline: by,
                    filled: false,
                });
            }
        }
    }

    /// What can be done here, the payment first.
    pub fn buttons(&mut self) -> impl Iterator<Item = &mut Button> {
        let send = self.readings.as_mut().and_then(|lines| lines.send.as_mut());
        self.pay.as_mut().into_iter().chain(send)
    }
}

/// Fills the one button of the page that is the nearest task.
pub fn fill_nearest(cards: &mut [Card]) {
    let mut buttons: Vec<&mut Button> = cards.iter_mut().flat_map(Card::buttons).collect();
    let nearest = model::nearest(buttons.iter().map(|button| button.deadline));
    if let Some(button) = nearest.and_then(|place| buttons.get_mut(place)) {
        button.filled = true;
    }
}

/// «до 15 декабря, осталось 4 дня».
pub fn due_words(ui: &Ui, by: NaiveDate, several: bool) -> String {
    let date = day(ui, by);
    if by < ui.today {
        t!(ui, "home-due-late", date = date)
    } else if by == ui.today {
        t!(ui, "home-due-today")
    } else if several {
        t!(ui, "home-due-nearest", date = date, left = ui.days_left(by))
    } else {
        t!(ui, "home-due-by", date = date, left = ui.days_left(by))
    }
}

fn readings(ui: &Ui, path: &str, summary: &ReadingsSummary) -> Option<ReadingsLines> {
    let button = |deadline: Deadline| Button {
        href: format!("{path}/readings/new"),
        label: t!(ui, "home-send"),
        deadline,
        filled: false,
    };
    let (lead, note, send) = match model::task(Some(summary)) {
        Task::NoMeters => return None,
        Task::Send { until, sent, of } => {
            let lead = match until {
                Some(until) => t!(ui, "home-readings-until", date = day(ui, until)),
                None => t!(ui, "home-readings-any-day"),
            };
            let count = if sent == 0 {
                t!(ui, "home-readings-meters", n = summary.meters.len())
            } else {
                t!(ui, "home-readings-partly", sent = sent, of = of)
            };
            let note = match until {
                Some(until) if until == ui.today => {
                    t!(ui, "home-readings-last-day", rest = count)
                }
                Some(until) => t!(
                    ui,
                    "home-readings-left",
                    left = ui.days_left(until),
                    rest = count
                ),
                None => count,
            };
            (lead, note, Some(button(until)))
        }
        Task::Sent { on, until } => {
            let lead = match on {
                Some(on) => t!(ui, "home-readings-sent", date = day(ui, on)),
                None => t!(ui, "home-readings-sent-some-day"),
            };
            let note = until.map(|until| t!(ui, "home-readings-change", date = day(ui, until)));
            (lead, note.unwrap_or_default(), None)
        }
        Task::Closed { opens_on } => {
            let note = opens_on.map(|opens| t!(ui, "home-readings-opens", date = day(ui, opens)));
            (
                t!(ui, "home-readings-closed"),
                note.unwrap_or_default(),
                None,
            )
        }
    };
    Some(ReadingsLines {
        label: t!(ui, "home-readings-of", month = month(ui, summary.period)),
        lead,
        note,
        send,
    })
}

fn links(ui: &Ui, path: &str, dues: &[SupplierDue]) -> Vec<(String, String)> {
    let newest = dues.iter().filter_map(|due| due.period).max();
    let bill = newest.map(|period| {
        (
            format!("{path}/bills/{:04}-{:02}", period.year(), period.month()),
            t!(ui, "home-link-bill", month = month(ui, period)),
        )
    });
    let others = [
        ("payments", t!(ui, "home-link-payments")),
        ("readings", t!(ui, "home-link-readings")),
        ("details", t!(ui, "home-link-details")),
    ];
    let others = others.map(|(page, words)| (format!("{path}/{page}"), words));
    bill.into_iter().chain(others).collect()
}

fn warnings(ui: &Ui, summary: &ReadingsSummary) -> Vec<(Warning, String, String)> {
    let mut all: Vec<_> = summary
        .meters
        .iter()
        .flat_map(|meter| {
            model::warnings(meter, ui.today)
                .into_iter()
                .map(move |w| (w, meter))
        })
        .map(|(warning, meter)| {
            let (head, rest) = warning_words(ui, &warning, meter, summary);
            (warning, head, rest)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The meter's service in the reader's language, where billing told it.
pub fn service_name(ui: &Ui, meter: &MeterState) -> String {
    let english = ui.lang == Lang::En && !meter.service_name_en.is_empty();
    if english {
        meter.service_name_en.clone()
    } else {
        meter.service_name.clone()
    }
}

/// The news, and what it means.
fn warning_words(
    ui: &Ui,
    warning: &Warning,
    meter: &MeterState,
    summary: &ReadingsSummary,
) -> (String, String) {
    let (serial, service) = (meter.serial.clone(), service_name(ui, meter));
    match warning {
        Warning::Lapsed(until) => (
            t!(
                ui,
                "home-warn-lapsed",
                serial = serial,
                service = service,
                date = ui.long_date(*until)
            ),
            t!(ui, "home-warn-lapsed-means"),
        ),
        Warning::EndsSoon(until) => (
            t!(
                ui,
                "home-warn-soon",
                serial = serial,
                service = service,
                date = ui.long_date(*until)
            ),
            t!(ui, "home-warn-soon-means"),
        ),
        Warning::Silent(months) => (
            t!(
                ui,
                "home-warn-silent",
                serial = serial,
                service = service,
                n = i64::from(*months)
            ),
            match summary.until.filter(|_| summary.open) {
                Some(until) => t!(ui, "home-warn-silent-until", date = day(ui, until)),
                None => t!(ui, "home-warn-silent-means"),
            },
        ),
    }
}
