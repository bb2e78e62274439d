//! Where banks call. Nothing they say is believed unless they prove it; every call is answered in the
//! bank's own way, so that it calls again exactly when we want it to.

use crate::app::App;
use crate::app::gateway::{BankStatus, Call, News, Outcome, PayRequest, Reply};
use crate::payments::actions::{self, FORGED, Verdict};
use crate::web::limits::ClientAddress;
use crate::web::{AppError, Result};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What somebody sent to an address for banks.
pub struct Sent {
    from: ClientAddress,
    call: Call,
}

impl FromRequest<App> for Sent {
    type Rejection = Response;
    async fn from_request(request: Request, app: &App) -> std::result::Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        // A bank never asks for the head of an answer alone, and a call that tells something has no other way.
        if parts.method == Method::HEAD {
            return Err(StatusCode::METHOD_NOT_ALLOWED.into_response());
        }
        let from = ClientAddress::from_request_parts(&mut parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let body = Bytes::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(IntoResponse::into_response)?;
        let call = Call {
            query,
            body: body.to_vec(),
            address: from.0,
        };
        Ok(Sent { from, call })
    }
}

/// `POST /webhooks/yookassa`.
pub async fn yookassa(app: State<App>, sent: Sent) -> Result<Response> {
    hear(app, sent, ("yookassa", false)).await
}

/// `/webhooks/moneta/pay`.
pub async fn moneta_pay(app: State<App>, sent: Sent) -> Result<Response> {
    hear(app, sent, ("moneta", false)).await
}

/// `/webhooks/moneta/check`.
pub async fn moneta_check(app: State<App>, sent: Sent) -> Result<Response> {
    hear(app, sent, ("moneta", true)).await
}

/// `/webhooks/rbs`.
pub async fn rbs(app: State<App>, sent: Sent) -> Result<Response> {
    hear(app, sent, ("rbs", false)).await
}

/// An address of a bank that the settings do not name does not exist.
async fn hear(
    State(app): State<App>,
    Sent { from, call }: Sent,
    (name, check): (&str, bool),
) -> Result<Response> {
    let gateway = app
        .gateway
        .as_deref()
        .filter(|gateway| gateway.name() == name)
        .ok_or(AppError::NotFound)?;
    let heard = match gateway.read(&call, check) {
        Some(news) => take(&app, news).await,
        None => Ok(Heard::Forged),
    };
    Ok(said(match heard {
        Ok(Heard::Forged) => {
            tracing::warn!(
                gateway = name,
                "a call that is not from the bank was refused"
            );
            if app.limits.forged(from).is_ok() {
                actions::forged(&app, name).await?;
            }
            gateway.refuse()
        }
        Ok(Heard::Paid(request)) => gateway.reply_paid(&call, &request),
        Ok(Heard::Other(outcome)) => gateway.reply(&call, outcome),
        // Nothing of it is kept: the bank hears so in its own words, and calls again.
        Err(error) => {
            let error = format!("{error:#}");
            tracing::error!(gateway = name, error, "a call could not be taken");
            gateway.reply(&call, Outcome::Later)
        }
    }))
}

/// What became of a call.
enum Heard {
    /// The payer himself could have signed it.
    Forged,
    /// It proved this request to be paid, or given back.
    Paid(Box<PayRequest>),
    Other(Outcome),
}

async fn take(app: &App, news: News) -> anyhow::Result<Heard> {
    let (outcome, claim) = match news {
        News::Claim(claim) => (hinted(actions::on_news(app, claim).await?), None),
        News::Refund(claim) => (hinted(actions::on_refund_news(app, claim).await?), None),
        News::Check(claim) => {
            let standing = actions::standing(app, &claim).await?;
            (Outcome::Standing(standing), None)
        }
        News::Proven(claim, bank) => {
            let verdict = actions::on_proven(app, claim.clone(), &bank).await?;
            let paid = matches!(bank.status, BankStatus::Succeeded(_));
            match proven(verdict, &bank.status) {
                Some(outcome) => (outcome, paid.then_some(claim)),
                None => return Ok(Heard::Forged),
            }
        }
        News::GivenBack { claim, undone } => {
            let verdict = actions::on_given_back(app, claim.clone(), undone).await?;
            match given_back(verdict) {
                Some(outcome) => (outcome, (!undone).then_some(claim)),
                None => return Ok(Heard::Forged),
            }
        }
    };
    let paid = match claim.filter(|_| outcome == Outcome::Done) {
        Some(claim) => actions::paid(app, &claim).await?,
        None => None,
    };
    Ok(paid.map_or(Heard::Other(outcome), |request| {
        Heard::Paid(Box::new(request))
    }))
}

/// A hint needs no repeating but where the bank itself could not be asked.
fn hinted(verdict: Verdict) -> Outcome {
    match verdict {
        Verdict::Later => Outcome::Later,
        _ => Outcome::Done,
    }
}

/// Money that is not posted is not ours yet, whatever a clerk will make of it; what is no money needs nobody's
/// consent and is only noted. None = forged.
fn proven(verdict: Verdict, status: &BankStatus) -> Option<Outcome> {
    Some(match (verdict, status) {
        (Verdict::Refused(FORGED), _) => return None,
        (Verdict::Applied | Verdict::Repeated, _) => Outcome::Done,
        (Verdict::Later, _) => Outcome::Later,
        (Verdict::Refused("unknown_payment"), _) => Outcome::Refused,
        // Held, and the shop waits for the money.
        (Verdict::Refused("not_confirmed"), BankStatus::Pending) => Outcome::Done,
        (_, BankStatus::Canceled(_)) => Outcome::Done,
        (Verdict::Refused(_) | Verdict::Review(_), _) => Outcome::Refused,
    })
}

/// Money that left us is noted, and a clerk told of it. None = forged.
fn given_back(verdict: Verdict) -> Option<Outcome> {
    Some(match verdict {
        Verdict::Refused(FORGED) => return None,
        Verdict::Refused(_) => Outcome::Refused,
        Verdict::Later => Outcome::Later,
        Verdict::Applied | Verdict::Repeated | Verdict::Review(_) => Outcome::Done,
    })
}

fn said(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let head = [(header::CONTENT_TYPE, reply.content_type)];
    (status, head, reply.body).into_response()
}
