//! Sberbank- and Gazprombank-type REST («RBS»), DOMAIN 4; other banks: the same calls, another address.
//!
//! The protocol has no idempotence keys. What stands in their place:
//! - an order's number is unique at the bank and made of our payment alone: a repeated `register.do` is
//!   answered «already registered», and the order is looked up instead;
//! - the way to the bank's page is told once. Where that answer was lost, nobody has the address, so the
//!   unpaid order is declined and the payment ends without money: its payer starts anew, never twice;
//! - a request goes from one sender at a time, so that a second click waits for the first;
//! - a refund is sent only after the bank's own sum showed that it was not made, not again for ten minutes,
//!   and carries what the bank must still hold, so that of two that cross one fails;
//! - a callback, with a checksum or without, only makes us ask.

mod api;
mod callback;
mod order;
mod said;

use crate::app::gateway::{
    Answer, BankStatus, Call, Claim, Created, Gateway, GatewayError, Method, News, PayRequest,
    Private, ReceiptState, RefundRequest, RefundState,
};
use crate::config;
use api::{Api, DENIED, DONE, NO_SUCH_CARD, REPEATED, Said, UNKNOWN_ORDER};
use async_trait::async_trait;
use said::{Order, REGISTERED};
use serde_json::json;
use uuid::Uuid;

pub const NAME: &str = "rbs";

/// Seconds that the bank's page waits for its payer; the bank's own usual.
const PATIENCE: &str = "1200";
/// A number that no order has.
const NOBODY: &str = "kabinet-doctor";

/// The gateway `rbs`.
pub struct Rbs {
    api: Api,
    config: config::Rbs,
}

/// Of an order at the bank.
enum By<'a> {
    Id(&'a str, &'a str),
    Number(&'a str),
}

impl Rbs {
    /// # Errors
    /// `api_url` is no address; the system has no certificates to trust.
    pub fn new(config: &config::Rbs) -> anyhow::Result<Rbs> {
        Ok(Rbs {
            api: Api::new(config)?,
            config: config.clone(),
        })
    }

