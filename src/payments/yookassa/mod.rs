//! YooKassa API v3 (DOMAIN 2).
//!
//! What holds: the key and the body are stored before they are sent; every call that asks for money
//! carries `payment_order`; a notification is only a hint, the payment itself is fetched. An order made by
//! an answer that got lost is found again by our id in its `metadata`, and never made twice. A card's
//! token that we no longer have charges nothing: there is no call that makes YooKassa forget it.

mod api;
mod body;
mod news;
mod wire;

use crate::app::gateway::{
    Answer, BankState, BankStatus, Call, Claim, Created, Fiscal, Gateway, GatewayError, Listed,
    Method, News, PayRequest, Private, ReceiptState, RefundRequest, RefundState,
};
use crate::base::Money;
use crate::config::{self, Network, Split};
use crate::payments::model::reason;
use api::{Api, Fault};
use async_trait::async_trait;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::Value;

pub const NAME: &str = "yookassa";

/// The bank gives an unpaid order up after an hour (DOMAIN 2); ten minutes for its books.
const WINDOW: Duration = Duration::minutes(70);
/// Its lists are not to be had.
const NO_LISTS: Fault = Fault::NoCall(501);
/// By so much the bank's clock may be behind ours.
const SKEW: Duration = Duration::minutes(10);
/// A key is good for so long: no order is made later than this after its request.
const LATEST: Duration = Duration::hours(24);

/// Posting a refund waits no longer for the number of its чек.
const RECEIPT_PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

const DEFAULT_PLACE: (&str, &str) = ("https", "api.yookassa.ru");
/// Pages where YooKassa lets people pay.
const PAGES: &str =
    "https://yoomoney.ru https://*.yoomoney.ru https://yookassa.ru https://*.yookassa.ru";

/// The shop of the settings.
pub struct YooKassa {
    api: Api,
    settings: config::Yookassa,
    split: Split,
}

impl YooKassa {
    /// # Errors
    /// An address that is none; no certificates to trust.
    pub fn new(config: &config::Payments) -> anyhow::Result<YooKassa> {
        Ok(YooKassa {
            api: Api::new(&config.yookassa)?,
            settings: config.yookassa.clone(),
            split: config.split,
        })
    }

    /// The order of `request`, which the bank made without our getting to know its id.
    async fn find(&self, request: &PayRequest) -> Result<Option<wire::Payment>, Fault> {
        let (from, until) = (
            moment(request.made_at - SKEW),
            moment(request.made_at + LATEST),
        );
        let query = [
            ("created_at.gte", from.as_str()),
            ("created_at.lte", until.as_str()),
        ];
        let ours =
            |object: Value| (wire::our_payment(&object) == Some(request.payment)).then_some(object);
        let found = self.api.list("payments", &query, true, ours).await?;
        // Without lists nothing can be told; while the key lives it brings the answer again.
        let found = found.ok_or(NO_LISTS)?.into_iter().next();
        found.map(read).transpose()
    }

