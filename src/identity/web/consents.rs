//! `/profile/consents`: what was agreed to, when and in which words, and withdrawing it.

use crate::app::App;
use crate::identity::Customer;
use crate::identity::actions::From;
use crate::identity::actions::consents::{self, Withdrawn};
use crate::identity::store::consents::Consent;
use crate::t;
use crate::web::{Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

struct Row {
    id: Uuid,
    what: String,
    /// Of advertising: by whom.
    company: String,
    text: &'static str,
    version: String,
    given: String,
    address: String,
    withdrawn: Option<String>,
}

impl Row {
    fn new(ui: &Ui, consent: Consent) -> Row {
        let (what, text) = match consent.kind.as_str() {
            "terms" => (t!(ui, "identity-legal-terms"), "/terms"),
            "consent" => (t!(ui, "identity-legal-consent"), "/consent"),
            "payment_rules" => (t!(ui, "identity-legal-payment-rules"), "/payment-rules"),
            _ => (t!(ui, "identity-legal-marketing"), "/consent/marketing"),
        };
        let company = match (consent.kind.as_str(), consent.company_name.as_str()) {
            ("marketing", "") => ui.organisation().name.clone(),
            (_, name) => name.to_owned(),
        };
        Row {
            id: consent.id,
            what,
            company,
            text,
            version: consent.version,
            given: ui.time(consent.given_at),
            address: consent.address,
            withdrawn: consent.withdrawn_at.map(|at| ui.time(at)),
        }
    }
    fn is_marketing(&self) -> bool {
        self.text == "/consent/marketing"
    }
}

#[derive(Template)]
#[template(path = "identity/consents.html")]
struct ConsentsPage {
    ui: Ui,
    rows: Vec<Row>,
}

pub async fn page(State(app): State<App>, ui: Ui, customer: Customer) -> Result<Response> {
    let all = consents::all(&app, customer.id).await?;
    let rows = all.into_iter().map(|one| Row::new(&ui, one)).collect();
    Ok(Page(ConsentsPage { ui, rows }).into_response())
}

/// Advertising stops at once; the consents that the account stands on lead to the page that closes it.
pub async fn withdraw(
    State(app): State<App>,
    customer: Customer,
    from: From,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    match consents::withdraw(&app, customer.id, id, &from).await? {
        Withdrawn::Done => Ok(Flash::ConsentWithdrawn.on(see_other("/profile/consents"))),
        Withdrawn::EndsWithAccount => Ok(see_other("/profile/delete")),
    }
}
