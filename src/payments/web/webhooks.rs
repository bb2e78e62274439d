//! Where banks call. Nothing they say is believed unless they prove it; every call is answered in the
//! bank's own way, so that it calls again exactly when we want it to.

use crate::app::App;
use crate::app::gateway::{Call, News, Outcome, PayRequest, Reply};
use crate::payments::actions::{self, Verdict};
use crate::web::limits::ClientAddress;
use crate::web::{AppError, Result};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// `POST /webhooks/yookassa`.
pub async fn yookassa(
    app: State<App>,
    from: ClientAddress,
    query: RawQuery,
    body: Bytes,
) -> Result<Response> {
    hear(app, from, query, body, ("yookassa", false)).await
}

/// `/webhooks/moneta/pay`.
pub async fn moneta_pay(
    app: State<App>,
    from: ClientAddress,
    query: RawQuery,
    body: Bytes,
) -> Result<Response> {
    hear(app, from, query, body, ("moneta", false)).await
}

/// `/webhooks/moneta/check`.
pub async fn moneta_check(
    app: State<App>,
    from: ClientAddress,
    query: RawQuery,
    body: Bytes,
) -> Result<Response> {
    hear(app, from, query, body, ("moneta", true)).await
}

/// `/webhooks/rbs`.
pub async fn rbs(
    app: State<App>,
    from: ClientAddress,
    query: RawQuery,
    body: Bytes,
) -> Result<Response> {
    hear(app, from, query, body, ("rbs", false)).await
}

/// An address of a bank that the settings do not name does not exist.
async fn hear(
    State(app): State<App>,
    from: ClientAddress,
    RawQuery(query): RawQuery,
    body: Bytes,
    (name, check): (&str, bool),
) -> Result<Response> {
    let gateway = app
        .gateway
        .as_deref()
        .filter(|gateway| gateway.name() == name)
        .ok_or(AppError::NotFound)?;
    let call = Call {
        query: query.unwrap_or_default(),
        body: body.to_vec(),
        address: from.0,
    };
    let Some(news) = gateway.read(&call, check) else {
        tracing::warn!(
            gateway = name,
            "a call that is not from the bank was refused"
        );
        if app.limits.forged(from).is_ok() {
            actions::forged(&app, name).await?;
        }
        return Ok(StatusCode::FORBIDDEN.into_response());
    };
    let (outcome, paid) = take(&app, news).await?;
    Ok(said(match paid {
        Some(request) => gateway.reply_paid(&call, &request),
        None => gateway.reply(&call, outcome),
    }))
}

/// What became of the news, and the request that it proved to be paid.
async fn take(app: &App, news: News) -> Result<(Outcome, Option<PayRequest>)> {
    let mut paid = None;
    let verdict = match news {
        News::Claim(claim) => actions::on_news(app, claim).await?,
        News::Refund(claim) => actions::on_refund_news(app, claim).await?,
        News::Proven(claim, bank) => {
            let verdict = actions::on_proven(app, claim.clone(), &bank).await?;
            if matches!(verdict, Verdict::Applied | Verdict::Repeated) {
                paid = actions::paid(app, &claim).await?;
            }
            verdict
        }
        News::Check(claim) => {
            let standing = actions::standing(app, &claim).await?;
            return Ok((Outcome::Standing(standing), None));
        }
    };
    let outcome = match verdict {
        Verdict::Later => Outcome::Later,
        _ => Outcome::Done,
    };
    Ok((outcome, paid))
}

fn said(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let head = [(header::CONTENT_TYPE, reply.content_type)];
    (status, head, reply.body).into_response()
}
