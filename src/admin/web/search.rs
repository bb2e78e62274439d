//! `/admin/accounts?q=`: finding a household.

use crate::accounts::store::search::{self, Asked, Found};
use crate::app::App;
use crate::base::{AccountNumber, Email, PageQuery, Phone};
use crate::identity::Sender;
use crate::staff::actions::grant;
use crate::staff::{Member, Staff, role};
use crate::web::error::url_encode;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// Rows of a page.
const SHOWN: u32 = 30;
/// Signs that are looked at.
const LONGEST: usize = 200;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asking {
    q: String,
    page: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/search.html")]
struct SearchPage {
    ui: Ui,
    staff: Member,
    q: String,
    found: Vec<Found>,
    newer: Option<String>,
    older: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Residents>,
    from: Sender,
    Query(asking): Query<Asking>,
) -> Result<Response> {
    let q: String = asking.q.trim().chars().take(LONGEST).collect();
    let query = PageQuery {
        page: asking.page,
        size: None,
    };
    let page = query.page(SHOWN);
    let (found, more) = if q.is_empty() {
        (Vec::new(), false)
    } else {
        let found = search::find(&mut *app.db.acquire().await?, &asked(&q), page).await?;
        grant::searched(&app, &staff, found.len(), &from).await?;
        page.cut(found)
    };
    let link = |number: u32| format!("/admin/accounts?q={}&page={number}", url_encode(&q));
    let page = SearchPage {
        ui,
        staff: staff.into_member(),
        found,
        newer: page.has_previous().then(|| link(page.number - 1)),
        older: more.then(|| link(page.number + 1)),
        q,
    };
    Ok(Page(page).into_response())
}

/// What was typed may be a number, an e-mail, a telephone or an address: each is tried where it fits.
fn asked(q: &str) -> Asked {
    let email = Email::parse(q).ok().map(|email| email.key());
    let other = email.is_none();
    Asked {
        number: AccountNumber::parse(q)
            .ok()
            .filter(|_| other)
            .map(|number| number.as_str().to_owned()),
        phone: Phone::parse(q).ok().filter(|_| other),
        address: search::address_query(q).filter(|_| other),
        email,
    }
}

impl SearchPage {
    /// Which page it is, counted from 1; for the hint beneath the list.
    fn is_long(&self) -> bool {
        self.newer.is_some() || self.older.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_also_be_a_telephone_and_a_flat() {
        let all = asked("89131234567");
        assert!(all.number.is_some() && all.phone.is_some() && all.address.is_some());
        let one = asked("Anna@Mail.ru");
        assert_eq!(one.email.as_deref(), Some("anna@mail.ru"));
        assert!(one.number.is_none() && one.phone.is_none() && one.address.is_none());
    }
}