    async fn register(
        &self,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Said, GatewayError> {
        let number = order::number(request);
        let impossible = || GatewayError::Refused("invalid_request".to_owned());
        let amount = order::kopecks(request.amount).ok_or_else(impossible)?;
        let currency = order::currency(&request.currency).ok_or_else(impossible)?;
        let bundle = order::bundle(&request.receipt, &request.lines, &self.config).to_string();
        let tax_system = self.config.tax_system.to_string();
        let mut fields = vec![
            ("orderNumber", number.as_str()),
            ("amount", &amount),
            ("currency", currency),
            ("returnUrl", &request.return_url),
            ("failUrl", &request.return_url),
            ("description", &request.description),
            ("sessionTimeoutSecs", PATIENCE),
            ("orderBundle", &bundle),
            ("taxSystem", &tax_system),
        ];
        // Whose cards these are: told only where one is kept or used.
        let payer = request
            .payer
            .filter(|_| request.save_card || request.card.is_some());
        let payer = payer.map(|payer| payer.to_string());
        if let Some(payer) = &payer {
            fields.push(("clientId", payer));
        }
        let identity = private.identity.as_ref();
        let identity = identity
            .map(|who| json!({ "payerName": who.name, "payerDocument": who.document }).to_string());
        if let Some(identity) = &identity {
            fields.push(("jsonParams", identity));
        }
        self.api.call("register.do", &fields).await
    }

    /// None = the bank has no such order.
    async fn look(&self, by: By<'_>) -> Result<Option<Order>, GatewayError> {
        let (field, id, number) = match by {
            By::Id(id, number) => (("orderId", id), Some(id), number),
            By::Number(number) => (("orderNumber", number), None, number),
        };
        let said = self.api.call("getOrderStatusExtended.do", &[field]).await?;
        match said.code {
            DONE => Order::of(&said, id, Some(number).filter(|text| !text.is_empty())).map(Some),
            // «No such order» is 6 at Sberbank and something else elsewhere; what is the bank's own fault or
            // our password's is no answer at all (`Api::call`).
            _ => Ok(None),
        }
    }

    /// An order that nobody can pay any more, and why: declined where it is still open. One that was paid
    /// nevertheless, or is being paid, stays and is asked about later. `id` where the bank has told it.
    async fn end(
        &self,
        request: &PayRequest,
        id: Option<&str>,
        why: &str,
    ) -> Result<Created, GatewayError> {
        self.decline(request, id).await?;
        let number = order::number(request);
        let by = id.map_or(By::Number(&number), |id| By::Id(id, &number));
        let found = self.look(by).await?.ok_or_else(lost)?;
        match found.declined() {
            Some(_) => Err(GatewayError::Refused(why.to_owned())),
            None if found.status == REGISTERED => Err(GatewayError::Unknown(
                "the bank does not decline the order".to_owned(),
            )),
            None => Ok(without_page(found.id)),
        }
    }

    async fn decline(&self, request: &PayRequest, id: Option<&str>) -> Result<(), GatewayError> {
        let number = order::number(request);
        let mut fields = vec![("orderNumber", number.as_str())];
        if let Some(id) = id {
            fields.push(("orderId", id));
        }
        self.api.call("decline.do", &fields).await.map(drop)
    }

    /// Charges a kept card for the order. The bank takes an order's money once, however often it is asked.
    async fn charge(
        &self,
        id: &str,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Created, GatewayError> {
        let created = without_page(Some(id.to_owned()));
        // Without the card nothing is charged: the order dies with the bank's patience.
        let Some(token) = &private.card_token else {
            return Ok(created);
        };
        let fields = [("mdOrder", id), ("bindingId", token.as_str())];
        match self.api.call("paymentOrderBinding.do", &fields).await {
            Ok(said) if said.code == DONE => Ok(created),
            Ok(said) => {
                let why = format!("error_{}", said.code);
                self.end(request, Some(id), &why).await
            }
            // The order itself is known: what became of its money is asked of it.
            Err(error) => {
                tracing::warn!(payment = %request.payment, %error, "the answer to a card's charge is lost");
                Ok(created)
            }
        }
    }

    /// The bank did not make the order: because it has it already, whose answer was lost, or because it
    /// refuses. Banks differ in their codes, so the order itself is looked for.
    async fn not_made(
        &self,
        request: &PayRequest,
        private: &Private,
        said: &Said,
    ) -> Result<Created, GatewayError> {
        let number = order::number(request);
        match self.look(By::Number(&number)).await? {
            None if said.code == REPEATED => Err(lost()),
            None => {
                let code = said.code;
                tracing::warn!(payment = %request.payment, code, said.message, "the bank refused an order");
                Err(GatewayError::Refused(format!("error_{code}")))
            }
            Some(order) if order.status != REGISTERED => Ok(without_page(order.id)),
            // The card's charge needs the bank's id. The way to the bank's page is told once.
            Some(Order { id: Some(id), .. }) if request.card.is_some() => {
                self.charge(&id, request, private).await
            }
            Some(order) => {
                let id = order.id.as_deref();
                self.end(request, id, "internal_timeout").await
            }
        }
    }

    /// Whether the bank made this refund, by its own sum of what it gave back; none = the sum fits neither
    /// with it nor without it: somebody gave money back in the bank's own cabinet.
    async fn refunded(
        &self,
        request: &RefundRequest,
    ) -> Result<(Order, Option<bool>), GatewayError> {
        let asked = self.look(By::Id(&request.gateway_id, "")).await?;
        let order = asked
            .ok_or_else(|| GatewayError::Unknown("the bank does not know the order".to_owned()))?;
        let (before, after) = (
            request.refunded_before,
            request.refunded_before + request.amount,
        );
        let given = order.refunded.ok_or_else(|| {
            GatewayError::Unknown("the bank does not say what it gave back".to_owned())
        })?;
        match given {
            given if given == before => Ok((order, Some(false))),
            given if given == after => Ok((order, Some(true))),
            given => {
                tracing::error!(
                    refund = %request.refund, given = %given.plain(),
                    "the bank gave back another sum than our books say"
                );
                Ok((order, None))
            }
        }
    }
}

fn lost() -> GatewayError {
    GatewayError::Unknown("the bank neither has nor takes the order".to_owned())
}

/// An order that nobody has to go anywhere for.
fn without_page(gateway_id: Option<String>) -> Created {
    Created {
        gateway_id,
        pay_url: None,
    }
}

fn done(request: &RefundRequest) -> RefundState {
    RefundState {
        gateway_id: String::new(),
        status: BankStatus::Succeeded(None),
        amount: request.amount,
        currency: request.currency.clone(),
        receipt: ReceiptState::Elsewhere,
        fiscal: None,
    }
}

#[async_trait]
impl Gateway for Rbs {
    fn name(&self) -> &'static str {
        NAME
    }
    fn methods(&self) -> &'static [Method] {
        &[Method::BankCard]
    }
    /// The page stands on the bank's host, on whichever port.
    fn page_origin(&self) -> Option<String> {
        let base = self.api.base();
        Some(format!("{}://{}:*", base.scheme(), base.host_str()?))
    }
    fn pays_payees(&self) -> bool {
        false
    }
    fn has_keys(&self) -> bool {
        false
    }
    fn keeps_cards(&self) -> bool {
        true
    }
    fn takes_identity(&self) -> bool {
        true
    }
    fn refunds(&self) -> bool {
        true
    }

