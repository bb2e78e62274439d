//! The home page: for each address how much, until when, what to do (UX R10).

use super::can_pay;
use crate::accounts::AccountHead;
use crate::app::App;
use crate::bills::{self, SupplierDue};
use crate::home::card::{Card, fill_nearest};
use crate::home::store::{self, Headline, Unread};
use crate::i18n::Lang;
use crate::identity::Customer;
use crate::readings;
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// Accounts of one address.
struct Group {
    street: String,
    cards: Vec<Card>,
}

/// The gravest warning of all accounts.
struct Banner {
    head: String,
    rest: String,
    link: String,
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    ui: Ui,
    name: String,
    banner: Option<Banner>,
    groups: Vec<Group>,
    paused: Vec<AccountHead>,
    news: Vec<News>,
    answers: Vec<Unread>,
}

/// A piece of news in the reader's language; `told` = only in Russian yet.
struct News {
    slug: String,
    day: String,
    title: String,
    told: bool,
}

impl News {
    fn new(ui: &Ui, head: Headline) -> News {
        let english = ui.lang == Lang::En && !head.title_en.is_empty();
        News {
            slug: head.slug,
            day: ui.long_date(head.published_on),
            title: if english {
                head.title_en
            } else {
                head.title_ru
            },
            told: !english,
        }
    }
}

pub async fn show(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let front = store::front(&mut db, customer.id, ui.today).await?;
    let (paused, shown): (Vec<_>, Vec<_>) = front
        .accounts
        .into_iter()
        .partition(|account| account.paused);
    let ids: Vec<Uuid> = shown.iter().map(|account| account.id).collect();
    let (dues, summaries) = if ids.is_empty() {
        Default::default()
    } else {
        (
            bills::dues(&mut db, &ids).await?,
            readings::summary(&mut db, &ids, ui.today).await?,
        )
    };
    drop(db);
    let mut cards: Vec<Card> = shown
        .iter()
        .map(|account| {
            let dues = of_account(&dues, account.id);
            Card::new(
                &ui,
                account,
                &dues,
                summaries.get(&account.id),
                can_pay(&app),
            )
        })
        .collect();
    fill_nearest(&mut cards);
    let page = HomePage {
        name: customer.greeting_name(),
        banner: banner(&cards),
        groups: grouped(cards),
        paused,
        news: front
            .news
            .into_iter()
            .map(|head| News::new(&ui, head))
            .collect(),
        answers: front.answers,
        ui,
    };
    Ok(Page(page).into_response())
}

fn of_account(dues: &[SupplierDue], account: Uuid) -> Vec<SupplierDue> {
    let own = dues.iter().filter(|due| due.account_id == account);
    own.cloned().collect()
}

fn banner(cards: &[Card]) -> Option<Banner> {
    let all = cards.iter().flat_map(|card| {
        card.warnings
            .iter()
            .map(move |(warning, head, rest)| (warning, head, rest, card))
    });
    let (_, head, rest, card) = all.min_by_key(|(warning, ..)| (*warning).clone())?;
    Some(Banner {
        head: head.clone(),
        rest: rest.clone(),
        link: format!("/accounts/{}#meters", card.account.id),
    })
}

/// Neighbouring accounts with one address stand together; the list comes sorted by address.
fn grouped(cards: Vec<Card>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for card in cards {
        match groups.last_mut() {
            Some(last)
                if !card.account.address.is_empty()
                    && last.cards[0].account.address == card.account.address =>
            {
                last.cards.push(card);
            }
            _ => groups.push(Group {
                street: card.account.street.clone(),
                cards: vec![card],
            }),
        }
    }
    groups
}

impl HomePage {
    /// Under the heading of an account that is alone at its address.
    fn subtitle(&self, account: &AccountHead) -> String {
        let number = t!(self.ui, "home-number", number = account.number.clone());
        let street = (!account.own_title.is_empty()).then_some(&account.street);
        let parts = street.into_iter().chain([&account.title, &number]);
        let parts: Vec<&str> = parts
            .map(String::as_str)
            .filter(|part| !part.is_empty() && *part != account.own_title)
            .collect();
        parts.join(". ")
    }
    /// How an account is called beside others of its address.
    fn called(&self, account: &AccountHead) -> String {
        let own = [&account.own_title, &account.title];
        let own = own.into_iter().find(|name| !name.is_empty());
        own.map_or_else(
            || t!(self.ui, "home-number", number = account.number.clone()),
            Clone::clone,
        )
    }
}
