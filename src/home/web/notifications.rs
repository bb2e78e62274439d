//! `/profile/notifications`: what to hear of and how, and which companies may advertise.

use crate::accounts;
use crate::app::App;
use crate::identity::{self, Company, Customer, Sender};
use crate::mail::{self, Channel, Topic, Wishes};
use crate::t;
use crate::web::{Flash, FormBody, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

struct TopicRow {
    code: &'static str,
    name: String,
    about: String,
    email: bool,
    sms: bool,
}

/// What the letters of a topic tell and when they come.
fn about(ui: &Ui, topic: Topic) -> String {
    match topic {
        Topic::Reminder => t!(ui, "notifications-reminder-about"),
        Topic::Readings => t!(ui, "notifications-readings-about"),
        Topic::Bill => t!(ui, "notifications-bill-about"),
        Topic::Payment => t!(ui, "notifications-payment-about"),
        Topic::Appeal => t!(ui, "notifications-appeal-about"),
        Topic::Verification => t!(ui, "notifications-verification-about"),
        Topic::News | Topic::Advert => t!(ui, "notifications-news-about"),
    }
}

impl TopicRow {
    fn new(ui: &Ui, wishes: &Wishes, topic: Topic) -> TopicRow {
        TopicRow {
            code: topic.code(),
            name: identity::topic_words(ui, topic),
            about: about(ui, topic),
            email: wishes.wants(topic, Channel::Email),
            sms: wishes.wants(topic, Channel::Sms),
        }
    }
}

#[derive(Template)]
#[template(path = "home/notifications.html")]
struct NotificationsPage {
    ui: Ui,
    email: String,
    /// SMS go to a confirmed telephone alone.
    phone: bool,
    topics: Vec<TopicRow>,
    companies: Vec<Company>,
}

/// The operator, the suppliers of the person's households, and whoever else he agreed to.
async fn companies(app: &App, ui: &Ui, customer: &Customer) -> Result<Vec<Company>> {
    let mut db = app.db.acquire().await?;
    let mut known = vec![(String::new(), ui.organisation().name.clone())];
    known.extend(accounts::suppliers_of(&mut db, customer.id).await?);
    drop(db);
    let agreed = identity::consents(app, customer.id).await?;
    let agreed = agreed
        .into_iter()
        .filter(|consent| consent.kind == "marketing" && consent.withdrawn_at.is_none());
    let agreed: Vec<(String, String)> = agreed
        .map(|consent| (consent.company, consent.company_name))
        .collect();
    for (code, name) in &agreed {
        if !known.iter().any(|(other, _)| other == code) {
            known.push((code.clone(), name.clone()));
        }
    }
    let company = |(code, name): (String, String)| Company {
        wanted: agreed.iter().any(|(other, _)| *other == code),
        code,
        name,
    };
    Ok(known.into_iter().map(company).collect())
}

pub async fn form(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let wishes = mail::wishes(&mut *app.db.acquire().await?, customer.id).await?;
    let person = identity::person(&app, customer.id).await?;
    let page = NotificationsPage {
        topics: Topic::CHOSEN
            .into_iter()
            .map(|topic| TopicRow::new(&ui, &wishes, topic))
            .collect(),
        companies: companies(&app, &ui, &customer).await?,
        email: person.email,
        phone: person.phone_confirmed,
        ui,
    };
    Ok(Page(page).into_response())
}

/// A tick that is missing is a «no»; SMS are left as they were where their column is not shown.
pub async fn send(
    customer: Customer,
    (ui, from): (Ui, Sender),
    State(app): State<App>,
    FormBody(ticks): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let ticked = |name: &str| {
        ticks
            .iter()
            .any(|(known, value)| known == name && !value.is_empty())
    };
    let person = identity::person(&app, customer.id).await?;
    let mut wanted = Vec::new();
    for topic in Topic::CHOSEN {
        for channel in Channel::ALL {
            if channel == Channel::Email || person.phone_confirmed {
                let tick = format!("{}_{}", channel.code(), topic.code());
                wanted.push((topic, channel, ticked(&tick)));
            }
        }
    }
    let mut companies = companies(&app, &ui, &customer).await?;
    for company in &mut companies {
        company.wanted = ticked(&format!("advert_{}", company.code));
    }
    identity::choose_notifications(&app, customer.id, &wanted, &companies, &from).await?;
    Ok(Flash::Saved.on(see_other("/profile/notifications")))
}