    async fn create(
        &self,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Created, GatewayError> {
        let said = self.register(request, private).await?;
        if said.code != DONE {
            return self.not_made(request, private, &said).await;
        }
        let (id, page) = (said.text("/orderId"), said.text("/formUrl"));
        if id.is_empty() || (page.is_empty() && request.card.is_none()) {
            return Err(GatewayError::Unknown(
                "the answer lacks orderId or formUrl".to_owned(),
            ));
        }
        if request.card.is_some() {
            return self.charge(&id, request, private).await;
        }
        Ok(Created {
            gateway_id: Some(id),
            pay_url: Some(page),
        })
    }

    async fn fetch(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        let number = order::number(request);
        let found = match gateway_id {
            Some(id) => self.look(By::Id(id, &number)).await?,
            None => self.look(By::Number(&number)).await?,
        };
        Ok(found.map_or(Answer::NeverHeard, |order| {
            Answer::Says(order.state(request))
        }))
    }

    async fn abandon(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<(), GatewayError> {
        self.decline(request, gateway_id).await
    }

    /// The bank's own signature binds its id to our number, else the bank's answer must.
    async fn fetch_claimed(
        &self,
        request: &PayRequest,
        claim: &Claim,
    ) -> Result<Answer, GatewayError> {
        let number = order::number(request);
        if let Some(id) = &claim.gateway_id
            && let Some(order) = self.look(By::Id(id, &number)).await?
            && (claim.signed || order.tells_number)
        {
            return Ok(Answer::Says(order.state(request)));
        }
        self.fetch(request, None).await
    }

    async fn refund(&self, request: &RefundRequest) -> Result<RefundState, GatewayError> {
        let order = match self.refunded(request).await? {
            (_, Some(true)) => return Ok(done(request)),
            (_, None) => return Err(GatewayError::Refused("refunded_at_bank".to_owned())),
            (order, Some(false)) => order,
        };
        if !order.is_paid() {
            return Err(GatewayError::Refused("not_paid".to_owned()));
        }
        let impossible = || GatewayError::Refused("invalid_request".to_owned());
        let amount = order::kopecks(request.amount).ok_or_else(impossible)?;
        let held = order.deposited.and_then(order::kopecks);
        let mut fields = vec![
            ("orderId", request.gateway_id.as_str()),
            ("amount", &amount),
        ];
        if let Some(held) = &held {
            fields.push(("expectedDepositedAmount", held));
        }
        let said = self.api.call("refund.do", &fields).await?;
        match said.code {
            DONE => Ok(done(request)),
            code => Err(GatewayError::Refused(format!("error_{code}"))),
        }
    }

    async fn fetch_refund(
        &self,
        request: &RefundRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Option<RefundState>, GatewayError> {
        let (_, made) = self.refunded(request).await?;
        Ok((made == Some(true)).then(|| done(request)))
    }

    async fn forget_card(&self, token: &str, _payer: Uuid) -> Result<(), GatewayError> {
        let said = self
            .api
            .call("unBindCard.do", &[("bindingId", token)])
            .await?;
        match said.code {
            DONE | NO_SUCH_CARD => Ok(()),
            code => Err(GatewayError::Refused(format!("error_{code}"))),
        }
    }

    async fn check(&self) -> anyhow::Result<String> {
        let asked = [("orderNumber", NOBODY)];
        let said = match self.api.ask("getOrderStatusExtended.do", &asked).await {
            Ok(said) => said,
            Err(error) => {
                anyhow::bail!("payments.rbs.api_url: {error}; check the address and the way out")
            }
        };
        match said.code {
            UNKNOWN_ORDER | DONE => Ok(match self.config.callback_key.is_empty() {
                true => "the bank answers; its callbacks are only hints without payments.rbs.callback_key",
                false => "the bank answers; its callbacks must carry a checksum",
            }
            .to_owned()),
            DENIED => anyhow::bail!(
                "the bank denies access ({}); check payments.rbs.user and password, and whether the bank knows this server's address",
                said.message
            ),
            code => anyhow::bail!("the bank answers with errorCode {code}: {}", said.message),
        }
    }

    fn read(&self, call: &Call, check: bool) -> Option<News> {
        if check {
            return None;
        }
        callback::read(call, &self.config.callback_key)
    }
}

#[cfg(test)]
mod tests;