    /// What names the чек of a payment or refund; a bank that does not tell it has none, and nothing is wrong
    /// by that.
    async fn receipt(&self, of: (&str, &str)) -> Result<Option<Fiscal>, Fault> {
        match self.api.get::<Value>(&["receipts"], &[of]).await {
            Ok(list) => {
                let items = list["items"].as_array();
                Ok(items.and_then(|items| items.iter().find_map(|one| wire::fiscal(one, of))))
            }
            Err(Fault::Absent | Fault::Refused { .. } | Fault::NoCall(_)) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// A refund, with what names its чек once that is registered. That cannot make the refund unknown.
    async fn refunded(&self, refund: wire::Refund) -> Result<RefundState, GatewayError> {
        let mut state = refund.state().ok_or_else(unreadable)?;
        let done = matches!(state.status, BankStatus::Succeeded(_));
        if done && state.receipt == ReceiptState::Registered {
            let asked = self.receipt(("refund_id", &state.gateway_id));
            match tokio::time::timeout(RECEIPT_PATIENCE, asked).await {
                Ok(Ok(fiscal)) => state.fiscal = fiscal,
                Ok(Err(fault)) => tracing::warn!(?fault, "the receipt of a refund is not told"),
                Err(_) => tracing::warn!("the receipt of a refund is not told in time"),
            }
        }
        Ok(state)
    }

    /// The refund of `request` among those of its payment. They carry no mark of ours: counted from the
    /// oldest, it is the one that comes after what our books know to be given back.
    async fn find_refund(&self, request: &RefundRequest) -> Result<Option<wire::Refund>, Fault> {
        let query = [("payment_id", request.gateway_id.as_str())];
        let Some(found) = self.api.list("refunds", &query, false, Some).await? else {
            // While the key lives it says what became of it; later nobody may guess.
            return Err(NO_LISTS);
        };
        let mut refunds = Vec::new();
        // Lists begin with the newest; of two in one moment the order of the list counts.
        for object in found.into_iter().rev() {
            let refund: wire::Refund = read(object)?;
            if !refund.is_canceled() && refund.is_of(&request.gateway_id) {
                refunds.push(refund);
            }
        }
        refunds.sort_by_key(wire::Refund::created_at);
        let mut before = Money::ZERO;
        for refund in refunds {
            let sum = refund.money().ok_or_else(unreadable)?;
            if before == request.refunded_before && sum == request.amount {
                return Ok(Some(refund));
            }
            before += sum;
        }
        if before == request.refunded_before {
            return Ok(None);
        }
        // Somebody gave money back in the bank's own cabinet: nobody may guess.
        Err(Fault::Unknown(
            "refunds that our books do not have".to_owned(),
        ))
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn read<T: serde::de::DeserializeOwned>(object: Value) -> Result<T, Fault> {
    serde_json::from_value(object).map_err(|_| unreadable())
}

fn unreadable() -> Fault {
    Fault::Unknown("an answer that cannot be read".to_owned())
}

/// The payer is led only to an order for the sum he saw; of another one only the id is kept, and the next
/// question about it brings it before a clerk.
fn created(request: &PayRequest, made: wire::Payment) -> Created {
    let same =
        made.amount.money() == Some(request.amount) && made.amount.currency() == request.currency;
    if !same {
        tracing::error!(payment = %request.payment, "YooKassa made an order for another sum");
    }
    Created {
        pay_url: made.pay_url().filter(|_| same),
        gateway_id: Some(made.id),
    }
}

/// Why an order was refused. A shop may lack the right to keep cards: the payer can pay without that.
fn refusal(request: &PayRequest, fault: Fault) -> GatewayError {
    match &fault {
        Fault::Refused { code, parameter }
            if request.save_card
                && (code == "forbidden" || parameter.starts_with("save_payment_method")) =>
        {
            GatewayError::Refused(reason::CARD_NOT_KEPT.to_owned())
        }
        _ => fault.into(),
    }
}

#[async_trait]
impl Gateway for YooKassa {
    fn name(&self) -> &'static str {
        NAME
    }
    /// СБП cannot be shared out by the bank.
    fn methods(&self) -> &'static [Method] {
        use Method::{BankCard, SberPay, Sbp, TPay, YooMoney};
        match self.split {
            Split::Transfers => &[BankCard, SberPay, TPay, YooMoney],
            Split::Single | Split::PerSupplier => &[BankCard, Sbp, SberPay, TPay, YooMoney],
        }
    }
    /// A test shop's or a simulator's pages are on its own host.
    fn page_origin(&self) -> Option<String> {
        let place = self.api.base();
        let (scheme, host) = (place.scheme(), place.host_str()?);
        Some(match (scheme, host) == DEFAULT_PLACE {
            true => PAGES.to_owned(),
            false => format!("{PAGES} {scheme}://{host}:*"),
        })
    }
    fn window(&self) -> Duration {
        WINDOW
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
        if request.card.is_some() && private.card_token.is_none() {
            // Without its token the body would be another one, under the same key.
            return Err(GatewayError::Unknown(
                "the saved card is not at hand".to_owned(),
            ));
        }
        let body = body::payment(request, private, &self.settings);
        match self.api.post("payments", request.key, &body).await {
            Ok(made) => Ok(created(request, made)),
            // The order was made by another body: what went with it the first time is not kept.
            Err(Fault::Refused { parameter, .. }) if parameter == "Idempotence-Key" => {
                match self.find(request).await? {
                    Some(made) => Ok(created(request, made)),
                    None => Err(GatewayError::Unknown(
                        "its key was used, and it is not in the list".to_owned(),
                    )),
                }
            }
            Err(fault) => Err(refusal(request, fault)),
        }
    }

    async fn fetch(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        let found = match gateway_id {
            Some(id) => self.api.get(&["payments", id], &[]).await.map(Some),
            None => self.find(request).await,
        };
        match found {
            Ok(Some(payment)) => {
                let state: BankState = payment.state(request.save_card).ok_or_else(unreadable)?;
                Ok(Answer::Says(state))
            }
            Ok(None) | Err(Fault::Absent) => Ok(Answer::NeverHeard),
            Err(Fault::NoCall(_)) if gateway_id.is_none() => Ok(Answer::CannotSay),
            Err(fault) => Err(fault.into()),
        }
    }

    /// By the id that the notification names, where the object itself carries our payment's id.
    async fn fetch_claimed(
        &self,
        request: &PayRequest,
        claim: &Claim,
    ) -> Result<Answer, GatewayError> {
        if let Some(id) = &claim.gateway_id {
            match self.api.get(&["payments", id], &[]).await {
                Ok(object) if wire::our_payment(&object) == Some(request.payment) => {
                    let payment: wire::Payment = read(object)?;
                    let state = payment.state(request.save_card).ok_or_else(unreadable)?;
                    return Ok(Answer::Says(state));
                }
                Ok(_) | Err(Fault::Absent) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        self.fetch(request, None).await
    }

    fn tells_fiscal(&self) -> bool {
        true
    }
    async fn fiscal(&self, gateway_id: &str) -> Result<Option<Fiscal>, GatewayError> {
        Ok(self.receipt(("payment_id", gateway_id)).await?)
    }

    async fn refund(&self, request: &RefundRequest) -> Result<RefundState, GatewayError> {
        let body = body::refund(request, &self.settings);
        let refund: wire::Refund = self.api.post("refunds", request.key, &body).await?;
        self.refunded(refund).await
    }

    async fn fetch_refund(
        &self,
        request: &RefundRequest,
        gateway_id: Option<&str>,
    ) -> Result<Option<RefundState>, GatewayError> {
        let found = match gateway_id {
            Some(id) => self.api.get(&["refunds", id], &[]).await.map(Some),
            None => self.find_refund(request).await,
        };
        match found {
            Ok(Some(refund)) => self.refunded(refund).await.map(Some),
            Ok(None) | Err(Fault::Absent) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    async fn statement(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<Vec<Listed>>, GatewayError> {
        let (from, until) = (moment(from), moment(until));
        let query = [
            ("status", "succeeded"),
            ("captured_at.gte", from.as_str()),
            ("captured_at.lt", until.as_str()),
        ];
        let Some(objects) = self.api.list("payments", &query, false, Some).await? else {
            return Ok(None);
        };
        let mut listed = Vec::with_capacity(objects.len());
        for object in objects {
            let payment: wire::Payment = read(object)?;
            listed.push(payment.listed().ok_or_else(unreadable)?);
        }
        Ok(Some(listed))
    }

    async fn check(&self) -> anyhow::Result<String> {
        let shop = self.api.shop();
        let me: wire::Me = match self.api.get(&["me"], &[]).await {
            Ok(me) => me,
            Err(Fault::Keys) => anyhow::bail!(
                "YooKassa refuses the keys of shop `{shop}`; copy payments.yookassa.shop_id and \
                 payments.yookassa.secret_key from the merchant's cabinet (Integration, API keys)"
            ),
            Err(Fault::Unknown(cause)) => anyhow::bail!(
                "YooKassa does not answer at {} ({cause}); see payments.yookassa.api_url and whether this \
                 machine may call it",
                self.api.base()
            ),
            Err(Fault::Refused { code, .. }) if code == "forbidden" => anyhow::bail!(
                "YooKassa does not let shop `{shop}` ask (forbidden); its manager knows what is not allowed"
            ),
            Err(Fault::Absent | Fault::Refused { .. } | Fault::NoCall(_)) => anyhow::bail!(
                "{} is not YooKassa's API v3; set payments.yookassa.api_url to https://api.yookassa.ru/v3",
                self.api.base()
            ),
        };
        if let Some(status) = me.status.filter(|status| status != "enabled") {
            anyhow::bail!("shop `{shop}` is {status} at YooKassa; ask its support to enable it");
        }
        Ok(match me.test {
            true => format!("yookassa: test shop {shop} answers, no real money"),
            false => format!("yookassa: shop {shop} answers"),
        })
    }

    fn read(&self, call: &Call, _check: bool) -> Option<News> {
        let allowed = |network: &Network| network.contains(call.address);
        if !self.settings.notify_from.iter().any(allowed) {
            return None;
        }
        news::read(&call.body)
    }
}
